#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Brings po/ up to what the sources say: POTFILES, and each translation with the words that are new
# left empty. Says what is missing. With --check it changes nothing, and fails when a translation
# lacks words that the sources have.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

pot=$(mktemp --suffix=.pot)
trap 'rm "$pot"' EXIT
check=false
[ "${1:-}" != --check ] || check=true
$check || tools/potfiles.sh >po/POTFILES
grep -v '^#' po/POTFILES |
  xgettext --files-from=- --from-code=UTF-8 --package-name='Service Pages' --output="$pot" \
    --add-comments=Translators --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=ngettext:1,2 --flag=g_strdup_printf:1:c-format \
    --flag=g_string_append_printf:2:c-format \
    --flag=g_set_error:4:c-format --flag=N_:1:pass-c-format --flag=_:1:pass-c-format \
    --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format
missing=false
while read -r language; do
  if $check; then
    msgcmp "po/$language.po" "$pot" || missing=true
    continue
  fi
  if [ ! -f "po/$language.po" ]; then
    msginit --no-translator --locale="$language" --input="$pot" --output="po/$language.po" \
      2>/dev/null
    sed -i 's/charset=ASCII/charset=UTF-8/' "po/$language.po"
  fi
  msgmerge --quiet --update --backup=none --no-fuzzy-matching "po/$language.po" "$pot"
  msgattrib --no-obsolete --output-file="po/$language.po" "po/$language.po"
  echo "$language: $(msgfmt --statistics --output-file=/dev/null "po/$language.po" 2>&1)"
done < <(grep -v '^#' po/LINGUAS)
! $missing
