# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what a person would wait for."""

import os
import time

# Seconds; a busy machine can be given more.
PATIENCE = float(os.environ.get("SERVICE_PAGES_TEST_PATIENCE", "15"))


class NeverHappened(AssertionError):
    """A condition did not come true in time."""


def wait_until(condition, what, timeout=PATIENCE):
    """Asks until @condition answers something true, and returns the answer. @what: what did not
    happen, or a function that then says so."""
    deadline = time.monotonic() + timeout
    pause = 0.01
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise NeverHappened(f"after {timeout:g} s: {what() if callable(what) else what}")
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)


def stays(condition, what, seconds=0.5):
    """Asserts that @condition holds for a while: that something does not happen."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not condition():
            raise NeverHappened(f"did not stay: {what}")
        time.sleep(0.05)
