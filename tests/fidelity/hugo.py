# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows edits to Hugo: the pages before and after, built as one site."""

import json
import pathlib
import re
import subprocess
import tempfile

from cells import check_html, make_reference
from values import SKIPPED, TYPES, compare

CONFIGURATION = """baseURL = "https://example.org/"
timeout = "600s"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
"""
TEMPLATE = ("{{ .File.Path }}\x01{{ .Params | jsonify (dict \"noHTMLEscape\" true) }}"
            "\x01{{ .Content }}")
# What Hugo makes of these is more than what the file says; but texts stay texts.
HUGOS_OWN = {"date", "lastmod", "publishdate", "expirydate", "draft", "iscjklanguage", "weight",
             "keywords", "aliases", "description", "title", "url", "slug", "type", "layout",
             "summary", "linktitle", "markup", "headless", "sitemap", "outputs", "resources"}
# Newer ones refuse a text for these, too.
REFUSED = HUGOS_OWN | {"params"}
HUGOS_TEXTS = {"title", "description", "summary"}
# Hugo holds a whole site in memory, many times its size: so much text is built at once.
MOST_BYTES = 5 * 1000 * 1000


def lower_keys(value):
    if isinstance(value, dict):
        return {key.lower(): lower_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [lower_keys(item) for item in value]
    return value


def build(texts):
    """For each page its fields and its HTML; None when Hugo refuses it, and SKIPPED when it is not
    where it can be told apart, since another page has its address."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "content").mkdir()
        (folder / "layouts/_default").mkdir(parents=True)
        (folder / "hugo.toml").write_text(CONFIGURATION)
        (folder / "layouts/_default/single.html").write_text(TEMPLATE)
        for number, text in enumerate(texts):
            # Fields that would take the page elsewhere, or out of the site, do not matter here.
            (folder / f"content/p{number}.md").write_bytes(text.encode())
        run = subprocess.run(["hugo", "-D", "-E", "-F", "--quiet"], cwd=folder, check=False,
                             capture_output=True, text=True)
        if run.returncode != 0:
            if len(texts) == 1:
                return [None]
            half = len(texts) // 2
            return build(texts[:half]) + build(texts[half:])
        found = [SKIPPED] * len(texts)
        for file in folder.glob("public/**/*"):
            if file.is_file():
                path, mark, rest = file.read_text().partition("\x01")
                params, _, content = rest.partition("\x01")
                match = re.fullmatch(r"p(\d+)\.md", path.strip())
                if mark and match:
                    found[int(match[1])] = (json.loads(params), content)
        return found


class Hugo:
    """Checks a share of the edits, about MOST_BYTES of pages at a time."""

    def __init__(self, share, chance, complain):
        self.share, self.chance, self.complain = share, chance, complain
        self.waiting, self.size = [], 0
        self.page = ""
        self.checked = self.skipped = self.wrong = 0

    def check(self, edit, fence, fields, whole):
        """@fields: what is between the fences; @whole: the page."""
        if edit["verb"] == "page":
            self.page = fields, whole
            return
        if self.chance.random() >= self.share:
            return
        self.size += len(whole)
        if edit["verb"] == "cell":
            self.waiting.append((edit, self.page[1], whole))
        elif fields is not None and self.page[0] is not None:
            close = {"---": "---\n", "+++": "+++\n", "{": "\n"}[fence]
            open_ = "" if fence == "{" else close
            self.waiting.append((edit, f"{open_}{self.page[0]}{close}", f"{open_}{fields}{close}"))
        if self.size >= MOST_BYTES:
            self.finish()

    def finish(self):
        waiting, self.waiting, self.size = self.waiting, [], 0
        pages = list(dict.fromkeys(before for _, before, _ in waiting))
        built = dict(zip(pages, build(pages)))
        afters = build([after for _, _, after in waiting])
        cells = list(dict.fromkeys(edit["value"] for edit, _, _ in waiting
                                   if edit["verb"] == "cell"))
        references = dict(zip(cells, build([make_reference(value) for value in cells])))
        for (edit, before, _), after in zip(waiting, afters):
            before = built[before]
            if before is None or SKIPPED in (before, after):
                problem = SKIPPED
            elif after is None:
                # An address that cannot be, say, is what was asked for.
                problem = ("Hugo refuses it" if edit["verb"] == "cell" or
                           edit["keys"][0].lower() not in REFUSED else SKIPPED)
            elif edit["verb"] == "cell":
                reference = references[edit["value"]]
                problem = (check_html(before[1], after[1], reference[1])
                           if reference and reference != SKIPPED else SKIPPED)
            else:
                problem = self.compare_fields(edit, before[0], after[0])
            if problem == SKIPPED:
                self.skipped += 1
                continue
            self.checked += 1
            if problem:
                self.wrong += 1
                self.complain("Hugo", edit, problem)

    @staticmethod
    def compare_fields(edit, before, after):
        edit = dict(edit, keys=[key.lower() for key in edit["keys"]],
                    value=lower_keys(edit.get("value")))
        first = edit["keys"][0]
        if first in HUGOS_OWN and not (first in HUGOS_TEXTS and edit["verb"] == "set" and
                                       edit["type"] == TYPES.index("string")):
            return SKIPPED
        if edit.get("type") == TYPES.index("date"):
            if len(edit["value"]) > len("2024-02-29"):
                return SKIPPED  # Hugo tells a moment in its own spelling
            edit["type"] = TYPES.index("string")
        for side in before, after:
            for key in HUGOS_OWN - {first}:
                side.pop(key, None)
        return compare(edit, before, after, lambda text: {})
