# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of its own and the real program for each test."""

import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SERVICE_PAGES_CLI"]
PAGES = pathlib.Path(os.environ["SERVICE_PAGES_TEST_PAGES"])

DONE, USAGE, FAILED = 0, 2, 3

# FILE:LINE:COLUMN: message
MESSAGE = re.compile(r"^(.+):(\d+):(\d+): (.+)$")


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.text = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")

    @property
    def messages(self):
        """(file, line, column, message) of each line on standard error."""
        found = [MESSAGE.match(line) for line in self.err.splitlines()]
        assert all(found), self.err
        return [(m[1], int(m[2]), int(m[3]), m[4]) for m in found]

    @property
    def objects(self):
        """The JSON objects, one of each line."""
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="service-pages-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, path, content):
        full = self.folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)
        return full

    def treatment(self):
        """A copy of the page that has all the warts of real ones."""
        return self.write("treatment.md", (PAGES / "yaml/treatment.md").read_bytes())

    def run_cli(self, *args, stdin=b"", environment=()):
        process = subprocess.run(
            [PROGRAM, *map(os.fsencode, args)],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder),
                 "XDG_STATE_HOME": str(self.folder / ".state"),
                 **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
                 **dict(environment)},
            timeout=60,
        )
        return Result(process)

    def done(self, *args, **kwargs):
        result = self.run_cli(*args, **kwargs)
        self.assertEqual((result.code, result.err), (DONE, ""))
        return result

    def fails(self, code, *args, **kwargs):
        result = self.run_cli(*args, **kwargs)
        self.assertEqual(result.code, code, result.err)
        self.assertNotEqual(result.err, "")
        return result

    def changed_lines(self, before, after):
        """The lines removed and added, with their signs."""
        lines = [content.decode().split("\n") for content in (before, after)]
        return [line for line in difflib.unified_diff(*lines, n=0, lineterm="")
                if line[0] in "+-" and not line.startswith(("---", "+++"))]

    def assert_untouched(self, path, content, status):
        now = path.stat()
        self.assertEqual(path.read_bytes(), content)
        self.assertEqual((now.st_ino, now.st_mtime_ns), (status.st_ino, status.st_mtime_ns))
