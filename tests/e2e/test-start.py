#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts and ends quietly."""

from harness import tap
from harness.case import Case


class Start(Case):
    def test_a_window_opens_and_nothing_is_said(self):
        program = self.open()
        self.assertEqual(program.window.role, "frame")
        self.assertEqual(program.output, "")


if __name__ == "__main__":
    tap.main()
