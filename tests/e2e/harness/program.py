# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under test, from its start to its end."""

import os
import re
import subprocess
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from .desktop import start  # noqa: E402
from .keyboard import Keyboard, xdotool  # noqa: E402
from .node import Node  # noqa: E402
from .waiting import wait_until  # noqa: E402

APPLICATION_ID = "io.github.servicepages.ServicePages"
OBJECT_PATH = "/" + APPLICATION_ID.replace(".", "/")

# What other people's libraries say on a machine without a graphics card or a desktop.
FOREIGN_NOISE = re.compile(r"^(libEGL|MESA|libGL|MESA-LOADER|ATTENTION: default value of option)"
                           # The web process of WebKit, as it ends in its sandbox.
                           r"|GLib-GIO-WARNING \*\*: \S+ Error releasing name \S+\.Sandboxed\."
                           # libadwaita's own question, measuring its buttons with GTK 4.18.
                           r"|Gtk-WARNING \*\*: \S+ Trying to measure GtkLabel \S+ for width of"
                           # GTK 4.8's own window of shortcuts.
                           r"|GtkLabel \S+ \(label\) reported min width -\d+"
                           r"|^\s*$")


class Program:
    """Starts @command and sees its windows. Used with `with`: leaving it ends the program and
    fails if it wrote a warning."""

    def __init__(self, command, application_id=APPLICATION_ID, environment=None):
        self.command = [str(part) for part in command]
        self.application_id = application_id
        self.keyboard = Keyboard()
        self._environment = environment or {}
        self._log = None
        self._process = None

    # Life

    def __enter__(self):
        self._log = Path(os.environ["XDG_RUNTIME_DIR"]) / f"program-{time.monotonic_ns()}.log"
        self.started = time.monotonic()
        with open(self._log, "wb") as log:
            self._process = start(self.command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                  env={**os.environ, **self._environment})
        return self

    def __exit__(self, kind, *_):
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if kind is None:
            self.check_quiet()
        elif self.output:
            print("# The program said:\n# " + "\n# ".join(self.output.splitlines()))

    @property
    def pid(self):
        return self._process.pid

    @property
    def output(self):
        """What the program wrote on standard output and standard error so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def check_running(self):
        code = self._process.poll()
        if code is not None:
            raise AssertionError(f"the program ended with {code}:\n{self.output}")

    def check_quiet(self):
        noise = [line for line in self.output.splitlines() if not FOREIGN_NOISE.search(line)]
        if noise:
            raise AssertionError("the program wrote:\n" + "\n".join(noise))

    def wait_end(self, timeout=10):
        """Waits until the program has ended by itself; returns its exit code."""
        return self._process.wait(timeout)

    @property
    def running(self):
        return self._process.poll() is None

    def kill(self):
        self._process.kill()
        self._process.wait()

    # Seeing

    @property
    def root(self):
        """The program on the accessibility bus, waited for."""
        def look():
            self.check_running()
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(index)
                if child is not None and self._is_ours(child):
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return child
            return None
        return Node(self, wait_until(look, "the program is not on the accessibility bus"))

    def _is_ours(self, accessible):
        try:
            return accessible.get_process_id() == self._process.pid
        except GLib.Error:
            return False

    @property
    def windows(self):
        return [child for child in self.root.children if child.showing]

    @property
    def window(self):
        """The first window, waited for until it is shown."""
        return wait_until(lambda: next(iter(self.windows), None), "no window")

    def find(self, name=None, role=None, **options):
        return self.root.find(name, role, **options)

    def shows(self, name=None, role=None):
        return self.root.shows(name, role)

    def dump(self):
        return self.root.dump()

    def origin_of(self, node):
        """Where on the screen the window that holds @node has its own zero."""
        top = node
        while top.parent is not None and top.parent.role != "application":
            top = top.parent
        rect = top.accessible.get_extents(Atspi.CoordType.WINDOW)
        best = (0, 0)
        closest = None
        for identifier in self._x_windows():
            geometry = dict(line.split("=", 1) for line in
                            xdotool("getwindowgeometry", "--shell", identifier).splitlines())
            width, height = int(geometry["WIDTH"]), int(geometry["HEIGHT"])
            distance = abs(width - rect.width) + abs(height - rect.height)
            if closest is None or distance < closest:
                closest = distance
                # The frame's shadow is inside the X window and outside the accessible one.
                best = (int(geometry["X"]) + (width - rect.width) // 2,
                        int(geometry["Y"]) + (height - rect.height) // 2)
        return best

    def _x_windows(self):
        return xdotool("search", "--onlyvisible", "--pid", self.pid).split()

    def take_focus(self):
        """Gives the first window the keyboard, as a window manager does when a dialog has closed:
        newer GTK leaves it to that."""
        xdotool("windowfocus", "--sync", self._x_windows()[0])

    def resize(self, width, height):
        """The first window, with its frame."""
        xdotool("windowsize", "--sync", self._x_windows()[0], width, height)

    def screenshot(self, path, whole=False):
        """The first window and what lies over it, or the whole screen."""
        if whole:
            subprocess.run(["import", "-window", "root", str(path)], check=True)
            return
        geometry = xdotool("getwindowgeometry", "--shell", self._x_windows()[0])
        fields = dict(line.split("=", 1) for line in geometry.splitlines())
        crop = f"{fields['WIDTH']}x{fields['HEIGHT']}+{fields['X']}+{fields['Y']}"
        subprocess.run(["import", "-window", "root", "-crop", crop, "+repage", str(path)],
                       check=True)

    # Doing, over D-Bus

    def _call(self, path, method, signature, *arguments, reply=None):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync(self.application_id, path, "org.gtk.Actions", method,
                             GLib.Variant(signature, arguments),
                             GLib.VariantType(reply) if reply else None,
                             Gio.DBusCallFlags.NO_AUTO_START, 5000, None)

    @staticmethod
    def _split(action, window):
        group, name = action.split(".", 1)
        return (OBJECT_PATH if group == "app" else f"{OBJECT_PATH}/window/{window}"), name

    def activate(self, action, parameter=None, window=1):
        """@action: "app.quit", "win.save"…; @parameter: a string or None."""
        path, name = self._split(action, window)
        parameters = [] if parameter is None else [GLib.Variant("s", parameter)]
        self._call(path, "Activate", "(sava{sv})", name, parameters, {})

    def actions(self, group="win", window=1):
        path, _ = self._split(group + ".", window)
        return self._call(path, "List", "()", reply="(as)").unpack()[0]

    def describe_action(self, action, window=1):
        """Whether the action is enabled, and its state or None."""
        path, name = self._split(action, window)
        enabled, _, state = self._call(path, "Describe", "(s)", name,
                                       reply="((bgav))").unpack()[0]
        return enabled, state[0] if state else None
