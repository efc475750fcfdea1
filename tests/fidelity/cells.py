# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit of a table's cell must have done to the lines of the page, and to Hugo's HTML."""

import html.parser
import re

PIPE = re.compile(r"(?<!\\)\|")
NOTES = re.compile(r'<div class="footnotes".*?</div>\n?', re.DOTALL)
NOTE_NUMBER = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)


def split_row(line):
    """The cells of a row, padding off. Empty ones at the end do not count."""
    cells = [cell.strip(" \t\v\f\r\n") for cell in PIPE.split(line.strip(" \t\v\f\r\n"))]
    if cells and cells[0] == "" and len(cells) > 1:
        cells = cells[1:]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def escape(value):
    return value.strip(" \t\v\f\r\n").replace("\n", " ").replace("|", "\\|")


def check_lines(before, after, column, value):
    """None when one line differs, and in it that cell; else what is wrong."""
    before, after = before.split("\n"), after.split("\n")
    if len(before) != len(after):
        return f"{len(after) - len(before):+} lines"
    changed = [number for number, pair in enumerate(zip(before, after)) if pair[0] != pair[1]]
    if not changed:
        return None  # it said so already
    if len(changed) > 1:
        return f"{len(changed)} lines changed"
    line, other = before[changed[0]], after[changed[0]]
    if "{{" in line:
        return None  # a pipe within a shortcode is another matter
    expected = split_row(line)
    expected += [""] * (column + 1 - len(expected))
    expected[column] = escape(value)
    while expected and expected[-1] == "":
        expected.pop()
    found = split_row(other)
    return None if found == expected else f"{found!r} in place of {expected!r}"


class Cells(html.parser.HTMLParser):
    """The inner HTML of each cell, and the rest of the page without them."""

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.cells, self.tags, self.rest, self.inside = [], [], [], False
        self.feed(text)
        self.close()

    def put(self, text):
        if self.inside:
            self.cells[-1] += text
        else:
            self.rest.append(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th"):
            self.inside = True
            self.cells.append("")
            self.tags.append(self.get_starttag_text())
        else:
            self.put(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False
        self.put(f"</{tag}>")

    def handle_data(self, data):
        self.put(data)

    def handle_entityref(self, name):
        self.put(f"&{name};")

    def handle_charref(self, name):
        self.put(f"&#{name};")

    def handle_comment(self, data):
        self.put(f"<!--{data}-->")


def make_reference(value):
    """A page whose only cell below the header says what the changed cell must."""
    return f"---\ntitle: x\n---\n\n| x |\n|---|\n| {escape(value)} |\n"


def check_html(before, after, reference):
    """None when exactly one cell differs and says what the reference's does."""
    if "fnref" in before:
        # A footnote that the cell alone referred to goes, and those behind it count anew.
        before, after = (NOTE_NUMBER.sub("<sup></sup>", NOTES.sub("", html))
                         for html in (before, after))
    before, after, reference = Cells(before), Cells(after), Cells(reference)
    if before.rest != after.rest:
        return "what is outside the cells differs"
    if len(before.cells) != len(after.cells):
        return f"{len(after.cells)} cells in place of {len(before.cells)}"
    # Hugo 0.111.3 leaves the alignment off an empty cell that the row has no text for.
    if any(tag != other and (cell != "" or "style" in tag)
           for tag, other, cell in zip(before.tags, after.tags, before.cells)):
        return "the alignment of a cell differs"
    changed = [pair for pair in zip(before.cells, after.cells) if pair[0] != pair[1]]
    if len(changed) > 1:
        return f"{len(changed)} cells changed"
    wanted = reference.cells[1] if len(reference.cells) > 1 else ""
    if changed and changed[0][1] != wanted:
        return f"{changed[0][1]!r} in place of {wanted!r}"
    return None
