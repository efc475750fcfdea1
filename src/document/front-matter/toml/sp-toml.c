/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-toml.h"

#include <string.h>

#include "sp-toml-scan.h"
#include "sp-toml-write.h"

static gboolean
is_date (const char *text)
{
  return sp_toml_is_date (text, strlen (text));
}

const SpFormatBackend *
sp_toml_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_toml_read,
    .replace = sp_toml_replace,
    .edit_children = sp_toml_edit_children,
    .move_item = sp_toml_move_item,
    .is_date = is_date,
    .write_new = sp_toml_write_new,
  };

  return &backend;
}
