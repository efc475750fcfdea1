# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Completion for bash: the verbs, their options as the program itself prints them, and files.

_service_pages_cli () {
  local current=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]} previous=${COMP_WORDS[COMP_CWORD-1]}
  local words

  if [ "$COMP_CWORD" -eq 1 ]; then
    words=$(service-pages-cli --help 2>/dev/null | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$words --help --version" -- "$current")
    return
  fi
  case $previous in
    --format)
      mapfile -t COMPREPLY < <(compgen -W "text json sarif" -- "$current")
      return
      ;;
    --site)
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      compopt -o filenames
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    words=$(service-pages-cli "$verb" --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]+')
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi
  compopt -o default
}

complete -F _service_pages_cli service-pages-cli
