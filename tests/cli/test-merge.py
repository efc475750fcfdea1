#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "merge" puts together, what it leaves to decide, and that Git can call it."""

import os
import pathlib
import subprocess

from cli_case import Case, FAILED, PROGRAM
from harness import tap

CONFLICTS = 1

BASE = """---
title: Peel
weight: 2 # second
tags: [skin, face]
---

Some words.

| Attribute | Details |
|---|---|
| **Cost** | $100 |
| **Downtime** | none |
"""
OURS = BASE.replace("weight: 2", "weight: 3").replace("$100", "$120")
THEIRS = BASE.replace("title: Peel", "title: Peels").replace("none", "a day")
BOTH = OURS.replace("title: Peel", "title: Peels").replace("none", "a day")


class Merge(Case):
    def merge(self, base, ours, theirs, *options):
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            self.write(f"{name}.md", text)
        return self.run_cli("merge", "base.md", "ours.md", "theirs.md", *options)

    def test_changes_to_different_things_go_together(self):
        result = self.merge(BASE, OURS, THEIRS)
        self.assertEqual((result.code, result.err, result.text), (0, "", BOTH))

    def test_output_may_be_one_of_the_files(self):
        result = self.merge(BASE, OURS, THEIRS, "--output", "ours.md")
        self.assertEqual((result.code, result.out), (0, b""))
        self.assertEqual((self.folder / "ours.md").read_text(), BOTH)

    def test_what_both_changed_is_left_between_marks(self):
        result = self.merge(BASE, OURS, THEIRS.replace("$100", "$130"))
        self.assertEqual(result.code, CONFLICTS)
        self.assertEqual(result.text, BOTH.replace(
            "| **Cost** | $120 |\n",
            "<<<<<<< ours\n| **Cost** | $120 |\n=======\n| **Cost** | $130 |\n>>>>>>> theirs\n"))
        self.assertEqual(result.messages, [
            ("ours.md", 1, 1, "Cost was changed on both sides: “$120” and “$130”.")])

    def test_a_side_on_standard_input(self):
        self.merge(BASE, OURS, THEIRS)
        result = self.run_cli("merge", "base.md", "ours.md", "-", stdin=THEIRS.encode())
        self.assertEqual((result.code, result.text), (0, BOTH))

    def test_a_file_that_cannot_be_read(self):
        self.write("a.md", BASE)
        out = self.write("out.md", "as it was\n")
        result = self.fails(FAILED, "merge", "a.md", "missing.md", "a.md", "--output", "out.md")
        self.assertEqual(result.messages[0][0], "missing.md")
        self.assertEqual(out.read_text(), "as it was\n")

    def git(self, *args, code=0):
        process = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c",
             "init.defaultBranch=main", *args],
            cwd=self.folder, capture_output=True, text=True, check=False,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder),
                 "GIT_CONFIG_NOSYSTEM": "1"})
        self.assertEqual(process.returncode, code, process.stdout + process.stderr)
        return process.stdout

    def make_repository(self):
        """Two branches: each changed a neighbour of what the other changed."""
        self.git("init", "-q")
        driver = f"'{pathlib.Path(PROGRAM).resolve()}' merge %O %A %B --output %A"
        self.git("config", "merge.service-pages.driver", driver)
        self.write(".gitattributes", "*.md merge=service-pages\n")
        self.write("content/peel.md", BASE)
        self.git("add", ".")
        self.git("commit", "-qm", "base")
        self.git("checkout", "-qb", "theirs")

    def commit_both(self, ours, theirs):
        self.write("content/peel.md", theirs)
        self.git("commit", "-qam", "theirs")
        self.git("checkout", "-q", "main")
        self.write("content/peel.md", ours)
        self.git("commit", "-qam", "ours")

    def test_git_merges_with_it(self):
        self.make_repository()
        self.commit_both(OURS, THEIRS)
        self.git("merge", "-q", "theirs")
        self.assertEqual((self.folder / "content/peel.md").read_text(), BOTH)
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_git_is_told_of_conflicts(self):
        self.make_repository()
        self.commit_both(OURS, THEIRS.replace("$100", "$130"))
        self.git("merge", "-q", "theirs", code=1)
        self.assertIn("UU content/peel.md", self.git("status", "--porcelain"))
        merged = (self.folder / "content/peel.md").read_text()
        self.assertEqual(merged.count("<<<<<<<"), 1)
        self.assertIn("title: Peels\n", merged)


if __name__ == "__main__":
    tap.main()
