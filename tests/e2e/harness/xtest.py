# SPDX-License-Identifier: GPL-3.0-or-later
"""Key presses whose moment is known: xdotool takes longer to start than what is measured here."""

import ctypes
import time

NO_DELAY = 0


class KeySender:
    def __init__(self):
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._x11.XFlush.argtypes = [ctypes.c_void_p]
        self._x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self._xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int,
                                                 ctypes.c_ulong]
        self._display = self._x11.XOpenDisplay(None)
        if not self._display:
            raise RuntimeError("no X display")

    def close(self):
        self._x11.XCloseDisplay(self._display)

    def press(self, name):
        """Presses and lets go of the key named as X names it; returns the moment of the press, in
        seconds of the clock that every process of the machine shares (time.monotonic)."""
        code = self._x11.XKeysymToKeycode(self._display,
                                          self._x11.XStringToKeysym(name.encode()))
        moment = time.monotonic()
        self._xtst.XTestFakeKeyEvent(self._display, code, True, NO_DELAY)
        self._xtst.XTestFakeKeyEvent(self._display, code, False, NO_DELAY)
        self._x11.XFlush(self._display)
        return moment
