#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed loses nothing that was typed more than a moment ago: the next start
offers it, and throws nothing away unasked."""

import os
from pathlib import Path

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import stays, wait_until

TITLE = "Micorpeeling"


class Crash(Case):
    def setUp(self):
        super().setUp()
        self.before = self.site.snapshot()
        self.drafts = Path(os.environ["XDG_STATE_HOME"]) / "service-pages/drafts"

    def draft_texts(self):
        texts = []
        for path in self.drafts.glob("*/*.draft"):
            try:
                texts.append(path.read_bytes())
            except FileNotFoundError:
                pass
        return texts

    def wait_draft(self, words):
        wait_until(lambda: any(words.encode() in text for text in self.draft_texts()),
                   f"no draft says {words!r}")

    def wait_no_draft(self):
        wait_until(lambda: not self.draft_texts(), "a draft stays")

    def type_and_kill(self, title="Typed before the crash"):
        program = self.open(self.site.page)
        editor = Editor(program)
        editor.wait_title(TITLE)
        editor.set_field("Title", title)
        self.wait_draft(title)
        program.kill()
        self.assertEqual(self.site.snapshot(), self.before)

    def start_again(self):
        self.open(self.site.folder)
        self.program.find("Restore All")
        return Editor(self.program)

    def test_killed_while_typing(self):
        program = self.open(self.site.page)
        editor = Editor(program)
        editor.wait_title(TITLE)
        editor.field("Title").click()
        program.keyboard.key("ctrl+a")
        # Without a pause of a draft's length anywhere.
        for word in range(12):
            program.keyboard.type(f"word{word:02} ", delay=40)
        self.wait_draft("word11")
        program.kill()

        editor = self.start_again()
        self.program.find(lambda name: name.startswith("Title: ") and "word00" in name)
        self.program.find("Restore All").press()
        wait_until(lambda: "word11" in editor.field("Title").text, "the text is not back")
        editor.wait_unsaved()
        self.assertEqual(self.site.snapshot(), self.before)
        # It is an edit as any other: undo leads to the file, redo back, saving saves.
        self.program.activate("win.undo")
        editor.wait_title(TITLE)
        self.program.activate("win.redo")
        wait_until(lambda: "word11" in editor.field("Title").text, "redo does not bring it back")
        editor.save()
        self.assertIn(b"word00 word01 word02", self.site.page.read_bytes())
        self.wait_no_draft()

    def test_killed_again_after_restoring(self):
        self.type_and_kill()
        editor = self.start_again()
        self.program.find("Restore All").press()
        editor.wait_title("Typed before the crash")
        self.program.kill()
        editor = self.start_again()
        self.program.find("Restore All").press()
        editor.wait_title("Typed before the crash")

    def test_later_keeps_it(self):
        self.type_and_kill()
        editor = self.start_again()
        self.program.find("Later").press()
        self.program.find(lambda name: name.startswith("1 page was not saved"))
        editor.select("content/services/micropeeling.md")
        editor.wait_title(TITLE)
        self.program.find("Review…", "push button").press()
        self.program.find("Restore “Typed before the crash”").press()
        editor.wait_title("Typed before the crash")

    def test_discarding_asks_first(self):
        self.type_and_kill()
        editor = self.start_again()
        self.program.find("Discard “Typed before the crash”").press()
        editor.answer("Cancel")
        stays(lambda: self.draft_texts(), "the draft")
        self.program.find("Discard All…").press()
        editor.answer("Discard")
        self.wait_no_draft()
        self.assertEqual(self.site.snapshot(), self.before)

    def test_changed_meanwhile(self):
        self.type_and_kill()
        text = self.site.page.read_text().replace("$90 to $300", "$95 to $310")
        self.site.page.write_text(text, newline="")
        editor = self.start_again()
        self.program.find("Restore All").press()
        editor.wait_title("Typed before the crash")
        editor.wait_preview("Typed before the crash", "$95 to $310")
        self.assertEqual(self.site.page.read_text(), text)

    def test_file_gone_meanwhile(self):
        self.type_and_kill()
        self.site.page.unlink()
        editor = self.start_again()
        self.program.find("Restore All").press()
        editor.wait_title("Typed before the crash")
        editor.save()
        self.assertIn("Typed before the crash", self.site.page.read_text())

    def test_discarding_at_the_end_leaves_no_draft(self):
        program = self.open(self.site.page)
        editor = Editor(program)
        editor.wait_title(TITLE)
        editor.set_field("Title", "Not wanted")
        self.wait_draft("Not wanted")
        program.keyboard.key("ctrl+w")
        editor.answer("Discard")
        program.wait_end()
        self.assertEqual(self.draft_texts(), [])

    def test_drafts_that_cannot_be_written(self):
        self.drafts.parent.mkdir(parents=True)
        self.drafts.write_text("a file where the folder should be")
        program = self.open(self.site.page)
        editor = Editor(program)
        editor.wait_title(TITLE)
        editor.set_field("Title", "Typed")
        program.find(lambda name: name.startswith("What you type is not kept safe"))
        self.drafts.unlink()
        self.wait_draft("Typed")
        wait_until(lambda: not program.shows(lambda name: name.startswith("What you type is not")),
                   "the banner stays")


if __name__ == "__main__":
    tap.main()
