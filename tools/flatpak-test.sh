#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For tools/flatpak.sh, in a mount namespace of its own: the end-to-end test of the installed
# Flatpak, with a runtime folder where portals look for it. The test's names go as arguments.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

export SERVICE_PAGES_FLATPAK_ID=$1
shift
runtime=/run/user/$(id -u)
mkdir -p "$runtime"
mount -t tmpfs -o mode=700 tmpfs "$runtime"
export SERVICE_PAGES_TEST_RUNTIME=$runtime
exec /usr/bin/python3 -B tests/flatpak/test-flatpak.py "$@"
