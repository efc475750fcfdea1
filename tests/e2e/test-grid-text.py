#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in a cell that no single key makes: dead keys, an input method that composes, emoji, text
from right to left; and bold, italic and links while a cell is edited."""

import subprocess

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
| **Cost**   | $90           | d    |
"""


class GridText(GridCase):
    TEXT = TEXT

    def keyboard_layout(self, *arguments):
        """The layout for the rest of the test."""
        subprocess.run(["setxkbmap", *arguments], check=True)
        self.addCleanup(subprocess.run, ["setxkbmap", "us"], check=True)

    def editor_text(self):
        return next((node.text for node in self.grid.walk()
                     if node.name.startswith("Editing ")), None)

    def focus(self):
        """What has the keyboard, in the table or over it: its role and its text."""
        node = next((node for node in self.program.root.walk() if node.has_state("FOCUSED")), None)
        return (node.role, node.text) if node is not None else None

    def wait_editor(self, text):
        wait_until(lambda: self.editor_text() == text,
                   lambda: f"the cell being edited says {self.editor_text()!r}")

    def details(self):
        """What the file says in the second column of each row."""
        return [line.split("|")[2].strip() for line in self.lines() if line.startswith("| **")]

    def assert_details(self, *texts):
        self.editor.wait_unsaved()
        self.editor.save()
        self.assertEqual(self.details(), list(texts))

    def test_a_dead_key_begins_a_cell_and_composes_in_one(self):
        self.keyboard_layout("us", "intl")
        self.go_to("Name, Details")
        # Typed over a cell that is not edited: the key that begins is a dead one.
        self.key("dead_acute", "e", "dead_diaeresis", "u", "dead_grave", "space", "Tab")
        self.wait_focus("Name, More")
        self.go_to("Effect, Details")
        self.key("F2", "space", "dead_circumflex", "a", "dead_tilde", "n", "Return")
        self.wait_focus("Cost, Details")
        self.assert_details("éü`", "Smoother skin âñ", "$90")

    def test_what_is_being_composed_is_not_yet_text(self):
        self.keyboard_layout("us", "intl")
        self.go_to("Cost, Details")
        self.key("F2", "dead_acute")
        self.editor.wait_unsaved(False)
        # Escape ends what is composed, the next one the cell.
        self.key("Escape")
        self.wait_editor("$90")
        self.key("Escape")
        self.wait_focus("Cost, Details")
        self.editor.wait_unsaved(False)

    def test_compose_sequences_and_code_points(self):
        self.go_to("Name, Details")
        self.key("Multi_key", "quotedbl", "a", "Multi_key", "s", "s")
        self.wait_editor("äß")
        # Return belongs to what is being composed.
        self.key("ctrl+shift+u", "2", "0", "a", "c", "Return")
        self.wait_editor("äß€")
        self.key("Return")
        self.wait_focus("Effect, Details")
        self.assert_details("äß€", "Smoother skin", "$90")

    def test_an_emoji_is_chosen(self):
        self.go_to("Cost, Details")
        self.key("F2", "space", "ctrl+period")
        wait_until(lambda: self.focus() == ("entry", ""), "nothing to choose from is opened")
        self.type("face")
        wait_until(lambda: self.focus() == ("entry", "face"), "what is typed is not searched")
        # The keys are of what stands over the cell: they neither end it nor leave the table.
        self.key("Down", "Return")
        wait_until(lambda: self.editor_text() not in (None, "$90 "), "no emoji came")
        self.assertRegex(self.editor_text(), r"^\$90 [\U0001f600-\U0001f64f]\ufe0f?$")
        chosen = self.editor_text()
        self.key("ctrl+period")
        wait_until(lambda: self.focus() == ("entry", ""), "it is not opened again")
        self.key("Escape")
        wait_until(lambda: self.focus() == ("text", chosen), "Escape does not lead back")
        self.key("Tab")
        self.wait_focus("Cost, More")
        self.assert_details("Peel", "Smoother skin", chosen)

    def test_text_from_right_to_left(self):
        self.keyboard_layout("il")
        self.go_to("Effect, Details")
        self.type("שלום 12 עולם")
        self.wait_editor("שלום 12 עולם")
        self.key("Home", "Delete", "End", "BackSpace", "Return")
        self.wait_focus("Cost, Details")
        self.assert_details("Peel", "לום 12 עול", "$90")

    def test_keys_make_bold_italic_and_links(self):
        self.go_to("Name, Details")
        self.key("F2", "shift+Home", "ctrl+b", "Return")
        self.go_to("Effect, Details")
        self.key("F2", "Home", "ctrl+shift+Right", "ctrl+i", "End", "space", "ctrl+k")
        self.key("Return")
        self.go_to("Cost, Details")
        self.key("ctrl+b")
        self.assert_details("**Peel**", "*Smoother* skin [](address)", "**$90**")


if __name__ == "__main__":
    tap.main()
