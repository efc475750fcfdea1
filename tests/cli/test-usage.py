#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, version, and what is wrong usage."""

import re

from cli_case import Case, DONE, USAGE
from harness import tap

VERBS = ["list", "render", "show"]


class Usage(Case):
    def test_help_lists_the_verbs_that_work(self):
        listed = re.findall(r"^  ([a-z]+) ", self.done("--help").text, re.M)
        self.assertEqual(sorted(listed), VERBS)

    def test_each_verb_has_help(self):
        for verb in VERBS:
            text = self.done(verb, "--help").text
            self.assertIn(f"service-pages-cli {verb}", text)

    def test_version(self):
        self.assertRegex(self.done("--version").text, r"^service-pages-cli \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        self.write("a.md", "A\n")
        for args in (
            [], ["unknown"], ["prices", "."], ["--unknown"], ["show"], ["show", "--unknown", "a.md"],
            ["render"], ["render", "a.md", "a.md"], ["list"], ["list", ".", "."],
        ):
            with self.subTest(args=args):
                result = self.fails(USAGE, *args)
                self.assertEqual(result.out, b"")

    def test_unknown_command_is_named(self):
        self.assertIn("unknown command “frobnicate”", self.fails(USAGE, "frobnicate").err)

    def test_a_file_that_looks_like_an_option(self):
        self.write("--json", "A\n")
        self.assertEqual(self.done("show", "--json", "--", "--json").objects[0]["file"], "--json")


if __name__ == "__main__":
    tap.main()
