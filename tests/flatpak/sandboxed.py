# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, seen from outside its sandbox."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))

from harness.case import Case  # noqa: E402
from harness.desktop import start  # noqa: E402
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


# A file manager's part in dragging: a small window that gives a file to whom it is dropped on.
GIVE_FILE = """
import gi, sys
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk
Gtk.init()
files = Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])
window = Gtk.Window(title="Drag From Here", decorated=False, default_width=120, default_height=90)
source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(files))
area = Gtk.Label(label="Drag", hexpand=True, vexpand=True)
area.add_controller(source)
window.set_child(area)
window.present()
GLib.MainLoop().run()
"""


class DragSource:
    """A window of another program, outside the sandbox, that @path can be dragged from."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        environment = {**os.environ, "GTK_USE_PORTAL": "1"}
        self._process = start([sys.executable, "-c", GIVE_FILE, str(self.path)], env=environment)
        self._window = wait_until(self._find, "nothing to drag from")
        xdotool("windowmove", "--sync", self._window, 20, 700)
        xdotool("windowraise", self._window, "sleep", "0.5")
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def _find(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Drag From Here"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found and found[0]

    @property
    def middle(self):
        geometry = dict(line.split("=", 1) for line in
                        xdotool("getwindowgeometry", "--shell", self._window).splitlines())
        return (int(geometry["X"]) + int(geometry["WIDTH"]) // 2,
                int(geometry["Y"]) + int(geometry["HEIGHT"]) // 2)


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
