# SPDX-License-Identifier: GPL-3.0-or-later
"""What everyone needs of a window, whoever they are: asked of all that is shown at the moment."""

import subprocess

from .case import Case

# What a person can do something with.
CONTROLS = {"push button", "check box", "radio button", "entry", "text", "spin button", "combo box",
            "menu item", "check menu item", "radio menu item", "slider", "link", "switch"}


def above(node, count=100):
    found = []
    while count and (node := node.parent) is not None:
        found.append(node)
        count -= 1
    return found


def is_named(node):
    """By itself, or as the inside of something that is."""
    if node.name.strip():
        return True
    parent = node.parent
    return parent is not None and parent.role == node.role and bool(parent.name.strip())


def lie(inner, outer):
    """Whether @inner lies in @outer; both are x, y, width, height."""
    return (inner[0] >= outer[0] - 1 and inner[1] >= outer[1] - 1
            and inner[0] + inner[2] <= outer[0] + outer[2] + 1
            and inner[1] + inner[3] <= outer[1] + outer[3] + 1)


class Picture:
    """What is on the screen within @area."""

    def __init__(self, area):
        self.x, self.y, self.width, self.height = area
        geometry = f"{self.width}x{self.height}+{self.x}+{self.y}"
        self.pixels = subprocess.run(
            ["import", "-window", "root", "-crop", geometry, "-depth", "8", "rgb:-"],
            capture_output=True, check=True).stdout
        assert len(self.pixels) == 3 * self.width * self.height

    def contrast(self, area):
        """Between the lightest and the darkest of @area."""
        x, y, width, height = area
        shades = []
        for row in range(y - self.y, y - self.y + height):
            start = 3 * (row * self.width + x - self.x)
            line = self.pixels[start:start + 3 * width]
            shades += set(zip(line[::3], line[1::3], line[2::3]))
        light = [self.luminance(shade) for shade in set(shades)]
        return (max(light) + 0.05) / (min(light) + 0.05)

    @staticmethod
    def luminance(shade):
        parts = [part / 255 for part in shade]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class AccessCase(Case):
    def controls(self, window=None):
        return [node for node in (window or self.program.root).walk()
                if node.role in CONTROLS and node.has_area]

    def describe(self, node):
        return f"{node.role} “{node.name}” in " + " < ".join(f"{up.role} “{up.name}”"
                                                            for up in above(node, 4))

    def assert_named(self, where, window=None):
        """Each control has a name and a role that says what it is."""
        controls = self.controls(window)
        self.assertGreater(len(controls), 0, where)
        nameless = [node for node in controls if not is_named(node)
                    and not (node.has_text and any(is_named(up) for up in above(node, 2)))]
        self.assertEqual([self.describe(node) for node in nameless], [], where)

    def assert_reachable(self, window, where):
        """All of each control can be seen, by scrolling if need be."""
        frame = window.extents
        hidden = []
        for node in self.controls(window):
            panes = [up for up in above(node) if up.role == "scroll pane"]
            x, y, width, height = node.extents
            if panes:
                # What scrolls up and down need only be as wide as what shows it.
                left, _, room, _ = panes[0].extents
                if x < left - 1 or x + width > left + room + 1:
                    hidden.append(self.describe(node))
            elif not lie((x, y, width, height), frame):
                hidden.append(self.describe(node))
        self.assertEqual(hidden, [], where)

    def assert_order_of_reading(self, steps, where):
        """Tab leads onwards: down, or to the right on the same line."""
        before = None
        for _ in range(steps):
            self.program.keyboard.key("Tab")
            node = self.focused()
            self.assertIsNotNone(node, f"{where}: Tab loses the focus after {before}")
            # Both as they are now: the window may have scrolled.
            if before is not None:
                x, y, _, height = node.extents
                old_x, old_y, _, old_height = before.extents
                same_line = y < old_y + old_height and old_y < y + height
                self.assertTrue(x >= old_x if same_line else y > old_y,
                                f"{where}: after {self.describe(before)} at {(old_x, old_y)} comes "
                                f"{self.describe(node)} at {(x, y)}")
            before = node

    def assert_text_stands_out(self, window, wanted):
        """Each label's letters have @wanted:1 on what is behind them, as painted. Grey edges make
        thin letters a little fainter than their colour."""
        picture = Picture(window.extents)
        judged, faint = 0, []
        for node in window.find_all(role="label"):
            # What cannot be used now may be faint.
            if (not node.name.strip() or not lie(node.extents, window.extents)
                    or not all(one.sensitive for one in [node, *above(node, 3)])):
                continue
            judged += 1
            value = picture.contrast(node.extents)
            if value < wanted * 0.9:
                faint.append(f"{self.describe(node)}: {value:.1f}:1")
        self.assertGreater(judged, 10)
        self.assertEqual(faint, [])

    def focused(self):
        return next((node for node in self.program.root.walk() if node.has_state("FOCUSED")), None)
