#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of pages: finding, filtering, ordering, changing several at once, and what others do to
the files meanwhile."""

import os

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import stays, wait_until

PAGE = """---
title: {title}
description: {description}
draft: {draft}
weight: {weight}
tags:
  - {tag}
---
Text.

| Attribute | Details |
| --- | --- |
| **Cost** | {cost} |
| **Downtime** | {downtime} |
"""


class Pages(Case):
    def setUp(self):
        super().setUp()
        self.write_page("a-peel.md", title="A Peel", weight=1)
        self.write_page("b-creme.md", title="B Crème", weight=2, tag="Éclat", downtime="Un weekend")
        self.write_page("c-draft.md", title="C Draft", weight=3, draft="true")
        self.site.page.unlink()
        self.site.second.unlink()
        self.before = self.site.snapshot()
        self.editor = Editor(self.open(self.site.folder))
        self.list = self.program.find("Pages", role="list")
        self.wait_pages("A Peel", "B Crème", "C Draft, draft", "Services")

    def write_page(self, name, **fields):
        usual = {"description": "Words", "draft": "false", "tag": "Skin", "cost": "$90",
                 "downtime": "None"}
        return self.site.write(name, PAGE.format(**{**usual, **fields}))

    def names(self):
        return [row.name for row in self.list.find_all(role="list item")]

    def wait_pages(self, *names):
        wait_until(lambda: self.names() == list(names), f"the list is not {names}")

    def search(self, text):
        self.program.keyboard.key("ctrl+shift+f")
        self.program.keyboard.key("ctrl+a")
        self.program.keyboard.type(text)

    def focus_list(self):
        self.program.keyboard.key("ctrl+shift+f")
        self.program.keyboard.key("Escape")

    def test_search_looks_everywhere_without_case_and_accents(self):
        for text, found in (("creme", "B Crème"), ("eclat", "B Crème"), ("WEEKEND", "B Crème"),
                            ("c-dra", "C Draft, draft")):
            with self.subTest(text):
                self.search(text)
                self.wait_pages(found)
        self.program.keyboard.key("Escape")
        self.wait_pages("A Peel", "B Crème", "C Draft, draft", "Services")

    def test_down_goes_from_the_search_to_the_result(self):
        self.search("crem")
        self.wait_pages("B Crème")
        self.program.keyboard.key("Down")
        self.editor.wait_title("B Crème")

    def test_filters(self):
        self.program.activate("win.page-filter", "drafts")
        self.wait_pages("C Draft, draft")
        self.program.activate("win.page-filter", "on-website")
        self.wait_pages("A Peel", "B Crème", "Services")
        self.program.activate("win.page-filter", "unsaved")
        self.wait_pages()
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        self.editor.set_field("Title", "A Better Peel")
        self.wait_pages("A Better Peel, not saved")

    def test_order_and_what_is_remembered(self):
        self.program.activate("win.page-sort", "title")
        os.utime(self.site.content / "c-draft.md", (2e9, 2e9))
        self.program.activate("win.page-sort", "changed")
        wait_until(lambda: self.names()[:1] == ["C Draft, draft"], f"order: {self.names()}")
        self.program.keyboard.key("ctrl+w")
        self.program.wait_end()
        program = self.open(self.site.folder)
        program.find("Pages", role="list")
        wait_until(lambda: program.describe_action("win.page-sort")[1] == "changed",
                   "the order was forgotten")

    def hide_two(self):
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        self.focus_list()
        self.program.keyboard.key("shift+Down")
        self.program.find("2 pages selected")
        self.program.activate("win.hide-pages")
        self.wait_pages("A Peel, draft, not saved", "B Crème, draft, not saved", "C Draft, draft",
                        "Services")

    def test_hiding_several_and_saving_them(self):
        self.hide_two()
        self.assertEqual(self.site.snapshot(), self.before)
        self.program.keyboard.key("ctrl+shift+s")
        self.wait_pages("A Peel, draft", "B Crème, draft", "C Draft, draft", "Services")
        expected = {name: text.replace(b"draft: false", b"draft: true")
                    for name, text in self.before.items()}
        self.assertEqual(self.site.snapshot(), expected)

    def test_undo_takes_all_of_it_back(self):
        self.hide_two()
        self.program.keyboard.key("ctrl+z")
        self.wait_pages("A Peel", "B Crème", "C Draft, draft", "Services")
        self.assertFalse(self.program.describe_action("win.save-all")[0])

    def test_a_tag_for_several(self):
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        self.focus_list()
        self.program.keyboard.key("shift+Down")
        self.program.find("2 pages selected")
        self.program.activate("win.page-terms")
        kind = self.program.find(lambda name: "Kind" in name, role=lambda role: "combo" in role)
        kind.click()
        self.program.keyboard.key("Down", "Return")
        self.editor.field("Category or tag").set_text("Popular")
        self.program.find(lambda name: name.split()[-1:] == ["Add"], "push button").press()
        wait_until(lambda: all("not saved" in name for name in self.names()[:2]),
                   f"no tag was added: {self.names()}")
        self.program.keyboard.key("ctrl+shift+s")
        wait_until(lambda: b"  - Skin\n  - Popular\n" in
                   (self.site.content / "a-peel.md").read_bytes(), "the tag is not in the file")

    def order(self):
        return [name.split(",")[0] for name in self.names()]

    def test_moving_a_page_by_keyboard_changes_places(self):
        self.focus_list()
        self.program.keyboard.key("alt+Down")
        wait_until(lambda: self.order() == ["B Crème", "A Peel", "C Draft", "Services"],
                   lambda: f"the order is not changed: {self.order()}")
        self.program.keyboard.key("ctrl+shift+s")
        # None fits between 2 and 3, and nobody wants a position below 1: the two change places.
        expected = {**self.before}
        for name, old, new in (("a-peel", b"weight: 1", b"weight: 2"),
                               ("b-creme", b"weight: 2", b"weight: 1")):
            path = f"content/services/{name}.md"
            expected[path] = expected[path].replace(old, new)
        wait_until(lambda: self.site.snapshot() == expected, "other bytes were saved")
        self.program.keyboard.key("alt+Up")
        wait_until(lambda: self.order() == ["A Peel", "B Crème", "C Draft", "Services"],
                   lambda: f"the order is not changed back: {self.order()}")

    def test_what_others_add_change_and_remove(self):
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        self.write_page("d-new.md", title="D New", weight=4)
        self.wait_pages("A Peel", "B Crème", "C Draft, draft", "D New", "Services")
        self.write_page("b-creme.md", title="B Balm", weight=2)
        self.wait_pages("A Peel", "B Balm", "C Draft, draft", "D New", "Services")
        (self.site.content / "d-new.md").unlink()
        self.wait_pages("A Peel", "B Balm", "C Draft, draft", "Services")
        self.editor.wait_title("A Peel")

    def test_the_open_page_is_removed(self):
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        (self.site.content / "a-peel.md").unlink()
        self.program.find("This Page Was Removed")
        self.wait_pages("B Crème", "C Draft, draft", "Services")

    def test_problems_are_counted_and_lead_to_the_page(self):
        self.site.write("e-broken.md", "---\ntitle: a: b\n---\n")
        button = self.program.find("Problems")
        wait_until(lambda: button.shows("1"), "no problem is counted")
        button.press()
        self.program.find("Pages with problems")
        self.program.keyboard.key("Down", "Return")
        wait_until(lambda: "e-broken" in self.program.window.name, self.program.window.name)

    def test_panes_by_keyboard(self):
        self.editor.select("content/services/a-peel.md")
        self.editor.wait_title("A Peel")
        self.focus_list()
        self.program.keyboard.key("F6")
        wait_until(lambda: self.editor.field("Title").has_state("FOCUSED") or any(
            node.has_state("FOCUSED") for node in self.editor.field("Title").walk()),
            "the form has no focus")
        self.program.keyboard.key("shift+F6")
        wait_until(lambda: any(node.has_state("FOCUSED") for node in self.list.walk()),
                   "the list has no focus")
        stays(lambda: self.program.running, "the program", 0.1)


if __name__ == "__main__":
    tap.main()
