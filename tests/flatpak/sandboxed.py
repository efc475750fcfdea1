# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, seen from outside its sandbox."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))

from harness.case import Case  # noqa: E402
from harness.keyboard import Keyboard, xdotool  # noqa: E402
from harness.node import Node  # noqa: E402
from harness.program import Atspi, Program  # noqa: E402
from harness.waiting import wait_until  # noqa: E402

ID = os.environ["SERVICE_PAGES_FLATPAK_ID"]

# What the harness sets for a program that is not installed, and to keep portals out.
NOT_INSIDE = ("GIO_USE_VFS", "GSETTINGS_BACKEND", "GSETTINGS_SCHEMA_DIR", "GTK_USE_PORTAL",
              "SP_SAMPLE_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
              "XDG_STATE_HOME")


def on_bus(names):
    """The first program on the accessibility bus that has one of @names."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_name() in names:
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


class SandboxedProgram(Program):
    """The process is that of `flatpak run`; what is on the buses has a proxy's number."""

    def __init__(self, *arguments):
        super().__init__(["flatpak", "--user", "run", ID, *arguments], application_id=ID)

    def __exit__(self, *failure):
        subprocess.run(["flatpak", "kill", ID], capture_output=True, check=False)
        super().__exit__(*failure)

    @property
    def root(self):
        def look():
            self.check_running()
            return on_bus(("service-pages", ID))
        return Node(self, wait_until(look, "the program is not on the accessibility bus"))

    def _x_windows(self):
        return xdotool("search", "--onlyvisible", "--class",
                       f"^(service-pages|{ID})$").split()

    def come_to_front(self):
        """As if the person had been in another program."""
        root = xdotool("search", "--maxdepth", 0, "").split()[0]
        xdotool("windowfocus", root, "sleep", "0.3")
        xdotool("windowfocus", "--sync", self._x_windows()[0])


class SandboxCase(Case):
    def setUp(self):
        super().setUp()
        for name in NOT_INSIDE:
            os.environ.pop(name, None)

    def start(self, *arguments):
        self.program = SandboxedProgram(*arguments)
        self.enterContext(self.program)
        self.addCleanup(self._keep_picture)
        return self.program

    def run_inside(self, *command):
        return subprocess.run(["flatpak", "--user", "run", "--command=" + command[0], ID,
                               *command[1:]], capture_output=True, text=True, check=False)

    def choose(self, path):
        """Takes @path in the chooser, which another program shows."""
        chooser = wait_until(lambda: on_bus(("xdg-desktop-portal-gtk",)), "no file chooser")
        wait_until(lambda: chooser.get_child_count() > 0, "the file chooser has no window")
        keyboard = Keyboard()
        xdotool("sleep", "1")
        # From what was used lately, where the chooser begins, no path can be taken.
        keyboard.key("alt+Home")
        xdotool("sleep", "0.5")
        keyboard.key("ctrl+l")
        keyboard.key("ctrl+a")
        keyboard.type(str(path))

        def taken():
            # The first may only take what the chooser offers to complete the path with.
            keyboard.key("Return")
            xdotool("sleep", "0.7")
            return self.program.shows("Search pages")
        wait_until(taken, "the folder is not opened")
