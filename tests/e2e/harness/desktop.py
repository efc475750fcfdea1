# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one process: Xvfb, a session bus, a home."""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from . import tree

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)

# What of the caller's desktop must not reach the private one.
FOREIGN = ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "DISPLAY",
           "GNOME_ACCESSIBILITY", "GTK_A11Y", "GTK_MODULES", "GTK_THEME", "LANGUAGE",
           "NO_AT_BRIDGE", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP",
           "XDG_SESSION_TYPE")


def die_with_parent():
    """For preexec_fn: a test that is killed leaves nothing behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(command, **arguments):
    return subprocess.Popen(command, preexec_fn=die_with_parent, **arguments)


class Desktop:
    """Sets this process's environment up, so it can be entered once per process."""

    def __init__(self, size="1440x900"):
        self.size = size
        self.folder = None
        self._children = []

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="service-pages-"))
        try:
            self._set_environment()
            self._start_screen()
            self._start_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for child in reversed(self._children):
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            if child.stdout:
                child.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _set_environment(self):
        for name in FOREIGN:
            os.environ.pop(name, None)
        # Portals know one place only, so who tests with them has to make it.
        given = os.environ.get("SERVICE_PAGES_TEST_RUNTIME")
        runtime = Path(given) if given else self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ.update(
            GDK_BACKEND="x11",
            GIO_USE_VFS="local",
            GSETTINGS_BACKEND="keyfile",
            GSK_RENDERER="cairo",
            GTK_A11Y="atspi",
            GTK_USE_PORTAL="0",
            LC_ALL="C.UTF-8",
            LIBGL_ALWAYS_SOFTWARE="1",
            NO_COLOR="1",
            XDG_RUNTIME_DIR=str(runtime),
            **tree.environment())
        self.new_home()

    def new_home(self):
        """A home that nobody has used: a program started after this remembers nothing."""
        home = Path(tempfile.mkdtemp(prefix="home-", dir=self.folder))
        os.environ.update(
            HOME=str(home),
            XDG_CACHE_HOME=str(home / ".cache"),
            XDG_CONFIG_HOME=str(home / ".config"),
            XDG_DATA_HOME=str(home / ".local/share"),
            XDG_STATE_HOME=str(home / ".local/state"))
        return home

    def _start_screen(self):
        read_end, write_end = os.pipe()
        with open(self.folder / "xvfb.log", "wb") as log:
            self._children.append(start(
                ["Xvfb", "-displayfd", str(write_end), "-screen", "0", self.size + "x24",
                 "-nolisten", "tcp", "-noreset"],
                pass_fds=[write_end], stdout=log, stderr=log))
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: "
                               + (self.folder / "xvfb.log").read_text(errors="replace"))
        os.environ["DISPLAY"] = ":" + number
        # Out of the way: what is under the pointer looks different, and shows its tooltip.
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)

    def _start_bus(self):
        with open(self.folder / "bus.log", "wb") as log:
            bus = start(["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                        stdout=subprocess.PIPE, stderr=log, text=True)
        self._children.append(bus)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
