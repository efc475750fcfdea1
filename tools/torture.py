#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries to make the program lose something. Each verb prints what it counted, and fails when
anything was lost.

    tools/torture.py kills [--count N] [--seconds S] [--jobs N] [--seed N]
        ends programs that type and save at random moments: no word older than two seconds is lost,
        no file torn
    tools/torture.py merges [--count N] [--seed N]
        merges random pairs of edits and compares with a model
    tools/torture.py faults
        lets every step of every kind of save fail in every way, and cuts each write short
    tools/torture.py soak [--seconds S] [--seed N]
        edits, saves, undoes, restarts while a second process edits the same files
"""

import argparse
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = Path(os.environ.get("SERVICE_PAGES_BUILD", ROOT / "build")).resolve()
EDITOR = BUILD / "tests/torture/torture-editor"

ENTRY = struct.Struct("=IIq")
COUNT = struct.Struct("=q")

# Of what was typed, so much may be lost, in seconds.
LIMIT = 2.0


class Chain:
    """One site that is edited, killed and taken up again, over and over."""

    def __init__(self, folder, seed):
        self.folder = Path(folder)
        self.site = self.folder / "site"
        self.log = self.folder / "log"
        self.random = random.Random(seed)
        self.kills = self.changes = self.drafts = self.leftovers = 0
        self.losses = []
        self.failures = []
        self.environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        self._run("make", self.site)
        self.seen = 0
        self.state = {page: number for page, number, _ in self.check()}

    def _run(self, *arguments):
        return subprocess.run([EDITOR, *arguments], env=self.environment, check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def check(self):
        """Page, number in the file, number in the draft; None where there is none."""
        def number(word):
            return {"none": None, "torn": "torn"}.get(word) or int(word)
        return [tuple(None if word == "none" else number(word) for word in line.split())
                for line in self._run("check", self.site).splitlines()]

    def entries(self):
        """What was written to the log since the last time: (page, number, moment)."""
        if not self.log.exists():
            return []
        with open(self.log, "rb") as log:
            (count,) = COUNT.unpack(log.read(COUNT.size))
            log.seek(COUNT.size + self.seen * ENTRY.size)
            data = log.read((count - self.seen) * ENTRY.size)
        self.seen = count
        return [(page, number, moment / 1e6) for page, number, moment in ENTRY.iter_unpack(data)]

    def kill_once(self):
        seed = self.random.randrange(2 ** 31)
        program = subprocess.Popen([EDITOR, "edit", self.site, self.log, str(seed)],
                                   env=self.environment, stdout=subprocess.PIPE)
        if self.random.random() < 0.9:
            program.stdout.readline()
        time.sleep(self.random.choice([0.02, 0.3, 1.5, 4]) * self.random.random())
        ended = program.poll()
        moment = time.monotonic()
        program.kill()
        program.wait()
        program.stdout.close()
        if ended is not None:
            self.failures.append(f"seed {seed}: the editor ended by itself with {ended}")
        self.kills += 1
        self.judge(moment, f"kill {self.kills}, seed {seed}")

    def judge(self, moment, what):
        history = {page: [(number, None)] for page, number in self.state.items()}
        for page, number, typed in self.entries():
            history[page].append((number, typed))
            self.changes += 1
        for page, in_file, in_draft in self.check():
            found = in_file if in_draft is None else in_draft
            self.drafts += in_draft is not None
            if in_file == "torn" or in_draft == "torn":
                self.failures.append(f"{what}: page {page} is torn")
            numbers = [number for number, _ in history[page]]
            if found not in numbers:
                self.failures.append(f"{what}: page {page} has a text that it never had or that "
                                     f"is older than the last kill: {found} of {numbers[-3:]}")
                continue
            after = len(numbers) - numbers[::-1].index(found)
            loss = moment - history[page][after][1] if after < len(numbers) else 0
            self.losses.append(loss)
            if loss > LIMIT:
                self.failures.append(f"{what}: page {page} lost {loss:.2f} s")
            self.state[page] = found
        self.leftovers += sum(path.name.startswith(".~") for path in self.site.rglob("*"))


def do_kills(arguments):
    folder = Path(tempfile.mkdtemp(prefix="service-pages-torture-"))
    chains = [Chain(folder / str(job), arguments.seed + job) for job in range(arguments.jobs)]
    deadline = time.monotonic() + arguments.seconds if arguments.seconds else None

    def work(chain):
        while ((chain.kills < arguments.count // arguments.jobs)
               and (deadline is None or time.monotonic() < deadline)):
            chain.kill_once()
    threads = [threading.Thread(target=work, args=[chain]) for chain in chains]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    def total(name):
        return sum(getattr(chain, name) for chain in chains)
    losses = sorted(loss for chain in chains for loss in chain.losses)
    failures = [failure for chain in chains for failure in chain.failures]
    print(f"kills: {total('kills')}, changes typed: {total('changes')}, "
          f"pages taken up from drafts: {total('drafts')}")
    print(f"lost at most {losses[-1]:.2f} s of typing, median "
          f"{losses[len(losses) // 2]:.2f} s, 99 in 100 at most "
          f"{losses[int(len(losses) * 0.99)]:.2f} s")
    print(f"unfinished files seen beside pages after a kill: {total('leftovers')}")
    print(f"failures: {len(failures)}")
    for failure in failures[:20]:
        print("  " + failure)
    if failures:
        print(f"kept in {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


def run_program(name, *arguments):
    return subprocess.run([BUILD / "tests" / name, *map(str, arguments)], check=False).returncode


def do_faults():
    """The test's own figures, without what is said of each fault, and their sum."""
    program = subprocess.run([BUILD / "tests/faults/test-faults"], check=False, text=True,
                             stdout=subprocess.PIPE)
    total = 0
    for line in program.stdout.splitlines():
        if line.startswith(("# faults", "# writes", "ok", "not ok")):
            print(line)
            total += int(line.split(":")[1].split(",")[0]) if line.startswith("#") else 0
    print(f"faults injected: {total}, survived: {total if program.returncode == 0 else 'not all'}")
    return program.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    kills = verbs.add_parser("kills")
    kills.add_argument("--count", type=int, default=600)
    kills.add_argument("--seconds", type=float)
    kills.add_argument("--jobs", type=int, default=4)
    kills.add_argument("--seed", type=int, default=random.randrange(2 ** 30))
    merges = verbs.add_parser("merges")
    merges.add_argument("--count", type=int, default=10000)
    merges.add_argument("--seed", type=int, default=random.randrange(2 ** 30))
    verbs.add_parser("faults")
    soak = verbs.add_parser("soak")
    soak.add_argument("--seconds", type=int, default=1800)
    soak.add_argument("--seed", type=int, default=random.randrange(2 ** 30))
    arguments = parser.parse_args()
    if arguments.verb == "kills":
        print(f"seed: {arguments.seed}")
        return do_kills(arguments)
    if arguments.verb == "merges":
        return run_program("document/torture-merge", arguments.count, arguments.seed)
    if arguments.verb == "soak":
        return run_program("torture/soak", arguments.seconds, arguments.seed)
    return do_faults()


if __name__ == "__main__":
    sys.exit(main())
