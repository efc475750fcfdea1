# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and reports as TAP, so that each counts for Meson."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def _point(self, ok, test, note=""):
        self.number += 1
        name = test.id().split(".", 1)[-1]
        print(f"{'ok' if ok else 'not ok'} {self.number} {name}{note}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._point(True, test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._point(True, test, f" # SKIP {reason}")

    def _explain(self, problem):
        for line in "".join(traceback.format_exception(*problem)).splitlines():
            print("# " + line)

    def _report(self, test, problem):
        self._explain(problem)
        # What goes wrong while cleaning up after a failure makes it no second one.
        if not self.reported:
            self.reported = True
            self._point(False, test)

    def addSubTest(self, test, subtest, problem):
        super().addSubTest(test, subtest, problem)
        if problem is not None:
            print("# " + subtest.id())
            self._explain(problem)
            self.failed_in_part = True

    def startTest(self, test):
        super().startTest(test)
        self.failed_in_part = False
        self.reported = False

    def stopTest(self, test):
        super().stopTest(test)
        if self.failed_in_part and not self.reported:
            self._point(False, test)

    def addFailure(self, test, problem):
        super().addFailure(test, problem)
        self._report(test, problem)

    def addError(self, test, problem):
        super().addError(test, problem)
        self._report(test, problem)


def main():
    """Runs the cases of the calling script; names on the command line choose some of them."""
    loader = unittest.TestLoader()
    if len(sys.argv) > 1:
        suite = loader.loadTestsFromNames(sys.argv[1:], sys.modules["__main__"])
    else:
        suite = loader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
