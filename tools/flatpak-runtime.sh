# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For sourcing after debian-tree.sh: a runtime and SDK under GNOME's names, made of Debian 13, for
# where Flathub cannot be reached. It shows that the manifest builds, and how the program behaves in
# the sandbox; not that GNOME's own runtime holds the same libraries. Whoever sources it sets
# runtime_name, sdk_name and runtime_branch.
# shellcheck disable=SC2154

runtime_packages=(
  adwaita-icon-theme
  at-spi2-core
  ca-certificates
  dconf-gsettings-backend
  flatpak-xdg-utils
  fonts-cantarell
  fonts-dejavu-core
  glib-networking
  gsettings-desktop-schemas
  hunspell-de-de
  hunspell-en-us
  hunspell-es
  hunspell-fr
  libadwaita-1-0
  libenchant-2-2
  libgl1-mesa-dri
  libglib2.0-bin
  libgtk-4-1
  libgtk-4-bin
  libgtksourceview-5-0
  libjson-glib-1.0-0
  librsvg2-common
  libwebkitgtk-6.0-4
  libyaml-0-2
  locales
  shared-mime-info
  xdg-user-dirs
)

sdk_packages=(
  appstream
  appstream-compose
  cmake
  desktop-file-utils
  file
  g++
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libenchant-2-dev
  libglib2.0-dev
  libglib2.0-dev-bin
  libgtk-4-dev
  libgtksourceview-5-dev
  libjson-glib-dev
  libwebkitgtk-6.0-dev
  libxml2-dev
  libxml2-utils
  libyaml-dev
  meson
  ninja-build
  patch
  pkgconf
  python3
)

# What freedesktop's SDK says to flatpak-builder.
builder_defaults () {
  cat <<'JSON'
{
  "cflags": "-O2 -g -pipe -fstack-protector-strong -Wp,-D_FORTIFY_SOURCE=2",
  "cxxflags": "-O2 -g -pipe -fstack-protector-strong -Wp,-D_FORTIFY_SOURCE=2",
  "cppflags": "-I/app/include",
  "ldflags": "-L/app/lib -Wl,-z,relro,-z,now -Wl,--as-needed"
}
JSON
}

# Debian 12's flatpak-builder calls the tool that appstreamcli has replaced.
appstream_compose () {
  cat <<'SCRIPT'
#!/bin/sh
set -e
for argument; do
  case $argument in
    --prefix=*) prefix=${argument#*=} ;;
    --origin=*) origin=${argument#*=} ;;
    --basename=*) basename=${argument#*=} ;;
  esac
done
# It looks for the metainfo where flatpak-builder has just taken it away from.
cp -r "$prefix/share/appdata" "$prefix/share/metainfo"
appstreamcli compose --prefix=/ --origin="$origin" --components="$basename" \
  --result-root="$prefix" --data-dir="$prefix/share/app-info/xmls" \
  --icons-dir="$prefix/share/app-info/icons/flatpak" "$prefix"
rm -r "$prefix/share/metainfo"
SCRIPT
}

# lay_out TREE FOLDER: the tree as a runtime is laid out, by hard links.
lay_out () {
  local tree=$1 folder=$2 usr=$2/usr

  rm -rf "$folder"
  mkdir -p "$folder/files" "$folder/var"
  cp -al "$tree/usr" "$usr"
  cp -al "$tree/etc" "$usr/etc"
  rm -rf "$usr/lib/systemd" "$usr/lib/udev" "$usr/share/doc" "$usr/include/node"
  rm -f "$usr"/etc/{shadow,shadow-,gshadow,gshadow-,machine-id,resolv.conf,localtime,mtab,hostname}
  find "$folder" \( -type b -o -type c -o -type p -o -type s \) -delete
  chmod -R u+rwX "$folder"
  # A link to a sibling of /usr leads nowhere in a runtime.
  [ -e "$usr/bin/ldconfig" ] || ln -s ../sbin/ldconfig "$usr/bin/ldconfig"
  rm "$usr/etc/ld.so.conf"
  { echo /app/lib; cat "$tree/etc/ld.so.conf"; } >"$usr/etc/ld.so.conf"
}

# write_metadata FOLDER NAME
write_metadata () {
  cat >"$1/metadata" <<METADATA
[Runtime]
name=$2
runtime=$runtime_name/x86_64/$runtime_branch
sdk=$sdk_name/x86_64/$runtime_branch

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
GI_TYPELIB_PATH=/app/lib/girepository-1.0
METADATA
}

# make_runtime STORE: org.gnome.Platform and org.gnome.Sdk of the branch in the OSTree store.
make_runtime () {
  local store=$1 work=${1%/*}/layout platform=$trees/flatpak-platform sdk=$trees/flatpak-sdk
  local usr=$work/usr

  make_tree trixie "$platform"
  tree_install "$platform" "${runtime_packages[@]}"
  if [ ! -e "$sdk/.complete" ]; then
    echo "==> Make the tree of the SDK"
    rm -rf "$sdk"
    cp -a "$platform" "$sdk"
  fi
  tree_install "$sdk" "${sdk_packages[@]}"

  rm -rf "$store"
  mkdir -p "${store%/*}"
  ostree init --mode=bare-user-only --repo="$store"
  echo "==> Export $runtime_name and $sdk_name"
  lay_out "$platform" "$work"
  write_metadata "$work" "$runtime_name"
  flatpak build-export --runtime --disable-sandbox "$store" "$work" "$runtime_branch" >/dev/null
  lay_out "$sdk" "$work"
  write_metadata "$work" "$sdk_name"
  mkdir -p "$usr/etc/flatpak-builder"
  builder_defaults >"$usr/etc/flatpak-builder/defaults.json"
  appstream_compose >"$usr/bin/appstream-compose"
  chmod +x "$usr/bin/appstream-compose"
  flatpak build-export --runtime --disable-sandbox "$store" "$work" "$runtime_branch" >/dev/null
  rm -rf "$work"
  flatpak build-update-repo "$store" >/dev/null
}
