#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid with the mouse: widths of columns, rows that are dragged, selections, menus."""

import time

from harness import tap
from harness.grid_case import GridCase
from harness.waiting import wait_until

TEXT = """---
title: Micorpeeling
---
| Attribute  | Details                  |
|------------|--------------------------|
| **Name**   | Peel                     |
| **Effect** | Smoother skin            |
|            | Fewer lines              |
| **Cost**   | $90                      |
| **Rest**   | None                     |
"""


class GridPointer(GridCase):
    TEXT = TEXT

    def setUp(self):
        super().setUp()
        # All of the table is in sight, so that nothing scrolls on the way.
        self.editor.cell("Name, Details").scroll_into_view()
        x, y, *_ = self.extents("Name, Details")
        self.program.keyboard.click(x + 30, y + 8, count=20, button=5)
        wait_until(lambda: self.settled(), "the page does not stop scrolling")

    def settled(self):
        before = self.extents("Name, Details")
        time.sleep(0.3)
        return before == self.extents("Name, Details")

    def extents(self, name):
        return self.editor.cell(name).extents

    def width(self, name):
        return self.extents(name)[2]

    def edge(self, name):
        """Where the column of the header @name ends."""
        x, y, width, height = self.extents(name)
        return x + width, y + height // 2

    def beside(self, name):
        """The place before the row of the cell @name, where it is taken hold of."""
        x, y, _, height = self.extents(name)
        return x - 7, y + height // 2

    def test_a_column_is_as_wide_as_it_is_dragged_and_fits_at_a_double_click(self):
        narrow = self.width("Attribute")
        whole = narrow + self.width("Details")
        x, y = self.edge("Attribute")
        self.program.keyboard.drag((x, y), (x + 90, y))
        wait_until(lambda: abs(self.width("Attribute") - narrow - 90) <= 2,
                   lambda: f"the column is {self.width('Attribute')} wide")
        self.assertEqual(self.width("Attribute") + self.width("Details"), whole)
        self.assertEqual(self.width("Cost, Attribute"), self.width("Attribute"))
        x, y = self.edge("Attribute")
        self.program.keyboard.click(x, y, count=2)
        wait_until(lambda: self.width("Attribute") < narrow + 80, "the column was not fitted")
        self.go_to("Cost, Attribute")
        fitted = self.width("Attribute")
        self.key("alt+Right")
        wait_until(lambda: self.width("Attribute") == fitted + 20, "the key did not widen it")
        self.editor.wait_unsaved(False)

    def test_a_row_is_dragged_with_those_that_go_on_with_it(self):
        x, y, _, height = self.extents("Rest, Attribute")
        self.program.keyboard.drag(self.beside("Effect, Attribute"), (x - 7, y + height - 3))
        self.editor.wait_unsaved()
        lines = self.before
        self.assert_saved(lines[:6] + [lines[8], lines[9], lines[6], lines[7]] + lines[10:])
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        # Between a row and the one that goes on with it nothing is put.
        x, y, _, height = self.extents("Row 3, Details")
        self.program.keyboard.drag(self.beside("Name, Attribute"),
                                   (self.beside("Cost, Attribute")[0], y + 2))
        self.assert_saved(lines[:5] + lines[6:8] + [lines[5]] + lines[8:])

    def test_dragging_selects_and_the_side_selects_rows(self):
        x, y, width, height = self.extents("Name, Attribute")
        to_x, to_y, *_ = self.extents("Row 3, Details")
        self.program.keyboard.drag((x + 30, y + height // 2), (to_x + 40, to_y + 8))
        self.wait_selected(["Name, Attribute", "Name, Details", "Effect, Attribute",
                            "Effect, Details", "Row 3, Attribute", "Row 3, Details"])
        self.program.keyboard.click(*self.beside("Cost, Attribute"))
        self.wait_selected(["Cost, Attribute", "Cost, Details"])

    def test_the_menus_of_a_header_and_a_row(self):
        x, y, width, height = self.extents("Details")
        self.program.keyboard.click(x + width // 2, y + height // 2, button=3)
        self.program.find("Insert Column After", role="menu item").press()
        self.wait_focus("Column 3")
        self.key("ctrl+z")
        self.editor.wait_unsaved(False)
        x, y, width, height = self.extents("Cost, Details")
        self.program.keyboard.click(x + width // 2, y + height // 2, button=3)
        self.program.find("Duplicate Row", role="menu item").press()
        self.editor.wait_unsaved()
        self.assert_saved(self.before[:9] + [self.before[8]] + self.before[9:])


if __name__ == "__main__":
    tap.main()
