# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of the tests that work in a table of a page."""

from .case import Case
from .editor import Editor
from .waiting import wait_until


class GridCase(Case):
    """Opens the site's page, or TEXT written to it."""

    TITLE = "Micorpeeling"
    TABLE = "Attributes"
    TEXT = None

    def setUp(self):
        super().setUp()
        if self.TEXT is not None:
            self.site.page.write_text(self.TEXT)
        self.before = self.lines()
        self.editor = Editor(self.open(self.site.page))
        self.editor.wait_title(self.TITLE)
        self.program = self.editor.program
        self.grid = self.program.find(self.TABLE, role="table")
        self.key = self.program.keyboard.key
        self.type = self.program.keyboard.type

    def lines(self):
        return self.site.page.read_text().split("\n")

    def row(self, name):
        """The number of the line in the file whose first cell says @name."""
        return next(i for i, line in enumerate(self.before) if f"**{name}**" in line)

    def focused(self):
        return next((node.name for node in self.grid.walk() if node.has_state("FOCUSED")), None)

    def wait_focus(self, name):
        wait_until(lambda: self.focused() == name, lambda: f"the focus is on {self.focused()!r}")

    def selected(self):
        return [node.name for node in self.grid.walk() if node.has_state("SELECTED")]

    def wait_selected(self, names):
        wait_until(lambda: self.selected() == names, lambda: f"selected are {self.selected()}")

    def go_to(self, name):
        self.editor.cell(name).click()
        self.wait_focus(name)

    def assert_saved(self, lines):
        self.editor.save()
        self.assertEqual(self.lines(), lines)

    def choose(self, label):
        """Opens the menu of the cell and goes to the item of that name, all with the keyboard."""
        self.key("Menu")
        item = self.program.find(label, role=lambda role: role.endswith("menu item"))
        for _ in range(30):
            if item.has_state("FOCUSED"):
                break
            self.key("Down")
        wait_until(lambda: item.has_state("FOCUSED"), f"{label} is not reached")
        self.key("Return")
