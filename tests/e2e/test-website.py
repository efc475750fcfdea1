#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page inside the real website: typing shows at once and in Hugo's answer, and nothing in the
site's folder is written."""

import os
import shutil
import time
from pathlib import Path

from harness import tap, tree
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = "content/services/microneedling.md"


def snapshot(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def hugo_processes():
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if Path(os.fsdecode(words[0])).name == "hugo" and b"--noBuildLock" in words:
            found.append(int(process.name))
    return found


class Website(Case):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "themed"
        shutil.copytree(tree.SAMPLE, self.folder)
        self.before = snapshot(self.folder)
        self.editor = Editor(self.open(self.folder / PAGE))
        self.editor.wait_title("Micorneedling")
        self.editor.wait_preview("Micorneedling")

    def show_website(self):
        self.program.find("Website", "push button").press()
        self.program.find("Show Website", "push button").press()
        self.editor.wait_preview("Book a visit")

    def test_typing_shows_in_the_theme_and_nothing_is_written(self):
        self.show_website()
        self.editor.set_field("Title", "Gentle Needling")
        self.editor.wait_preview("Gentle Needling", "Book a visit")
        self.editor.type_in_cell("Cost, Details", "From $123")
        self.editor.wait_preview("From $123", "Book a visit")
        # The price in the margin is written by the theme alone.
        wait_until(lambda: self.editor.preview_text().count("From $123") == 2,
                   "Hugo's answer does not show")
        self.assertEqual(snapshot(self.folder), self.before)

    def test_no_hugo_outlives_the_program(self):
        self.show_website()
        self.editor.set_field("Title", "Once more")
        self.program.kill()
        time.sleep(0.2)
        self.assertEqual(hugo_processes(), [])


if __name__ == "__main__":
    tap.main()
