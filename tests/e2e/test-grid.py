#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid with a real keyboard and mouse: what a person who knows a spreadsheet does to a table,
and exactly that in the file."""

from harness import tap
from harness.grid_case import GridCase
from harness.waiting import wait_until


class Grid(GridCase):
    def test_keys_move_and_escape_restores(self):
        self.go_to("Cost, Details")
        self.key("Home")
        self.wait_focus("Cost, Attribute")
        self.key("Right", "Down", "Up")
        self.wait_focus("Cost, Details")
        self.key("F2")
        self.type(" and ß€ more")
        self.editor.wait_unsaved()
        self.key("Escape")
        self.editor.wait_unsaved(False)
        self.wait_focus("Cost, Details")
        self.key("ctrl+Home")
        self.wait_focus("Attribute")
        self.key("Down", "Tab")
        self.wait_focus("Name, Details")
        self.key("shift+Tab")
        self.wait_focus("Name, Attribute")

    def test_rows_come_and_go(self):
        cost = self.row("Cost")
        self.go_to("Cost, Details")
        self.key("ctrl+plus")
        self.wait_focus(f"Row {cost - self.row('Name') + 1}, Details")
        self.key("Home")
        self.type("Risks")
        self.key("Tab")
        self.type("Few | rare")
        self.key("Return")
        self.wait_focus("Cost, Details")
        self.key("alt+Up")
        self.wait_focus("Cost, Details")
        self.editor.save()
        after = self.site.page.read_text().split("\n")
        self.assertEqual(after[cost], self.before[cost])
        self.assertEqual([cell.strip() for cell in after[cost + 1].replace("\\|", "¦").split("|")],
                         ["", "**Risks**", "Few ¦ rare", ""])
        self.assertEqual(after[:cost] + after[cost + 2:],
                         self.before[:cost] + self.before[cost + 1:])

        self.key("Down", "ctrl+minus")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def test_cells_are_copied_and_undone(self):
        name, cost = self.row("Name"), self.row("Cost")
        self.go_to("Name, Details")
        self.key("ctrl+c")
        self.go_to("Cost, Details")
        self.key("ctrl+v")
        self.editor.wait_unsaved()
        text = self.before[name].split("|")[2].strip()
        old = self.before[cost].split("|")
        new = old[:2] + [f" {text}".ljust(len(old[2]))] + old[3:]
        self.assert_saved(self.before[:cost] + ["|".join(new)] + self.before[cost + 1:])
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def test_a_paste_larger_than_the_table_asks_before_it_grows(self):
        self.go_to("Name, Attribute")
        self.key("ctrl+a", "ctrl+c", "End", "ctrl+End", "Home", "ctrl+v")
        self.program.find("What you paste is larger than the table", role="label")
        self.key("Escape")
        wait_until(lambda: not self.program.shows("What you paste is larger than the table"),
                   "the question does not close")
        self.program.take_focus()
        self.editor.wait_unsaved(False)
        self.go_to("Name, Attribute")
        self.key("ctrl+End", "Home", "ctrl+v")
        self.program.find("What you paste is larger than the table", role="label")
        self.key("Return")
        self.editor.wait_unsaved()
        self.key("ctrl+z")
        self.editor.wait_unsaved(False)

    def test_a_double_click_edits_where_it_is(self):
        name = self.row("Name")
        cell = self.editor.cell("Name, Details")
        cell.click()
        cell.click(count=2)
        self.key("Home")
        self.type("A ")
        self.key("Return")
        self.editor.save()
        after = self.site.page.read_text().split("\n")
        self.assertEqual(after[name].split("|")[2].strip(),
                         "A " + self.before[name].split("|")[2].strip())
        self.assertEqual(after[:name] + after[name + 1:],
                         self.before[:name] + self.before[name + 1:])

    def test_assistive_technology_writes_a_cell(self):
        cost = self.row("Cost")
        self.editor.cell("Cost, Details").set_text("$95")
        self.editor.wait_preview("$95")
        self.editor.save()
        after = self.site.page.read_text().split("\n")
        self.assertEqual(after[cost].split("|")[2].strip(), "$95")
        self.assertEqual(after[:cost] + after[cost + 1:],
                         self.before[:cost] + self.before[cost + 1:])


if __name__ == "__main__":
    tap.main()
