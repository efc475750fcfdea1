#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when somebody else changes the file of the page that is open."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import stays, wait_until

TITLE = "Micorpeeling"


class Others(Case):
    def setUp(self):
        super().setUp()
        self.editor = Editor(self.open(self.site.page))
        self.editor.wait_title(TITLE)

    def text(self):
        return self.site.page.read_text()

    def change(self, old, new):
        text = self.text()
        self.assertEqual(text.count(old), 1)
        self.site.page.write_text(text.replace(old, new))

    def test_without_unsaved_changes_the_page_is_read_again(self):
        self.change(f'title: "{TITLE}"', 'title: "Theirs"')
        self.editor.wait_title("Theirs")
        self.editor.wait_unsaved(False)
        self.program.keyboard.key("ctrl+z")
        self.editor.wait_title(TITLE)

    def test_changes_to_other_things_go_together(self):
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        self.change("\n---\n", "\nsubtitle: Theirs\n---\n")
        self.button("Show What Changed")
        self.editor.save()
        self.assertIn('title: "Mine"\n', self.text())
        self.assertIn("subtitle: Theirs\n", self.text())

    def button(self, label):
        """GTK 4.8 names it with its mnemonic and then without."""
        return self.program.find(lambda name: name.endswith(label), "push button")

    def decide(self, choice):
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        self.change(f'title: "{TITLE}"', 'title: "Theirs"')
        self.program.find(lambda name: name.startswith(f"Title: {choice}"), "check box").click()
        self.apply()

    def apply(self):
        button = self.button("Apply")
        wait_until(lambda: button.sensitive, "nothing is chosen")
        button.press()
        wait_until(lambda: not self.program.shows("Both Changed the Same"), "the question stays")

    def test_both_changed_the_same_and_mine_is_kept(self):
        self.decide("Keep mine")
        self.editor.wait_title("Mine")
        self.editor.save()
        self.assertIn('title: "Mine"\n', self.text())

    def test_both_changed_the_same_and_theirs_is_taken(self):
        self.decide("Take theirs")
        self.editor.wait_title("Theirs")
        self.editor.wait_unsaved(False)

    def test_a_file_that_is_deleted_can_be_saved_again(self):
        before = self.text()
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        self.site.page.unlink()
        self.button("Save Again").press()
        wait_until(self.site.page.exists, "the file is not there")
        self.assertEqual(self.text(), before.replace(TITLE, "Mine"))

    def test_changes_are_told_in_words(self):
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        self.program.keyboard.key("ctrl+shift+r")
        self.program.find(f"Title: {TITLE} → Mine")
        self.program.keyboard.key("Escape")
        wait_until(lambda: not self.program.shows("Changes in the file"), "the review stays")
        stays(lambda: self.program.running, "the program")


if __name__ == "__main__":
    tap.main()
