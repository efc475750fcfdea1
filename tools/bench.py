#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what people wait for, and prints a table: the median, the 95th percentile, and the
figure to keep where there is one."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))

import bench_site  # noqa: E402
from harness import tree  # noqa: E402
from harness.desktop import Desktop  # noqa: E402

BENCH_DOCUMENT = tree.BUILD / "tests/bench/bench-document"
BENCH_GRID = tree.BUILD / "tests/bench/bench-grid"
TEST_PAGE = ROOT / "tests/e2e/pages/micropeeling.md"
PAGE = "content/services/microneedling.md"

# What must hold, in the unit of the row.
LIMITS = {
    "set a field, beyond the start of the process": 10,
    "parse, set the title, serialise": 15,
    "keystroke in the title": 60,
    "keystroke in a cell": 60,
    "keystroke in the text": 60,
    "keystroke in the title, page of 1 MB": 5000,
    "keystroke in a cell, page of 1 MB": 5000,
    "keystroke in the text, page of 1 MB": 5000,
    "memory to change a page of 1 MB, beyond the program's own": 12,
    "key press in a cell of a small table": 8,
    "open a table of 2,000 rows × 8": 300,
    "key press in a cell of 2,000 rows × 8": 16,
    "a frame while 2,000 rows × 8 are scrolled": 16,
    "late frames of 240 while 2,000 rows × 8 are scrolled": 5,
    "paste 1,000 × 8 cells": 500,
    "key press in the title to patched preview": 4,
    "key press in a cell to patched preview": 4,
    "key press in the title to patched preview, page of 100 kB": 16,
    "key press in the title to patched website": 20,
    "key press in the title to Hugo's answer": 700,
    "first frame to the first preview": 1000,
    "memory with a preview, all processes": 260,
}

LIMITS.update(bench_site.LIMITS)

# Of the 95th percentile, where that has one too.
LATE_LIMITS = {
    "key press in the title to patched preview": 8,
    "key press in a cell to patched preview": 8,
    "key press in the title to patched preview, page of 100 kB": 16,
}

MEMORY_RUNS = 5
PROCESS_RUNS = 60
WINDOW_RUNS = 5
KEYS = 100
KEY_PAUSE = 0.06
WEBSITE_PAUSE = 0.4
ANSWERS = 10


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, median, p95, unit):
        self.rows.append((name, median, p95, unit))
        print(f"    measured: {name}", file=sys.stderr)

    def add_values(self, name, values, unit):
        self.add(name, statistics.median(values), percentile(values, 0.95), unit)

    def print(self):
        width = max(len(name) for name, *_ in self.rows)
        print(f"{'':{width}}  {'median':>9} {'p95':>9}       {'at most':>9}")
        for name, median, p95, unit in self.rows:
            limit = LIMITS.get(name)
            late = LATE_LIMITS.get(name, float("inf"))
            kept = limit is not None and median <= limit and p95 <= late
            verdict = "" if limit is None else f"{limit:9g} {'ok' if kept else 'OVER'}"
            print(f"{name:{width}}  {median:9.1f} {p95:9.1f} {unit:<5} {verdict}".rstrip())


def run_seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def bench_command_line(table):
    """Whole processes, the two kinds in turn so that a busy moment hits both."""
    starts, sets = [], []
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        shutil.copy(TEST_PAGE, page)
        for run in range(PROCESS_RUNS):
            starts.append(run_seconds([tree.CLI, "--version"]) * 1000)
            sets.append(run_seconds([tree.CLI, "set", page, "--field", f"title=Run {run}"]) * 1000)
    table.add_values("start of the process (--version)", starts, "ms")
    table.add_values("set a field, whole process", sets, "ms")
    beyond = [b - a for a, b in zip(starts, sets)]
    table.add_values("set a field, beyond the start of the process", beyond, "ms")


def bench_document(table):
    output = subprocess.run([BENCH_DOCUMENT, TEST_PAGE], check=True, capture_output=True,
                            text=True).stdout
    for line in output.splitlines():
        name, median, p95 = line.split("\t")
        table.add(name, float(median), float(p95), "µs")


def bench_grid(table):
    output = subprocess.run([BENCH_GRID], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        name, median, p95, unit = line.split("\t")
        table.add(name, float(median), float(p95), unit)


def peak_memory(command):
    """In MB, of the whole process. Started by a small program: a process keeps as its peak what
    the one it was forked from had before."""
    run = subprocess.run(["/usr/bin/time", "-f", "%M", *command], check=True, text=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(run.stderr) / 1024


def bench_memory(table):
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.md", Path(folder) / "large.md"
        text = TEST_PAGE.read_text()
        small.write_text("---\ntitle: x\n---\n")
        fields, body = text.split("\n---\n", 1)
        large.write_text(f"{fields}\n---\n" + body * (1_000_000 // len(body.encode())))
        change = ["--field", "title=Changed", "--dry-run"]
        beyond = [peak_memory([tree.CLI, "set", large, *change]) -
                  peak_memory([tree.CLI, "set", small, *change]) for _ in range(MEMORY_RUNS)]
    table.add_values("memory to change a page of 1 MB, beyond the program's own", beyond, "MB")


def open_window(desktop, size=0, template=""):
    """A copy of the sample site, and the program that has just been started on a page of it, of
    @size bytes when that is more than the page has. @template: added below the page's text."""
    from harness.program import Program

    site = desktop.new_home() / "site"
    shutil.copytree(tree.SAMPLE, site)
    with open(site / "layouts/partials/content.html", "a") as partial:
        partial.write(template)
    page = site / PAGE
    text = page.read_text()
    paragraph = "\n\nThe skin is numbed first, so that *little* is felt; see [prices](/prices/)."
    page.write_text(text + paragraph * ((size - len(text)) // len(paragraph)))
    return Program([tree.PROGRAM, page])


def wait_marks(program, *names):
    """When the window reached each of the points, in seconds of time.monotonic."""
    from harness.waiting import wait_until

    def look():
        program.activate("win.marks")
        marks = program.describe_action("win.marks")[1]
        return marks if all(name in marks for name in names) else None

    marks = wait_until(look, f"the window does not reach {names}")
    return {name: moment / 1e6 for name, moment in marks.items()}


def bench_start(table, desktop):
    points = {"first-frame": "start to the first frame",
              "form": "start to a form that takes typing",
              "preview": "start to the first preview"}
    times = {name: [] for name in points}
    for _ in range(WINDOW_RUNS):
        with open_window(desktop) as program:
            program.window
            marks = wait_marks(program, *points)
            for name in points:
                times[name].append((marks[name] - program.started) * 1000)
    for name, what in points.items():
        table.add_values(what, times[name], "ms")
    beyond = [b - a for a, b in zip(times["first-frame"], times["preview"])]
    table.add_values("first frame to the first preview", beyond, "ms")


def type_and_time(program, sender, pause=KEY_PAUSE):
    """Types letters one by one; how long each took until the preview was patched, in ms."""
    pressed = []
    for number in range(KEYS):
        pressed.append(sender.press("abcdefghij"[number % 10]))
        time.sleep(pause)
    time.sleep(1)
    program.activate("win.patches")
    patched = [moment / 1e6 for moment in program.describe_action("win.patches")[1]]
    took = []
    for start, following in zip(pressed, pressed[1:] + [float("inf")]):
        ends = [moment for moment in patched if start < moment < following]
        if not ends:
            raise AssertionError("a key press reached the preview too late or never")
        took.append((ends[0] - start) * 1000)
    return took


def bench_typing(table, desktop):
    from harness.editor import Editor
    from harness.xtest import KeySender

    with open_window(desktop) as program:
        editor = Editor(program)
        editor.wait_title("Micorneedling")
        wait_marks(program, "preview")
        sender = KeySender()
        editor.field("Title").click()
        program.keyboard.key("End")
        table.add_values("key press in the title to patched preview",
                         type_and_time(program, sender), "ms")
        editor.cell("Cost, Details").click(count=2)
        program.keyboard.key("End")
        table.add_values("key press in a cell to patched preview",
                         type_and_time(program, sender), "ms")
        sender.close()
        table.add_values("memory with a preview, all processes", [memory_of_all(program.pid)],
                         "MB")
    with open_window(desktop, 100_000) as program:
        editor = Editor(program)
        editor.wait_title("Micorneedling")
        wait_marks(program, "preview")
        sender = KeySender()
        editor.field("Title").click()
        program.keyboard.key("End")
        table.add_values("key press in the title to patched preview, page of 100 kB",
                         type_and_time(program, sender), "ms")
        sender.close()


def memory_of_all(pid):
    """The proportional share of a process and of all that it started, in MB."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")")[-1].split()
            parents[int(process.name)] = int(fields[1])
        except OSError:
            continue
    total = 0
    for process in parents:
        at = process
        while at in parents and at != pid:
            at = parents[at]
        if at == pid:
            lines = (Path("/proc") / str(process) / "smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def bench_website(table, desktop):
    """The page in the real website: letters in the title, and from one to the page that Hugo built
    with it, told by what the theme alone writes."""
    from harness.editor import Editor
    from harness.xtest import KeySender

    with open_window(desktop, template="<p>{{ upper .Title }}</p>") as program:
        editor = Editor(program)
        editor.wait_title("Micorneedling")
        wait_marks(program, "preview")
        program.find("Website", "push button").press()
        program.find("Show Website", "push button").press()
        editor.wait_preview("Book a visit")
        time.sleep(1)
        sender = KeySender()
        editor.field("Title").click()
        program.keyboard.key("End")
        table.add_values("key press in the title to patched website",
                         type_and_time(program, sender, WEBSITE_PAUSE), "ms")
        took = []
        program.keyboard.key("ctrl+a")
        for number in range(1, ANSWERS + 1):
            start = sender.press("z")
            # Capital letters are the template's work, which nothing but Hugo does.
            while "Z" * number not in editor.preview_text():
                time.sleep(0.01)
            took.append((time.monotonic() - start) * 1000)
            time.sleep(1)
        table.add_values("key press in the title to Hugo's answer", took, "ms")
        sender.close()


def main():
    table = Table()
    bench_document(table)
    bench_command_line(table)
    bench_memory(table)
    with Desktop() as desktop:
        bench_start(table, desktop)
        bench_typing(table, desktop)
        bench_website(table, desktop)
        bench_grid(table)
        bench_site.bench_sites(table, desktop)
    table.print()


if __name__ == "__main__":
    main()
