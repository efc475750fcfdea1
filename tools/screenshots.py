#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the set of screenshots of the window into the build's screenshots folder. Names on the
command line choose some of them."""

import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))

from harness import tree  # noqa: E402
from harness.desktop import Desktop  # noqa: E402

PAGE = "content/services/microneedling.md"
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}

# For what only time tells: animations, and the preview's paint.
SETTLE = 1.5


def copy_sample(desktop, name="site"):
    site = desktop.new_home() / name
    shutil.copytree(tree.SAMPLE, site)
    return site


def with_many_tags(site):
    page = site / PAGE
    text = page.read_text()
    tags = "".join(f"  - Treatment {number}\n" for number in range(1, 41))
    assert "tags:\n" in text
    page.write_text(text.replace("tags:\n", "tags:\n" + tags))


class Photographer:
    def __init__(self, desktop, folder):
        self.desktop = desktop
        self.folder = folder

    def take(self, name, *arguments, size=(1440, 900), environment=None, act=None):
        """Opens the program on @arguments, lets @act do something, and takes the picture."""
        from harness.editor import Editor
        from harness.program import Program

        with Program([tree.PROGRAM, *arguments], environment=environment) as program:
            program.window
            program.keyboard.move(0, 0)
            program.resize(*size)
            if act is not None:
                act(Editor(program))
            time.sleep(SETTLE)
            path = self.folder / f"{name}.png"
            program.screenshot(path)
            print(path)

    def welcome(self):
        self.desktop.new_home()
        self.take("welcome")

    def main_light(self):
        self.take("main-light", copy_sample(self.desktop), act=show_page)

    def main_dark(self):
        self.take("main-dark", copy_sample(self.desktop), act=show_page, environment=DARK)

    def grid(self):
        self.take("grid", copy_sample(self.desktop), act=edit_cell)

    def source(self):
        self.take("source", copy_sample(self.desktop), act=show_source)

    def narrow_1024(self):
        self.take("narrow-1024", copy_sample(self.desktop), act=show_page, size=(1024, 768))

    def narrow_360(self):
        self.take("narrow-360", copy_sample(self.desktop), act=show_page, size=(360, 720))

    def many_tags(self):
        site = copy_sample(self.desktop)
        with_many_tags(site)
        self.take("many-tags", site, act=show_page)


def show_page(editor):
    editor.select(PAGE)
    editor.wait_title("Micorneedling")
    editor.wait_preview("Micorneedling")


def edit_cell(editor):
    show_page(editor)
    editor.cell("Cost, Details").click()


def show_source(editor):
    show_page(editor)
    editor.program.activate("win.source")


PICTURES = ("welcome", "main_light", "main_dark", "grid", "source", "narrow_1024", "narrow_360",
            "many_tags")


def main():
    folder = tree.BUILD / "screenshots"
    folder.mkdir(exist_ok=True)
    chosen = [name.replace("-", "_") for name in sys.argv[1:]] or PICTURES
    unknown = set(chosen) - set(PICTURES)
    if unknown:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}; there are {', '.join(PICTURES)}")
    with Desktop() as desktop:
        photographer = Photographer(desktop, folder)
        for name in chosen:
            getattr(photographer, name)()


if __name__ == "__main__":
    main()
