#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A megabyte of one thing gets an answer, in bounded memory, from `show` and from `set`."""

import json
import os
import subprocess

from cli_case import DONE, FAILED, PROGRAM, Case
from harness import tap

MEGABYTE = 1000 * 1000
MOST_MEMORY = 200 * MEGABYTE
# For what hangs or takes quadratic time, however busy the machine: `./dev bench` has the figures.
PATIENCE = 60

FIELDS = "---\ntitle: x\n---\n"


def repeat(piece, size=MEGABYTE):
    return piece * (size // len(piece))


def alias_bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)]
    return "---\n" + "\n".join(lines) + "\n---\n"


def make_pages():
    """Names and pages, one at a time: what this process holds would count as the program's."""
    yield "alias bomb", alias_bomb()
    yield "100,000 keys", "---\n" + "".join(f"key{i}: {i}\n" for i in range(100000)) + "---\n"
    yield "100,000 items", "---\na:\n" + "".join(f"  - {i}\n" for i in range(100000)) + "---\n"
    yield "one long line as a field", "---\ntitle: " + repeat("word ") + "\n---\n"
    yield "one long line as text", FIELDS + repeat("word ")
    yield "a long table", FIELDS + "\n| a | b |\n|---|---|\n" + repeat("| c | d |\n")
    yield "a wide table", (FIELDS + "\n" + repeat("| a ", MEGABYTE // 2) + "|\n" +
                           repeat("|---", MEGABYTE // 2) + "|\n")
    yield "keys in TOML", "+++\n" + "".join(f"key{i} = 1\n" for i in range(100000)) + "+++\n"
    yield "tables in TOML", "+++\n" + "".join(f"[t{i}]\na = 1\n" for i in range(70000)) + "+++\n"
    yield "keys in JSON", json.dumps({f"key{i}": i for i in range(60000)}) + "\n"
    for piece in ("[", "{", "- ", "|", ">", "*", "`", "! ", "& ", "? ", "\t", "<", "![", "{{< ",
                  "\\", "a: ", '"', "'", "\r", "\n", "<!--"):
        yield f"{piece!r} as text", FIELDS + repeat(piece)
        yield f"{piece!r} as a value", "---\ntitle: " + repeat(piece) + "\n---\nText\n"
        yield f"{piece!r} as fields", "---\n" + repeat(piece) + "\n---\nText\n"
    for piece in ("[", "{a=", "[[a]]\n", "a.", "'''", "#"):
        yield f"{piece!r} in TOML", "+++\na = " + repeat(piece) + "\n+++\nText\n"
    for piece in ("[", '{"a":', '"', "\\"):
        yield f"{piece!r} in JSON", '{"a": ' + repeat(piece) + "}\nText\n"


class Hostile(Case):
    def run_measured(self, *args):
        """The exit code and the most memory that the process held, in bytes."""
        with subprocess.Popen([PROGRAM, *args], cwd=self.folder, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            timer = subprocess.Popen(["sh", "-c", f"sleep {PATIENCE}; kill -9 {process.pid}"],
                                     stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            timer.kill()
            timer.wait()
            process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss * 1024

    def check(self, name, args):
        code, memory = self.run_measured(*args)
        self.assertIn(code, (DONE, FAILED), name)
        # The sanitizers keep memory of their own.
        if "ASAN_OPTIONS" not in os.environ:
            self.assertLess(memory, MOST_MEMORY, name)

    def test_there_is_an_answer_in_bounded_memory(self):
        for name, page in make_pages():
            with self.subTest(name):
                path = self.write("page.md", page)
                self.check(name, ["show", "--json", "page.md"])
                self.check(name, ["set", "page.md", "--field", "title=New", "--output", "-"])
                self.assertEqual(path.read_bytes(), page.encode())


if __name__ == "__main__":
    tap.main()
