#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the named character references of HTML 5 as a C table, sorted for bsearch()."""

import html.entities
import sys


def main() -> None:
    names = sorted(name[:-1] for name in html.entities.html5 if name.endswith(";"))
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write("static const HtmlEntity html_entities[] = {\n")
        for name in names:
            text = html.entities.html5[name + ";"].encode("utf-8")
            out.write('  { "%s", "%s" },\n' % (name, "".join("\\%03o" % byte for byte in text)))
        out.write("};\n")


main()
