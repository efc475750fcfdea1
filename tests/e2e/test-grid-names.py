#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a table of attributes knows from the section's other pages: usual rows that are missing,
names that nearly are usual ones, names offered while one is typed."""

from harness import tap
from harness.grid_case import GridCase

PAGE = """---
title: {title}
---
| Attribute            | Details      |
|----------------------|--------------|
| **Name**             | {title}      |
| **Instruments Used** | A device     |
| **Precautions**      | Stay inside  |
| **Cost**             | $100         |
"""

OWN = """---
title: Micorpeeling
---
| Attribute            | Details      |
|----------------------|--------------|
| **Name**             | Peel         |
|                      | Light peel   |
| **Instruments used** | A brush      |
| **Cost**             | $90          |
"""


class GridNames(GridCase):
    TEXT = OWN

    def open(self, *arguments, **options):
        # The others have to be there before the site is opened.
        for number, title in enumerate(["One", "Two", "Three"]):
            self.site.write(f"other-{number}.md", PAGE.format(title=title))
        return super().open(*arguments, **options)

    def test_a_missing_row_is_added_where_it_belongs(self):
        self.program.find("Add Precautions", role="push button")
        self.go_to("Cost, Attribute")
        # Below the last row come the offers; the first is to rename.
        self.key("Down", "Tab", "Return")
        self.wait_focus("Precautions, Details")
        self.type("None")
        self.key("Return")
        self.editor.wait_unsaved()
        self.editor.save()
        self.assertEqual(self.lines(), self.before[:8]
                         + ["| **Precautions**      | None         |"] + self.before[8:])
        self.assertFalse(self.program.root.shows("Add Precautions"))
        self.key("ctrl+z", "ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def test_a_name_that_nearly_is_a_usual_one_is_pointed_out(self):
        self.program.find("Rename to “Instruments Used”", role="push button").press()
        self.wait_focus("Instruments Used, Attribute")
        self.assert_saved([line.replace("Instruments used", "Instruments Used")
                           for line in self.before])
        self.assertFalse(self.program.root.shows("Rename to “Instruments Used”"))

    def test_names_are_offered_while_one_is_typed(self):
        self.program.find("Add Precautions", role="push button")
        self.go_to("Cost, Attribute")
        self.key("ctrl+plus")
        self.type("prec")
        self.program.find("Precautions", role="label")
        self.key("Down", "Tab")
        self.wait_focus("Precautions, Details")
        self.editor.save()
        self.assertEqual(self.lines()[8].split("|")[1].strip(), "**Precautions**")


if __name__ == "__main__":
    tap.main()
