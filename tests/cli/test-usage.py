#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, version, and what is wrong usage."""

import re
import subprocess

from cli_case import Case, FAILED, PROGRAM, USAGE
from harness import tap

VERBS = ["list", "merge", "new", "render", "schema", "set", "show", "tidy"]


class Usage(Case):
    def test_help_lists_the_verbs_that_work(self):
        listed = re.findall(r"^  ([a-z]+) ", self.done("--help").text, re.M)
        self.assertEqual(sorted(listed), VERBS)

    def test_each_verb_has_help(self):
        for verb in VERBS:
            text = self.done(verb, "--help").text
            self.assertIn(f"service-pages-cli {verb}", text)

    def test_help_of_set_names_every_option(self):
        text = self.done("set", "--help").text
        for option in ("field", "field-json", "unset", "cell", "attribute", "insert-row",
                       "delete-row", "move-row", "insert-column", "delete-column", "move-column",
                       "align", "dry-run", "output"):
            self.assertIn(f"--{option}", text)

    def test_version(self):
        self.assertRegex(self.done("--version").text, r"^service-pages-cli \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        self.write("a.md", "A\n")
        for args in (
            [], ["unknown"], ["prices", "."], ["--unknown"], ["show"],
            ["show", "--unknown", "a.md"],
            ["set"], ["set", "a.md", "b.md"], ["set", "--unknown", "a.md"],
            ["set", "--fiel", "a=b", "a.md"],
            ["render"], ["render", "a.md", "a.md"], ["list"], ["list", ".", "."], ["schema"],
            ["tidy"],
            ["merge"], ["merge", "a.md", "a.md"], ["merge", "a.md", "a.md", "a.md", "a.md"],
            ["merge", "-", "-", "a.md"],
        ):
            with self.subTest(args=args):
                result = self.fails(USAGE, *args)
                self.assertEqual(result.out, b"")

    def test_unknown_command_is_named(self):
        self.assertIn("unknown command “frobnicate”", self.fails(USAGE, "frobnicate").err)

    def test_malformed_arguments_of_set(self):
        page = self.treatment()
        before, status = page.read_bytes(), page.stat()
        for args in (
            ["--field", "title"], ["--field", "=x"], ["--field"], ["--field-json", "a={"],
            ["--field-json", "a="], ["--field", b"title=caf\xe9"], ["--cell", "0,1=x"],
            ["--cell", "0,1,x=x"], ["--cell", "0,1,1"], ["--cell", "0,1,1,1=x"],
            ["--insert-row", "0"], ["--insert-row", "0,99999999999"], ["--align", "0,0=middle"],
            ["--align", "0,0"], ["--attribute", "Cost"], ["--unset", ""],
        ):
            with self.subTest(args=args):
                result = self.fails(USAGE, "set", page, *args)
                self.assertTrue(result.err.startswith("service-pages-cli set: "), result.err)
                self.assert_untouched(page, before, status)

    def test_output_that_cannot_be_written(self):
        page = self.treatment()
        with open("/dev/full", "wb") as full:
            process = subprocess.run([PROGRAM, "show", page], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(process.returncode, FAILED)
        self.assertNotEqual(process.stderr, b"")

    def test_a_file_that_looks_like_an_option(self):
        self.write("--json", "A\n")
        self.assertEqual(self.done("show", "--json", "--", "--json").objects[0]["file"], "--json")


if __name__ == "__main__":
    tap.main()
