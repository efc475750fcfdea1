#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsaved changes are asked about before the window closes, and nothing is lost by accident."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import stays, wait_until

TITLE = "Micorpeeling"


class Unsaved(Case):
    def setUp(self):
        super().setUp()
        self.before = self.site.snapshot()
        self.editor = Editor(self.open(self.site.page))
        self.editor.wait_title(TITLE)

    def change_and_close(self):
        self.editor.set_field("Title", "Changed")
        self.editor.wait_unsaved()
        self.program.keyboard.key("ctrl+w")

    def test_closing_without_changes_asks_nothing(self):
        self.program.keyboard.key("ctrl+w")
        self.assertEqual(self.program.wait_end(), 0)

    def test_closing_asks_and_cancel_keeps_everything(self):
        self.change_and_close()
        self.editor.answer("Cancel")
        wait_until(lambda: not self.program.shows(role="dialog"), "the question stays")
        stays(lambda: self.program.running, "the window")
        self.editor.wait_title("Changed")
        self.assertEqual(self.site.snapshot(), self.before)

    def test_closing_asks_and_discard_writes_nothing(self):
        self.change_and_close()
        self.editor.answer("Discard")
        self.assertEqual(self.program.wait_end(), 0)
        self.assertEqual(self.site.snapshot(), self.before)

    def test_closing_asks_and_save_saves(self):
        self.change_and_close()
        self.editor.answer("Save")
        self.assertEqual(self.program.wait_end(), 0)
        after = self.site.page.read_text()
        self.assertIn('title: "Changed"\n', after)
        self.assertEqual(after.replace("Changed", TITLE).encode(),
                         self.before["content/services/micropeeling.md"])

    def test_quitting_asks_too(self):
        self.editor.set_field("Title", "Changed")
        self.editor.wait_unsaved()
        self.program.activate("app.quit")
        self.editor.answer("Cancel")
        stays(lambda: self.program.running, "the program")


if __name__ == "__main__":
    tap.main()
