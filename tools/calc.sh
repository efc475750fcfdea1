#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs LibreOffice Calc without its window. It is large and only one check needs it, so it is
# not part of setup.

set -euo pipefail

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "LibreOffice Calc is missing: install it (on Debian the package libreoffice-calc-nogui)." >&2
  exit 1
fi
apt-get install -y --no-install-recommends libreoffice-calc-nogui
