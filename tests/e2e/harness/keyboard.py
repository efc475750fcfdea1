# SPDX-License-Identifier: GPL-3.0-or-later
"""Real key presses and clicks."""

import subprocess


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout


class Keyboard:
    """The keyboard, and the mouse beside it."""

    def key(self, *names):
        """Presses keys one after the other, each as xdotool names it: "ctrl+s", "Return"."""
        xdotool("key", "--clearmodifiers", "--delay", 30, *names)

    def type(self, text, delay=12):
        """Types @text; @delay in milliseconds between two keys."""
        xdotool("type", "--clearmodifiers", "--delay", delay, "--", text)

    def move(self, x, y):
        """Takes the pointer somewhere, such as out of the way."""
        xdotool("mousemove", x, y)

    def click(self, x, y, count=1, button=1):
        # Not --sync, which waits 15 s for a pointer that is there already.
        xdotool("mousemove", x, y, "sleep", "0.02", "click", "--repeat", count, "--delay", 60,
                button)

    def drag(self, start, end, steps=8):
        """Presses at @start, moves to @end and lets go; both are (x, y)."""
        (x, y), (to_x, to_y) = start, end
        # A pointer that only just came is not yet over anything.
        commands = ["mousemove", x, y, "sleep", "0.1", "mousedown", 1, "sleep", "0.05"]
        for step in range(1, steps + 1):
            commands += ["mousemove", x + (to_x - x) * step // steps,
                         y + (to_y - y) * step // steps, "sleep", "0.04"]
        xdotool(*commands, "sleep", "0.1", "mouseup", 1)
