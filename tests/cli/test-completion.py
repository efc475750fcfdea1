#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion in bash offers what the program itself says it knows."""

import os
import pathlib
import subprocess

import cli_case
from harness import tap

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "data/completions/service-pages-cli.bash"

ASK = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
compopt () { :; }
_service_pages_cli
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Completion(cli_case.Case):
    def complete(self, *words):
        path = f"{pathlib.Path(cli_case.PROGRAM).parent}:{os.environ['PATH']}"
        run = subprocess.run(["bash", "-c", ASK, "bash", SCRIPT, "service-pages-cli", *words],
                             env={**os.environ, "PATH": path}, cwd=self.folder,
                             capture_output=True, text=True, check=True)
        self.assertEqual(run.stderr, "")
        return run.stdout.split()

    def test_verbs(self):
        self.assertEqual(self.complete("sh"), ["show"])
        self.assertLessEqual({"show", "set", "render", "list", "tidy", "--help"},
                             set(self.complete("")))

    def test_options_of_a_verb(self):
        self.assertLessEqual({"--field", "--field-json"}, set(self.complete("set", "--field")))
        self.assertEqual(self.complete("tidy", "--dr"), ["--dry-run"])

    def test_folders_after_site(self):
        (self.folder / "website").mkdir()
        self.write("page.md", "")
        self.assertEqual(self.complete("render", "--site", ""), ["website"])


if __name__ == "__main__":
    tap.main()
