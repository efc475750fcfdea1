# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the list in README.md against the pages beside it and against Hugo."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PAGES = pathlib.Path(__file__).resolve().parent
VERSION = "0.111.3"
ROW = re.compile(
    r"^\| `(?P<page>[^`]+)` +\| .* \| (?P<hugo>builds|refuses) +\| +(?P<tables>\S+) \|$")

CONFIGURATION = """baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]
"""
TEMPLATE = "<p>PAGE {{ .File.Path }} END</p>{{ .Content }}"


def listed():
    """What README.md says: the page's path → its number of tables, None where Hugo refuses."""
    pages = {}
    for line in (PAGES / "README.md").read_text(encoding="utf-8").splitlines():
        match = ROW.match(line)
        if match:
            assert match["page"] not in pages, f"{match['page']} is listed twice"
            pages[match["page"]] = int(match["tables"]) if match["hugo"] == "builds" else None
    return pages


def build(folder, pages):
    """Builds a site of these pages. Returns the run, and page → number of tables shown."""
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIGURATION)
    (folder / "layouts/_default/single.html").write_text(TEMPLATE)
    for page in pages:
        (folder / "content" / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PAGES / page, folder / "content" / page)
    environment = dict(os.environ, HOME=str(folder), HUGO_CACHEDIR=str(folder / "cache"))
    run = subprocess.run(
        ["hugo", "--panicOnWarning", "--buildDrafts", "--buildExpired", "--buildFuture"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False)
    shown = {}
    for file in folder.glob("public/**/*.html"):
        html = file.read_text(encoding="utf-8", errors="replace")
        shown[re.search("PAGE (.*?) END", html)[1]] = html.count("<table")
    return run, shown


def test_every_page_is_listed(folder):
    here = {str(path.relative_to(PAGES)) for path in PAGES.glob("*/*.md")}
    assert set(listed()) == here, sorted(set(listed()) ^ here)
    assert len(here) >= 60


def test_the_bytes_are_as_they_were_written(folder):
    for page in listed():
        data = (PAGES / page).read_bytes()
        name = pathlib.PurePath(page).stem
        if "crlf" in name:
            assert data.count(b"\r\n") == data.count(b"\n") > 0, page
        else:
            assert b"\r\n" not in data or name == "mixed-line-ends", page
        assert data.startswith(b"\xef\xbb\xbf") == name.startswith("bom"), page
        if name in {"no-final-newline", "fence-at-end", "treatment"}:
            assert not data.endswith(b"\n"), page


def test_hugo_builds_what_the_list_says(folder):
    expected = {page: tables for page, tables in listed().items() if tables is not None}
    run, shown = build(folder, expected)
    assert run.returncode == 0, run.stdout + run.stderr
    wrong = [f"{page}: {shown.get(page)} tables, listed: {tables}"
             for page, tables in expected.items() if shown.get(page) != tables]
    assert not wrong, "\n".join(wrong)


def test_hugo_refuses_what_the_list_says(folder):
    for number, page in enumerate(page for page, tables in listed().items() if tables is None):
        run, _ = build(folder / str(number), [page])
        assert run.returncode != 0, f"{page} is built"


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    hugo = shutil.which("hugo")
    version = subprocess.run([hugo, "version"], capture_output=True, text=True,
                             check=True).stdout if hugo else ""
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        if "hugo" in name and f"v{VERSION}" not in version:
            print(f"ok {number} {name} # SKIP needs Hugo {VERSION}: {version.strip() or 'none'}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
                print(f"ok {number} {name}")
            except AssertionError as error:
                failed += 1
                print(f"not ok {number} {name}")
                print("# " + str(error).replace("\n", "\n# "))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
