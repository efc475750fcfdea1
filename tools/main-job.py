#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job once on a screen that nobody sees: opens the sample site (or the page given),
changes its title and its price as a person would, saves, leaves a screenshot and the difference."""

import difflib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))

from harness import tree  # noqa: E402
from harness.desktop import Desktop  # noqa: E402

PAGE = "content/services/microneedling.md"
TITLE = "Microneedling, Renewed"
PRICE = "$120 to $700 per session"


def difference(before, after, name):
    """A unified diff as bytes, so that a missing line end shows as Git shows it."""
    lines = difflib.diff_bytes(
        difflib.unified_diff, before.splitlines(True), after.splitlines(True),
        b"a/" + name, b"b/" + name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
                    for line in lines)


def do_job(program, folder):
    from harness.editor import Editor

    editor = Editor(program)
    program.find("Pages")
    editor.select(PAGE)
    editor.wait_title("Micorneedling")
    page = next(folder.rglob(PAGE))
    before = page.read_bytes()
    editor.set_field("Title", TITLE)
    editor.type_in_cell("Cost, Details", PRICE)
    editor.wait_preview(TITLE, PRICE)
    editor.save()
    return before, page.read_bytes()


def main():
    if len(sys.argv) > 1:
        sys.exit("Without a display only the sample site is opened, not " + " ".join(sys.argv[1:]))
    results = tree.BUILD / "main-job"
    results.mkdir(exist_ok=True)
    picture = results / "screenshot.png"
    diff = results / "saved.diff"
    with Desktop() as desktop:
        from harness.program import Program

        with Program([tree.PROGRAM, "--sample"]) as program:
            before, after = do_job(program, desktop.folder)
            program.screenshot(picture)
    diff.write_bytes(difference(before, after, PAGE.encode()))
    print(f"Changed the title and the price of {PAGE} and saved.")
    print(f"Screenshot: {picture}")
    print(f"Difference: {diff}\n")
    print(diff.read_text())


if __name__ == "__main__":
    main()
