#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes from its start to its first window, in the sandbox (the Flatpak that
the argument names) and outside (the release build), in turn."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))
os.environ.setdefault("SERVICE_PAGES_BUILD", str(ROOT / "build-release"))

from harness import tree  # noqa: E402
from harness.desktop import Desktop, start  # noqa: E402

ROUNDS = 5


def shown(classes):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", classes],
                           capture_output=True, text=True, check=False)
    return bool(found.stdout.split())


def measure(command, classes, end):
    began = time.monotonic()
    process = start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not shown(classes):
        if process.poll() is not None or time.monotonic() - began > 60:
            raise SystemExit(f"{command[0]} shows no window")
        time.sleep(0.005)
    taken = time.monotonic() - began
    end(process)
    process.wait()
    while shown(classes):
        time.sleep(0.05)
    return taken


def main():
    name = sys.argv[1]
    classes = f"^(service-pages|{name})$"
    with Desktop():
        outside, inside = [], []
        for _ in range(ROUNDS):
            outside.append(measure([str(tree.PROGRAM)], classes, lambda one: one.terminate()))
            inside.append(measure(["flatpak", "--user", "run", name], classes,
                                  lambda one: subprocess.run(["flatpak", "kill", name],
                                                             check=False)))
    for where, times in (("outside", outside), ("in the sandbox", inside)):
        print(f"first window {where}: {statistics.median(times):.2f} s "
              f"({min(times):.2f} to {max(times):.2f}, {ROUNDS} starts)")


if __name__ == "__main__":
    main()
