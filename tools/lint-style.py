#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the house style that no other tool makes. Prints FILE:LINE: what; exits 1 if any."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_COLUMNS = 100
MAX_LINES = 600
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"

BANNED = {
    "alloca": "a bounded buffer",
    "asprintf": "g_strdup_printf",
    "atof": "g_ascii_strtod",
    "atoi": "g_ascii_string_to_signed",
    "atol": "g_ascii_string_to_signed",
    "calloc": "g_new0",
    "exit": "return, so that everything is freed",
    "gets": "GInputStream",
    "malloc": "g_new",
    "popen": "GSubprocess",
    "realloc": "g_renew",
    "sprintf": "g_strdup_printf or GString",
    "strcat": "GString",
    "strcpy": "g_strdup or GString",
    "strdup": "g_strdup",
    "strncpy": "g_strndup",
    "strtok": "g_strsplit",
    "system": "GSubprocess",
    "tmpnam": "g_file_new_tmp",
    "vsprintf": "g_strdup_vprintf",
    "g_assert_not_reached": "an error (tests may use it)",
}
# Words that end at a parenthesis without being a call, and calls that tests may make.
BANNED_CALL = re.compile(r"(?<![\w.>-])(" + "|".join(BANNED) + r") ?\(")
TEST_MAY = {"exit", "g_assert_not_reached"}

TOOLKIT = re.compile(r'#include\s*[<"](gtk/|gdk/|adwaita|webkit/|gtksourceview)')
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")
# A function's prototype in a header with three arguments or more: one that takes its object and a
# thing to do it with may speak for itself, the others say what, in which units, who owns it.
PROTOTYPE = re.compile(
    r"^(?!static|typedef|#|G_|/|\}|enum|struct|extern)\w[^;{}()]*?\b(sp_\w+) "
    r"\([^;{}]*,[^;{}]*,[^;{}]*\)", re.M)


def tracked():
    """The files under version control, and those about to be."""
    names = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z",
         "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted(Path(n) for n in names if n and (ROOT / n).is_file())


def without_literals(text):
    """C source with comments, strings and characters blanked out, line breaks kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  blank, text, flags=re.S)


def check_text(path, text):
    """What holds for every text file written by hand."""
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no line end at the end of the file"
    if text.endswith("\n\n"):
        yield text.count("\n"), "blank line at the end of the file"
    for number, line in enumerate(text.split("\n"), 1):
        if path.suffix != ".md" and line != line.rstrip():
            yield number, "space at the end of the line"
        if "\r" in line:
            yield number, "carriage return"


def check_code(path, text):
    """What holds for programs and scripts in any language."""
    lines = text.split("\n")
    if not any(LICENCE in line for line in lines[:3]):
        yield 1, f"no “{LICENCE}” in the first lines"
    if len(lines) - 1 > MAX_LINES:
        yield MAX_LINES, f"{len(lines) - 1} lines: past {MAX_LINES} a file wants splitting"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield number, "tab"
        if len(line) > MAX_COLUMNS:
            yield number, f"{len(line)} columns, {MAX_COLUMNS} at most"
        if path.name != Path(__file__).name and UNFINISHED.search(line):
            yield number, "unfinished by its own words"


def check_c(path, text):
    code = without_literals(text)
    in_tests = path.parts[0] == "tests"
    below_ui = path.parts[0] == "src" and path.parts[1] != "ui"
    for number, line in enumerate(code.split("\n"), 1):
        for match in BANNED_CALL.finditer(line):
            name = match.group(1)
            if not (in_tests and name in TEST_MAY):
                yield number, f"{name}: use {BANNED[name]}"
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("G_DEFINE_QUARK (") and " - " in line:
            yield number, "a quark's name has no spaces; clang-format put them there"
        if below_ui and TOOLKIT.search(line):
            yield number, "a toolkit header below the window layer"
    if path.suffix == ".c" and path.parts[0] == "src" and '#include "config.h"' in text:
        first = re.search(r"^#include .*$", text, flags=re.M)
        if first and "config.h" not in first.group(0):
            yield text.count("\n", 0, first.start()) + 1, "config.h is not the first include"


def check_header(path, text):
    lines = text.split("\n")
    if "#pragma once" not in lines:
        yield 1, "no #pragma once"
    if path.parts[0] != "src":
        return
    for match in PROTOTYPE.finditer(text):
        number = text.count("\n", 0, match.start()) + 1
        # One comment may stand over a run of prototypes without a blank line between them, and
        # over a section with one.
        above = number - 2
        while above >= 0 and lines[above].strip() and not lines[above].rstrip().endswith("*/"):
            above -= 1
        if above > 0 and not lines[above].strip():
            above -= 1
        if above < 0 or not lines[above].rstrip().endswith("*/"):
            yield number, f"{match.group(1)} is not documented"


def problems(path):
    try:
        text = (ROOT / path).read_bytes().decode()
    except UnicodeDecodeError:
        return
    if path.name == "LICENSE" or path.suffix in {".po", ".svg", ".patch"}:
        return
    # Pages made to be awkward are awkward on purpose, and so is what fuzzers start from.
    if path.is_relative_to("data/sample/content"):
        return
    if path.parts[:3] == ("tests", "fuzz", "corpus"):
        return
    if path.parts[0] == "tests" and path.suffix in {".md", ".html", ".csv", ".yaml", ".toml"}:
        return
    yield from check_text(path, text)
    shebang = text.startswith("#!")
    if path.suffix in {".c", ".h", ".py", ".sh"} or shebang:
        yield from check_code(path, text)
    if path.suffix in {".c", ".h"}:
        yield from check_c(path, text)
    if path.suffix == ".h":
        yield from check_header(path, text)


def main():
    count = 0
    for path in tracked():
        for number, what in problems(path):
            print(f"{path}:{number}: {what}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
