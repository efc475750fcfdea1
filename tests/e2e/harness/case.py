# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of the end-to-end tests: one desktop per script, a new home and site per test."""

import atexit
import os
import sys
import tempfile
import unittest
from pathlib import Path

from . import tree
from .desktop import Desktop

desktop = Desktop().__enter__()
atexit.register(desktop.__exit__)

# These connect to the buses when they are loaded, so the desktop comes first.
from .program import Program  # noqa: E402
from .site import Site  # noqa: E402


class Case(unittest.TestCase):
    def setUp(self):
        self.home = desktop.new_home()
        self.scratch = Path(tempfile.mkdtemp(prefix="test-", dir=desktop.folder))
        self.site = Site(self.scratch / "site")
        self.program = None

    def open(self, *arguments, **options):
        """Starts the program on @arguments; it is ended and checked when the test ends."""
        self.program = Program([tree.PROGRAM, *arguments], **options)
        self.enterContext(self.program)
        self.addCleanup(self._keep_picture)
        return self.program

    def _keep_picture(self):
        """Of a failure, where it can be looked at."""
        folder = os.environ.get("SERVICE_PAGES_PICTURES")
        outcome = getattr(self, "_outcome", None)
        if folder and outcome and not outcome.success and self.program and self.program.running:
            Path(folder).mkdir(parents=True, exist_ok=True)
            picture = Path(folder) / (self.id().split(".", 1)[-1] + ".png")
            self.program.screenshot(picture)
            print(f"# picture: {picture}", file=sys.stdout)
