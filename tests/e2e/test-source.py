#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source view edits the same text as the form, with the same undo."""

from harness import tap
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until


class Source(Case):
    def setUp(self):
        super().setUp()
        self.before = self.site.page.read_bytes()
        self.editor = Editor(self.open(self.site.page))
        self.editor.wait_title("Micorpeeling")

    def show_source(self):
        self.program.activate("win.source")
        return wait_until(self.source_text, "no source")

    def source_text(self):
        for node in self.program.root.find_all(role="text"):
            if node.text.startswith("---\n"):
                return node
        return None

    def test_shows_the_file_as_it_is(self):
        self.assertEqual(self.show_source().text.encode(), self.before)

    def test_typing_reaches_form_preview_and_file(self):
        source = self.show_source()
        position = source.text.index("Micorpeeling")
        source.insert_text(position, "Gentle ")
        self.editor.wait_preview("Gentle Micorpeeling")
        self.program.activate("win.source")
        self.editor.wait_title("Gentle Micorpeeling")
        self.editor.save()
        self.assertEqual(self.site.page.read_bytes(),
                         self.before.replace(b'"Micor', b'"Gentle Micor'))

    def test_undo_crosses_the_views(self):
        self.editor.set_field("Title", "From the form")
        source = self.show_source()
        wait_until(lambda: 'title: "From the form"' in source.text, "the source is behind")
        source.insert_text(len(source.text), "\n\nAnd from the source.")
        self.editor.wait_preview("And from the source.")
        self.program.activate("win.undo")
        self.program.activate("win.undo")
        wait_until(lambda: source.text.encode() == self.before, f"the source reads {source.text!r}")
        self.editor.wait_unsaved(False)

    def test_broken_on_the_way_is_allowed_and_mended(self):
        source = self.show_source()
        position = source.text.index('"Micorpeeling"')
        source.insert_text(position, "'")
        self.editor.wait_unsaved()
        self.program.activate("win.undo")
        self.program.activate("win.source")
        self.editor.wait_title("Micorpeeling")
        self.editor.wait_unsaved(False)


if __name__ == "__main__":
    tap.main()
