#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For tools/flatpak.sh: the end-to-end tests of the installed Flatpak ID, or those named after it.
# Each runs in a mount namespace with a runtime folder where portals look for it, and on a bus of
# its own: a portal that has served one program remembers its home and its windows.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

test=tests/flatpak/test-flatpak.py
runtime=/run/user/$(id -u)

# In the namespace
if [ "${1:-}" = --inside ]; then
  mkdir -p "$runtime"
  mount -t tmpfs -o mode=700 tmpfs "$runtime"
  export SERVICE_PAGES_TEST_RUNTIME=$runtime
  shift
  exec /usr/bin/python3 -B "$@"
fi

# How long a start takes, without a test.
if [ "${1:-}" = --start ]; then
  exec unshare --mount --propagation private "$0" --inside tools/flatpak-start.py "$2"
fi

export SERVICE_PAGES_FLATPAK_ID=$1
shift
if [ $# -eq 0 ]; then
  mapfile -t names < <(sed -n 's/^    def \(test_[a-z_]*\).*/Flatpak.\1/p' "$test")
  set -- "${names[@]}"
fi

echo "1..$#"
number=0
failed=0
for name; do
  number=$((number + 1))
  if output=$(unshare --mount --propagation private "$0" --inside "$test" "$name" 2>&1); then
    echo "ok $number $name"
  else
    failed=$((failed + 1))
    printf '%s\n' "$output" | grep -v '^1\.\.\|^not ok' | sed 's/^#* */# /'
    echo "not ok $number $name"
  fi
done
[ "$failed" -eq 0 ]
