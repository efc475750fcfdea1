#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds everything with the address and undefined-behaviour sanitizers, none of them recovering,
# and runs the tests that need no display. Arguments go to `meson test`.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

dir=_build-asan

if [ ! -f "$dir/build.ninja" ]; then
  echo "==> Configure $dir"
  meson setup "$dir" -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false \
    -Dc_args='-fno-omit-frame-pointer -fno-sanitize-recover=all'
fi
echo "==> Compile into $dir"
ninja -C "$dir"

echo "==> Test under the sanitizers"
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tools/lsan.supp:print_suppressions=0
# Blocks of GLib's slice allocator are invisible to the sanitizer.
export G_SLICE=always-malloc
[ $# -gt 0 ] || set -- --suite unit --suite cli
meson test -C "$dir" --no-rebuild --print-errorlogs --timeout-multiplier 5 "$@"
