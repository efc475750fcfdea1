#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints po/POTFILES: every file with words to translate.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
export LC_ALL=C

echo "# Made by ./dev strings."
{
  ls data/*.desktop.in data/*.metainfo.xml.in data/*.gschema.xml
  git -c 'safe.directory=*' ls-files --cached --others --exclude-standard -- 'src/*.c' 'src/*.h' |
    xargs grep -lE '\b(N|C|NC)?_ \("|\bn?gettext \(' || :
  git -c 'safe.directory=*' ls-files --cached --others --exclude-standard -- 'data/ui/*.ui' |
    xargs grep -l 'translatable="' || :
} | sort
