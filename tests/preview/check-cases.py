#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the real Hugo whether cases.txt still says what it makes of each piece of Markdown."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).with_name("cases.txt")
VERSION = "0.111.3"


def main():
    if shutil.which("hugo") is None:
        print("1..0 # SKIP hugo is not installed")
        return 77
    if VERSION not in subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout:
        print("1..0 # SKIP what is compared is Hugo %s, and here is another" % VERSION)
        return 77
    text = CASES.read_text(encoding="utf-8").replace("\N{SYMBOL FOR SPACE}", " ")
    cases = re.findall(r"^%%% ([^\n]*)\n(.*?)^%%% html\n(.*?)(?=^%%% |\Z)", text, re.M | re.S)
    with tempfile.TemporaryDirectory(prefix="cases-") as folder:
        site = pathlib.Path(folder)
        (site / "content").mkdir()
        (site / "layouts/_default").mkdir(parents=True)
        (site / "config.toml").write_text('baseURL = "https://example.org/"\n')
        (site / "layouts/_default/single.html").write_text("{{ .Content }}")
        for number, (_, markdown, _) in enumerate(cases):
            page = site / "content" / ("c%03d.md" % number)
            page.write_text("---\ntitle: p\n---\n" + markdown, encoding="utf-8")
        subprocess.run(["hugo", "--quiet", "--source", folder, "--cacheDir", folder + "/cache"],
                       check=True)
        print("1..%d" % len(cases))
        failed = 0
        for number, (name, _, expected) in enumerate(cases):
            page = site / "public" / ("c%03d" % number) / "index.html"
            same = page.read_text(encoding="utf-8").rstrip() == expected.rstrip()
            failed += not same
            print("%s %d %s" % ("ok" if same else "not ok", number + 1, name))
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
