#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the real Hugo whether the command line renders a page as Hugo does with each of the settings
of "markup.goldmark" at each of its values, and with many of them at once."""

import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "agreement"))

import agreement  # noqa: E402

SWITCH = (False, True)
SETTINGS = {
    "renderer": {"unsafe": SWITCH, "hardWraps": SWITCH, "xhtml": SWITCH},
    "extensions": {"typographer": SWITCH, "linkify": SWITCH, "linkifyProtocol": ("https", "http"),
                   "footnote": SWITCH, "definitionList": SWITCH, "table": SWITCH,
                   "taskList": SWITCH, "strikethrough": SWITCH},
    "parser": {"autoHeadingID": SWITCH, "wrapStandAloneImageWithinParagraph": SWITCH,
               "autoHeadingIDType": ("github", "github-ascii", "blackfriday")},
    "parser.attribute": {"title": SWITCH, "block": SWITCH},
}
MIXED = 12


def choices():
    """Each value alone, then mixtures that are the same in every run."""
    for section, names in SETTINGS.items():
        for name, values in names.items():
            for value in values:
                yield {section: {name: value}}
    chance = random.Random(6)
    for _ in range(MIXED):
        yield {section: {name: chance.choice(values) for name, values in names.items()}
               for section, names in SETTINGS.items()}


def write_config(site, chosen):
    lines = ['baseURL = "https://example.org/"',
             'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]']
    for section, names in chosen.items():
        lines.append(f"[markup.goldmark.{section}]")
        lines += [f"{name} = {json.dumps(value)}" for name, value in names.items()]
    (site / "config.toml").write_text("\n".join(lines) + "\n")


def render_both(site, program):
    subprocess.run(["hugo", "--quiet", "--source", str(site), "--cacheDir", str(site / "cache")],
                   check=True)
    hugo = (site / "public/page/index.html").read_text(encoding="utf-8")
    ours = subprocess.run([program, "render", "--site", str(site), str(site / "content/page.md")],
                          check=True, capture_output=True, text=True).stdout
    return agreement.tokenise(hugo), agreement.tokenise(ours)


def main():
    if shutil.which("hugo") is None:
        print("1..0 # SKIP hugo is not installed")
        return 77
    failed = number = 0
    with tempfile.TemporaryDirectory(prefix="settings-") as folder:
        site = pathlib.Path(folder)
        (site / "content").mkdir()
        (site / "layouts/_default").mkdir(parents=True)
        (site / "layouts/_default/single.html").write_text(agreement.LAYOUT)
        shutil.copy(HERE / "pages/every-setting.md", site / "content/page.md")
        for number, chosen in enumerate(choices(), 1):
            write_config(site, chosen)
            hugo, ours = render_both(site, sys.argv[1])
            failed += hugo != ours
            print("%s %d %s" % ("ok" if hugo == ours else "not ok", number, json.dumps(chosen)))
            if hugo != ours:
                print("# Hugo: %s\n# ours: %s" % agreement.first_difference(hugo, ours))
    print("1..%d" % number)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
