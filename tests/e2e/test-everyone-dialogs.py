#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions that the program asks now and then, without eyes and without a mouse: each has a
name, each control in it too, Tab leads through, and Escape leaves it."""

import os
from pathlib import Path

from harness import tap
from harness.access import AccessCase
from harness.editor import Editor
from harness.waiting import wait_until

TITLE = "Micorpeeling"


class Dialogs(AccessCase):
    def start(self, path=None, title=TITLE):
        self.editor = Editor(self.open(path or self.site.page))
        self.editor.wait_title(title)

    def wait_dialog(self):
        wait_until(lambda: len(self.program.windows) > 1, "no dialog opens")
        dialog = self.program.windows[-1]
        wait_until(lambda: self.controls(dialog), "the dialog is empty")
        return dialog

    def walk_through(self, where, closes=True):
        dialog = self.wait_dialog()
        self.assertTrue(dialog.name, where)
        self.assert_named(where, dialog)
        self.assert_reachable(dialog, where)
        # Before libadwaita 1.4 a row to type in does not tell that it has the focus.
        silent = dialog.find_all(role="text")[:1]
        seen = set()
        for _ in range(2 * len(self.controls(dialog)) + 2):
            node = wait_until(lambda: self.focused() or (silent and silent[0]),
                              f"{where}: nothing has the focus")
            seen.add((node.name, node.extents))
            self.program.keyboard.key("Tab")
        buttons = [node for node in self.controls(dialog)
                   if node.role == "push button" and node.sensitive]
        # A dialog's own buttons lie side by side, so all of them are met on the way round.
        self.assertGreaterEqual(len(seen), min(2, len(buttons)), where)
        if closes:
            self.program.keyboard.key("Escape")
            wait_until(lambda: len(self.program.windows) == 1, f"{where}: Escape does not leave it")
        return dialog

    def test_when_both_changed_the_same(self):
        self.start()
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        text = self.site.page.read_text()
        self.site.page.write_text(text.replace(TITLE, "Theirs"))
        mine, theirs = (self.program.find(lambda name, words=words: name.startswith(words),
                                          "check box")
                        for words in ("Title: Keep mine", "Title: Take theirs"))
        self.assertFalse(mine.has_state("CHECKED") or theirs.has_state("CHECKED"))
        # What each of them means is told with it.
        self.assertIn("Mine", mine.name)
        self.assertIn("Theirs", theirs.name)
        self.walk_through("the question of a conflict", closes=False)
        theirs.click()
        wait_until(lambda: theirs.has_state("CHECKED"), "the choice is not told")
        self.program.keyboard.key("Escape")
        wait_until(lambda: len(self.program.windows) == 1, "Escape does not leave it")
        self.assertIn("Mine", self.editor.field("Title").text)

    def test_before_a_page_is_converted(self):
        page = self.site.write("latin.md", b"---\ntitle: Latin\n---\nCaf\xe9.\n")
        self.start(page, "Latin")
        self.program.find(lambda name: name.endswith("Convert…"), "push button").press()
        self.walk_through("converting a page")

    def test_managing_pages(self):
        self.start()
        for action, where in (("win.rename-page", "renaming a page"),
                              ("win.page-terms", "categories and tags of pages"),
                              ("win.new-page", "a new page")):
            with self.subTest(where):
                self.program.activate(action)
                self.walk_through(where)
                self.program.take_focus()

    def test_escape_empties_the_search_of_the_help_and_then_leaves_it(self):
        self.start()
        self.program.activate("app.help", "")
        search = self.program.find("Search the help")
        search.click()
        self.program.keyboard.type("price")
        wait_until(lambda: search.text == "price", "nothing is typed")
        self.program.keyboard.key("Escape")
        wait_until(lambda: search.text == "", "the search is not emptied")
        self.program.keyboard.key("Escape")
        wait_until(lambda: len(self.program.windows) == 1, "the help stays")

    def test_leaving_with_unsaved_changes(self):
        self.start()
        self.editor.set_field("Title", "Mine")
        self.editor.wait_unsaved()
        self.program.activate("win.close")
        self.walk_through("the question before leaving")
        self.assertTrue(self.program.running)

    def test_after_a_crash(self):
        drafts = Path(os.environ["XDG_STATE_HOME"]) / "service-pages/drafts"
        self.start()
        self.editor.set_field("Title", "Typed before the crash")
        wait_until(lambda: any(drafts.glob("*/*.draft")), "no draft is kept")
        self.program.kill()
        self.open(self.site.folder)
        self.program.find("Restore All")
        self.assert_named("what was not saved")
        self.program.find("Restore “Typed before the crash”", "push button")


if __name__ == "__main__":
    tap.main()
