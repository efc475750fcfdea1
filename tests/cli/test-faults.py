#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that fail under `set`: the page is wholly old or wholly new, the answer says which, and the
next try works. The faults come from a library that is loaded before the program."""

import errno
import os
import signal
import unittest

from cli_case import DONE, FAILED, Case
from harness import tap

SHIM = os.environ["SERVICE_PAGES_FAULTS"]

OLD = "---\ntitle: Old\n---\nText\n"
NEW = OLD.replace("Old", "A longer title")
SET = ("set", "site/page.md", "--field", "title=A longer title")

FAULTS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "ESTALE")


@unittest.skipIf("ASAN_OPTIONS" in os.environ, "the sanitizers want to be loaded first themselves")
class Faults(Case):
    def setUp(self):
        super().setUp()
        self.log = self.folder / "log"
        self.page = self.write("site/page.md", OLD)

    def tearDown(self):
        left = [path.name for path in (self.folder / ".state").rglob("*.save")]
        self.assertEqual(left, [])

    def reset(self, linked):
        self.page.unlink()
        self.write("site/page.md", OLD)
        if linked:
            os.link(self.page, self.folder / "other.md")

    def set_title(self, **faults):
        """The answer, and whether there was a fault."""
        roots = f"{self.folder}/site:{self.folder}/.state"
        result = self.run_cli(*SET, environment={
            "LD_PRELOAD": SHIM, "SP_FAULTS_ROOTS": roots, "SP_FAULTS_LOG": str(self.log),
            **{f"SP_FAULTS_{name.upper()}": str(value) for name, value in faults.items()}})
        if result.code == -signal.SIGKILL:
            return result, True
        struck = self.log.read_text().split()[1] == "1"
        return result, struck

    def judge(self, result, what):
        content = self.page.read_text()
        self.assertIn(content, (OLD, NEW), what)
        self.assertIn(result.code, (DONE, FAILED), what)
        if result.code == DONE:
            self.assertEqual(content, NEW, what)
            self.assertEqual(result.err, "", what)
        else:
            self.assertIn("please", result.err, what)
            self.assertNotIn("errno", result.err, what)
        self.done(*SET)
        self.assertEqual(self.page.read_text(), NEW, what)

    def try_all(self, linked):
        injected = 0
        for name in FAULTS:
            step, struck = 1, True
            while struck:
                self.reset(linked)
                result, struck = self.set_title(step=step, errno=getattr(errno, name))
                self.judge(result, f"step {step}, {name}: {result.err}")
                if linked:
                    (self.folder / "other.md").unlink()
                injected += struck
                # Steps are many where a file is written in place, and answers few.
                step += 1 if name == "EIO" else 3
        self.assertGreater(injected, 40)
        print(f"# faults injected and survived: {injected}")

    def test_each_step_fails(self):
        self.try_all(linked=False)

    def test_each_step_fails_where_the_file_is_written_in_place(self):
        self.try_all(linked=True)

    def test_the_disk_fills_up(self):
        for room in range(0, 2 * len(NEW), 3):
            self.reset(linked=False)
            result, _ = self.set_title(room=room)
            self.judge(result, f"room for {room}: {result.err}")

    def test_killed_while_the_file_is_written_in_place(self):
        kills, torn, step, killed = 0, 0, 1, True
        while killed:
            self.reset(linked=True)
            result, killed = self.set_title(step=step, crumbs=1)
            killed = killed and result.code == -signal.SIGKILL
            kills += killed
            torn += self.page.read_text() not in (OLD, NEW)
            self.done("show", "--json", "site/page.md")
            self.assertIn(self.page.read_text(), (OLD, NEW), f"step {step}")
            (self.folder / "other.md").unlink()
            step += 5
        self.assertGreater(torn, 2)
        print(f"# kills survived: {kills}, files torn and mended: {torn}")

    def test_a_page_that_cannot_be_read_to_its_end(self):
        """Half of a page is neither shown nor saved."""
        faults = {"EIO": errno.EIO, "ESTALE": errno.ESTALE, "it seems to end": -2}
        for name, fault in faults.items():
            for step in range(1, 5):
                with self.subTest(name, step=step):
                    self.reset(linked=False)
                    result, struck = self.set_title(step=step, errno=fault)
                    if result.code == DONE:
                        continue
                    self.assertTrue(struck)
                    self.assertEqual(self.page.read_text(), OLD)
                    self.assertIn("please", result.err)
                    self.assertEqual(result.out, b"")


if __name__ == "__main__":
    tap.main()
