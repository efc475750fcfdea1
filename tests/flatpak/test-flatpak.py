#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the sandbox: the website's folder comes through the file chooser's portal, and
nothing else of the computer is in reach."""

from sandboxed import SandboxCase
from harness import tap
from harness.editor import Editor
from harness.waiting import wait_until

OLD_TITLE = "Micorpeeling"
NEW_TITLE = "Micropeeling"
OLD_COST = "Varies by provider, typically $90 to $300 per session"
NEW_COST = "$95 to $310 per session"
PAGE = "content/services/micropeeling.md"


class Flatpak(SandboxCase):
    def open_by_chooser(self):
        program = self.start()
        program.find("Open Website Folder…").press()
        self.choose(self.site.folder)
        editor = Editor(program)
        program.find("Search pages")
        editor.select(PAGE)
        editor.wait_title(OLD_TITLE)
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
