#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the Flatpak as its manifest says and installs it, in a place of its own, against a runtime
# made of Debian packages; then tests the program in its sandbox, with portals. With --keep-runtime
# the runtime is not made again; with --devel it is the profile for development that is built.
# Other arguments go to the test.

set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=tools/debian-tree.sh
. tools/debian-tree.sh
# shellcheck source=tools/flatpak-runtime.sh
. tools/flatpak-runtime.sh

id=io.github.servicepages.ServicePages
keep=false
while [ $# -gt 0 ]; do
  case $1 in
    --keep-runtime) keep=true ;;
    --devel) id+=.Devel ;;
    *) break ;;
  esac
  shift
done
manifest=flatpak/$id.yml
hugo_manifest=flatpak/io.github.servicepages.ServicePages.Hugo.yml
work=${SERVICE_PAGES_FLATPAK:-${XDG_CACHE_HOME:-$HOME/.cache}/service-pages/flatpak}
store=$work/runtime
sources=$work/sources
# Nothing of the person's own Flatpak is touched.
export FLATPAK_USER_DIR=$work/user
runtime_name=org.gnome.Platform
sdk_name=org.gnome.Sdk
runtime_branch=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$manifest")

# source_of MANIFEST: the address and the sum of its archive.
source_of () {
  sed -n 's/^ *\(url\|sha256\): //p' "$1"
}

# fetch ADDRESS SUM [INSTEAD]: into where flatpak-builder looks; from INSTEAD, the same bytes, where
# the address itself cannot be reached.
fetch () {
  local address=$1 sum=$2 instead=${3:-} file

  file=$sources/downloads/$sum/${address##*/}
  if [ ! -f "$file" ]; then
    mkdir -p "${file%/*}"
    curl -sfL --connect-timeout 10 -o "$file.part" "$address" ||
      { [ -n "$instead" ] && curl -sfL --connect-timeout 20 -o "$file.part" "$instead"; } ||
      return 1
    mv "$file.part" "$file"
  fi
  echo "$sum  $file" | sha256sum --check --quiet
}

# build MANIFEST: nothing is downloaded that the manifest does not name.
build () {
  local log

  log=$work/$(basename "$1" .yml).log
  echo "==> Build $1"
  flatpak-builder --user --install --force-clean --disable-rofiles-fuse --default-branch=stable \
    --repo="$work/repo" --extra-sources="$sources" --state-dir="$work/state" "$work/build" "$1" \
    >"$log" 2>&1 || { tail -40 "$log" >&2; return 1; }
  # Of our own sources, not of those that come from elsewhere.
  if grep -nE '(^|\.\./)src/.*warning:' "$log"; then
    echo "The build warns." >&2
    return 1
  fi
}

# hugo_stand_in MANIFEST: the same manifest for this machine's own Hugo.
hugo_stand_in () {
  local folder=$work/hugo archive=$work/hugo.tar.gz program sum

  program=$(command -v hugo)
  rm -rf "$folder"
  mkdir -p "$folder"
  cp /usr/share/doc/hugo/copyright "$folder/LICENSE"
  cp "$program" "$folder/hugo.bin"
  ldd "$program" | awk '/libsass|libwebp|libsharpyuv/ { print $3 }' |
    xargs -rI{} cp -L {} "$folder/"
  # shellcheck disable=SC2016 # for when it runs
  printf '%s\n' '#!/bin/sh' 'export LD_LIBRARY_PATH=/app/hugo/bin' 'exec "$0.bin" "$@"' \
    >"$folder/hugo"
  chmod +x "$folder/hugo"
  tar -C "$folder" -czf "$archive" .
  sum=$(sha256sum "$archive")
  # shellcheck disable=SC2016 # flatpak-builder's variable, not ours
  sed -e "s|url: .*|path: $archive|" -e "s|sha256: .*|sha256: ${sum%% *}|" \
    -e 's|- install -D hugo .*|- install -D -t ${FLATPAK_DEST}/bin hugo hugo.bin *.so.*|' "$1" \
    >"$work/$(basename "$1")"
}

tools/setup.sh flatpak
mkdir -p "$work"
if ! $keep || [ ! -d "$store/refs/heads/runtime" ]; then
  make_runtime "$store"
fi
flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in "$store"
echo "==> Install $runtime_name and $sdk_name $runtime_branch"
flatpak --user install --or-update --noninteractive stand-in \
  "$runtime_name//$runtime_branch" "$sdk_name//$runtime_branch" >/dev/null

mapfile -t source < <(source_of "$manifest")
version=${source[0]##*/}
version=${version%.tar.gz}
mirror=$(tree_mirror)
# Debian's source packages keep the archives as they were published.
fetch "${source[@]}" "${mirror%/}/pool/main/c/cmark-gfm/cmark-gfm_$version.orig.tar.gz" ||
  { echo "Cannot get ${source[0]}" >&2; exit 1; }
build "$manifest"

mapfile -t source < <(source_of "$hugo_manifest")
if fetch "${source[@]}"; then
  build "$hugo_manifest"
else
  echo "==> ${source[0]} cannot be reached; this machine's own Hugo takes its place"
  hugo_stand_in "$hugo_manifest"
  build "$work/$(basename "$hugo_manifest")"
fi

echo "==> What was made"
flatpak --user info --show-permissions "$id"
flatpak build-bundle "$work/repo" "$work/$id.flatpak" "$id" stable
du -h "$work/$id.flatpak"
for ref in "$id" "$id.Hugo"; do
  echo "$(du -sh "$(flatpak --user info --show-location "$ref//stable")/files" | cut -f1) $ref"
done

if [ -x build-release/src/ui/service-pages ]; then
  echo "==> Start it"
  tools/flatpak-test.sh --start "$id"
fi

echo "==> Test in the sandbox"
exec tools/flatpak-test.sh "$id" "$@"
