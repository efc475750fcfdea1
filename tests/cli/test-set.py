#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "set" writes: just what was asked for, or nothing."""

import os
import subprocess

from cli_case import Case, FAILED
from harness import tap

# The option and the lines that may differ.
EDITS = [
    (["--field", "title=Microneedling"],
     ['-title: "Micorneedling"', '+title: "Microneedling"']),
    (["--field", "draft=true"], ["-draft: false", "+draft: true"]),
    (["--field", "weight=3"], ["-weight: 2", "+weight: 3"]),
    (["--field", "weight=heavy"], ["-weight: 2", "+weight: heavy"]),
    (["--field", "icon=a=b.svg"], ["-icon: services/needles.svg", "+icon: a=b.svg"]),
    (["--field", "categories.1=surgical"], ["-  - non-surgical", "+  - surgical"]),
    (["--field-json", 'tags=["Botox","Filler"]'], ["-  - ", "+  - Filler"]),
    (["--field-json", "weight=4"], ["-weight: 2", "+weight: 4"]),
    (["--field-json", "weight=9223372036854775808"],
     ["-weight: 2", "+weight: 9.223372036854776e+18"]),
    (["--unset", "featured"], ["-featured: true"]),
    (["--attribute", "cost=$120"],
     ["-| **Cost**                  | Depends on the area, $100 to $700 |",
      "+| **Cost**                  | $120                              |"]),
    (["--cell", "0,3,1=$120"],
     ["-| **Cost**                  | Depends on the area, $100 to $700 |",
      "+| **Cost**                  | $120                              |"]),
    (["--cell", "0,-1,1=Detail"],
     ["-| Attribute                 | Details                                      |",
      "+| Attribute                 | Detail                                       |"]),
    (["--cell", "0,0,1=a|b"],
     ["-| **Name**                  | Microneedling                                |",
      "+| **Name**                  | a\\|b                                         |"]),
    (["--delete-row", "0,3"],
     ["-| **Cost**                  | Depends on the area, $100 to $700 |"]),
    (["--field", "title=A", "--field", "title=Microneedling"],
     ['-title: "Micorneedling"', '+title: "Microneedling"']),
    (["--insert-row", "0,3", "--delete-row", "0,3", "--field", "draft=true"],
     ["-draft: false", "+draft: true"]),
]

# What cannot be done, and the line that the message names.
REFUSALS = [
    (["--cell", "1,0,0=x"], 1), (["--cell", "-1,0,0=x"], 1), (["--cell", "0,5,0=x"], 20),
    (["--cell", "0,-2,0=x"], 20), (["--cell", "0,0,2=x"], 20), (["--cell", "0,0,-1=x"], 20),
    (["--insert-row", "0,6"], 20), (["--insert-row", "0,-1"], 20), (["--delete-row", "0,5"], 20),
    (["--delete-row", "0,-1"], 20), (["--move-row", "0,0,5"], 20), (["--insert-column", "0,3"], 20),
    (["--delete-column", "0,2"], 20), (["--move-column", "0,0,2"], 20),
    (["--align", "0,2=left"], 20),
    (["--attribute", "Price=x"], 1), (["--unset", "missing"], 1), (["--field", "tags=Botox"], 9),
    (["--field", "tags.9=x"], 1), (["--field", "title.sub=x"], 1),
]


class Set(Case):
    def test_edits_change_their_lines_only(self):
        for args, expected in EDITS:
            with self.subTest(args=args):
                page = self.treatment()
                before = page.read_bytes()
                result = self.done("set", page, *args)
                self.assertEqual(result.out, b"")
                self.assertEqual(self.changed_lines(before, page.read_bytes()), expected)

    def test_the_diff_of_a_dry_run_makes_the_saved_file(self):
        for args, _ in EDITS:
            with self.subTest(args=args):
                page = self.treatment()
                before, status = page.read_bytes(), page.stat()
                diff = self.done("set", page, "--dry-run", *args).out
                self.assert_untouched(page, before, status)
                self.done("set", page, *args)
                saved = page.read_bytes()
                self.treatment()
                subprocess.run(["patch", "-s", page], input=diff, check=True, cwd=self.folder)
                self.assertEqual(page.read_bytes(), saved)

    def test_what_cannot_be_done_writes_nothing(self):
        page = self.treatment()
        before, status = page.read_bytes(), page.stat()
        for args, line in REFUSALS:
            with self.subTest(args=args):
                result = self.fails(FAILED, "set", "treatment.md", "--field", "draft=true", *args)
                (file, where, _, _), = result.messages
                self.assertEqual((file, where, result.out), ("treatment.md", line, b""))
                self.assert_untouched(page, before, status)

    def test_a_value_that_is_there_already_writes_nothing(self):
        page = self.treatment()
        before, status = page.read_bytes(), page.stat()
        for args in (["--field", "title=Micorneedling"], ["--field", "weight=2"], ["--dry-run"],
                     ["--field-json", 'tags=["Botox",null]'], ["--cell", "0,0,1=Microneedling"],
                     ["--field", "title=A", "--field", "title=Micorneedling"], []):
            with self.subTest(args=args):
                self.assertEqual(self.done("set", page, *args).out, b"")
                self.assert_untouched(page, before, status)

    def test_new_fields_have_the_type_that_hugo_gives_them(self):
        self.write("a.md", "---\ntitle: A\n---\n")
        self.done("set", "a.md", "--field", "draft=true", "--field", "weight=7",
                  "--field", "date=2024-05-06", "--field", "tags=Botox", "--field", "colour=true")
        shown, = self.done("show", "--json", "a.md").objects
        self.assertEqual({f["path"]: (f["type"], f["value"]) for f in shown["fields"]}, {
            "title": ("string", "A"), "draft": ("boolean", True), "weight": ("integer", 7),
            "date": ("date", "2024-05-06"), "tags": ("list", ["Botox"]),
            "colour": ("string", "true")})

    def test_a_new_field_goes_where_the_section_has_it(self):
        self.write("site/hugo.toml", "title = 'Spa'\n")
        for name in "abc":
            self.write(f"site/content/services/{name}.md",
                       "---\ntitle: A\nzone: face\ndescription: D\n---\n")
        page = self.write("site/content/services/d.md",
                          "---\ntitle: A\ndescription: D\n---\n")
        self.done("set", page, "--field", "zone=neck")
        self.assertEqual(page.read_text(), "---\ntitle: A\nzone: neck\ndescription: D\n---\n")

    def test_fields_in_groups(self):
        page = self.write("a.md", "---\nparams:\n  hero:\n    title: A\n---\n")
        self.done("set", "a.md", "--field", "params.hero.title=B")
        self.assertEqual(page.read_text(), "---\nparams:\n  hero:\n    title: B\n---\n")

    def test_rows_and_columns(self):
        table = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
        for args, header, rows in (
            (["--insert-row", "0,0"], ["A", "B"], [["", ""], ["1", "2"], ["3", "4"]]),
            (["--insert-row", "0,2"], ["A", "B"], [["1", "2"], ["3", "4"], ["", ""]]),
            (["--delete-row", "0,0"], ["A", "B"], [["3", "4"]]),
            (["--move-row", "0,0,1"], ["A", "B"], [["3", "4"], ["1", "2"]]),
            (["--move-row", "0,1,0"], ["A", "B"], [["3", "4"], ["1", "2"]]),
            (["--insert-column", "0,0"], ["", "A", "B"], [["", "1", "2"], ["", "3", "4"]]),
            (["--insert-column", "0,2"], ["A", "B", ""], [["1", "2", ""], ["3", "4", ""]]),
            (["--delete-column", "0,0"], ["B"], [["2"], ["4"]]),
            (["--move-column", "0,0,1"], ["B", "A"], [["2", "1"], ["4", "3"]]),
            (["--insert-row", "0,2", "--cell", "0,2,0=5", "--cell", "0,2,1=6",
              "--move-column", "0,1,0"],
             ["B", "A"], [["2", "1"], ["4", "3"], ["6", "5"]]),
        ):
            with self.subTest(args=args):
                self.write("a.md", table)
                self.done("set", "a.md", *args)
                shown, = self.done("show", "--json", "a.md").objects
                self.assertEqual((shown["body"][0]["header"], shown["body"][0]["rows"]),
                                 (header, rows))
        for side in ("left", "center", "right", "none"):
            self.done("set", "a.md", "--align", f"0,1={side}")
            shown, = self.done("show", "--json", "a.md").objects
            self.assertEqual(shown["body"][0]["align"], ["none", side])

    def test_output_elsewhere(self):
        page = self.treatment()
        before, status = page.read_bytes(), page.stat()
        printed = self.done("set", page, "--field", "weight=3", "--output", "-").out
        self.assertEqual(printed, before.replace(b"weight: 2", b"weight: 3"))
        self.write("other.md", "Something else\n")
        for name in ("new.md", "other.md"):
            self.done("set", page, "--field", "weight=3", "--output", name)
            self.assertEqual((self.folder / name).read_bytes(), printed)
        self.assertEqual(self.done("set", page, "--output", "-").out, before)
        self.assert_untouched(page, before, status)

    def test_standard_input_is_printed(self):
        result = self.done("set", "-", "--field", "title=B",
                           stdin=b"---\r\ntitle: A\r\n---\r\nText")
        self.assertEqual(result.out, b"---\r\ntitle: B\r\n---\r\nText")

    def test_the_table_of_a_page_with_broken_fields(self):
        page = self.write("a.md", "---\ntitle: a: b\n---\n\n| A | B |\n|---|---|\n| x | y |\n")
        self.done("set", "a.md", "--cell", "0,0,1=z")
        self.assertEqual(page.read_text(),
                         "---\ntitle: a: b\n---\n\n| A | B |\n|---|---|\n| x | z |\n")
        result = self.fails(FAILED, "set", "a.md", "--field", "title=c")
        self.assertEqual(result.messages[0][:2], ("a.md", 2))

    def test_text_that_is_not_utf8_is_not_changed(self):
        page = self.write("a.md", b"---\ntitle: A\n---\nA caf\xe9\n")
        before, status = page.read_bytes(), page.stat()
        self.fails(FAILED, "set", "a.md", "--field", "title=B")
        self.assert_untouched(page, before, status)

    def test_line_breaks_in_cells_follow_the_site(self):
        table = "| A | B |\n|---|---|\n| x | y |\n"
        self.write("plain/config.yaml", "title: A\n")
        self.write("raw/config.yaml", "markup: {goldmark: {renderer: {unsafe: true}}}\n")
        for folder, text in (("plain", "1 2"), ("raw", "1<br>2")):
            page = self.write(f"{folder}/content/a.md", table)
            self.done("set", page, "--cell", "0,0,1=1\n2")
            self.assertIn(f"| x | {text} |", page.read_text())

    def test_links_stay_links(self):
        page = self.treatment()
        os.symlink("treatment.md", self.folder / "link.md")
        os.chmod(page, 0o640)
        self.done("set", "link.md", "--field", "weight=3")
        self.assertTrue((self.folder / "link.md").is_symlink())
        self.assertIn(b"weight: 3", page.read_bytes())
        self.assertEqual(page.stat().st_mode & 0o777, 0o640)

    def test_what_cannot_be_written(self):
        page = self.treatment()
        before, status = page.read_bytes(), page.stat()
        os.chmod(page, 0o444)
        (self.folder / "folder.md").mkdir()
        for args in ([page, "--field", "weight=3"], ["missing.md", "--field", "a=b"],
                     ["folder.md", "--field", "a=b"],
                     [page, "--output", "folder.md", "--field", "weight=3"],
                     [page, "--output", "missing/a.md", "--field", "weight=3"]):
            with self.subTest(args=args):
                self.assertEqual(len(self.fails(FAILED, "set", *args).messages), 1)
        self.assert_untouched(page, before, status)
        self.assertEqual(sorted(os.listdir(self.folder)), ["folder.md", "treatment.md"])


if __name__ == "__main__":
    tap.main()
