#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "tidy" does to tables, and that it does nothing else."""

from cli_case import Case, FAILED, PAGES
from harness import tap

UNTIDY = "---\ntitle:   A  # note\n---\nText\n\n| A | Bee |\n|:-|--|\n| long one | x |\n\n* end"


class Tidy(Case):
    def test_pipes_are_aligned_and_nothing_else_changes(self):
        page = self.write("a.md", UNTIDY)
        self.assertEqual(self.done("tidy", "a.md").out, b"")
        tidied = page.read_text()
        self.assertEqual(self.cells(UNTIDY), self.cells(tidied))
        lines = tidied.split("\n")[5:8]
        self.assertEqual(len({line.index("|", 1) for line in lines}), 1)
        self.assertEqual([tidied.split("\n")[:5], tidied.split("\n")[8:]],
                         [UNTIDY.split("\n")[:5], UNTIDY.split("\n")[8:]])

        status = page.stat()
        self.done("tidy", "a.md")
        self.assert_untouched(page, tidied.encode(), status)

    def cells(self, text):
        shown, = self.done("show", "--json", "-", stdin=text.encode()).objects
        return [(b["align"], b["header"], b["rows"]) for b in shown["body"] if b["kind"] == "table"]

    def test_dry_run_and_standard_input(self):
        page = self.write("a.md", UNTIDY)
        status = page.stat()
        diff = self.done("tidy", "--dry-run", "a.md").text
        self.assertEqual(diff.splitlines()[:2], ["--- a/a.md", "+++ b/a.md"])
        self.assert_untouched(page, UNTIDY.encode(), status)
        printed = self.done("tidy", "-", stdin=UNTIDY.encode()).out
        self.done("tidy", "a.md")
        self.assertEqual(page.read_bytes(), printed)

    def test_several_files(self):
        first, last = self.write("a.md", UNTIDY), self.write("c.md", UNTIDY)
        self.assertEqual(self.fails(FAILED, "tidy", "a.md", "b.md", "c.md").messages[0][0], "b.md")
        self.assertNotIn(UNTIDY, (first.read_text(), last.read_text()))

    def test_pages_without_tables_are_not_touched(self):
        page = self.write("a.md", "---\ntitle: A\n---\nText")
        before, status = page.read_bytes(), page.stat()
        self.done("tidy", "a.md")
        self.assert_untouched(page, before, status)

    def test_every_test_page_renders_the_same_afterwards(self):
        for path in sorted(PAGES.glob("tables/*.md")):
            with self.subTest(page=path.name):
                tidied = self.run_cli("tidy", "-", stdin=path.read_bytes()).out
                self.assertEqual(self.run_cli("render", "-", stdin=tidied).out,
                                 self.run_cli("render", path).out)
                self.assertEqual(self.run_cli("tidy", "-", stdin=tidied).out, tidied)


if __name__ == "__main__":
    tap.main()
