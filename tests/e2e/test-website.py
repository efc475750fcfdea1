#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page inside the real website: typing shows at once and in Hugo's answer, and nothing in the
site's folder is written."""

import os
import re
import shutil
from pathlib import Path

from harness import tap, tree
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = "content/services/microneedling.md"


def snapshot(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def hugo_processes(folder):
    """The processes of Hugo that build the website in @folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if Path(os.fsdecode(words[0])).name == "hugo" and os.fsencode(folder) in words:
            found.append(int(process.name))
    return found


class Website(Case):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "themed"
        shutil.copytree(tree.SAMPLE, self.folder)
        partial = self.folder / "layouts/partials/content.html"
        partial.write_text(partial.read_text() + "{{ upper .Title }} {{ upper .RawContent }}")
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
        # Capital letters are the template's work, which nothing but Hugo does.
        self.editor.wait_preview("GENTLE NEEDLING", "FROM $123")
        self.program.activate("win.preview-browser")
        copy = self.home / ".cache/service-pages/browser/page.html"
        page = wait_until(lambda: copy.exists() and copy.read_text(), "no page for a browser")
        self.assertIn("Gentle Needling", page)
        self.assertNotIn("sp-website:", page)
        sheet = re.search(r'href="?file://([^" >]*\.css)', page)
        self.assertTrue(Path(sheet[1]).is_file(), page[:2000])
        self.assertEqual(snapshot(self.folder), self.before)

    def test_no_hugo_outlives_the_program(self):
        # One that would take very long.
        slow = "{{ range seq 2000 }}" * 3 + "{{ end }}" * 3
        (self.folder / "layouts" / "404.html").write_text(slow)
        self.program.find("Website", "push button").press()
        self.program.find("Show Website", "push button").press()
        wait_until(lambda: hugo_processes(self.folder), "Hugo does not run")
        self.program.kill()
        wait_until(lambda: not hugo_processes(self.folder), "Hugo goes on alone", timeout=5)

    def test_a_problem_tells_its_page_and_line_and_the_last_good_page_stays(self):
        self.show_website()
        self.program.activate("win.source")
        source = wait_until(
            lambda: next((node for node in self.program.root.find_all(role="text")
                          if node.text.startswith("---\n")), None), "no source")
        at = source.text.index("draft: false")
        source.insert_text(at, "title: a: b\n")
        problem = self.program.find(lambda name: "line 2" in name and "microneedling.md" in name,
                                    "label")
        self.assertIn("Nothing is lost", problem.name)
        for words in ("Book a visit", "Micorneedling", "A pen with very fine needles"):
            self.assertIn(words, self.editor.preview_text())
        source.set_text(source.text.replace("title: a: b\n", ""))
        wait_until(lambda: "line 2" not in problem.name, "the problem stays when it is mended")


class WithoutHugo(Case):
    def test_one_sentence_says_what_is_missing(self):
        empty = self.scratch / "bin"
        empty.mkdir()
        editor = Editor(self.open(self.site.folder, environment={"PATH": str(empty)}))
        self.program.find("Website", "push button").press()
        self.program.find(lambda name: "when Hugo" in name and "is installed" in name, "label")
        self.program.find("Instant", "push button").press()
        wait_until(lambda: editor.preview_text(), "Instant does not come back")


if __name__ == "__main__":
    tap.main()
