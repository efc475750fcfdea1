#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form's fields, one program for each kind of page: without the mouse, and saved to the very
bytes that were meant."""

import subprocess
import sys
import time

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = """---
title: Botox
description: "Smooths lines."
date: 2023-05-11T22:35:00+05:31
area: Face
tags:
  - One
  - Two
image: /images/old.png
faq:
  - question: Does it hurt?
---
Text.
"""

# As the site's own settings say what pages lack.
SETTINGS = """fields:
  - {name: title}
  - {name: area, kind: choice, options: [Face, Neck]}
  - {name: image, kind: image}
  - {name: downtime, kind: line}
  - name: faq
    kind: groups
    fields: [{name: question}]
"""

# Holds a picture in the clipboard, as another program does after Copy Image.
COPY_PICTURE = """
import gi, sys
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
picture = GLib.Bytes.new(open(sys.argv[1], "rb").read())
content = Gdk.ContentProvider.new_for_bytes("image/png", picture)
Gdk.Display.get_default().get_clipboard().set_content(content)
print("copied", flush=True)
GLib.MainLoop().run()
"""

# One red pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082")


class Form(Case):
    def setUp(self):
        super().setUp()
        self.site.second.unlink()
        self.site.page.unlink()
        (self.site.folder / ".service-pages.yaml").write_text(SETTINGS)
        self.images = self.site.folder / "static/images"
        self.images.mkdir(parents=True)
        (self.images / "old.png").write_bytes(PNG)
        self.page = self.site.write("botox.md", PAGE)
        self.editor = Editor(self.open(self.site.folder))
        self.keyboard = self.program.keyboard
        self.program.find("Pages", role="list")
        self.editor.select("content/services/botox.md")
        self.editor.wait_title("Botox")

    def focus(self, name):
        """Tab leads to every field."""
        self.program.find(name)
        nodes = [inside for node in self.program.window.find_all(name) for inside in node.walk()]
        for _ in range(60):
            if any(node.has_state("FOCUSED") for node in nodes):
                return
            self.keyboard.key("Tab")
        self.fail(f"Tab does not lead to “{name}”")

    def wait_saved(self, *changes):
        """Saves; the file is as it was but for @changes."""
        self.editor.save()
        text = PAGE
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        wait_until(lambda: self.page.read_text() == text,
                   lambda: f"the file says {self.page.read_text()}")

    def test_the_address_and_the_search_result_are_spelt(self):
        self.program.find("Address: /services/botox/")
        self.program.find(lambda name: name.endswith(" › services › botox"))
        self.editor.set_field("Title", "Botox Cosmetic")
        wait_until(lambda: len(self.program.window.find_all(
            "Botox Cosmetic", "label")) > 1, "the search result keeps the old title")

    def test_a_list_with_commas_becomes_chips_that_move(self):
        self.focus("Tags")
        self.keyboard.type("Three, Four,")
        self.editor.wait_unsaved()
        self.focus("Tags")
        self.keyboard.key("Left", "alt+Left")
        self.wait_saved(("  - Two\n", "  - Two\n  - Four\n  - Three\n"))

    def test_a_field_is_reset_by_its_menu(self):
        self.editor.set_field("Title", "Other")
        self.focus("Title")
        self.keyboard.key("alt+Return")
        self.program.find(lambda name: name.endswith("Reset to What Is Saved"), "menu item").press()
        self.editor.wait_title("Botox")
        self.editor.wait_unsaved(False)
        self.assertEqual(self.page.read_text(), PAGE)

    def test_an_item_is_added_to_a_list_of_groups(self):
        self.focus("Faq")
        self.keyboard.key("space")
        self.focus("Add Item")
        self.keyboard.key("space")
        self.editor.wait_unsaved()
        self.wait_saved(("hurt?\n", "hurt?\n  - question: \"\"\n"))

    def test_an_option_is_chosen(self):
        self.focus("Area")
        self.keyboard.key("space")
        self.program.find("Neck")
        # GTK 4.8 begins at the first entry, newer ones at the chosen one.
        self.keyboard.key("End", "Return")
        self.editor.wait_unsaved()
        self.wait_saved(("area: Face", "area: Neck"))

    def test_a_pasted_image_is_copied_over_none(self):
        picture = self.site.folder.parent / "picture.png"
        picture.write_bytes(PNG)
        taken = self.images / "botox.png"
        taken.write_bytes(b"of another")
        copier = subprocess.Popen([sys.executable, "-c", COPY_PICTURE, picture],
                                  stdout=subprocess.PIPE, text=True)
        try:
            self.assertEqual(copier.stdout.readline(), "copied\n")
            self.focus("Image")
            time.sleep(0.3)
            self.keyboard.key("ctrl+v")
            wait_until(lambda: self.editor.field("Image").text == "/images/botox-2.png",
                       "the image was not pasted")
        finally:
            copier.kill()
            copier.communicate()
        self.assertEqual(taken.read_bytes(), b"of another")
        self.assertTrue((self.images / "botox-2.png").read_bytes().startswith(b"\x89PNG"))
        self.wait_saved(("/images/old.png", "/images/botox-2.png"))


if __name__ == "__main__":
    tap.main()
