#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window without eyes, without a mouse, with large text: what each thing is called, that keys
reach it, and in which order."""

import re
import shutil
import subprocess
from xml.etree import ElementTree

from harness import tap, tree
from harness.access import AccessCase
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = "content/services/microneedling.md"

STILL = "[Settings]\ngtk-enable-animations=0\n"


def settings(home, text):
    folder = home / ".config/gtk-4.0"
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text(text)


class Everyone(AccessCase):
    def setUp(self):
        super().setUp()
        self.folder = self.scratch / "sample"
        shutil.copytree(tree.SAMPLE, self.folder)

    def start(self, **options):
        self.editor = Editor(self.open(self.folder / PAGE, **options))
        wait_until(lambda: self.editor.field("Title").text, "no page is shown")
        self.program.find("Cost, Details")
        return self.program

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

    def test_what_things_are_and_how_they_stand_is_told(self):
        self.start()
        for name, role in (("Title", "text"), ("Description", "text"), ("Icon", "text"),
                           ("Categories", "text"), ("Tags", "text"), ("Search pages", "entry"),
                           ("Show on website", "check box"), ("Position in list", "spin button"),
                           ("Pages", "list"), ("Attributes", "table"), ("Save", "push button"),
                           ("Cost, Details", "table cell")):
            self.program.find(name, role)
        for name in ("Title", "Description", "Search pages"):
            self.assertTrue(self.program.find(name, lambda role: role in ("text", "entry"))
                            .editable.has_state("EDITABLE"), name)
        switch = self.program.find("Show on website", "check box")
        self.assertTrue(switch.has_state("CHECKED"))
        switch.click()
        wait_until(lambda: not switch.has_state("CHECKED"), "the switch is still on")
        row = self.program.find(lambda name: name.startswith("Micorneedling"), "list item")
        self.assertTrue(row.has_state("SELECTED"))
        self.assertIn("draft", row.name.lower())
        instant, website = (self.program.find(name, "push button")
                            for name in ("Instant", "Website"))
        self.assertTrue(instant.has_state("PRESSED"))
        self.assertFalse(website.has_state("PRESSED"))
        source = self.program.find("Source", "push button")
        self.assertFalse(source.has_state("PRESSED"))
        source.press()
        wait_until(lambda: self.program.find("Source", "push button").has_state("PRESSED"),
                   "the button does not tell that the source is shown")

    def test_everything_in_the_menus_has_a_name(self):
        self.start()
        field = self.editor.field("Title")
        for where, open_menu in (
                ("the main menu", lambda: self.program.keyboard.key("F10")),
                ("the menu of a field", lambda: self.program.keyboard.key("alt+Return")),
                ("the menu of a page", lambda: self.program.keyboard.key("Menu")),
                ("the menu of a cell", lambda: self.program.keyboard.key("Menu"))):
            with self.subTest(where):
                if where == "the menu of a page":
                    self.program.keyboard.key("ctrl+shift+f", "Escape")
                elif where == "the menu of a cell":
                    self.program.find("Cost, Details").click()
                else:
                    field.click()
                open_menu()
                wait_until(lambda: self.program.shows(role="menu item"), "no menu opens")
                self.assert_named(where)
                self.program.keyboard.key("Escape")
                wait_until(lambda: not self.program.shows(role="menu item"), "the menu stays")

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

    def test_high_contrast_shows_the_same(self):
        self.start(environment={"ADW_DEBUG_HIGH_CONTRAST": "1"})
        self.assert_named("the window")
        self.assert_text_stands_out(self.program.window, 4.5)

    def test_text_stands_out_from_what_it_is_on(self):
        for scheme in ("default", "prefer-dark"):
            with self.subTest(scheme):
                self.start(environment={"ADW_DEBUG_COLOR_SCHEME": scheme})
                try:
                    self.assert_text_stands_out(self.program.window, 4.5)
                finally:
                    self.program.activate("app.quit")
                    self.program.wait_end()

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
        self.assert_order_of_reading(12, "the form")

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
        self.assert_reachable(self.program.window, "the window")
        self.editor.set_field("Title", "Another")
        self.editor.wait_unsaved()
        for action, parameter in (("win.review", None), ("win.new-page", None), ("app.help", "")):
            with self.subTest(action):
                self.program.activate(action, parameter)
                wait_until(lambda: len(self.program.windows) > 1, "no window opens")
                dialog = self.program.windows[-1]
                wait_until(lambda: self.controls(dialog), "the dialog is empty")
                self.assert_reachable(dialog, action)
                self.program.keyboard.key("Escape")
                wait_until(lambda: len(self.program.windows) == 1, "the dialog stays")

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


class Actions(AccessCase):
    # Of one thing, by a button that Tab leads to or a message's, or for this program's own use.
    BY_BUTTON = {"marks", "page-filter", "page-sort", "patches", "pages", "preview-mode",
                 "preview-print", "preview-text", "recover", "save-again", "select-page",
                 "show-changes", "show-in-source", "toast", "undo-pages"}

    def test_each_action_has_a_key_or_stands_in_a_menu(self):
        self.open(self.site.page)
        self.program.find("Title")
        source = (tree.ROOT / "src/ui/application/sp-application.c").read_text()
        reached = set(re.findall(r'\{ "win\.([a-z-]+)', source)) | self.BY_BUTTON
        for path in (tree.ROOT / "data/ui").rglob("*.ui"):
            reached.update(re.findall(r'name="action">win\.([a-z-]+)<', path.read_text()))
        self.assertEqual(set(self.program.actions()) - reached, set())


if __name__ == "__main__":
    tap.main()
