#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes a release tarball of the last commit, builds and tests what is in it, installs that into a
# prefix, looks at what was installed, works with it, and takes it away again. Arguments choose the
# tests, as for `meson test`; without any they are those that need no screen.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

id=io.github.servicepages.ServicePages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
[ $# -gt 0 ] || set -- --suite document --suite cli --suite data --suite preview

fail () {
  echo "install-check: $*" >&2
  exit 1
}

# quietly COMMAND…: shows what it says only when it fails.
quietly () {
  "$@" >"$work/log" 2>&1 || { tail -40 "$work/log" >&2; fail "$1 $2 failed"; }
}

echo "==> Make the tarball"
quietly git -c 'safe.directory=*' clone -q --no-hardlinks . "$work/clone"
quietly meson setup "$work/for-dist" "$work/clone"
quietly meson dist -C "$work/for-dist" --no-tests --formats gztar
tarball=$(echo "$work"/for-dist/meson-dist/*.tar.gz)
du -h "$tarball" | sed "s|$work/for-dist/meson-dist/||"

echo "==> Build and test what is in it"
mkdir "$work/source"
tar -C "$work/source" --strip-components 1 -xzf "$tarball"
quietly meson setup "$work/build" "$work/source" --prefix "$prefix" --buildtype release
quietly ninja -C "$work/build"
meson test -C "$work/build" --no-rebuild --print-errorlogs --timeout-multiplier 5 --quiet "$@"

echo "==> Install it"
quietly meson install -C "$work/build" --no-rebuild
for file in "bin/service-pages" "bin/service-pages-cli" "share/applications/$id.desktop" \
  "share/metainfo/$id.metainfo.xml" "share/dbus-1/services/$id.service" \
  "share/glib-2.0/schemas/$id.gschema.xml" "share/icons/hicolor/scalable/apps/$id.svg" \
  "share/icons/hicolor/symbolic/apps/$id-symbolic.svg" \
  "share/locale/de/LC_MESSAGES/service-pages.mo" "share/locale/es/LC_MESSAGES/service-pages.mo" \
  "share/locale/fr/LC_MESSAGES/service-pages.mo" "share/man/man1/service-pages.1" \
  "share/man/man1/service-pages-cli.1" \
  "share/bash-completion/completions/service-pages-cli" \
  "share/zsh/site-functions/_service-pages-cli" "share/service-pages/sample/hugo.toml"; do
  [ -s "$prefix/$file" ] || fail "$file is not installed"
done
desktop-file-validate "$prefix/share/applications/$id.desktop"
quietly appstreamcli validate --no-net "$prefix/share/metainfo/$id.metainfo.xml"
grep -qF "Exec=$prefix/bin/service-pages --gapplication-service" \
  "$prefix/share/dbus-1/services/$id.service" || fail "the bus starts another program"
"$prefix/bin/service-pages-cli" --version
page=$(find "$prefix/share/service-pages/sample/content" -name '*.md' ! -name '_*' | head -n 1)
"$prefix/bin/service-pages-cli" show "$page" >/dev/null
if locale -a 2>/dev/null | grep -qi '^de_DE.utf'; then
  LC_ALL=de_DE.UTF-8 "$prefix/bin/service-pages-cli" --help | grep -q 'Aufruf:' ||
    fail "it does not speak German"
fi

echo "==> Start what is installed"
/usr/bin/python3 -B tools/installed.py "$prefix"

echo "==> Take it away"
quietly ninja -C "$work/build" uninstall
# The indexes of what all programs install there are nobody's, and made anew with the next.
left=$(find "$prefix" ! -type d ! -name icon-theme.cache ! -name mimeinfo.cache \
  ! -name gschemas.compiled)
[ -z "$left" ] || fail "left behind: $left"
echo "Nothing is left."
