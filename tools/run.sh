#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Opens the editor from the build folder $1 on the paths after it, on a copy of the sample site
# without any. Without a display the editor works by itself on a screen that nobody sees.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

build=$PWD/$1
shift

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "==> No display: do the main job once, unseen"
  exec env SERVICE_PAGES_BUILD="$build" /usr/bin/python3 -B tools/main-job.py "$@"
fi

export GSETTINGS_SCHEMA_DIR=$build/data SP_SAMPLE_DIR=$PWD/data/sample
export XDG_DATA_DIRS=$PWD/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}

bus=()
if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ ! -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ]; then
  bus=(dbus-run-session --)
fi
[ $# -gt 0 ] || set -- --sample
echo "==> Open $*"
exec "${bus[@]}" "$build/src/ui/service-pages" "$@"
