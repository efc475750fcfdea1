#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh SECONDS [TARGET…]: builds the fuzz targets with libFuzzer and the sanitizers and lets each
# run that long, as many at once as there are processors. Says how many inputs each tried. What it
# finds is left in _build-fuzz/findings. Of the changes tried it says how many were refused, which
# is what happens to one that would touch something else; FUZZ_REFUSALS=fatal stops at the first.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

all=(parse edit table date undo)
dir=_build-fuzz

if ! [[ ${1:-} =~ ^[0-9]+$ ]]; then
  echo "Usage: ./dev fuzz SECONDS [${all[*]}]" >&2
  exit 2
fi
seconds=$1
shift
[ $# -gt 0 ] && targets=("$@") || targets=("${all[@]}")
for target in "${targets[@]}"; do
  if [ ! -f "tests/fuzz/fuzz-$target.c" ]; then
    echo "./dev fuzz: no such target: $target (there are ${all[*]})" >&2
    exit 2
  fi
done

if [ ! -f "$dir/build.ninja" ]; then
  echo "==> Configure $dir"
  CC=clang meson setup "$dir" -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false \
    -Dc_args='-fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=fuzzer-no-link'
fi
echo "==> Compile into $dir"
ninja -C "$dir" "${targets[@]/#/tests/fuzz/fuzz-}"

export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tools/lsan.supp:print_suppressions=0
# Blocks of GLib's slice allocator are invisible to the sanitizer.
export G_SLICE=always-malloc G_DEBUG=fatal-criticals

# fuzz TARGET: libFuzzer adds to the first folder what reaches new code.
fuzz () {
  local grown=$dir/corpus/$1 findings=$dir/findings log=$dir/fuzz-$1.log status=0 kept

  mkdir -p "$grown" "$findings"
  kept=("tests/fuzz/corpus/$1")
  [ "$1" != parse ] || kept+=(tests/pages)
  "$dir/tests/fuzz/fuzz-$1" -max_total_time="$seconds" -max_len=1500 -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings/$1-" \
    -dict=tests/fuzz/words.dict "$grown" "${kept[@]}" >"$log" 2>&1 || status=$?
  printf '%-6s %12s inputs in %s s; %s\n' "$1" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$seconds" \
    "$(grep -a '^changes: ' "$log" || echo 'no changes')"
  if [ "$status" -ne 0 ]; then
    grep -aE 'ERROR|SUMMARY|Assertion|Test unit written' "$log" || tail -n 20 "$log"
    echo "See $log"
  fi
  return "$status"
}

echo "==> Fuzz ${targets[*]}, $seconds s each"
running=0
failed=0
for target in "${targets[@]}"; do
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n || failed=1
    running=$((running - 1))
  fi
  fuzz "$target" &
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
  wait -n || failed=1
  running=$((running - 1))
done
exit "$failed"
