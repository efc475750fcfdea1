#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a site as "list" prints them, and "render"."""

import os

from cli_case import Case, FAILED
from harness import tap


class List(Case):
    def setUp(self):
        super().setUp()
        self.write("site/hugo.yaml", "title: Glow\n")
        self.write("site/content/about.md", "---\ntitle: About\n---\n")
        self.write("site/content/services/b.md", "---\ntitle: Beta\nweight: 2\ndraft: true\n---\n")
        self.write("site/content/services/a.md",
                   "---\ntitle: Alpha\nweight: 1\ndate: 2024-05-06\n---\n\n"
                   "| Attribute | Details |\n|---|---|\n| **Cost** | **$100** |\n")

    def test_json(self):
        self.assertEqual(self.done("list", "--json", "site").objects, [
            {"path": "content/about.md", "title": "About", "draft": False, "weight": 0, "date": "",
             "section": "", "price": "", "problem": None},
            {"path": "content/services/a.md", "title": "Alpha", "draft": False, "weight": 1,
             "date": "2024-05-06", "section": "services", "price": "$100", "problem": None},
            {"path": "content/services/b.md", "title": "Beta", "draft": True, "weight": 2,
             "date": "", "section": "services", "price": "", "problem": None}])

    def test_for_people(self):
        lines = self.done("list", "site").text.splitlines()
        self.assertEqual(lines[1].split("\t"),
                         ["content/services/a.md", "Alpha", "", "1", "2024-05-06", "services",
                          "$100", ""])

    def test_bad_pages_do_not_stop_the_rest(self):
        self.write("site/content/broken.md", "---\ntitle: [\n---\n")
        self.write(b"site/content/bad\xff\nname.md".decode("utf-8", "surrogateescape"), "A\n")
        os.mkfifo(self.folder / "site/content/fifo.md")
        pages = {p["path"]: p["problem"] for p in self.done("list", "--json", "site").objects}
        self.assertEqual(len(pages), 6)
        for path in ("content/broken.md", "content/bad\ufffd\nname.md", "content/fifo.md"):
            self.assertTrue(pages[path])
        self.assertEqual(len(self.done("list", "site").text.splitlines()), 6)

    def test_what_is_no_site(self):
        (self.folder / "empty").mkdir()
        for folder in ("empty", "missing", "site/content/about.md"):
            with self.subTest(folder=folder):
                result = self.fails(FAILED, "list", folder)
                self.assertEqual((result.out, result.messages[0][0]), (b"", folder))


class Render(Case):
    PAGE = "---\ntitle: A\n---\n# Heading\n\nText <b>raw</b>\n"

    def test_hugos_own_settings(self):
        self.write("a.md", self.PAGE)
        text = self.done("render", "a.md").text
        self.assertIn("Heading</h1>", text)
        self.assertNotIn("<b>", text)
        self.assertEqual(self.done("render", "-", stdin=self.PAGE.encode()).text, text)

    def test_settings_of_a_site(self):
        self.write("site/hugo.yaml", "markup: {goldmark: {renderer: {unsafe: true}}}\n")
        self.write("site/content/a.md", self.PAGE)
        text = self.done("render", "--site", "site", "site/content/a.md").text
        self.assertIn("<b>raw</b>", text)

    def test_the_whole_document(self):
        self.write("a.md", self.PAGE)
        text = self.done("render", "--page", "a.md").text
        self.assertIn("<style", text)
        self.assertIn("Heading</h1>", text)

    def test_failures(self):
        self.write("a.md", self.PAGE)
        self.write("broken.md", "---\ntitle: a: b\n---\nText\n")
        self.assertEqual(self.fails(FAILED, "render", "missing.md").messages[0][0], "missing.md")
        self.assertEqual(self.fails(FAILED, "render", "--site", "missing", "a.md").messages[0][0],
                         "missing")
        self.assertEqual(self.fails(FAILED, "render", "broken.md").messages[0][:2],
                         ("broken.md", 2))


if __name__ == "__main__":
    tap.main()
