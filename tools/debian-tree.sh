# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For sourcing: a Debian of another release in a folder, and commands run inside it. It comes from
# wherever this machine's own packages come from.

trees=${SERVICE_PAGES_TREES:-${XDG_CACHE_HOME:-$HOME/.cache}/service-pages/trees}

# tree_mirror: the address that this machine takes Debian's packages from.
tree_mirror () {
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' |
    awk '$2 == "Debian" && $3 !~ /-/ { print $1; exit }'
}

# make_tree RELEASE FOLDER: a minimal system, unless it is there.
make_tree () {
  local release=$1 folder=$2 mirror

  [ ! -e "$folder/.complete" ] || return 0
  mirror=$(tree_mirror)
  echo "==> Make a tree of Debian $release from ${mirror:?no Debian mirror in the sources of apt}"
  rm -rf "$folder"
  mkdir -p "$folder"
  debootstrap --variant=minbase "$release" "$folder" "$mirror" >"$folder.log" 2>&1 ||
    { tail "$folder.log" >&2; return 1; }
  touch "$folder/.complete"
}

# tree_install FOLDER PACKAGE…: installs what is missing.
tree_install () {
  local folder=$1 missing
  shift

  mapfile -t missing < <(
    for package; do
      chroot "$folder" dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null |
        grep -qx installed || echo "$package"
    done)
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "==> Install ${#missing[@]} packages into $(basename "$folder")"
  cp /etc/resolv.conf "$folder/etc/resolv.conf"
  chroot "$folder" apt-get update -qq
  chroot "$folder" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"$folder.log" 2>&1 ||
    { tail "$folder.log" >&2; return 1; }
}

# in_tree FOLDER COMMAND…: runs it in the present folder. bwrap rather than chroot, since WebKit
# makes a sandbox of its own, which a chroot forbids.
in_tree () {
  local folder=$1
  shift

  bwrap --bind "$folder" / --dev /dev --proc /proc --ro-bind /sys /sys --bind /tmp /tmp \
    --bind "$PWD" "$PWD" --chdir "$PWD" --die-with-parent --setenv HOME /root \
    --setenv LC_ALL C.UTF-8 "$@"
}
