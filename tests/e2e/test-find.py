#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find and replace on a page: in its fields, its text and its tables, the same in the source."""

from harness import tap
from harness.grid_case import GridCase
from harness.waiting import wait_until

TEXT = """---
title: Peel for winter
description: A gentle peel
tags: [peel, skin]
---
The peel is gentle.

| Attribute  | Details            |
|------------|--------------------|
| **Name**   | Peel               |
| **Effect** | Peel, then glow    |
| **Cost**   | $90                |

Nothing more.
"""


class Find(GridCase):
    TEXT = TEXT
    TITLE = "Peel for winter"

    def entry(self, name):
        return self.program.find(name, role=lambda role: role in ("text", "entry"))

    def wait_count(self, text):
        self.program.find(text, role="label")

    def focus(self):
        return next((node for node in self.program.root.walk() if node.has_state("FOCUSED")), None)

    def find(self, text):
        self.editor.field("Title").click()
        self.key("ctrl+f")
        wait_until(lambda: self.focus().name == "Find on this page", "the bar does not open")
        self.key("ctrl+a")
        self.type(text)

    def test_matches_are_counted_and_stepped_through(self):
        self.find("peel")
        self.wait_count("6 matches")
        self.key("Return")
        self.wait_count("1 of 6")
        self.key("shift+Return")
        self.wait_count("6 of 6")
        # Closed, the keyboard is where the match is.
        self.key("Escape")
        self.wait_focus("Effect, Details")
        self.key("ctrl+shift+g")
        self.wait_count("5 of 6")
        self.key("Escape")
        self.wait_focus("Name, Details")
        self.key("ctrl+f")
        self.program.find("Match Case", role="push button").click()
        self.wait_count("3 matches")
        self.find("nowhere")
        self.wait_count("Not found")
        self.editor.wait_unsaved(False)

    def test_one_is_replaced_and_seen_before(self):
        self.find("peel")
        self.key("ctrl+h")
        self.entry("Replace with").click()
        self.type("mask")
        self.key("Return")
        self.wait_count("1 of 6")
        self.editor.wait_unsaved(False)
        self.key("Return", "Return", "Return", "Return", "Return")
        self.wait_count("1 of 1")
        self.assert_saved(TEXT.replace("Peel for", "mask for").replace("gentle peel", "gentle mask")
                          .replace("[peel", "[mask").replace("The peel", "The mask")
                          .replace("| Peel               |", "| mask               |").split("\n"))

    def test_all_are_replaced_and_undone_in_one_step(self):
        self.find("peel")
        self.key("ctrl+h")
        self.entry("Replace with").click()
        self.type("mask")
        self.program.find(lambda name: name.replace("_", "").startswith("Replace All"),
                          role="push button").press()
        self.wait_count("Not found")
        after = TEXT.replace("Peel               |", "mask               |")
        after = after.replace("Peel", "mask").replace("peel", "mask")
        self.assert_saved(after.split("\n"))
        self.key("Escape", "ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def test_the_source_counts_the_same(self):
        self.find("peel")
        self.wait_count("6 matches")
        self.key("Escape", "ctrl+u")
        self.program.find("Source text")
        self.key("ctrl+f")
        self.wait_count("6 matches")
        self.key("ctrl+a")
        self.type("tags")
        self.wait_count("1 match")
        self.key("Return", "Escape")
        wait_until(lambda: self.focus().name == "Source text", "the source has no focus")
        self.type("topics")
        self.assert_saved(TEXT.replace("tags", "topics").split("\n"))


if __name__ == "__main__":
    tap.main()
