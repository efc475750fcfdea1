#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what test runners reported: Meson's testlog.json files and bare TAP files.

Usage: count-tests.py [--failed N] FILE…
Prints "N passed, N failed, N skipped". A test that reports TAP counts by its subtests; another
counts as one. A runner that died, timed out or promised more subtests than it ran, and a FILE that
is not there, count as a failure each.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

POINT = re.compile(r"^(not )?ok\b(?:[^#\n]|(?<=\\)#)*(?:#\s*(\w+))?", re.M)
PLAN = re.compile(r"^1\.\.(\d+)", re.M)


def count_tap(text):
    counts = Counter()
    for failed, directive in POINT.findall(text):
        if directive.upper() == "SKIP":
            counts["skipped"] += 1
        elif failed:
            counts["failed"] += 1
        else:
            counts["passed"] += 1
    plan = PLAN.search(text)
    if plan is None or int(plan.group(1)) > counts.total():
        counts["failed"] += 1
    elif plan.group(1) == "0":
        counts["skipped"] += 1
    return counts


def count_meson_test(test):
    output = test.get("stdout") or ""
    result = test["result"]
    if PLAN.search(output):
        counts = count_tap(output)
        if result not in {"OK", "SKIP", "EXPECTEDFAIL"} and not counts["failed"]:
            counts["failed"] += 1
        return counts
    if result in {"OK", "EXPECTEDFAIL"}:
        return Counter(passed=1)
    return Counter({"skipped" if result == "SKIP" else "failed": 1})


def count_file(path):
    if not path.is_file():
        return Counter(failed=1)
    text = path.read_text(errors="replace")
    if path.suffix != ".json":
        return count_tap(text)
    counts = Counter()
    for line in text.splitlines():
        counts += count_meson_test(json.loads(line))
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--failed", type=int, default=0, help="failures to add")
    parser.add_argument("file", nargs="*", type=Path)
    arguments = parser.parse_args()
    counts = Counter(failed=arguments.failed)
    for path in arguments.file:
        counts += count_file(path)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
