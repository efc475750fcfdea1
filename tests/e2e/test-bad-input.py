#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be opened or edited is said in plain words; nothing is written, nothing crashes, and
standard error stays empty (Program checks that at the end of every test)."""

from harness import tap, tree
from harness.case import Case
from harness.editor import Editor
from harness.program import Program
from harness.waiting import stays, wait_until

# Words that mean nothing to a practice manager.
JARGON = ("yaml", "front matter", "parse", "errno", "g_io_error", "boolean", "null", "exception")

# As root, too, permissions count.
WITHOUT_PRIVILEGE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


class BadInput(Case):
    def open_bad(self, *arguments, prefix=()):
        self.before = self.site.snapshot()
        self.program = Program([*prefix, tree.PROGRAM, *arguments])
        self.enterContext(self.program)
        self.addCleanup(self._keep_picture)
        return self.program

    def labels(self):
        return [node.text or node.name for node in self.program.root.walk()
                if node.role == "label" and node.has_area]

    def assert_says(self, *words):
        """A label shows all of @words, and none of the words that nobody understands."""
        def said():
            for label in self.labels():
                if all(word.lower() in label.lower() for word in words):
                    return label
            return None
        try:
            message = wait_until(said, f"nothing says {words}")
        except AssertionError as error:
            raise AssertionError(f"{error}; there is:\n" + "\n".join(self.labels())) from None
        for jargon in JARGON:
            self.assertNotIn(jargon, message.lower())
        stays(lambda: self.program.running, "the program", 0.3)
        self.assertEqual(self.site.snapshot(), self.before)

    def test_folder_without_a_site(self):
        empty = self.scratch / "empty"
        empty.mkdir()
        self.open_bad(empty)
        self.assert_says("no website in", "empty", "Please open")
        self.assertEqual(list(empty.iterdir()), [])

    def test_folder_that_is_not_there(self):
        self.open_bad(self.scratch / "nowhere")
        self.assert_says("nowhere", "not a folder", "Please open")

    def test_page_that_is_not_there(self):
        self.open_bad(self.site.content / "nowhere.md")
        self.assert_says("nowhere.md", "not")

    def test_page_without_permission(self):
        self.site.page.chmod(0)
        self.addCleanup(self.site.page.chmod, 0o644)
        self.open_bad(self.site.page, prefix=WITHOUT_PRIVILEGE)
        self.assert_says("micropeeling.md", "not allowed to read it")

    def test_page_that_vanishes(self):
        self.open_bad(self.site.folder)
        self.program.find("Micorpeeling")
        self.site.page.unlink()
        self.before = self.site.snapshot()
        self.program.activate("win.select-page", "content/services/micropeeling.md")

        def told():
            # The one when the page is opened first, the other when the folder is looked at first.
            return any("there is no such file" in label or label == "This Page Was Removed"
                       for label in self.labels())
        wait_until(told, "nothing says that the page has gone")

    def test_page_whose_fields_cannot_be_read(self):
        page = self.site.write("broken.md", "---\ntitle: a: b\n---\nThe text is fine.\n")
        self.open_bad(page)
        self.assert_says("fields of this page cannot be read")
        self.assert_says("Nothing is lost")
        self.assertTrue(self.program.find("Source").sensitive)

    def test_page_that_is_not_utf8(self):
        page = self.site.write("latin.md", b"---\ntitle: Latin\n---\nCaf\xe9.\n")
        self.open_bad(page)
        self.assert_says("can be read but not changed", "Nothing was lost", "Convert")

    def test_page_that_is_not_utf8_is_converted_and_back(self):
        old = b"---\r\ntitle: Latin # caf\xe9\r\n---\r\nCaf\xe9 for \x8020, d\xc3\xa9j\xc3\xa0.\r\n"
        page = self.site.write("latin.md", old)
        self.open_bad(page)
        editor = Editor(self.program)
        self.program.find(lambda name: name.endswith("Convert…"), "push button").press()
        self.program.find("Café for €20, déjà.")
        self.program.keyboard.key("Return")
        wait_until(lambda: not any("old encoding" in label for label in self.labels()),
                   "the page stays closed to changes")
        editor.wait_title("Latin")
        self.assertEqual(page.read_bytes(), old)
        self.program.keyboard.key("ctrl+s")
        new = old.decode("cp1252").replace("dÃ©jÃ\xa0", "déjà").encode()
        wait_until(lambda: page.read_bytes() == new, "the converted page is not saved")
        self.program.keyboard.key("ctrl+z")
        wait_until(lambda: any("old encoding" in label for label in self.labels()),
                   "undo does not give back the old bytes")
        self.program.keyboard.key("ctrl+s")
        wait_until(lambda: page.read_bytes() == old, "the old bytes are not saved")

    def test_folder_named_like_a_page(self):
        page = self.site.content / "folder.md"
        page.mkdir()
        self.open_bad(page)
        self.assert_says("folder.md", "Please open the folder")

    def test_the_rest_of_the_site_stays_usable(self):
        (self.site.content / "folder.md").mkdir()
        self.site.write("broken.md", "---\ntitle: a: b\n---\nText.\n")
        self.site.write("latin.md", b"---\ntitle: \xe9\n---\n")
        self.site.write("empty.md", b"")
        (self.site.content / "dangling.md").symlink_to("nowhere.md")
        self.open_bad(self.site.folder)
        self.program.find("Micorpeeling")
        self.program.activate("win.select-page", "content/services/hydrating-facial.md")
        Editor(self.program).wait_title("Hydrating Facial")


if __name__ == "__main__":
    tap.main()
