#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table that readers do not agree on: it says why it is not edited, and leads to its line."""

from harness import tap
from harness.grid_case import GridCase
from harness.waiting import wait_until

TEXT = """---
title: Micorpeeling
---
Prices are from last year.

| Attribute | Details |
|-----------|---------|
| **Cost**  | $90     |
    indented | below |

After.
"""


class GridLocked(GridCase):
    TEXT = TEXT

    def test_it_says_why_and_is_shown_in_the_source_at_its_line(self):
        self.program.find(lambda name: "read this table differently" in name, role="label")
        self.go_to("Cost, Details")
        self.type("x")
        self.key("Delete", "ctrl+plus", "ctrl+v")
        self.editor.wait_unsaved(False)
        self.program.find(lambda name: "Show in Source" in name.replace("_", ""),
                          role="push button").click()
        source = self.program.find("Source text")
        wait_until(lambda: source.has_state("FOCUSED"), "the source has no focus")
        self.key("shift+End", "ctrl+c")
        self.type("| Attribute | Particulars |")
        self.assert_saved([line.replace("| Attribute | Details |", "| Attribute | Particulars |")
                           for line in self.before])


if __name__ == "__main__":
    tap.main()
