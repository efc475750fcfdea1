#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the windows in each language, with words that are a third longer (tools/pseudo.py), and
from right to left with those: takes pictures into the build's languages folder, and prints what is
not translated. Languages on the command line choose some."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))

from harness import tree  # noqa: E402
from harness.desktop import Desktop  # noqa: E402

PAGE = "content/services/microneedling.md"
# The long words take the place of languages in which the toolkit has words, the second one's
# written from right to left.
LONG = {"pseudo": "de", "right-to-left": "he"}
INSTALLED = "/usr/local/share/locale"
SETTLE = 1.5


def catalogues(language, folder):
    """Makes a folder of catalogues; returns it and the language to ask for."""
    if language not in LONG:
        return tree.BUILD / "po", language
    target = folder / "locale" / LONG[language] / "LC_MESSAGES"
    target.mkdir(parents=True)
    words = folder / "long.po"
    with open(words, "w") as file:
        subprocess.run([ROOT / "tools/pseudo.py", ROOT / "po/de.po"], stdout=file, check=True)
    subprocess.run(["msgfmt", "-o", target / "service-pages.mo", words], check=True)
    return folder / "locale", LONG[language]


class Shown:
    """One language's windows. Things are found by action, since names are translated."""

    def __init__(self, desktop, language, asked, folder):
        self.environment = {"LANGUAGE": asked}
        self.desktop = desktop
        self.language = language
        self.folder = folder
        self.plain = set()

    def take(self, program, name):
        time.sleep(SETTLE)
        program.screenshot(self.folder / f"{self.language}-{name}.png", whole=True)
        if self.language in LONG:
            self.plain.update(node.name for node in program.root.walk() if node.has_area
                              and node.name and "~" not in node.name)

    def run(self):
        from harness.program import Program

        self.desktop.new_home()
        with Program([tree.PROGRAM], environment=self.environment) as program:
            program.window
            program.resize(1100, 760)
            self.take(program, "welcome")
        site = self.desktop.new_home() / "site"
        shutil.copytree(tree.SAMPLE, site)
        with Program([tree.PROGRAM, site], environment=self.environment) as program:
            program.find(lambda name: name.startswith("Micorneedling"), "list item")
            program.resize(1280, 860)
            program.activate("win.select-page", PAGE)
            self.take(program, "page")
            program.activate("win.preview")
            for key, name in (("F10", "menu"), ("ctrl+f", "find"), ("ctrl+h", "replace")):
                program.keyboard.key(key)
                self.take(program, name)
                program.keyboard.key("Escape")
            program.find(lambda name: name.startswith("Cost, ")).click()
            program.keyboard.key("Menu")
            self.take(program, "cell-menu")
            program.keyboard.key("Escape", "Escape")
            program.keyboard.type("$95")
            program.keyboard.key("Return")
            for action, name in (("win.review", "review"), ("win.new-page", "new-page"),
                                 ("app.shortcuts", "shortcuts"), ("app.about", "about"),
                                 ("app.help", "help")):
                program.activate(action, "" if action == "app.help" else None)
                self.take(program, name)
                program.keyboard.key("Escape")
                time.sleep(0.5)
            program.activate("win.source")
            self.take(program, "source")
            program.kill()


def show(language, asked, folder):
    with Desktop(size="1280x860") as desktop:
        shown = Shown(desktop, language, asked, folder)
        shown.run()
    if language in LONG:
        print("Not in the long words, so not translated or not to be:")
        print("\n".join(sorted("  " + name for name in shown.plain)))


def main():
    folder = tree.BUILD / "languages"
    folder.mkdir(exist_ok=True)
    if sys.argv[1:2] == ["--inside"]:
        show(sys.argv[2], sys.argv[3], folder)
        return
    languages = sys.argv[1:] or (ROOT / "po/LINGUAS").read_text().split("\n")[1:-1] + list(LONG)
    for language in languages:
        print(f"==> {language}", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            bound, asked = catalogues(language, Path(scratch))
            # The program looks for them where it will be installed.
            subprocess.run(["bwrap", "--dev-bind", "/", "/", "--ro-bind", bound, INSTALLED,
                            sys.executable, "-B", __file__, "--inside", language, asked],
                           check=True)


if __name__ == "__main__":
    main()
