# SPDX-License-Identifier: GPL-3.0-or-later
"""Websites to open: small, awkward, and made anew for each test."""

import json
import os
import shutil
import subprocess
from pathlib import Path

# micropeeling.md has the shapes of a real page: an odd offset in the date, an empty tag, a space on
# the line after the front matter, ragged padding in the table, mojibake, no line end at the end.
PAGES = Path(__file__).resolve().parent.parent / "pages"

CONFIGURATION = """baseURL = "https://example.org/"
title = "Lakeside Medspa"
disableKinds = ["sitemap", "RSS", "404", "robotsTXT"]
"""

# Prints what Hugo read, for comparison.
LAYOUT = """{{ dict "params" .Params "content" .Content | jsonify }}"""


class Site:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.content = self.folder / "content/services"
        self.content.mkdir(parents=True)
        (self.folder / "hugo.toml").write_text(CONFIGURATION)
        layouts = self.folder / "layouts/_default"
        layouts.mkdir(parents=True)
        (layouts / "single.html").write_text(LAYOUT)
        (layouts / "list.html").write_text(LAYOUT)
        (self.content / "_index.md").write_text("---\ntitle: Services\n---\n")
        self.page = self.write("micropeeling.md", (PAGES / "micropeeling.md").read_bytes())
        self.second = self.write("hydrating-facial.md",
                                 (PAGES / "hydrating-facial.md").read_bytes())

    def write(self, name, content):
        """@content: text or bytes."""
        path = self.content / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def snapshot(self):
        """Every file of the site with its bytes."""
        return {path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in sorted(self.folder.rglob("*"))
                if path.is_file() and os.access(path, os.R_OK)}

    def build(self, destination):
        """What Hugo makes of the site: the printed parameters and content of each page by its
        address. A warning is an error."""
        shutil.rmtree(destination, ignore_errors=True)
        run = subprocess.run(
            ["hugo", "--source", self.folder, "--destination", destination, "--buildDrafts",
             "--buildFuture", "--panicOnWarning", "--noBuildLock"], capture_output=True, text=True,
            env={**os.environ, "HUGO_RESOURCEDIR": f"{destination}-resources"})
        if run.returncode != 0:
            raise AssertionError("Hugo refused the site:\n" + run.stdout + run.stderr)
        pages = {}
        for path in Path(destination).rglob("index.html"):
            address = path.parent.relative_to(destination).as_posix()
            pages[address] = json.loads(path.read_text())
        return pages
