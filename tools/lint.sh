#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every check that needs no build. Reports as TAP, so that .ci/run can count them.

set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." || exit

number=0
failed=0

# check NAME COMMAND…: its output is shown only when it fails.
check () {
  local name=$1 output

  shift
  number=$((number + 1))
  if output=$("$@" 2>&1 </dev/null); then
    echo "ok $number $name"
  else
    failed=$((failed + 1))
    printf '%s\n' "$output" | sed 's/^/# /'
    echo "not ok $number $name"
  fi
}

# files PATTERN…: those under version control and those about to be.
files () {
  git -c 'safe.directory=*' ls-files --cached --others --exclude-standard -- "$@" |
    while IFS= read -r file; do [ -f "$file" ] && printf '%s\n' "$file"; done
}

check_resources () {
  local missing=0 listed

  for listed in $(files 'data/ui/*.ui' 'data/ui/*.css' 'data/ui/*.js'); do
    if ! grep -qF ">${listed#data/ui/}<" data/ui/*.gresource.xml; then
      echo "$listed is in no resource list"
      missing=1
    fi
  done
  return $missing
}

# without_in COMMAND… FILE: runs the command on a copy of FILE under the name that it is built as,
# since the validators judge by name.
without_in () {
  local file=${!#} copies status

  copies=$(mktemp -d)
  cp "$file" "$copies/$(basename "$file" .in)"
  "${@:1:$#-1}" "$copies/$(basename "$file" .in)"
  status=$?
  rm -r "$copies"
  return $status
}

# A key that flatpak-builder does not know is only warned of, and then ignored.
check_manifest () {
  local said

  said=$(flatpak-builder --show-manifest "$1" 2>&1 >/dev/null) || { echo "$said"; return 1; }
  [ -z "$said" ] || { echo "$said"; return 1; }
}

check_ids () {
  local id=io.github.servicepages.ServicePages place wrong=0

  # file:what must stand in it
  for place in "flatpak/$id.yml:id: $id" "data/$id.metainfo.xml.in:<id>$id</id>" \
    "data/$id.desktop.in:Icon=$id" "flatpak/$id.Devel.yml:id: $id.Devel" \
    "data/$id.gschema.xml:<schema id=\"$id\"" \
    "data/icons/hicolor/scalable/apps/$id.svg:<svg" \
    "data/icons/hicolor/symbolic/apps/$id-symbolic.svg:<svg"; do
    if ! grep -qF "${place#*:}" "${place%%:*}"; then
      echo "${place%%:*} does not say ${place#*:}"
      wrong=1
    fi
  done
  return $wrong
}

check_translations () {
  local file

  for file in $(files 'po/*.po'); do
    msgfmt --check --output-file=/dev/null "$file" || return 1
  done
  # ./dev strings brings both up to date.
  diff <(tools/potfiles.sh) po/POTFILES || return 1
  diff <(grep -v '^#' po/LINGUAS) <(files 'po/*.po' | sed 's|^po/||; s|\.po$||' | sort)
}

mapfile -t scripts < <(files | xargs grep -lE '^#!.*\b(ba)?sh$' 2>/dev/null)
mapfile -t pythons < <(files '*.py' '*.py.in')
mapfile -t templates < <(files 'data/*.ui' 'data/*.xml' 'data/*.xml.in' 'data/*.svg')
mapfile -t desktops < <(files '*.desktop' '*.desktop.in')
mapfile -t manifests < <(files 'flatpak/*.yml')
mapfile -t metainfos < <(files '*.metainfo.xml' '*.metainfo.xml.in')

check "house style" tools/lint-style.py
check "shell scripts" shellcheck -x "${scripts[@]}"
check "completion for zsh" zsh -n data/completions/_service-pages-cli
# Its idea of leaks does not know g_autoptr; the sanitizers look for those.
check "C by cppcheck" cppcheck -q --std=c11 --library=gtk --enable=warning,performance,portability \
  --inline-suppr '-DG_DEFINE_QUARK(a,b)=' --suppress=missingInclude --suppress=memleak \
  --suppress=arrayIndexThenCheck --suppress=duplicateAssignExpression \
  --error-exitcode=1 src tests
[ ${#pythons[@]} -eq 0 ] || check "Python" pyflakes3 "${pythons[@]}"
[ ${#templates[@]} -eq 0 ] || check "well-formed XML" xmllint --noout "${templates[@]}"
check "every template, style sheet and script is a resource" check_resources
for desktop in "${desktops[@]}"; do
  check "$desktop" without_in desktop-file-validate "$desktop"
done
for manifest in "${manifests[@]}"; do
  check "$manifest" check_manifest "$manifest"
done
check "contrast of colours" tools/contrast.py
check "one application id everywhere" check_ids
for metainfo in "${metainfos[@]}"; do
  check "$metainfo" without_in appstreamcli validate --no-net "$metainfo"
done
[ ! -d po ] || check "translations" check_translations
[ ! -d po ] || check "every word is translated" tools/strings.sh --check

echo "1..$number"
[ "$failed" -eq 0 ]
