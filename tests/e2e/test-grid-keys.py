#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid without a mouse: what a screen reader is told, and the keys of a spreadsheet."""

from harness import tap
from harness.grid_case import GridCase
from harness.waiting import wait_until

TEXT = """---
title: Micorpeeling
---
| Attribute  | Details       | More |
|------------|---------------|------|
| **Name**   | Peel          | a    |
| **Effect** | Smoother skin | b    |
| **Areas**  | Face          |      |
| **Cost**   | $90           | d    |
| **Rest**   | None          | e    |
"""


class GridKeys(GridCase):
    TEXT = TEXT

    def wait_description(self, name, description):
        cell = self.editor.cell(name)
        wait_until(lambda: cell.description == description,
                   lambda: f"{name} is described as {cell.description!r}")

    def test_a_screen_reader_is_told_what_and_where_each_cell_is(self):
        rows = self.grid.find_all(role="table row")
        self.assertEqual([row.name for row in rows],
                         ["Column names", "Name", "Effect", "Areas", "Cost", "Rest"])
        # GTK's enumeration of roles on the bus has no column header. GTK 4.8 spells the role's
        # name; newer ones would say nothing, and are told of cells.
        self.assertEqual([(cell.name, cell.role_name) for cell in rows[0].children],
                         [(name, rows[0].children[0].role_name)
                          for name in ("Attribute", "Details", "More")])
        self.assertIn(rows[0].children[0].role_name, ("column header", "table cell"))
        self.assertEqual([(cell.name, cell.role) for cell in rows[4].children],
                         [("Cost, Attribute", "table cell"), ("Cost, Details", "table cell"),
                          ("Cost, More", "table cell")])
        self.go_to("Cost, Details")
        self.wait_description("Cost, Details", "Row 4 of 5, column 2 of 3")
        self.key("Up")
        self.wait_description("Areas, Details", "Row 3 of 5, column 2 of 3")
        self.wait_description("Cost, Details", "")
        self.key("shift+Down", "shift+Right")
        self.wait_description("Cost, More",
                              "Row 4 of 5, column 3 of 3. Selected: 2 rows, 2 columns")
        self.key("Left", "ctrl+Home", "Right")
        self.wait_description("Details", "Column name 2 of 3")
        self.key("Down", "ctrl+plus")
        self.wait_description("Row 1, Details", "Row 1 of 6, column 2 of 3")


    def assert_walk(self, *steps):
        """@steps: a key, and the cell where the cursor is after it."""
        for key, name in steps:
            self.key(key)
            self.wait_focus(name)

    def test_the_cursor_goes_where_a_spreadsheet_takes_it(self):
        self.go_to("Cost, Details")
        self.assert_walk(("ctrl+Up", "Details"), ("ctrl+Down", "Rest, Details"),
                         ("ctrl+Right", "Rest, More"), ("ctrl+Up", "Cost, More"),
                         ("ctrl+Up", "Effect, More"), ("ctrl+Left", "Effect, Attribute"),
                         ("ctrl+End", "Rest, More"), ("Home", "Rest, Attribute"),
                         ("Page_Up", "Attribute"), ("Page_Down", "Rest, Attribute"),
                         ("shift+Return", "Cost, Attribute"), ("shift+Tab", "Areas, More"),
                         ("Tab", "Cost, Attribute"), ("End", "Cost, More"),
                         ("ctrl+Home", "Attribute"), ("Return", "Name, Attribute"))
        self.editor.wait_unsaved(False)

    def test_shift_selects_and_all_is_selected(self):
        self.go_to("Effect, Details")
        self.key("shift+Down", "shift+Right")
        self.wait_selected(["Effect, Details", "Effect, More", "Areas, Details", "Areas, More"])
        self.go_to("Effect, Attribute")
        self.key("ctrl+shift+Down")
        self.wait_selected(["Effect, Attribute", "Areas, Attribute", "Cost, Attribute",
                            "Rest, Attribute"])
        self.key("Home", "shift+space")
        wait_until(lambda: len(self.selected()) == 3, lambda: f"selected are {self.selected()}")
        self.key("ctrl+a")
        wait_until(lambda: len(self.selected()) == 15, lambda: f"selected are {self.selected()}")
        self.key("ctrl+a")
        wait_until(lambda: len(self.selected()) == 18, lambda: f"selected are {self.selected()}")
        self.key("Left")
        self.wait_selected([])

    def test_cells_are_filled_emptied_and_cut(self):
        self.go_to("Effect, More")
        self.key("shift+Down", "ctrl+d")
        self.editor.wait_unsaved()
        self.assert_saved(self.with_line("Areas", "| **Areas**  | Face          | b    |"))
        self.key("Delete")
        self.editor.wait_unsaved()
        emptied = self.with_line("Effect", "| **Effect** | Smoother skin |      |")
        self.assert_saved(emptied)
        self.go_to("Cost, Details")
        self.key("ctrl+x", "Up", "ctrl+v")
        wait_until(lambda: self.editor.cell("Areas, Details").text == "$90", "nothing is pasted")
        self.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def with_line(self, name, line):
        row = self.row(name)
        return self.before[:row] + [line] + self.before[row + 1:]

    def test_rows_are_added_and_deleted_by_keys(self):
        self.go_to("Effect, Details")
        self.key("shift+Down", "ctrl+plus")
        self.wait_focus("Row 2, Details")
        self.editor.save()
        self.assertEqual(len(self.lines()), len(self.before) + 2)
        self.key("shift+Down", "ctrl+minus")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)
        self.key("alt+Down")
        self.wait_focus("Effect, Details")
        self.editor.save()
        self.assertEqual(self.lines(), self.before[:6] + [self.before[7], self.before[6]]
                         + self.before[8:])
        self.key("alt+Up")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)

    def test_a_header_is_edited_like_a_cell(self):
        self.go_to("Details")
        self.key("F2", "End")
        self.type("!")
        self.key("Return")
        self.wait_focus("Name, Details!")
        self.assert_saved([line.replace("| Details       |", "| Details!      |")
                           for line in self.before])

    def test_the_menu_of_a_row_without_a_mouse(self):
        self.go_to("Cost, Details")
        self.choose("Duplicate Row")
        self.editor.wait_unsaved()
        row = self.row("Cost")
        self.assert_saved(self.before[:row] + [self.before[row]] + self.before[row:])

    def test_a_column_is_sorted_aligned_moved_and_deleted(self):
        head, rule, rows = self.before[:3], self.before[3:5], self.before[5:10]
        self.go_to("Details")
        self.choose("Sort A to Z")
        self.editor.wait_unsaved()
        order = ["Cost", "Areas", "Rest", "Name", "Effect"]
        self.assert_saved(head + rule + [self.before[self.row(name)] for name in order] + [""])
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)
        self.go_to("Details")
        self.choose("Right")
        self.editor.wait_unsaved()
        self.assert_saved(head + [rule[0], "|------------|--------------:|------|"] + rows + [""])
        self.key("ctrl+z")
        self.go_to("Details")
        self.choose("Delete Column")
        self.editor.wait_unsaved()
        self.assert_saved(head + ["|".join(line.split("|")[:2] + line.split("|")[3:])
                                  for line in rule + rows] + [""])
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(self.before)


if __name__ == "__main__":
    tap.main()
