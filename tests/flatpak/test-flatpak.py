#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the sandbox: the website's folder comes through the file chooser's portal, and
nothing else of the computer is in reach."""

import shutil

from sandboxed import DragSource, SandboxCase
from harness import tap, tree
from harness.editor import Editor
from harness.waiting import wait_until

OLD_TITLE = "Micorpeeling"
NEW_TITLE = "Micropeeling"
OLD_COST = "Varies by provider, typically $90 to $300 per session"
NEW_COST = "$95 to $310 per session"
PAGE = "content/services/micropeeling.md"
SAMPLE_PAGE = "content/services/microneedling.md"

# One red pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082")


class Flatpak(SandboxCase):
    def open_by_chooser(self, folder=None, page=PAGE, title=OLD_TITLE):
        program = self.start()
        program.find("Open Website Folder…").press()
        self.choose(folder or self.site.folder)
        editor = Editor(program)
        program.find("Search pages")
        editor.select(page)
        editor.wait_title(title)
        return editor

    def changed_lines(self, before):
        old, new = before.split(b"\n"), self.site.page.read_bytes().split(b"\n")
        self.assertEqual(len(old), len(new))
        return [b.decode() for a, b in zip(old, new) if a != b]

    def assert_no_number_shown(self, program):
        """The portal's own path means nothing to anybody."""
        for node in program.root.walk():
            self.assertNotIn("/run/", node.name)

    def test_main_job(self):
        before = self.site.snapshot()
        editor = self.open_by_chooser()
        editor.set_field("Title", NEW_TITLE)
        editor.type_in_cell("Cost, Details", NEW_COST)
        # The preview's own process is in a sandbox inside the sandbox.
        editor.wait_preview(NEW_TITLE, NEW_COST)
        self.assert_no_number_shown(editor.program)
        editor.save()
        title, cost = self.changed_lines(before[PAGE])
        self.assertEqual(title, f'title: "{NEW_TITLE}"')
        self.assertEqual(cost, f"| **Cost**                  | {NEW_COST.ljust(len(OLD_COST))} |")
        # Replaced at one stroke: no half of a file is left, and no other file is touched.
        after = self.site.snapshot()
        self.assertEqual({**after, PAGE: before[PAGE]}, before)

    def test_the_site_is_remembered(self):
        editor = self.open_by_chooser()
        editor.set_field("Title", NEW_TITLE)
        editor.save()
        editor.program.activate("app.quit")
        editor.program.wait_end()

        program = self.start()
        row = program.find(lambda name: name.startswith("Lakeside Medspa"))
        self.assert_no_number_shown(program)
        row.click()
        editor = Editor(program)
        program.find("Search pages")
        editor.select(PAGE)
        editor.wait_title(NEW_TITLE)

    def test_what_others_do_is_seen_without_events(self):
        editor = self.open_by_chooser()
        text = self.site.page.read_text().replace(OLD_TITLE, "Peeling")
        self.site.page.write_text(text)
        editor.program.come_to_front()
        editor.wait_title("Peeling")

    def test_hugo_reads_through_the_portal(self):
        editor = self.open_by_chooser()
        listed = self.run_inside("sh", "-c", "ls -d /run/user/*/doc/*/site")
        path = listed.stdout.split()[0]
        built = self.run_inside("sh", "-c", f"HUGO_RESOURCEDIR=/tmp/resources hugo --noBuildLock "
                                f"--source {path} --destination /tmp/public && "
                                "cat /tmp/public/services/micropeeling/index.html")
        self.assertIn(OLD_TITLE, built.stdout, built.stderr)
        editor.wait_title(OLD_TITLE)

    def test_the_page_is_shown_inside_the_real_website(self):
        folder = self.scratch / "themed"
        shutil.copytree(tree.SAMPLE, folder)
        partial = folder / "layouts/partials/content.html"
        partial.write_text(partial.read_text() + "{{ upper .Title }}")
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        editor = self.open_by_chooser(folder, SAMPLE_PAGE, "Micorneedling")
        editor.program.find("Website", "push button").press()
        editor.program.find("Show Website", "push button").press()
        editor.wait_preview("Book a visit")
        editor.set_field("Title", "Gentle Needling")
        # Capital letters are the template's work, which nothing but Hugo does.
        editor.wait_preview("GENTLE NEEDLING")
        after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self.assertEqual(after, before)

    def test_an_image_is_dropped_in(self):
        page = self.site.write("lift.md", "---\ntitle: Lift\nimage: /images/old.png\n---\nText.\n")
        images = self.site.folder / "static/images"
        images.mkdir(parents=True)
        (images / "old.png").write_bytes(PNG)
        # Out of the sandbox's reach, but for the drop.
        picture = self.home / "New Picture.png"
        picture.write_bytes(PNG)
        editor = self.open_by_chooser(page="content/services/lift.md", title="Lift")
        field = editor.field("Image")
        x, y, width, height = field.extents
        with DragSource(picture) as source:
            editor.program.keyboard.drag(source.middle, (x + width // 2, y + height // 2), steps=30)
            wait_until(lambda: "new" in field.text.lower(), lambda: f"the image is {field.text!r}")
        editor.save()
        names = {path.name for path in images.iterdir()} - {"old.png"}
        self.assertEqual(len(names), 1)
        name, = names
        self.assertEqual((images / name).read_bytes(), PNG)
        self.assertIn(f"image: /images/{name}\n", page.read_text())

    def test_nothing_else_is_in_reach(self):
        secret = self.home / "secret.txt"
        secret.write_text("private")
        for path in (secret, self.site.page):
            self.assertNotEqual(self.run_inside("cat", str(path)).returncode, 0)
        devices = self.run_inside("sh", "-c", "cat /proc/net/dev | tail -n +3 | cut -d: -f1")
        self.assertEqual(devices.stdout.split(), ["lo"])

    def test_command_line(self):
        self.assertEqual(self.run_inside("service-pages-cli", "--version").returncode, 0)

    def test_sample_site(self):
        program = self.start("--sample")
        wait_until(lambda: Editor(program).field("Title").text, "no page is shown")


if __name__ == "__main__":
    tap.main()
