#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that are made, of nothing, of the section's usual attributes and of lines of text, and
tables that are deleted."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

OTHER = """---
title: {title}
---
| Attribute      | Info        |
|----------------|-------------|
| **Downtime**   | None        |
| **Cost**       | $100        |
"""

OWN = """---
title: Micropeel
---
Before.

Cost: $90
Downtime: One day

After.
"""


class Tables(Case):
    def setUp(self):
        super().setUp()
        for number, title in enumerate(["One", "Two", "Three"]):
            self.site.write(f"other-{number}.md", OTHER.format(title=title))
        self.site.page.write_text(OWN)
        self.editor = Editor(self.open(self.site.page))
        self.program = self.editor.program
        self.key = self.program.keyboard.key
        self.type = self.program.keyboard.type
        self.editor.wait_title("Micropeel")

    @staticmethod
    def named(label):
        """GTK 4.8 names a button with its mnemonic and then without."""
        return lambda name: name.replace("_", "") in (label, f"{label} {label}")

    def button(self, label):
        return self.program.find(self.named(label), "push button")

    def wait_focus(self, name):
        wait_until(lambda: any(node.has_state("FOCUSED") and node.name == name
                               for node in self.program.root.walk()), f"the focus is not on {name}")

    def assert_saved(self, text):
        self.editor.save()
        self.assertEqual(self.site.page.read_text(), text)

    def test_a_table_is_added_filled_and_deleted(self):
        self.program.find("Add Table", role="push button").click()
        self.button("Add").press()
        self.wait_focus("Column 1")
        self.type("Area")
        self.key("Tab")
        self.type("Price")
        self.key("Tab")
        self.type("Chin")
        self.key("Tab")
        self.type("$5 | $6")
        self.key("Return")
        self.assert_saved(OWN + "\n| Area | Price |\n|-----|-----|\n| Chin | $5 \\| $6 |\n"
                          "|     |     |\n|     |     |\n")
        self.key("ctrl+a", "Menu")
        self.key("Escape")
        self.program.find("Table Menu", role="push button").click()
        self.program.find("Delete Table", role="menu item").press()
        self.wait_focus("Text")
        self.assert_saved(OWN)
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        self.program.find("Chin, Price")

    def test_the_usual_attributes_are_added(self):
        self.program.find("Add Table", role="push button").click()
        self.button("Add the Usual Attributes").press()
        self.wait_focus("Downtime, Info")
        self.type("None")
        self.key("Return")
        self.assert_saved(OWN + "\n| Attribute    | Info |\n|--------------|------|\n"
                          "| **Downtime** | None |\n| **Cost**     |      |\n")
        # There is one now.
        self.program.find("Add Table", role="push button").click()
        self.button("Add")
        self.assertFalse(self.program.shows(self.named("Add the Usual Attributes"), "push button"))

    def test_selected_lines_become_a_table(self):
        text = self.editor.field("Text")
        text.click()
        self.key("ctrl+Home", "Down", "Down", "shift+Down", "shift+End")
        self.program.find("Table", role="push button").click()
        self.button("Make a Table of the Selected Lines").press()
        self.wait_focus("Attribute")
        self.assert_saved(OWN.replace("Cost: $90\nDowntime: One day\n",
                                      "| Attribute    | Info    |\n|--------------|---------|\n"
                                      "| **Cost**     | $90     |\n| **Downtime** | One day |\n"))
        self.key("ctrl+z")
        self.editor.wait_unsaved()
        self.assert_saved(OWN)


if __name__ == "__main__":
    tap.main()
