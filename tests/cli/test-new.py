#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""New pages: from an archetype, from the section's shape, and never over anything."""

import os

from cli_case import Case, FAILED, USAGE
from harness import tap

ARCHETYPE = """---
title: "{{ replace .Name "-" " " | title }}"
date: {{ .Date }}
type: {{ .Type }}
draft: true
---

# {{ .Name | humanize }} in {{ .Section }}
"""

PAGE = """---
title: Page {n}
date: 2024-0{n}-02
featured: true
tags: [a]
---

| Attribute | Detail |
|-----------|--------|
| **Name**  | Page   |
| **Cost**  | $1     |
"""


class New(Case):
    def setUp(self):
        super().setUp()
        self.write("hugo.toml", 'title = "Glow"\n')

    def new(self, *args):
        path = self.done("new", "--site", self.folder, *args).text.rstrip("\n")
        return path, (self.folder / path).read_text()

    def test_archetype_of_the_section_comes_first(self):
        self.write("archetypes/services.md", ARCHETYPE)
        self.write("archetypes/default.md", "---\ntitle: wrong\n---\n")
        path, text = self.new("--section", "services", 'Lips & "Cheeks"')
        self.assertEqual(path, "content/services/lips-cheeks.md")
        self.assertIn('title: "Lips & \\"Cheeks\\""\n', text)
        self.assertIn("type: services\n", text)
        self.assertIn('# Lips & "Cheeks" in services\n', text)
        self.assertRegex(text, r"date: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\n")

    def test_usual_archetype_and_that_of_the_theme(self):
        self.write("hugo.toml", 'title = "Glow"\ntheme = "plain"\n')
        self.write("themes/plain/archetypes/blog.md", "---\ntitle: x\nlayout: theme\n---\n")
        self.write("archetypes/default.md", "---\ntitle: x\nlayout: usual\n---\n")
        self.assertIn("layout: theme", self.new("--section", "blog", "One")[1])
        self.assertIn("layout: usual", self.new("--section", "news", "One")[1])

    def test_archetype_that_is_a_folder(self):
        self.write("archetypes/team/index.md", "---\ntitle: x\n---\n")
        self.write("archetypes/team/photo.svg", "<svg/>")
        path, text = self.new("--section", "team", "Ana")
        self.assertEqual(path, "content/team/ana/index.md")
        self.assertEqual(text, "---\ntitle: Ana\n---\n")
        self.assertTrue((self.folder / "content/team/ana/photo.svg").exists())

    def test_shape_of_the_other_pages(self):
        for n in (1, 2, 3):
            self.write(f"content/services/{n}.md", PAGE.format(n=n))
        text = self.new("--section", "services", "Lip flip")[1]
        self.assertRegex(text, r"^---\ndraft: true\ntitle: Lip flip\ndate: \d{4}-\d\d-\d\d\n"
                               r"featured: false\ntags: \[\]\n---\n\n\| Attribute \| Detail")
        self.assertIn("| **Name**  | Lip flip |\n| **Cost**  |          |\n", text)

    def test_a_name_that_is_taken_gets_a_number(self):
        self.write("content/glow.md", "Mine\n")
        self.write("content/glow-2/index.md", "Mine\n")
        self.assertEqual(self.new("Glow")[0], "content/glow-3.md")
        self.assertEqual((self.folder / "content/glow.md").read_text(), "Mine\n")

    def test_names(self):
        for title, name in (("Über uns", "über-uns"), ("A / B", "a-b"),
                            (" PRP  facial ", "prp-facial"),
                            ("Before – after", "before-after"), (".hidden", "hidden")):
            with self.subTest(title=title):
                self.assertEqual(self.new(title)[0], f"content/{name}.md")

    def test_nothing_is_written_outside(self):
        outside = self.folder.parent / f"{self.folder.name}-outside"
        outside.mkdir()
        self.addCleanup(os.rmdir, outside)
        (self.folder / "content").mkdir()
        os.symlink(outside, self.folder / "content/away")
        for section in ("../../x", "away"):
            with self.subTest(section=section):
                self.fails(FAILED, "new", "--site", self.folder, "--section", section, "Glow")
        self.assertEqual(os.listdir(outside), [])

    def test_a_title_without_letters(self):
        self.fails(FAILED, "new", "--site", self.folder, "!!")

    def test_usage(self):
        for args in (["Glow"], ["--site", "."], ["--site", ".", "A", "B"]):
            with self.subTest(args=args):
                self.fails(USAGE, "new", *args)


if __name__ == "__main__":
    tap.main()
