#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs on Debian what building, testing and linting need; elsewhere says what is missing.
# With "newer" or "flatpak" also what those verbs of ./dev need; with "--list" only prints the
# packages.

set -euo pipefail

packages=(
  # build
  ccache
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libcmark-gfm-dev
  libcmark-gfm-extensions-dev
  libenchant-2-dev
  libglib2.0-dev
  libglib2.0-dev-bin
  libgtk-4-dev
  libgtksourceview-5-dev
  libjson-glib-dev
  libwebkitgtk-6.0-dev
  libxml2-dev
  libyaml-dev
  meson
  ninja-build
  pkgconf
  # run
  adwaita-icon-theme
  fonts-cantarell
  gsettings-desktop-schemas
  hugo
  hunspell-en-us
  librsvg2-common
  # test
  at-spi2-core
  clang
  dbus-daemon
  gir1.2-atspi-2.0
  imagemagick
  libclang-rt-dev
  patch
  python3
  python3-gi
  python3-ruamel.yaml
  python3-yaml
  time
  x11-xkb-utils
  xauth
  xdotool
  xvfb
  # lint
  appstream
  clang-format
  cppcheck
  desktop-file-utils
  flatpak-builder
  git
  libxml2-utils
  pyflakes3
  shellcheck
  zsh
)

case ${1:-} in
  --list)
    printf '%s\n' "${packages[@]}"
    exit
    ;;
  newer)
    packages+=(bubblewrap debootstrap)
    ;;
  flatpak)
    packages+=(bubblewrap debootstrap elfutils flatpak ostree xdg-desktop-portal
               xdg-desktop-portal-gtk)
    ;;
esac

# What the packages stand for, where there are no Debian packages.
modules=(
  'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'gtksourceview-5 >= 5.6' 'webkitgtk-6.0' 'glib-2.0 >= 2.74'
  'json-glib-1.0 >= 1.6' 'yaml-0.1 >= 0.2.5' 'libcmark-gfm >= 0.29.0' 'enchant-2' 'libxml-2.0'
)
tools=(
  cc meson ninja pkg-config msgfmt glib-compile-resources
  Xvfb dbus-run-session setxkbmap xdotool import hugo
  appstreamcli clang-format cppcheck desktop-file-validate git pyflakes3 shellcheck xmllint
)

debian_missing () {
  local package

  for package in "${packages[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      printf '%s\n' "$package"
  done
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

setup_debian () {
  local missing

  mapfile -t missing < <(debian_missing)
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  echo "==> Install ${#missing[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "Neither root nor sudo here. Have an administrator run:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null
}

check_elsewhere () {
  local missing=() module tool

  for tool in "${tools[@]}"; do
    command -v "$tool" >/dev/null || missing+=("the program $tool")
  done
  if command -v pkg-config >/dev/null; then
    for module in "${modules[@]}"; do
      pkg-config --exists "$module" || missing+=("the pkg-config module $module")
    done
  fi
  python3 -c 'import gi, yaml' 2>/dev/null ||
    missing+=("the Python modules gi and yaml")
  if [ ${#missing[@]} -gt 0 ]; then
    echo "This is not Debian, so nothing was installed. Missing here:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    return 1
  fi
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  setup_debian
else
  check_elsewhere
fi
