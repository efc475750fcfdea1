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


if __name__ == "__main__":
    tap.main()
