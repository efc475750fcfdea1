# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are in the source tree and in a build of it that is not installed."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = Path(os.environ.get("SERVICE_PAGES_BUILD", ROOT / "build")).resolve()
PROGRAM = BUILD / "src/ui/service-pages"
CLI = BUILD / "src/cli/service-pages-cli"
SAMPLE = ROOT / "data/sample"


def environment():
    """What a program that is not installed has to be told."""
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return {
        "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"),
        "SP_SAMPLE_DIR": str(SAMPLE),
        "XDG_DATA_DIRS": f"{ROOT / 'data'}:{shared}",
    }
