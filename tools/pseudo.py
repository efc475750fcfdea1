#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the catalogue (.po) that the argument names with its words a third longer and with accents
they do not have: what is not translated, or has no room to grow, is seen at once."""

import re
import subprocess
import sys

LETTERS = str.maketrans("AEIOUYaeiouycnszAEIOU", "ÅÉÎÖÛÝåéîöûýçñšžÅÉÎÖÛ")
# What must stay: what is put in, mark-up, what is escaped.
KEPT = re.compile(r"(%[-0-9.$]*[a-zA-Z%]|<[^>]+>|&\w+;|\\.|\{[^}]*\})")


def disguise(text):
    parts = KEPT.split(text)
    parts[::2] = [part.translate(LETTERS) for part in parts[::2]]
    return "".join(parts)


def main():
    catalogue = subprocess.run(["msgcat", "--no-wrap", sys.argv[1]], capture_output=True,
                               text=True, check=True).stdout
    for entry in catalogue.split("\n\n"):
        if "Project-Id-Version" in entry:
            print(entry + "\n")
            continue
        lines, told = [], False
        for line in entry.split("\n"):
            if line.startswith("msgstr"):
                told = True
            if told and (match := re.match(r'([^"]*")(.*)(")$', line)) and match[2]:
                grown = "~" * (len(match[2]) // 3 if not match[2].endswith("\\n") else 0)
                line = match[1] + disguise(match[2])
                line += grown + '"'
            lines.append(line)
        print("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
