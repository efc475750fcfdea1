# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells on their way from and to LibreOffice Calc.

    test-calc.py CONVERT [--soffice PROGRAM [--record]]

CONVERT is the program convert-cells. Calc's own output is read from recorded/; with --soffice it is
made anew by a real Calc, by way of an .ods file, and what the grid copies is opened in Calc and
read again. --record keeps the new output."""

import argparse
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECORDED = HERE / "recorded"

# What the cells of sheet.fods say.
PLAIN = [
    ["Attribute", "Details", "Note"],
    ["Name", "Peel, light; “mild”", 'say "hi", "x"'],
    ["Wirkung für Ältere", "first line\nsecond line", "a | b"],
    ["Cost", "$100 to $700", "5 * 3"],
    ["over two", "", "book"],
    ["", "12", "日本 👩‍👩‍👧"],
]
MARKDOWN = [
    ["**Attribute**", "**Details**", "**Note**"],
    ["**Name**", "Peel, light; “mild”", 'say "hi", "x"'],
    ["**Wirkung für Ältere**", "first line\nsecond line", "a | b"],
    ["Cost", "$100 to $700", r"*5 \* 3*"],
    ["over two", "", "[book](https://example.org/book)"],
    ["", "12", "日本 👩‍👩‍👧"],
]
# A table of a page, and what Calc is to show of it.
TABLE = """| Attribute | Details | Note |
|---|---|---|
| **Name** | Peel, light; “mild” | say "hi", "x" |
| **Wirkung für Ältere** | first line<br>second line | a \\| b |
| Cost | $100 to $700 | 5 \\* 3 |
| over two |  | [book](https://example.org/book) |
|  | 12 | 日本 👩‍👩‍👧 |
"""

# Tab-separated, every text as it is, UTF-8: Calc's filter options.
TABS = "9,34,76,1"


class Calc:
    """A LibreOffice without a window, with settings of its own."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def convert(self, file, kind, *options):
        """Opens @file and saves it as @kind beside it. Returns: the new file."""
        output = self.folder / "out"
        subprocess.run([self.program, "--headless", "--norestore",
                        f"-env:UserInstallation=file://{self.folder}/profile", *options,
                        "--convert-to", kind, "--outdir", output, file],
                       check=True, capture_output=True, timeout=300)
        made = output / f"{file.stem}.{kind.partition(':')[0]}"
        return pathlib.Path(shutil.move(made, self.folder / f"{file.stem}.{made.suffix[1:]}"))


def convert_cells(convert, how, file):
    return subprocess.run([convert, how, file], check=True, capture_output=True,
                          text=True).stdout


def from_calc(calc):
    """What Calc writes of the sheet: HTML and text between tabs."""
    ods = calc.convert(HERE / "sheet.fods", "ods")
    html = calc.convert(ods, "html:HTML (StarCalc)")
    text = calc.convert(ods, f"csv:Text - txt - csv (StarCalc):{TABS}")
    return html, text


def to_calc(calc, convert):
    """What Calc shows of the table when it reads what the grid copies, by kind."""
    page = calc.folder / "copied.md"
    page.write_text(TABLE)
    html = calc.folder / "copied-html.html"
    html.write_text(convert_cells(convert, "to-html", page))
    text = calc.folder / "copied-text.csv"
    text.write_text(convert_cells(convert, "to-text", page))
    shown = {}
    for kind, file, filters in (
            ("html", html, ["--infilter=HTML (StarCalc)"]),
            ("text", text, [f"--infilter=Text - txt - csv (StarCalc):{TABS}"])):
        ods = calc.convert(file, "ods", *filters)
        out = calc.convert(ods, f"csv:Text - txt - csv (StarCalc):{TABS}")
        with out.open(newline="") as opened:
            shown[kind] = list(csv.reader(opened, delimiter="\t"))
    return shown


def check(number, name, actual, expected):
    passed = actual == expected
    print(f"{'ok' if passed else 'not ok'} {number} {name}")
    if not passed:
        print(f"#  expected: {expected}\n#  actual:   {actual}")
    return passed


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("convert")
    parser.add_argument("--soffice")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as name:
        html, text = RECORDED / "sheet.html", RECORDED / "sheet.csv"
        print(f"1..{4 if arguments.soffice else 2}", flush=True)
        if arguments.soffice:
            calc = Calc(arguments.soffice, pathlib.Path(name))
            html, text = from_calc(calc)
            if arguments.record:
                shutil.copy(html, RECORDED)
                shutil.copy(text, RECORDED)
        results.append(check(1, "the HTML of Calc becomes cells",
                             json.loads(convert_cells(arguments.convert, "html", html)), MARKDOWN))
        results.append(check(2, "the text of Calc becomes cells",
                             json.loads(convert_cells(arguments.convert, "text", text)), PLAIN))
        if arguments.soffice:
            shown = to_calc(calc, arguments.convert)
            results.append(check(3, "Calc reads the HTML that is copied", shown["html"], PLAIN))
            results.append(check(4, "Calc reads the text that is copied", shown["text"], PLAIN))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
