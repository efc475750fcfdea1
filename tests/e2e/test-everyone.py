#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window without eyes, without a mouse, with large text: what each thing is called, that keys
reach it, and in which order."""

import re
import shutil
import subprocess
from xml.etree import ElementTree

from harness import tap, tree
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = "content/services/microneedling.md"

# What a person can do something with.
CONTROLS = {"push button", "check box", "radio button", "entry", "text", "spin button", "combo box",
            "menu item", "check menu item", "radio menu item", "slider", "link", "switch"}
STILL = "[Settings]\ngtk-enable-animations=0\n"


def settings(home, text):
    folder = home / ".config/gtk-4.0"
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text(text)


def is_named(node):
    """By itself, or as the inside of something that is."""
    if node.name.strip():
        return True
    parent = node.parent
    return parent is not None and parent.role == node.role and bool(parent.name.strip())


class Everyone(Case):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "sample"
        shutil.copytree(tree.SAMPLE, self.folder)

    def start(self, **options):
        self.editor = Editor(self.open(self.folder / PAGE, **options))
        wait_until(lambda: self.editor.field("Title").text, "no page is shown")
        self.program.find("Cost, Details")
        return self.program

    def assert_named(self, where):
        controls = [node for node in self.program.root.walk()
                    if node.role in CONTROLS and node.has_area]
        self.assertGreater(len(controls), 0, where)
        nameless = [node for node in controls if not is_named(node)
                    and not (node.has_text and any(is_named(up) for up in self.above(node, 2)))]
        self.assertEqual([f"{node.role} in " + " < ".join(f"{up.role} “{up.name}”"
                                                         for up in self.above(node, 4))
                          for node in nameless], [], where)

    @staticmethod
    def above(node, count):
        found = []
        while count and (node := node.parent) is not None:
            found.append(node)
            count -= 1
        return found

    def focused(self):
        return next((node for node in self.program.root.walk() if node.has_state("FOCUSED")), None)

    # Names, roles and states

    def test_everything_in_the_window_has_a_name(self):
        self.start()
        self.assert_named("the window")
        for toggle in ("Source", "Preview"):
            button = self.program.find(toggle, "push button")
            self.assertTrue(button.sensitive)
        self.assertFalse(self.program.find("Undo", "push button").sensitive)
        self.program.activate("win.source")
        wait_until(lambda: any(node.text.startswith("---\n")
                               for node in self.program.root.find_all(role="text")), "no source")
        self.assert_named("the source")

    def test_everything_in_the_dialogs_has_a_name(self):
        self.start()
        for action, parameter, shown in (("app.help", "", "Search the help"),
                                         ("app.shortcuts", None, None), ("app.about", None, None),
                                         ("win.new-page", None, "Title of the page")):
            with self.subTest(action):
                count = len(self.program.windows)
                self.program.activate(action, parameter)
                wait_until(lambda: len(self.program.windows) > count, "no window opens")
                if shown:
                    self.program.find(shown)
                self.assert_named(action)
                self.assertTrue(all(window.name for window in self.program.windows))
        self.program.keyboard.key("Escape")

    def test_the_review_has_names(self):
        self.start()
        self.editor.set_field("Title", "Another Title")
        self.editor.wait_unsaved()
        self.program.activate("win.review")
        wait_until(lambda: len(self.program.windows) > 1, "no review opens")
        self.assert_named("the review")

    def test_everything_on_the_first_page_has_a_name(self):
        self.open()
        self.program.find("Open Website Folder…")
        self.program.find("Try the Sample Site")
        self.assert_named("the first page")

    # Nothing is told by colour alone

    def test_marks_are_told_in_words(self):
        self.start()
        row = self.program.find(lambda name: name.startswith("Micorneedling"), "list item")
        self.assertNotIn("not saved", row.name.lower())
        self.editor.set_field("Title", "Gentle")
        wait_until(lambda: self.program.shows(lambda name: name.startswith("Gentle")
                                              and "not saved" in name.lower(), "list item"),
                   "the list does not say that the page is not saved")

    # Keys

    def test_tab_reaches_the_fields_in_the_order_of_reading(self):
        self.start()
        self.editor.field("Title").click()
        seen = []
        for _ in range(12):
            node = self.focused()
            if node is not None:
                seen.append((node.name or (node.parent and node.parent.name), node.extents[1]))
            self.program.keyboard.key("Tab")
        names = [name for name, _ in seen]
        self.assertEqual(names[0], "Title")
        self.assertGreater(len(set(names)), 5, names)
        self.assertLess(names.index("Title"), names.index("Description"), names)
        # Back again the same way.
        for _ in range(12):
            self.program.keyboard.key("shift+Tab")
        self.assertEqual(self.focused().name, "Title")

    def test_f6_goes_round_the_panes(self):
        self.start()
        self.editor.field("Title").click()
        places = []
        for _ in range(4):
            self.program.keyboard.key("F6")
            node = wait_until(self.focused, "the focus is lost")
            places.append(node.name)
        self.assertGreater(len(set(places)), 1, places)

    # Sizes and motion

    def test_text_twice_as_large_is_shown_whole(self):
        self.start()
        before = self.program.find("Title", role="label").extents[3]
        self.program.activate("app.quit")
        self.program.wait_end()
        resources = ["xprop", "-root", "-format", "RESOURCE_MANAGER", "8s", "-set",
                     "RESOURCE_MANAGER"]
        subprocess.run([*resources, "Xft.dpi: 192"], check=True)
        self.addCleanup(subprocess.run, [*resources, ""], check=True)
        self.start()
        self.program.resize(1400, 860)
        after = self.program.find("Title", role="label").extents[3]
        self.assertGreater(after, before * 1.6)
        window = self.program.window.extents
        for name in ("Save", "Main menu", "Title", "Description"):
            x, _, width, _ = self.program.find(name).extents
            self.assertGreaterEqual(x, window[0], name)
            self.assertLessEqual(x + width, window[0] + window[2] + 1, name)

    def test_without_motion_the_panes_come_and_go(self):
        settings(self.home, STILL)
        self.start()
        place = self.editor.field("Title").extents
        # What is hidden keeps its place on the bus with GTK 4.8, so the form tells.
        for same in (False, True):
            self.program.activate("win.preview")
            wait_until(lambda: (self.editor.field("Title").extents == place) == same,
                       "the preview does not come and go")


class Shortcuts(Case):
    def test_the_list_of_shortcuts_is_what_the_keys_do(self):
        """Every key of the window's actions is in the list."""
        source = (tree.ROOT / "src/ui/application/sp-application.c").read_text()
        keys = set(re.findall(r'\{ "(?:win|app)\.[a-z-]+", \{ "([^"]+)"', source))
        self.assertGreater(len(keys), 10)
        shown = set()
        for node in ElementTree.parse(tree.ROOT / "data/ui/application/shortcuts.ui").iter(
                "property"):
            if node.get("name") == "accelerator":
                shown.update(node.text.split())
        self.assertEqual(keys - shown, set())


if __name__ == "__main__":
    tap.main()
