#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job with the program that is installed in the prefix given, and with nothing of the
source tree but the harness: opens the sample site, changes it and saves, reads the help, and is
started by the bus."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/e2e"))

from harness import tree  # noqa: E402

# What a program that is not installed has to be told.
NOT_INSTALLED = ("GSETTINGS_SCHEMA_DIR", "SP_SAMPLE_DIR")
PAGE = "content/services/microneedling.md"


def main():
    prefix = Path(sys.argv[1]).resolve()
    # Before there is a bus, since that looks for services there.
    shared = {"XDG_DATA_DIRS": f"{prefix / 'share'}:/usr/local/share:/usr/share"}
    tree.environment = lambda: shared
    for name in NOT_INSTALLED:
        os.environ.pop(name, None)

    from harness.desktop import Desktop

    with Desktop() as desktop:
        from harness.editor import Editor
        from harness.program import APPLICATION_ID, OBJECT_PATH, Atspi, Gio, GLib, Program
        from harness.waiting import wait_until

        def is_shown():
            tops = Atspi.get_desktop(0)
            return any(tops.get_child_at_index(index).get_child_count() > 0
                       for index in range(tops.get_child_count()))

        with Program([prefix / "bin/service-pages", "--sample"]) as program:
            editor = Editor(program)
            program.find("Pages", role="list")
            editor.select(PAGE)
            editor.wait_title("Micorneedling")
            editor.set_field("Title", "Microneedling")
            editor.wait_preview("Microneedling")
            editor.save()
            page, = desktop.folder.rglob(PAGE)
            assert 'Microneedling' in page.read_text().split("---")[1]
            program.keyboard.key("F1")
            program.find("Search the help")
            program.find("First steps")
            print("The sample site is opened, changed and saved; F1 opens the help.")
            program.activate("app.quit")
            program.wait_end()

        bus = Gio.bus_get_sync(Gio.BusType.SESSION)

        def call(method, signature, *arguments):
            bus.call_sync(APPLICATION_ID, OBJECT_PATH, "org.freedesktop.Application", method,
                          GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, 60000,
                          None)
        call("Activate", "(a{sv})", {})
        wait_until(is_shown, "the bus does not start the program")
        call("ActivateAction", "(sava{sv})", "quit", [], {})
        print("The bus starts it.")


if __name__ == "__main__":
    main()
