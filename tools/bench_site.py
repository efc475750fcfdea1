# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured on large websites: the list against Hugo's, and the window."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import tree

MAKE_SITE = Path(__file__).resolve().parent / "make-site.py"
BENCH_WINDOW = tree.BUILD / "tests/bench/bench-window"
SIZES = (1_000, 10_000)
LIST_RUNS = 5

# What must hold, in the unit of the row.
LIMITS = {
    "list 10,000 pages: time, of Hugo's": 10,
    "list 10,000 pages: processor time, of Hugo's": 10,
    "list 10,000 pages: memory, of Hugo's": 20,
    "first frame to the whole list, 1,000 pages": 300,
    "first frame to the whole list, 10,000 pages": 1000,
    "click on a page to its form, 1,000 pages": 50,
    "click on a page to its form, 10,000 pages": 50,
    "letter in the search to what it finds, 1,000 pages": 30,
    "letter in the search to what it finds, 10,000 pages": 30,
    "late frames of 240 while the list is scrolled, 1,000 pages": 0,
    "late frames of 240 while the list is scrolled, 10,000 pages": 0,
    "memory without a preview, 10,000 pages": 150,
}


def run(command, folder):
    """Seconds of the clock and of the processors, and the peak of memory in MB."""
    start = time.perf_counter()
    done = subprocess.run(["/usr/bin/time", "-f", "%U %S %M", *command], check=True, text=True,
                          cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    clock = time.perf_counter() - start
    user, system, memory = done.stderr.splitlines()[-1].split()
    return clock, float(user) + float(system), int(memory) / 1024


def bench_list(table, site):
    """The two in turn, so that a busy moment hits both."""
    ours, hugos = [], []
    for _ in range(LIST_RUNS):
        ours.append(run([tree.CLI, "list", "."], site))
        hugos.append(run(["hugo", "list", "all"], site))
    table.add_values("list 10,000 pages", [clock * 1000 for clock, *_ in ours], "ms")
    for index, what in enumerate(("time", "processor time", "memory")):
        shares = [100 * one[index] / other[index] for one, other in zip(ours, hugos)]
        table.add_values(f"list 10,000 pages: {what}, of Hugo's", shares, "%")


def bench_window(table, desktop, site, n_pages):
    desktop.new_home()
    output = subprocess.run([BENCH_WINDOW, site], check=True, text=True,
                            stdout=subprocess.PIPE).stdout
    for line in output.splitlines():
        name, median, p95, unit = line.split("\t")
        table.add(f"{name}, {n_pages:,} pages", float(median), float(p95), unit)


def bench_sites(table, desktop):
    with tempfile.TemporaryDirectory() as folder:
        for n_pages in SIZES:
            site = Path(folder) / str(n_pages)
            subprocess.run([sys.executable, "-B", MAKE_SITE, site, str(n_pages)], check=True)
            bench_window(table, desktop, site, n_pages)
        bench_list(table, site)
