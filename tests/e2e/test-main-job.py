#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: open a page, change its title in the form and a price in the grid, see both in the
preview, save; and the file differs in exactly those two lines."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import stays, wait_until

OLD_TITLE = "Micorpeeling"
NEW_TITLE = "Micropeeling"
OLD_COST = "Varies by provider, typically $90 to $300 per session"
NEW_COST = "$95 to $310 per session"


class MainJob(Case):
    def setUp(self):
        super().setUp()
        self.before = self.site.page.read_bytes()

    def open_page(self):
        editor = Editor(self.open(self.site.page))
        editor.wait_title(OLD_TITLE)
        return editor

    def changed_lines(self):
        """Pairs of lines that differ between the file as it was and as it is."""
        old = self.before.split(b"\n")
        new = self.site.page.read_bytes().split(b"\n")
        self.assertEqual(len(old), len(new))
        return [(a.decode(), b.decode()) for a, b in zip(old, new) if a != b]

    def assert_only_title_and_cost_changed(self):
        title, cost = self.changed_lines()
        self.assertEqual(title, (f'title: "{OLD_TITLE}"', f'title: "{NEW_TITLE}"'))
        self.assertEqual(cost[0], f"| **Cost**                  | {OLD_COST} |")
        # The text is shorter, so padding keeps the row's pipes where they were.
        self.assertEqual(cost[1],
                         f"| **Cost**                  | {NEW_COST.ljust(len(OLD_COST))} |")

    def test_title_and_cost(self):
        editor = self.open_page()
        editor.set_field("Title", NEW_TITLE)
        editor.wait_preview(NEW_TITLE)
        editor.type_in_cell("Cost, Details", NEW_COST)
        editor.wait_preview(NEW_TITLE, NEW_COST)
        self.assertEqual(editor.preview_text().count("A light peel renews"), 1)
        self.assertEqual(self.site.page.read_bytes(), self.before)
        editor.wait_unsaved()
        editor.save()
        self.assert_only_title_and_cost_changed()

    def test_undo_and_redo(self):
        editor = self.open_page()
        editor.set_field("Title", NEW_TITLE)
        editor.type_in_cell("Cost, Details", NEW_COST)
        editor.wait_preview(NEW_TITLE, NEW_COST)

        editor.program.find("Undo").press()
        editor.wait_preview(NEW_TITLE, OLD_COST)
        editor.program.find("Undo").press()
        editor.wait_title(OLD_TITLE)
        editor.wait_preview(OLD_TITLE, OLD_COST)
        editor.wait_unsaved(False)

        editor.program.find("Redo").press()
        editor.wait_title(NEW_TITLE)
        editor.program.find("Redo").press()
        editor.wait_preview(NEW_TITLE, NEW_COST)
        editor.program.find("Save").press()
        editor.wait_unsaved(False)
        self.assert_only_title_and_cost_changed()

    def test_undoing_everything_saves_nothing(self):
        editor = self.open_page()
        editor.set_field("Title", NEW_TITLE)
        editor.wait_unsaved()
        editor.program.activate("win.undo")
        editor.wait_unsaved(False)
        editor.program.keyboard.key("ctrl+s")
        stays(lambda: self.site.page.read_bytes() == self.before, "the file")

    def test_hugo_reads_what_was_meant(self):
        before = self.site.build(self.scratch / "before")
        editor = self.open_page()
        editor.set_field("Title", NEW_TITLE)
        editor.type_in_cell("Cost, Details", NEW_COST)
        editor.wait_preview(NEW_TITLE, NEW_COST)
        editor.save()
        after = self.site.build(self.scratch / "after")

        page = before["services/micropeeling"]
        self.assertEqual(page["params"].pop("title"), OLD_TITLE)
        page["params"]["title"] = NEW_TITLE
        self.assertEqual(page["content"].count(OLD_COST), 1)
        page["content"] = page["content"].replace(OLD_COST, NEW_COST)
        self.assertEqual(after, before)

    def test_by_keyboard_alone(self):
        program = self.open(self.site.folder)
        editor = Editor(program)
        keyboard = program.keyboard
        program.find("Search pages")

        keyboard.key("ctrl+shift+f")
        keyboard.type("micor")
        keyboard.key("Return")
        editor.wait_title(OLD_TITLE)
        self.tab_to(program, "Title")
        keyboard.key("ctrl+a")
        keyboard.type(NEW_TITLE)
        editor.wait_preview(NEW_TITLE)
        self.tab_to(program, "Name, Details")
        for _ in range(5):
            keyboard.key("Down")
        wait_until(lambda: self.focused_name(program) == "Cost, Details",
                   f"the focus is on {self.focused_name(program)!r}")
        keyboard.type(NEW_COST)
        keyboard.key("Return")
        editor.wait_preview(NEW_TITLE, NEW_COST)
        editor.save()
        self.assert_only_title_and_cost_changed()

    def focused_name(self, program):
        """The name of what has the focus, or of the nearest named thing around it."""
        for node in program.root.walk():
            if node.has_state("FOCUSED"):
                while node.parent is not None and not node.name:
                    node = node.parent
                return node.name
        return None

    def tab_to(self, program, name, limit=60):
        for _ in range(limit):
            if self.focused_name(program) == name:
                return
            program.keyboard.key("Tab")
        self.fail(f"Tab does not lead to “{name}”:\n{program.dump()}")


if __name__ == "__main__":
    tap.main()
