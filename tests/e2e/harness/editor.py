# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in the editor's window, by the names that stay."""

from .node import TEXT_ROLES
from .waiting import wait_until


class Editor:
    """@program: the running program (program.py)."""

    def __init__(self, program):
        self.program = program

    # Pages

    def select(self, path):
        """Shows the page at @path, relative to the site's folder."""
        self.program.activate("win.select-page", path)

    def wait_title(self, title):
        """Waits until the form shows a page of that title."""
        wait_until(lambda: self.field("Title").text == title, f"no page titled {title!r} is shown")

    # Fields

    def field(self, name):
        """What takes the text of the field of that name; its caption has the same name."""
        return self.program.find(name, role=lambda role: role in TEXT_ROLES)

    def set_field(self, name, text):
        self.field(name).set_text(text)

    # Cells

    def cell(self, name):
        """@name: "ROW, COLUMN"."""
        return self.program.find(name)

    def type_in_cell(self, name, text):
        """Goes to the cell, types over what it says and ends with Return."""
        self.cell(name).click()
        self.program.keyboard.key("Escape")
        self.program.keyboard.type(text)
        self.program.keyboard.key("Return")

    # Preview

    def preview_text(self):
        """What the preview shows: its content is not on the accessibility bus before GTK 4.14."""
        self.program.activate("win.preview-text")
        return self.program.describe_action("win.preview-text")[1]

    def wait_preview(self, *texts):
        """Waits until the preview shows all of @texts."""
        wait_until(lambda: all(text in self.preview_text() for text in texts),
                   f"the preview does not show {texts}: {self.preview_text()!r}")

    # Questions

    def answer(self, word):
        """Presses the button of the dialog that says @word; GTK 4.8 names it with its mnemonic and
        then without."""
        dialog = self.program.find(role="dialog")
        dialog.find(lambda name: name.split()[-1:] == [word], "push button").press()

    # Saving and history

    def wait_unsaved(self, unsaved=True):
        wait_until(lambda: self.program.describe_action("win.save")[0] == unsaved,
                   f"saving is {'not ' if unsaved else ''}possible")

    def save(self):
        self.program.keyboard.key("ctrl+s")
        self.wait_unsaved(False)
