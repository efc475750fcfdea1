#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes random pages, for a comparison with Hugo of what nobody thought of: whole pages of the
kinds that people write, and bits of Markdown in any order. The same seed gives the same pages."""

import argparse
import pathlib
import random

WORDS = """pen skin the a of and glow laser peel mask minutes two hours after before collagen
serum
wrinkles lines face neck hands price from per session results last months downtime none mild
redness
é naïve größe 日本語 Ñandú it's don't rock'n'roll '90s "quoted" 'single' 5'9" 12" -- --- ... $100
50% 3.5
A&B AT&T x<y a>b &amp; &nbsp; &copy &#169; &#xe9; &notreal; `code` ``a`b`` *em* **strong**
***both***
_em_ __strong__ snake_case_word 2*3*4 **bold** text ~~gone~~ ~one~ <b>raw</b> <br> <br/> <span
class="x">in</span> <!-- note --> <https://a.example/x> <me@a.example> https://a.example/b_c(d)
www.a.example http://a.example/?q=1&r=2 me@a.example [link](/x) [link](</a b> "T") [ref]
[ref][] [text][ref]
[^1] [^note] ![alt](a.png) ![*alt* "q"](b.jpg 't') [x] [ ] {.class} {#id} :smile: \\* \\_ \\#
\\\\ (c) (tm)
1. a) + - # > | = ~ ^ ' " ` * _ [ ] ( ) ! < > & \\ : « » “so” ‘so’ – — … NBSP\u00a0here\u200b ½
™ ®""".split(" ")
WORDS = [word.replace("\n", " ") for word in " ".join(WORDS).replace("\n", " ").split(" ")]

SOUP = ["*", "**", "_", "__", "~~", "~", "`", "``", "[", "]", "(", ")", "](", "![", "<", ">",
        "\"", "'",
        "--", "---", "...", "\\", "&", "&amp;", "&lt;", "&#35;", "#", "|", ":", "-", "+", "1.",
        " ", " ",
        " ", "\n", "\n", "  \n", "\\\n", "\n\n", "\t", "    ", "> ", "- ", "* ", "1. ", "a", "b",
        "word",
        "é", "中", "www.a.example", "https://a.example/x", "http://b.example", "ftp://c.example",
        "me@a.example", "<b>", "</b>", "<br>", "<!--", "-->", "<div>", "</div>", "[^1]", "[^1]: ",
        "[ref]", "[ref]: /u", ": ", "term\n", "```\n", "~~~\n", "{.c}", "{#i}", "{a=b}", "===\n",
        "---\n",
        "| a | b |\n|---|:-:|\n", "| x | y |\n", "!", "?", ".", ",", ";", "=", "'s", "'t", "$",
        "%", "2",
        "[x] ", "[ ] ", "](/u)", "](/u \"t\")", "\u00a0", "“", "”", "«", "<a href=\"x\">", "<?",
        "?>",
        "<!D", "]]>", "javascript:x", "\r\n", "# ", "## ", "<<", ">>"]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def words(self, least=1, most=12):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(least, most)))

    def lines(self, most=3):
        ends = ["\n", "\n", "\n", "  \n", "\\\n", " \n"]
        out = "".join(self.words() + self.random.choice(ends)
                      for _ in range(self.random.randint(1, most)))
        return out.rstrip("\n") + "\n"

    def heading(self, _):
        text = self.words(1, 6)
        if self.chance(0.2):
            return text + "\n" + self.pick("=", "-", "-----", "====") + "\n"
        end = self.pick("", "", "", " #", " {#own}", " {.c #i k=v}", " {k=\"a b\"}", " ##", " {",
                        "\\#")
        gap = self.pick(" ", " ", " ", "  ", "\t", "")
        return "#" * self.random.randint(1, 6) + gap + text + end + "\n"

    def paragraph(self, _):
        return self.pick("", "", "", " ", "   ") + self.lines()

    def indent(self, text, by, first=None):
        lines = text.splitlines(True)
        out = []
        for i, line in enumerate(lines):
            if i == 0 and first is not None:
                out.append(first + line)
            elif line.strip():
                out.append(by + line)
            else:
                out.append(line)
        return "".join(out)

    def items(self, depth):
        marker = self.pick("- ", "- ", "* ", "+ ", "1. ", "1. ", "2) ", "10. ", "-   ", "-\t",
                           "1.  ")
        loose = self.chance(0.3)
        out = ""
        number = self.random.randint(1, 4)
        for i in range(number):
            if marker[0].isdigit() and self.chance(0.7):
                mark = str(i + 1) + marker.lstrip("0123456789")
            else:
                mark = marker
            by = " " * (len(mark) if self.chance(0.8) else self.pick(1, 2, 3, 4, 5))
            if self.chance(0.05):
                by = "\t"
            if self.chance(0.4) and depth < 3:
                inner = self.blocks(depth + 1, self.random.randint(1, 3))
            else:
                inner = self.pick("", "", "", "", "[ ] ", "[x] ", "[X] ", "[x]") + self.lines(2)
            if self.chance(0.04):
                inner = "\n"
            out += self.indent(inner, by, mark)
            if loose and i < number - 1:
                out += "\n"
        return out

    def quote(self, depth):
        inner = self.blocks(depth + 1, self.random.randint(1, 3)) if depth < 3 else self.lines()
        mark = self.pick("> ", "> ", ">")
        out = "".join((mark if i == 0 or not self.chance(0.06) else "") + line
                      for i, line in enumerate(inner.splitlines(True)))
        return out

    def cell(self):
        return self.pick("", self.words(1, 4), self.words(1, 3),
                         self.words(1, 2) + "<br>" + self.words(1, 2),
                         "a \\| b", "`a\\|b`", "`a|b`", "**Cost**", " ")

    def row(self, columns):
        cells = [self.cell() for _ in range(columns)]
        style = self.pick("| %s |", "| %s |", "| %s |", "%s", "| %s", "%s |")
        return style % self.pick(" | ", " | ", "|", "  |  ").join(cells) + "\n"

    def table(self, _):
        columns = self.random.randint(1, 4)
        rule = self.pick("|", " | ").join(self.pick("---", ":--", "--:", ":-:", "-", "------")
                                         for _ in range(columns))
        out = self.row(columns) + self.pick("|%s|", "| %s |", "%s", "|%s") % rule + "\n"
        for _ in range(self.random.randint(0, 4)):
            out += self.row(max(1, columns + self.pick(0, 0, 0, 0, 1, -1)))
        if self.chance(0.1):
            out += self.lines(1)
        return out

    def code(self, _):
        kind = self.random.randint(0, 3)
        text = self.lines(3)
        if kind == 0:
            return self.indent(text, self.pick("    ", "\t", "     "), self.pick("    ", "\t"))
        fence = self.pick("```", "```", "~~~", "````")
        info = self.pick("", "", "go", " python", "html {linenos=true}", "a b", "{.c}",
                         "sh {hl_lines=[1]}")
        return fence + info + "\n" + text + self.pick(fence, fence, fence, fence + "`", "") + "\n"

    def raw(self, _):
        return self.pick(
            "<div>\n" + self.lines(1) + "</div>\n",
            "<div class=\"x\">\n\n" + self.lines(1) + "\n</div>\n",
            "<!-- " + self.words() + " -->\n", "<!--\n\n" + self.words() + "\n\n--> after\n",
            "<p>" + self.words() + "</p>\n",
            "<table><tr><td>\n\n" + self.words() + "\n\n</td></tr></table>\n",
            "<details><summary>" + self.words(1, 3) + "</summary>\n\n" + self.lines(1)
            + "\n</details>\n",
            "<script>\nlet a = 1;\n\nlet b = 2;\n</script>\n", "<style>p { a: b }\n</style>\n",
            "<hr>\n",
            "<b>" + self.words() + "</b>\n", "<br>\n", "</div>\n",
            "<img src=\"a.png\" alt=\"x\">\n",
            "<iframe src=\"https://a.example\"></iframe>\n",
            "<pre>\n" + self.lines(2) + "</pre>\n",
            "<custom-tag>\n" + self.words() + "\n</custom-tag>\n", "<?php x ?>\n",
            "<!DOCTYPE html>\n")

    def few_lines(self, depth):
        if self.chance(0.6) or depth > 2:
            return self.lines(2)
        return self.blocks(depth + 1, 2)

    def definition(self, depth):
        out = ""
        for _ in range(self.random.randint(1, 2)):
            out += self.words(1, 3) + "\n" + self.pick("", "", "\n")
            for _ in range(self.random.randint(1, 2)):
                inner = self.few_lines(depth)
                out += self.indent(inner, self.pick("  ", "    ", ""),
                                   self.pick(": ", ":   ", "  : "))
            out += self.pick("", "\n")
        return out

    def note(self, depth):
        mark = "[^%s]: " % self.pick("1", "note", "x")
        return self.indent(self.few_lines(depth), self.pick("    ", "  ", "\t"), mark)

    def reference(self, _):
        return "[%s]: %s%s\n" % (self.pick("ref", "text", "Ref", "link"), self.pick(
            "/url", "</a b>", "https://a.example", "#x"), self.pick(
                "", " \"T\"", " 'T'", "\n  \"T\"", " (T)", " \"T\" x"))

    def rule(self, _):
        return self.pick("---", "***", "* * *", "___", "- - -", "----------") + "\n"

    def attributes(self, _):
        return self.pick("{.c}", "{#i .c}", "{k=v}", "{ .a .b }", "{.c", "{style=\"a:b\"}") + "\n"

    def blocks(self, depth, number):
        kinds = [self.paragraph] * 5 + [self.items] * 4 + [self.heading] * 3 + [self.quote] * 2 + \
            [self.table] * 3 + [self.code, self.raw, self.raw, self.definition, self.note,
                                self.reference, self.rule, self.attributes]
        out = ""
        for i in range(number):
            if i:
                out += self.pick("\n", "\n", "\n", "\n", "\n\n", " \n", "")
            out += self.random.choice(kinds)(depth)
        return out

    def page(self):
        out = self.blocks(0, self.random.randint(1, 4))
        if self.chance(0.3):
            out += "\n[ref]: /r \"R\"\n\n[^1]: " + self.words() + "\n[^note]: note\n"
        if self.chance(0.05):
            out = out.replace("\n", "\r\n")
        if self.chance(0.05):
            out = out.rstrip("\n")
        return out

    def soup(self):
        return "".join(self.random.choice(SOUP) for _ in range(self.random.randint(2, 14))) + \
            self.pick("\n", "")

    def inline(self):
        return self.lines(2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["page", "soup", "inline"], default="page")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for number in range(args.count):
        text = getattr(Writer("%d %d" % (args.seed, number)), args.kind)()
        if "{{<" not in text and "{{%" not in text:
            file = args.folder / ("%s-%06d.md" % (args.kind, number))
            # A line of fields first: what follows is the body, whatever it starts with.
            file.write_bytes(b"---\ntitle: p\n---\n" + text.encode())


if __name__ == "__main__":
    main()
