#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "show" tells of a page."""

import os
import socket

from cli_case import Case, DONE, FAILED, PAGES
from harness import tap


class Show(Case):
    def show(self, path):
        return self.done("show", "--json", path).objects[0]

    def test_the_treatment_page(self):
        page = self.treatment()
        data = page.read_bytes()
        shown = self.show("treatment.md")
        self.assertEqual(list(shown), ["file", "newline", "bom", "front_matter", "fields", "body"])
        self.assertEqual((shown["file"], shown["newline"], shown["bom"]),
                         ("treatment.md", "lf", False))
        end = data.index(b"---\n \n") + 4
        self.assertEqual(shown["front_matter"], {
            "format": "yaml", "start": 0, "end": end, "editable": True, "error": None})
        self.assertEqual(
            [(f["path"], f["type"], data[f["start"]:f["end"]].decode()) for f in shown["fields"]],
            [("draft", "boolean", "false"),
             ("date", "string", '"2023-05-16T21:12:44+05:31"'),
             ("title", "string", '"Micorneedling"'),
             ("description", "string", "\"Fine needles wake the skin's own repair.\""),
             ("categories", "list", "- Services\n  - non-surgical"),
             ("tags", "list", "- Botox\n  -"),
             ("featured", "boolean", "true"),
             ("weight", "integer", "2"),
             ("icon", "string", "services/needles.svg"),
             ("noTitle", "boolean", "false")])
        self.assertEqual(
            [f["value"] for f in shown["fields"]],
            [False, "2023-05-16T21:12:44+05:31", "Micorneedling",
             "Fine needles wake the skin's own repair.", ["Services", "non-surgical"],
             ["Botox", None], True, 2, "services/needles.svg", False])
        self.assertTrue(all(f["editable"] for f in shown["fields"]))

        self.assertEqual([b["kind"] for b in shown["body"]], ["prose", "table"])
        prose, table = shown["body"]
        self.assertEqual((prose["start"], prose["end"], table["end"]),
                         (end, table["start"], len(data)))
        self.assertEqual(table["align"], ["none", "none"])
        self.assertEqual(table["header"], ["Attribute", "Details"])
        self.assertEqual(table["rows"][3], ["**Cost**", "Depends on the area, $100 to $700"])
        self.assertEqual(len(table["rows"]), 5)
        self.assertTrue(table["editable"])

    def test_every_test_page_is_one_object(self):
        for path in sorted(PAGES.glob("*/*.md")):
            with self.subTest(page=path.name):
                result = self.run_cli("show", "--json", path)
                self.assertIn(result.code, (DONE, FAILED))
                shown, = result.objects
                length = path.stat().st_size
                self.assertLessEqual(shown["front_matter"]["end"], length)
                at = shown["front_matter"]["end"]
                for block in shown["body"]:
                    self.assertEqual(block["start"], at)
                    at = block["end"]
                self.assertEqual(at, length if shown["body"] else at)

    def test_line_ends_and_byte_order_mark(self):
        self.write("crlf.md", "\ufeff---\r\ntitle: A\r\n---\r\nText\r\n")
        self.write("mixed.md", "---\r\ntitle: A\n---\n")
        crlf, mixed = self.show("crlf.md"), self.show("mixed.md")
        self.assertEqual((crlf["newline"], crlf["bom"]), ("crlf", True))
        self.assertEqual((mixed["newline"], mixed["bom"]), ("mixed", False))

    def test_duplicate_keys_are_each_shown(self):
        self.write("a.md", "---\ntitle: A\nb: 1\ntitle: C\n---\n")
        self.assertEqual([(f["path"], f["value"]) for f in self.show("a.md")["fields"]],
                         [("title", "A"), ("b", 1), ("title", "C")])

    def test_cells_are_unescaped_and_short_rows_filled(self):
        self.write("a.md", "| A | B |\n|:--|--:|\n| x \\| y |\n| 1 | 2 | 3 |\n")
        table, = self.show("a.md")["body"]
        self.assertEqual(table["align"], ["left", "right"])
        self.assertEqual(table["rows"], [["x | y", ""], ["1", "2", "3"]])

    def test_front_matter_that_does_not_parse(self):
        self.write("a.md", "---\ntitle: a: b\n---\nText\n")
        result = self.fails(FAILED, "show", "--json", "a.md")
        shown, = result.objects
        (file, line, _, message), = result.messages
        self.assertEqual((file, line), ("a.md", 2))
        self.assertEqual(shown["front_matter"]["error"], message)
        self.assertFalse(shown["front_matter"]["editable"])
        self.assertEqual(shown["fields"], [])

    def test_text_that_is_not_utf8(self):
        self.write("a.md", b"---\ntitle: A\n---\nA caf\xe9\n\n| A | B |\n|---|---|\n| \xff | 2 |\n")
        result = self.fails(FAILED, "show", "--json", "a.md")
        shown, = result.objects
        self.assertFalse(shown["front_matter"]["editable"])
        self.assertFalse(any(f["editable"] for f in shown["fields"]))
        self.assertFalse(any(b["editable"] for b in shown["body"] if b["kind"] == "table"))
        self.assertEqual(result.messages[0][:3], ("a.md", 4, 6))
        self.assertNotIn("\\u0000", result.text)

    def test_standard_input(self):
        shown, = self.done("show", "--json", "-", stdin=b"---\ntitle: A\n---\n").objects
        self.assertEqual((shown["file"], shown["fields"][0]["value"]), ("-", "A"))

    def test_several_files_highest_code_wins(self):
        self.write("a.md", "---\ntitle: A\n---\n")
        self.write("b.md", "---\ntitle: B\n---\n")
        result = self.fails(FAILED, "show", "--json", "a.md", "missing.md", "b.md")
        self.assertEqual([o["file"] for o in result.objects], ["a.md", "b.md"])
        self.assertEqual(result.messages[0][:3], ("missing.md", 1, 1))

    def test_what_is_no_page(self):
        (self.folder / "folder.md").mkdir()
        os.mkfifo(self.folder / "fifo.md")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self.folder / "socket.md"))
        os.symlink("loop.md", self.folder / "loop.md")
        with open(self.folder / "large.md", "wb") as large:
            large.truncate(65 * 1024 * 1024)
        for name in ("folder.md", "fifo.md", "socket.md", "loop.md", "large.md", "missing.md"):
            with self.subTest(name=name):
                result = self.fails(FAILED, "show", "--json", name)
                self.assertEqual((result.out, result.messages[0][0]), (b"", name))
        listener.close()

    def test_for_people(self):
        self.treatment()
        text = self.done("show", "treatment.md").text
        self.assertIn("title: Micorneedling", text)
        self.assertIn("Cost", text)
        self.assertNotIn("**", text)


if __name__ == "__main__":
    tap.main()
