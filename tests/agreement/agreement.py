#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the preview with Hugo.

Every Markdown page below the folders that has no shortcode is rendered by Hugo, in a throwaway
site whose only layout prints the content, and by the program; the two are compared token by token,
attributes included. Only the markup of code blocks is forgiven. Prints the share of equal pages
and, for the others, the class of the difference, the page and both sides.
"""

import argparse
import collections
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LAYOUT = "{{ .Content }}"
VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source",
        "track", "wbr", "param"}


class Tokens(html.parser.HTMLParser):
    """The token stream of a page; a block of code is one token: its text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tokens = []
        self.code = None
        self.code_end = None
        self.depth = 0

    def add_text(self, text):
        text = re.sub(r"[ \t\n\r\f]+", " ", text)
        if self.tokens and self.tokens[-1][0] == "text":
            text = re.sub(r"  +", " ", self.tokens.pop()[1] + text)
        self.tokens.append(("text", text))

    def handle_starttag(self, tag, attrs):
        if self.code is not None:
            if tag == self.code_end:
                self.depth += 1
            if tag == "code":
                self.code = ""  # the line numbers of a table come before
            return
        classes = dict(attrs).get("class") or ""
        if tag == "pre" or (tag == "div" and classes.split()[:1] == ["highlight"]):
            self.code, self.code_end, self.depth = "", tag, 1
            return
        self.tokens.append(("start", tag, tuple(sorted((k, v or "") for k, v in attrs))))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.code is not None:
            if tag == self.code_end:
                self.depth -= 1
                if self.depth == 0:
                    self.tokens.append(("code", re.sub(r"\s+", "", self.code)))
                    self.code = None
            return
        self.tokens.append(("end", tag))

    def handle_data(self, data):
        if self.code is not None:
            self.code += data
        else:
            self.add_text(data)

    def handle_comment(self, data):
        if self.code is None:
            self.tokens.append(("comment", data))

    def handle_decl(self, decl):
        self.tokens.append(("declaration", decl))

    def handle_pi(self, data):
        self.tokens.append(("instruction", data))

    def unknown_decl(self, data):
        self.tokens.append(("declaration", data))


def tokenise(text):
    parser = Tokens()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError:  # raw HTML that the tokeniser does not take
        return [("text", re.sub(r"\s+", " ", text).strip())]
    if parser.code is not None:
        parser.tokens.append(("code", re.sub(r"\s+", "", parser.code)))
    tokens = [t for t in parser.tokens if t != ("text", " ")]
    if tokens and tokens[-1][0] == "text":
        tokens[-1] = ("text", tokens[-1][1].rstrip())
    if tokens and tokens[0][0] == "text":
        tokens[0] = ("text", tokens[0][1].lstrip())
    return tokens


def classify(hugo, ours):
    """What kind of token differs first."""
    for a, b in zip(hugo, ours):
        if a == b:
            continue
        if a[0] == b[0] == "start" and a[1] == b[1]:
            names = sorted({k for k, v in set(a[2]) ^ set(b[2])})
            return "<%s> %s" % (a[1], " ".join(names))
        if a[0] == b[0] == "text":
            return "text"
        return "%s / %s" % tuple(" ".join(t[:2] if t[0] in ("start", "end") else t[:1])
                                 for t in (a, b))
    return "longer in Hugo" if len(hugo) > len(ours) else "longer in the preview"


def first_difference(hugo, ours):
    i = 0
    while i < len(hugo) and i < len(ours) and hugo[i] == ours[i]:
        i += 1
    return hugo[max(0, i - 1):i + 3], ours[max(0, i - 1):i + 3]


def strip_front_matter(data):
    """The body, as Hugo finds it."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    text = data.lstrip(b" \t\r\n")
    for fence in (b"---", b"+++"):
        match = re.match(re.escape(fence) + rb"[ \t]*\r?\n", text)
        if not match:
            continue
        end = re.compile(rb"^" + re.escape(fence) + rb"[ \t]*(?:\r?\n|\Z)", re.M).search(
            text, match.end())
        return text[end.end():] if end else None
    if text.startswith(b"{") and not text.startswith(b"{{"):
        return None  # JSON, or text that Hugo would take for it
    if text.startswith(b"#+"):
        return None
    return data


def collect(folders):
    pages = []
    skipped = collections.Counter()
    for folder in folders:
        root = pathlib.Path(folder)
        files = [root] if root.is_file() else sorted(root.rglob("*.md"))
        for file in files:
            if not file.is_file():
                continue
            data = file.read_bytes()
            if b"{{<" in data or b"{{%" in data:
                skipped["with shortcodes"] += 1
                continue
            body = strip_front_matter(data)
            if body is None:
                skipped["no body found"] += 1
                continue
            pages.append((str(file), body))
    return pages, skipped


def write_site(site, pages, options):
    shutil.rmtree(site, ignore_errors=True)
    for name in ("content", "layouts/_default"):
        (site / name).mkdir(parents=True)
    config = ['baseURL = "https://example.org/"', 'disableKinds = ["taxonomy", "term", "RSS", '
              '"sitemap", "robotsTXT", "404", "home", "section"]', "timeout = 600000",
              "[markup.goldmark.renderer]", "unsafe = %s" % str(options["unsafe"]).lower()]
    if options["block"]:
        config += ["[markup.goldmark.parser.attribute]", "title = true", "block = true"]
    (site / "config.toml").write_text("\n".join(config) + "\n")
    (site / "layouts/_default/single.html").write_text(LAYOUT)
    for number, body in pages:
        (site / "content" / ("p%06d.md" % number)).write_bytes(b"---\ntitle: p\n---\n" + body)


def run_hugo(work, pages, options, out):
    """Hugo's HTML by page number; what makes Hugo fail is left out, found by halving."""
    if not pages:
        return
    site = work / "site"
    write_site(site, pages, options)
    run = subprocess.run(["hugo", "--quiet", "--source", str(site), "--destination",
                          str(site / "public"), "--cacheDir", str(work / "cache")],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode == 0:
        for number, _ in pages:
            file = site / "public" / ("p%06d" % number) / "index.html"
            # Hugo writes no file for a page that says nothing.
            out[number] = (file.read_text(encoding="utf-8", errors="replace") if file.exists()
                           else "")
        return
    if len(pages) == 1:
        print("Hugo refuses a page: %s" % run.stdout.strip().splitlines()[-1:], file=sys.stderr)
        return
    middle = len(pages) // 2
    run_hugo(work, pages[:middle], options, out)
    run_hugo(work, pages[middle:], options, out)


def run_ours(work, renderer, pages, options):
    bodies = work / "bodies"
    result = work / "ours"
    for folder in (bodies, result):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    names = []
    for number, body in pages:
        file = bodies / ("p%06d" % number)
        file.write_bytes(body)
        names.append(str(file))
    command = [renderer]
    command += ["--unsafe"] if options["unsafe"] else []
    command += ["--block-attributes"] if options["block"] else []
    subprocess.run(command + [str(result)], input="\n".join(names) + "\n", text=True, check=True)
    return {number: (result / ("p%06d.html" % number)).read_text(encoding="utf-8",
                                                                  errors="replace")
            for number, _ in pages}


def compare(work, args, pages, options):
    numbered = list(enumerate(body for _, body in pages))
    hugo = {}
    run_hugo(work, numbered, options, hugo)
    ours = run_ours(work, args.renderer, numbered, options)
    classes = collections.Counter()
    equal = exact = 0
    shown = []
    for number in hugo:
        a, b = tokenise(hugo[number]), tokenise(ours[number])
        exact += hugo[number].strip() == ours[number].strip()
        if a == b:
            equal += 1
            continue
        kind = classify(a, b)
        classes[kind] += 1
        shown.append((kind, pages[number][0], a, b))
    name = ", ".join(k for k, v in options.items() if v) or "defaults"
    share = 100.0 * equal / len(hugo) if hugo else 0.0
    print("%s: %d of %d pages agree, %.2f%% (%d byte for byte)"
          % (name, equal, len(hugo), share, exact))
    for kind, count in classes.most_common():
        print("  %5d  %s" % (count, kind))
    for kind, page, a, b in shown[:args.show]:
        theirs, mine = first_difference(a, b)
        print("\n%s: %s\n  Hugo:    %s\n  preview: %s" % (page, kind, theirs, mine))
    return share, shown


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--renderer", required=True, help="the build's tests/preview/render-pages")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    parser.add_argument("--minimum", type=float, default=0.0, help="fail below this share")
    parser.add_argument("--mode", choices=["safe", "unsafe", "block"], action="append")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    if shutil.which("hugo") is None:
        print("skipped: hugo is not installed")
        return 77
    args.renderer = os.path.abspath(args.renderer)
    pages, skipped = collect(args.folders)
    print("%d pages; left out: %s" % (len(pages), dict(skipped) or "none"))
    lowest = 100.0
    with tempfile.TemporaryDirectory(prefix="agreement-") as folder:
        for mode in args.mode or ["safe", "unsafe"]:
            options = {"unsafe": mode == "unsafe", "block": mode == "block"}
            lowest = min(lowest, compare(pathlib.Path(folder), args, pages, options)[0])
    return 0 if lowest >= args.minimum else 1


if __name__ == "__main__":
    sys.exit(main())
