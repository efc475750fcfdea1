#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the edits that fidelity-edits makes with readers that are not ours.

    verify.py [--share S] [--seed N] [--ruamel SHARE] [--hugo SHARE] EDITS-PROGRAM PAGE-OR-FOLDER…

For every edit of a field PyYAML (and ruamel.yaml and Hugo for a share), tomllib or json reads the
front matter before and after. After must be before with that one edit made on the values, and where
PyYAML says on which lines a value stands, no other line may differ. For every edit of a cell the
page may differ in one line, and there in that cell; Hugo must see the same. Without --seed one is
chosen, and printed.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys

try:
    import yaml
except ImportError:
    print("skipped: this Python has no PyYAML (Debian: python3-yaml)")
    sys.exit(77)

import readers
from cells import check_lines
from hugo import Hugo
from values import SKIPPED, compare

MOST_TOLD = 30
# Of the edits asked for, at most this share may be refused.
MOST_REFUSED = 0.005

told = 0


def complain(name, edit, problem):
    global told

    told += 1
    if told < MOST_TOLD:
        print(f"{name}: {edit['page']}: {edit['verb']} {'.'.join(edit['keys'])} "
              f"{json.dumps(edit.get('value'))[:80]}: {problem[:400]}")


class Checker:
    def __init__(self, name, fence, read, share, chance):
        self.name, self.fence, self.read, self.share = name, fence, read, share
        self.chance = chance
        self.page = self.before = None
        self.checked = self.skipped = self.wrong = 0

    def check(self, edit, fence, text):
        if edit["verb"] == "page":
            self.page = (text or "") if fence in (self.fence, None) else None
            self.before = None
            return
        if self.page is None or fence != self.fence or self.chance.random() >= self.share:
            return
        if text == self.page:
            return  # it says so already, to Hugo
        if self.before is None:
            try:
                self.before = self.read(self.page)
            except Exception:
                self.page = None
                self.skipped += 1
                return
        try:
            problem = compare(edit, self.before, self.read(text), self.read)
        except Exception as error:
            problem = f"cannot be read: {error}"
        if problem == SKIPPED:
            self.skipped += 1
            return
        self.checked += 1
        if problem:
            self.wrong += 1
            complain(self.name, edit, problem)


class Lines:
    """Whether the lines that differ are the value's own."""

    name = "lines of fields in YAML, by PyYAML"

    def __init__(self):
        self.page = self.root = None
        self.checked = self.skipped = self.wrong = 0

    def check(self, edit, fence, text):
        if edit["verb"] == "page":
            self.page = self.root = None
            if fence == "---":
                try:
                    self.root = readers.compose(text)
                except yaml.YAMLError:
                    return
                self.page = readers.split_lines(text)
            return
        if self.page is None or text is None or edit["verb"] == "unset":
            return
        span = readers.find_lines(self.root, edit["keys"])
        if span is None:
            self.skipped += 1
            return
        start, behind = span
        after = readers.split_lines(text)
        left = self.page[behind:]
        self.checked += 1
        if after[:start] != self.page[:start] or (left and after[-len(left):] != left):
            self.wrong += 1
            complain("lines", edit, "others than those of the value differ")


class Rows:
    """Whether the line that differs is the row, and in it the cell."""

    name = "rows of tables, by their lines"
    skipped = 0

    def __init__(self):
        self.page = None
        self.checked = self.wrong = 0

    def check(self, edit, whole):
        if edit["verb"] == "page":
            self.page = whole
        elif edit["verb"] == "cell":
            self.checked += 1
            problem = check_lines(self.page, whole, int(edit["keys"][3]), edit["value"])
            if problem:
                self.wrong += 1
                complain("rows", edit, problem)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", default="1")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--ruamel", type=float, default=0.02)
    parser.add_argument("--hugo", type=float, default=0)
    parser.add_argument("program")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    if options.seed is None:
        options.seed = random.randrange(1 << 31)
    if options.hugo and not shutil.which("hugo"):
        print("without Hugo")
        options.hugo = 0
    return options


def report_refusals(message):
    """Prints what fidelity-edits says; whether few enough were refused."""
    lines = message.splitlines()
    for line in lines[:-1][:MOST_TOLD]:
        print(line)
    print(lines[-1])
    words = lines[-1].split()
    return int(words[2]) <= int(words[0]) * MOST_REFUSED


def main():
    options = parse_options()
    chance = random.Random(options.seed)
    checkers = [Checker("PyYAML", "---", readers.read_pyyaml, 1, chance),
                Checker("tomllib", "+++", readers.read_toml, 1, chance),
                Checker("json", "{", json.loads, 1, chance)]
    if readers.ruamel:
        checkers.append(Checker("ruamel.yaml", "---", readers.read_ruamel, options.ruamel, chance))
    else:
        print("without ruamel.yaml (Debian: python3-ruamel.yaml)")
    lines, rows = Lines(), Rows()
    hugo = Hugo(options.hugo, chance, complain)
    print(f"--share {options.share} --seed {options.seed}", flush=True)
    process = subprocess.Popen(
        [options.program, "--emit", f"--share={options.share}", f"--seed={options.seed}",
         *options.paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for line in process.stdout:
        edit = json.loads(line)
        whole = edit.pop("text")
        fence, fields = readers.front_matter(whole)
        if edit["verb"] != "cell":
            for checker in [*checkers, lines]:
                checker.check(edit, fence, fields)
        rows.check(edit, whole)
        if options.hugo:
            hugo.check(edit, fence, fields, whole)
    few = report_refusals(process.stderr.read().decode())
    hugo.finish()
    hugo.name = "Hugo"
    wrong = 0
    for checker in [*checkers, lines, rows, hugo]:
        print(f"{checker.name}: {checker.checked} checked, {checker.wrong} wrong, "
              f"{checker.skipped} not comparable")
        wrong += checker.wrong
    sys.exit(1 if wrong or not few or process.wait() != 0 else 0)


if __name__ == "__main__":
    main()
