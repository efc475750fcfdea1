#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, copying, renaming and removing pages, by the keyboard alone."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = """---
title: {title}
description: Words
draft: false
weight: {weight}
---
Text.

| Attribute | Details |
| --- | --- |
| **Cost** | $90 |
| **Downtime** | None |
"""


class Manage(Case):
    def setUp(self):
        super().setUp()
        self.site.page.unlink()
        self.site.second.unlink()
        for number, name in enumerate(("A Peel", "B Balm", "C Drip"), 1):
            self.site.write(name.lower().replace(" ", "-") + ".md",
                            PAGE.format(title=name, weight=number))
        self.before = self.site.snapshot()
        self.editor = Editor(self.open(self.site.folder))
        self.key = self.program.keyboard.key
        self.list = self.program.find("Pages", role="list")
        self.wait_pages("A Peel", "B Balm", "C Drip", "Services")

    def names(self):
        return [row.name for row in self.list.find_all(role="list item")]

    def wait_pages(self, *names):
        wait_until(lambda: self.names() == list(names), lambda: f"the list is {self.names()}")

    def focus_list(self):
        self.key("ctrl+shift+f", "Escape")

    def select(self, name, title):
        self.editor.select(f"content/services/{name}.md")
        self.editor.wait_title(title)
        self.focus_list()

    def read(self, name):
        return (self.site.content / name).read_text()

    def exists(self, name):
        return (self.site.content / name).exists()

    def wait_focus_in(self, name):
        wait_until(lambda: any(node.has_state("FOCUSED")
                               for node in self.editor.field(name).walk()),
                   f"the focus is not in {name}")

    def assert_others_untouched(self, *paths):
        after = self.site.snapshot()
        wanted = {f"content/services/{path}" for path in paths}
        self.assertEqual({name for name in {*after, *self.before}
                          if after.get(name) != self.before.get(name)}, wanted)

    def test_a_new_page_in_the_shape_of_its_section(self):
        self.program.find("New Page", role="push button")
        self.key("ctrl+n")
        self.program.find("Title of the page")
        self.program.keyboard.type("Crème & Glow")
        self.program.find(lambda name: name.endswith("/services/crème-glow/"))
        self.key("Return")
        self.editor.wait_title("Crème & Glow")
        self.wait_focus_in("Title")
        text = self.read("crème-glow.md")
        self.assertIn("title: Crème & Glow\n", text)
        self.assertIn("draft: true\n", text)
        self.assertIn("Cost", text)
        self.assertIn("Downtime", text)
        self.assertNotIn("$90", text)
        self.assert_others_untouched("crème-glow.md")
        self.program.keyboard.type("!")
        self.editor.wait_unsaved()

    def test_a_new_page_from_the_archetype_never_over_another(self):
        archetypes = self.site.folder / "archetypes"
        archetypes.mkdir()
        (archetypes / "services.md").write_text(
            '---\ntitle: "{{ replace .Name "-" " " | title }}"\nkind: treatment\n---\nTell more.\n')
        self.before = self.site.snapshot()
        self.key("ctrl+n")
        self.program.find("Title of the page")
        self.program.keyboard.type("A Peel")
        self.program.find(lambda name: name.endswith("/services/a-peel-2/"))
        self.key("Return")
        wait_until(lambda: self.exists("a-peel-2.md"), "no page was made")
        self.assertIn("kind: treatment\n---\nTell more.\n", self.read("a-peel-2.md"))
        self.editor.wait_title("A Peel")
        self.assert_others_untouched("a-peel-2.md")

    def test_escape_makes_nothing(self):
        self.key("ctrl+n")
        self.program.find("Title of the page")
        self.program.keyboard.type("Nothing")
        self.key("Escape")
        wait_until(lambda: not self.program.shows("Title of the page"), "the dialog stays")
        self.assertEqual(self.site.snapshot(), self.before)

    def test_a_copy_is_a_draft_with_a_title_of_its_own(self):
        self.select("a-peel", "A Peel")
        self.key("ctrl+d")
        self.editor.wait_title("Copy of A Peel")
        self.wait_focus_in("Title")
        self.assertEqual(self.read("copy-of-a-peel.md"),
                         self.read("a-peel.md").replace("title: A Peel", "title: Copy of A Peel")
                         .replace("draft: false", "draft: true"))
        self.assert_others_untouched("copy-of-a-peel.md")

    def rename(self, name):
        self.select("a-peel", "A Peel")
        self.key("F2")
        self.program.find("Name of the file")
        self.program.keyboard.type(name)

    def test_renaming_keeps_the_old_address_and_undo_takes_it_back(self):
        self.rename("Skin Peel")
        self.program.find(lambda text: text.endswith("from /services/a-peel/ to "
                                                     "/services/skin-peel/"))
        self.key("Return")
        wait_until(lambda: self.exists("skin-peel.md") and "aliases" in self.read("skin-peel.md"),
                   "the page was not renamed")
        self.assertFalse(self.exists("a-peel.md"))
        self.assertIn("/services/a-peel/", self.read("skin-peel.md"))
        self.editor.wait_unsaved(False)
        self.focus_list()
        self.key("ctrl+z")
        wait_until(lambda: self.site.snapshot() == self.before, "it is not as it was")

    def test_renaming_without_the_old_address_changes_no_byte(self):
        self.rename("skin-peel")
        self.program.find("Keep the old address working", role="check box").click()
        self.key("Return")
        wait_until(lambda: self.exists("skin-peel.md"), "the page was not renamed")
        self.assertEqual(self.read("skin-peel.md"),
                         self.before["content/services/a-peel.md"].decode())
        self.assert_others_untouched("skin-peel.md", "a-peel.md")

    def test_renaming_keeps_what_is_unsaved(self):
        self.select("a-peel", "A Peel")
        self.editor.set_field("Description", "Typed")
        self.editor.wait_unsaved()
        self.rename("skin-peel")
        self.key("Return")
        wait_until(lambda: self.exists("skin-peel.md"), "the page was not renamed")
        self.editor.wait_unsaved()
        self.editor.save()
        self.assertIn("description: Typed\n", self.read("skin-peel.md"))
        self.assertIn("/services/a-peel/", self.read("skin-peel.md"))
        self.assertFalse(self.exists("a-peel.md"))

    def test_no_page_is_renamed_over_another(self):
        self.rename("B Balm")
        self.program.find("There is a page named “b-balm” already.")
        self.key("Return")
        self.key("Escape")
        wait_until(lambda: not self.program.shows("Name of the file"), "the dialog stays")
        self.assertEqual(self.site.snapshot(), self.before)

    def test_the_bin_and_undo_by_key(self):
        self.select("b-balm", "B Balm")
        self.key("Delete")
        self.wait_pages("A Peel", "C Drip", "Services")
        self.assertFalse(self.exists("b-balm.md"))
        self.editor.wait_title("C Drip")
        self.key("ctrl+z")
        self.wait_pages("A Peel", "B Balm", "C Drip", "Services")
        self.assertEqual(self.site.snapshot(), self.before)
        self.editor.wait_title("B Balm")

    def test_several_to_the_bin_and_undo_in_the_message(self):
        self.select("a-peel", "A Peel")
        self.key("shift+Down", "Delete")
        self.wait_pages("C Drip", "Services")
        self.program.find("2 pages were moved to the bin")
        # The other one is the header bar's.
        buttons = wait_until(lambda: self.program.root.find_all(
            lambda name: name.split()[-1:] == ["Undo"], "push button")[1:], "no button to undo")
        buttons[0].press()
        self.wait_pages("A Peel", "B Balm", "C Drip", "Services")
        self.assertEqual(self.site.snapshot(), self.before)

    def test_what_is_unsaved_is_in_the_bin_too(self):
        self.select("a-peel", "A Peel")
        self.editor.set_field("Description", "Typed")
        self.editor.wait_unsaved()
        self.focus_list()
        self.key("Delete")
        self.editor.answer("Bin")
        self.wait_pages("B Balm", "C Drip", "Services")
        binned = [path.read_text() for path in self.home.rglob("a-peel*.md")]
        self.assertEqual(len(binned), 1)
        self.assertIn("description: Typed\n", binned[0])

    def test_typing_in_a_field_keeps_delete_for_itself(self):
        self.select("a-peel", "A Peel")
        self.editor.field("Title").click()
        self.key("Home", "Delete")
        self.editor.wait_title(" Peel")
        self.assertEqual(self.site.snapshot(), self.before)

    def test_the_menu_by_key(self):
        for keys in ("Menu", "shift+F10"):
            with self.subTest(keys):
                self.select("b-balm", "B Balm")
                self.key(keys)
                self.program.find(lambda name: name.split()[-1:] == ["Duplicate"],
                                  role="menu item")
                self.key("Escape")
                wait_until(lambda: not self.program.shows(
                    lambda name: name.split()[-1:] == ["Duplicate"], "menu item"), "the menu stays")

    def test_the_menu_by_the_right_button(self):
        self.list.find("C Drip").click(button=3)
        self.program.find(lambda name: name.endswith("Bin"), role="menu item")
        self.key("Up", "Return")
        self.wait_pages("A Peel", "B Balm", "Services")


if __name__ == "__main__":
    tap.main()
