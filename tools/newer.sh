#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds with warnings as errors and tests on the newest supported platform, Debian 13 with GTK 4.18
# and libadwaita 1.7. Arguments go to `meson test`.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=tools/debian-tree.sh
. tools/debian-tree.sh

tools/setup.sh newer
tree=$trees/debian-13
dir=_build-newer

make_tree trixie "$tree"
mapfile -t packages < <(tools/setup.sh --list)
tree_install "$tree" "${packages[@]}"

if [ ! -f "$dir/build.ninja" ]; then
  echo "==> Configure $dir"
  in_tree "$tree" meson setup "$dir" -Dwerror=true
fi
echo "==> Compile into $dir"
in_tree "$tree" ninja -C "$dir"
versions=$(in_tree "$tree" pkg-config --modversion gtk4 libadwaita-1 webkitgtk-6.0 | xargs)
echo "==> Test on GTK, libadwaita and WebKitGTK $versions"
# WebKit's sandbox wants a session bus to let through.
in_tree "$tree" dbus-run-session -- \
  meson test -C "$dir" --no-rebuild --print-errorlogs --timeout-multiplier 5 "$@"
