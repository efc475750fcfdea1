# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations of the grid against a plain array: the grid, cmark-gfm and Hugo must read that
array from the page. The seed is printed; SP_TEST_SEED and SP_TEST_TABLES choose another, and how
many tables."""

import html.parser
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

OPERATIONS = sys.argv[1]
CONFIGURATION = """baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.extensions]
typographer = false
"""


class Cells(html.parser.HTMLParser):
    """The rows of the first table of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def read_with_hugo(folder, n):
    site = folder / "site"
    (site / "layouts/_default").mkdir(parents=True)
    (site / "content").mkdir()
    (site / "hugo.toml").write_text(CONFIGURATION)
    (site / "layouts/_default/single.html").write_text("{{ .Content }}")
    for number in range(n):
        shutil.copy(folder / f"{number}.md", site / f"content/p{number}.md")
    subprocess.run(["hugo", "--quiet"], cwd=site, check=True,
                   env=dict(os.environ, HOME=str(folder), HUGO_CACHEDIR=str(folder / "cache")))
    tables = []
    for number in range(n):
        parser = Cells()
        parser.feed((site / f"public/p{number}/index.html").read_text())
        tables.append(parser.rows)
    return tables


def main():
    seed = int(os.environ.get("SP_TEST_SEED", random.randrange(2**32)))
    n = int(os.environ.get("SP_TEST_TABLES", "150"))
    failed = 0
    print(f"1..2\n# seed {seed}, {n} tables", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        status = subprocess.run([OPERATIONS, str(seed), str(n), name]).returncode
        print(f"{'ok' if status == 0 else 'not ok'} 1 the grid and cmark-gfm read the array")
        if status != 0 or shutil.which("hugo") is None:
            print("ok 2 Hugo reads the array # SKIP" if status == 0 else "not ok 2 Hugo")
            return 1 if status != 0 else 0
        for number, read in enumerate(read_with_hugo(folder, n)):
            meant = json.loads((folder / f"{number}.json").read_text())
            if read != meant:
                failed += 1
                print(f"# table {number}\n#  meant: {meant}\n#  Hugo:  {read}")
        print(f"{'not ok' if failed else 'ok'} 2 Hugo reads the array")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
