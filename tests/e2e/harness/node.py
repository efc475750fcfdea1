# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology sees: the tree of accessible things, with GTK 4.8's quirks hidden."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from .waiting import NeverHappened, wait_until  # noqa: E402

# The library asks every program for a cache that GTK 4.8 does not keep.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

# What newer GTK and newer bindings call otherwise than GTK 4.8.
SAME_ROLE = {"button": "push button", "toggle button": "push button",
             "radio button": "check box"}

TEXT_ROLES = {"text", "entry", "password text", "spin button"}


class Node:
    """One accessible thing. Reads are always fresh; a node that has gone reads as empty."""

    def __init__(self, program, accessible):
        self.program = program
        self.accessible = accessible

    def _read(self, read, default):
        try:
            return read()
        except GLib.Error:
            return default

    @property
    def name(self):
        return self._read(self.accessible.get_name, "") or ""

    @property
    def role(self):
        role = self._read(self.accessible.get_role_name, "") or ""
        return SAME_ROLE.get(role, role)

    @property
    def role_name(self):
        """What a person is told that it is, which the program may say more exactly than by the
        role."""
        return self._read(self.accessible.get_localized_role_name, "") or ""

    @property
    def description(self):
        return self._read(self.accessible.get_description, "") or ""

    @property
    def children(self):
        def read():
            return [self.accessible.get_child_at_index(index)
                    for index in range(self.accessible.get_child_count())]
        return [Node(self.program, child) for child in self._read(read, []) if child]

    @property
    def parent(self):
        parent = self._read(self.accessible.get_parent, None)
        return Node(self.program, parent) if parent else None

    def has_state(self, state):
        """@state: a name of Atspi.StateType, such as "FOCUSED"."""
        states = self._read(self.accessible.get_state_set, None)
        return bool(states) and states.contains(getattr(Atspi.StateType, state))

    @property
    def showing(self):
        # GTK 4.8 says SHOWING of windows only.
        return self.has_state("VISIBLE")

    @property
    def has_area(self):
        """Whether it takes room on the screen: not so on a hidden page of a stack, in a closed
        revealer or popover."""
        rect = self._read(lambda: self.accessible.get_extents(Atspi.CoordType.WINDOW), None)
        return rect is not None and rect.width > 0 and rect.height > 0

    @property
    def sensitive(self):
        return self.has_state("SENSITIVE")

    def walk(self, hidden=False):
        """This and everything below; what is not shown is left out unless @hidden."""
        yield self
        for child in self.children:
            if hidden or child.showing:
                yield from child.walk(hidden)

    def dump(self, hidden=False, depth=0):
        """The tree as lines, for a person who wonders why something was not found."""
        states = [s for s in ("FOCUSED", "CHECKED", "SELECTED", "SENSITIVE") if self.has_state(s)]
        line = "  " * depth + f"{self.role} “{self.name}” {' '.join(states).lower()}"
        if self.has_text:
            line += f" = {self.text[:60]!r}"
        below = [child.dump(hidden, depth + 1) for child in self.children
                 if hidden or child.showing]
        below = [lines for lines in below if lines]
        # A container may claim no room for itself and yet show something.
        return "\n".join([line, *below]) if below or hidden or self.has_area else ""

    # Finding

    def matching(self, name=None, role=None, hidden=False):
        """One after the other, since each step asks the program.
        @name, @role (AT-SPI's): a string, or a function that judges one; None: any."""
        def matches(value, wanted):
            return wanted is None or (wanted(value) if callable(wanted) else value == wanted)

        def fits(node):
            return (matches(node.role, role) and matches(node.name, name)
                    and (hidden or node.has_area))
        return filter(fits, self.walk(hidden))

    def find_all(self, name=None, role=None, hidden=False):
        """As matching()."""
        return list(self.matching(name, role, hidden))

    def find(self, name=None, role=None, hidden=False, timeout=None):
        """The first that fits, waiting for it."""
        def first():
            self.program.check_running()
            return next(self.matching(name, role, hidden), None)
        try:
            return wait_until(first, f"nothing named {name!r} of role {role!r}",
                              **({} if timeout is None else {"timeout": timeout}))
        except NeverHappened as error:
            raise NeverHappened(f"{error}; there is:\n{self.dump()}") from None

    def shows(self, name=None, role=None):
        return next(self.matching(name, role), None) is not None

    # Text

    @property
    def has_text(self):
        return self._read(self.accessible.get_text_iface, None) is not None

    @property
    def text(self):
        def read():
            # Newer bindings have another get_text on the thing itself.
            count = Atspi.Text.get_character_count(self.accessible)
            return Atspi.Text.get_text(self.accessible, 0, count)
        return self._read(read, "")

    @property
    def editable(self):
        """The thing in which this one's text is edited: a row's entry, or this itself."""
        if self._read(self.accessible.get_editable_text_iface, None) is not None:
            return self
        for node in self.walk():
            if node._read(node.accessible.get_editable_text_iface, None) is not None:
                return node
        raise AssertionError(f"“{self.name}” has no text to edit:\n{self.dump()}")

    def set_text(self, text):
        """Replaces the text as a screen reader's user would dictate it."""
        target = self.editable
        if not target.accessible.set_text_contents(text):
            raise AssertionError(f"“{self.name}” did not take the text")
        wait_until(lambda: target.text == text, f"“{self.name}” reads {target.text!r}")

    def insert_text(self, position, text):
        target = self.editable
        # The length is in bytes.
        if not target.accessible.insert_text(position, text, len(text.encode())):
            raise AssertionError(f"“{self.name}” did not take the text")

    # Doing

    def press(self):
        """Does the thing's own action, else clicks it."""
        if self._read(lambda: self.accessible.get_n_actions(), 0) > 0:
            self.accessible.do_action(0)
        else:
            self.click()

    def select_child(self, index):
        return self._read(lambda: self.accessible.select_child(index), False)

    @property
    def extents(self):
        """x, y, width, height on the screen."""
        rect = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        x, y = self.program.origin_of(self)
        return rect.x + x, rect.y + y, rect.width, rect.height

    def scroll_into_view(self, limit=60):
        """Turns the wheel over the scrolling area around it until all of it can be seen."""
        area = self.parent
        while area is not None and area.role != "scroll pane":
            area = area.parent
        if area is None:
            return
        left, top, width, height = area.extents
        for _ in range(limit):
            _, y, _, own_height = self.extents
            if y >= top and y + min(own_height, height) <= top + height:
                return
            up, down = 4, 5
            self.program.keyboard.click(left + width // 2, top + height // 2,
                                        button=up if y < top else down)
            time.sleep(0.05)
        raise AssertionError(f"“{self.name}” cannot be scrolled into view")

    def click(self, count=1, button=1):
        self.scroll_into_view()
        x, y, width, height = self.extents
        self.program.keyboard.click(x + width // 2, y + height // 2, count, button)
