# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the tables that we find in pages with those that Hugo renders: how many stand at the top
level, their rows, and the text of each cell. Then tidies them and has Hugo render them again.

The pages are those of tests/pages, of the folders given as arguments or in SP_TEST_CORPUS, and
random ones made of the pieces of which a table's beginning and end are made. The seed is printed;
SP_TEST_SEED and SP_TEST_PAGES choose another, and how many."""

import difflib
import html.parser
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

LIST_TABLES = sys.argv[1]
PAGES = pathlib.Path(__file__).resolve().parents[1] / "pages"
VERSION = "0.111.3"
CONFIGURATION = """baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.extensions]
typographer = false
"""

# What may stand around, in and between tables.
PIECES = [
    "| a | b |", "|---|---|", "|---|---|", "| 1 | 2 |", "a | b", "--|--", ":-|-:", "1 | 2", "| c |",
    "|---|", "| x | y | z |", "text", "# head", "---", "===", "***", "- item", "1. item", "2. item",
    "> quote", "```", "~~~", "<div>", "</div>", "<!-- x -->", "<!--", "-->", "<span>", "</span>",
    "    indented", "    | a | b |", "  | a | b |", "  |---|---|", "\t| a | b |", "[^1]: note",
    "[ref]: /x", ": definition", "term", "-", "*", "1.", "- | a | b |", "  text", "   - deep",
    "> | a | b |", "> |---|---|", "  > x", "|", "||", "| |", "|-|", "-|", "-|-", "| - |", ":--",
    "--:", "| a \\| b | c |", "| `a | b` |", "a\\", "| a | b", "a | b |", "<pre>", "</pre>", "<?x",
    "?>",
    "<b>x</b>", "<table>", "    ", "\u00a0", "| \u00a0 | x |", "* * *", "_ _ _", "+ x", "10) x",
    "[a]: <b> 'c'", "##", "#x", "```a`b", "<a href=\"x\">", "- ", "    - x", "| a | b |   ",
    "--- | ---", ":-: |", "&nbsp;", "<!DOCTYPE x>", "<hr>", "<br/>", "=", "- - -", "> ", "|:--",
]


class Tables(html.parser.HTMLParser):
    """The tables that are in nothing else."""

    CONTAINERS = {"blockquote", "dd", "div", "li", "section"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.tables = []
        self.cell = self.skipped = None
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "img" and self.cell is not None:
            self.cell[-1] += dict(attrs).get("alt", "")
        if tag in self.CONTAINERS:
            self.depth += 1
        elif self.depth == 0 and tag == "table":
            self.tables.append([])
            self.inside = True
        elif self.inside and tag == "tr":
            self.tables[-1].append([])
        elif self.inside and tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.cell = self.tables[-1][-1]
        elif tag == "sup":  # a footnote's number
            self.skipped, self.cell = self.cell, None

    def handle_endtag(self, tag):
        if tag in self.CONTAINERS:
            self.depth -= 1
        elif tag == "table":
            self.inside = False
        elif tag in {"td", "th"}:
            self.cell = None
        elif tag == "sup":
            self.cell = self.skipped

    def handle_data(self, data):
        if self.cell is not None:
            self.cell[-1] += data


def body_of(data):
    """The page without its front matter."""
    match = re.match(rb"(\xef\xbb\xbf)?\s*(---|\+\+\+)[ \t]*\r?\n(.*?\n)?\2[ \t]*(\r?\n|$)", data,
                     re.DOTALL)
    return data[match.end():] if match else data


def letters(table):
    """What of the cells does not depend on how inline markup is read, nor on what links lead to."""
    return [["".join(c for c in re.sub(r"\[\^\w+\]|\[ref\]$", "", cell) if c.isalnum())
             for cell in row] for row in table]


def random_page(source):
    lines = []
    for _ in range(source.randint(2, 10)):
        if source.random() < 0.35:
            lines += ["| a | b |", "|---|---|", "| 1 | 2 |"][:source.randint(2, 3)]
        if source.random() < 0.25:
            lines.append("")
        lines.append(source.choice(PIECES))
    return "\n".join(lines) + source.choice(["", "\n"])


def listed():
    """The cases of tables.txt."""
    signs = {"␍": "\r", "⇥": "\t", "␠": " ", "⍽": "\u00a0", "∎\n": ""}
    cases = (pathlib.Path(__file__).parent / "tables.txt").read_text().split("\n== ")[1:]
    bodies = {}
    for case in cases:
        name, _, rest = case.partition("\n")
        markdown = rest.split("\n--\n")[0] + "\n"
        for sign, meaning in signs.items():
            markdown = markdown.replace(sign, meaning)
        bodies[f"tables.txt: {name}"] = markdown.encode()
    return bodies


def gather():
    """Name → body, of the pages that are in reach."""
    bodies = {}
    folders = [PAGES, *map(pathlib.Path, sys.argv[2:])]
    if "SP_TEST_CORPUS" in os.environ:
        folders.append(pathlib.Path(os.environ["SP_TEST_CORPUS"]))
    for folder in folders:
        for file in sorted(folder.rglob("*.md")):
            body = body_of(file.read_bytes())
            # Shortcodes need the site's templates.
            if re.search(rb"\{\{[<%]", body) or file.name == "README.md":
                continue
            bodies[str(file)] = body
    bodies.update(listed())
    seed = int(os.environ.get("SP_TEST_SEED", "1"))
    source = random.Random(seed)
    for number in range(int(os.environ.get("SP_TEST_PAGES", "2000"))):
        bodies[f"seed {seed}, page {number}"] = random_page(source).encode()
    return bodies, seed


def render(folder, bodies):
    """Name → the HTML that Hugo makes of the page."""
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "hugo.toml").write_text(CONFIGURATION)
    (folder / "layouts/_default/single.html").write_text("<p>x</p>{{ .Content }}")
    for number, body in enumerate(bodies.values()):
        (folder / f"content/p{number}.md").write_bytes(b"---\ntitle: x\n---\n" + body)
    subprocess.run(["hugo", "--quiet"], cwd=folder, check=True,
                   env=dict(os.environ, HOME=str(folder), HUGO_CACHEDIR=str(folder / "cache")))
    return {name: (folder / f"public/p{number}/index.html").read_text(errors="replace")
            for number, name in enumerate(bodies)}


def list_tables(folder, bodies, *arguments):
    """Runs the program over the pages. Returns: their files, and what it prints."""
    folder.mkdir(exist_ok=True)
    files = []
    for number, body in enumerate(bodies.values()):
        files.append(folder / f"b{number}.md")
        files[-1].write_bytes(body)
    run = subprocess.run([LIST_TABLES, *arguments], input="\n".join(map(str, files)),
                         capture_output=True, text=True, errors="replace", check=True)
    return files, run.stdout


def tables_of(page):
    parser = Tables()
    parser.feed(page)
    return [letters(table) for table in parser.tables]


def show(bodies, wrong, describe):
    for name in wrong[:int(os.environ.get("SP_TEST_SHOW", "5"))]:
        print(f"# {name}\n{describe(name)}")
        print("#  | " + bodies[name][:600].decode(errors="replace").replace("\n", "\n#  | "))


def test_tables_are_those_that_hugo_renders(folder, bodies, pages):
    theirs = {name: tables_of(page) for name, page in pages.items()}
    _, output = list_tables(folder / "ours", bodies)
    found = {name: [letters(table) for table in json.loads(line)["tables"]]
             for name, line in zip(bodies, output.split("\n"))}
    wrong = [name for name in bodies if found[name] != theirs[name]]
    print(f"# {sum(map(len, theirs.values()))} tables; pages read differently: {len(wrong)}")
    show(bodies, wrong, lambda name: f"#  Hugo: {theirs[name]}\n#  ours: {found[name]}")
    return not wrong


def test_tidy_tables_render_as_they_did(folder, bodies, pages):
    files, _ = list_tables(folder / "tidy", bodies, "--tidy")
    tidied = {name: pathlib.Path(f"{file}.tidy").read_bytes() for name, file in zip(bodies, files)}
    changed = {name: body for name, body in tidied.items() if body != bodies[name]}
    after = render(folder / "tidied", changed)
    wrong = [name for name in changed if after[name] != pages[name]]
    print(f"# {len(changed)} pages were not tidy; rendered differently: {len(wrong)}")
    show(tidied, wrong, lambda name: "#  " + "\n#  ".join(
        difflib.unified_diff(pages[name].split("\n"), after[name].split("\n"), n=0, lineterm="")))
    return not wrong


def main():
    hugo = shutil.which("hugo")
    version = subprocess.run([hugo, "version"], capture_output=True, text=True,
                             check=True).stdout if hugo else ""
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    if f"v{VERSION}" not in version:
        for number, (name, _) in enumerate(tests, 1):
            print(f"ok {number} {name} # SKIP needs Hugo {VERSION}")
        return 0
    bodies, seed = gather()
    print(f"# {len(bodies)} pages, random ones of seed {seed}")
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pages = render(folder / "site", bodies)
        for number, (name, test) in enumerate(tests, 1):
            passed = test(folder, bodies, pages)
            failed += not passed
            print(f"{'' if passed else 'not '}ok {number} {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
