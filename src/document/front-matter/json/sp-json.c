/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json.h"

/* JSON knows dates only as texts. */
static gboolean
is_date (const char *text)
{
  return FALSE;
}

const SpFormatBackend *
sp_json_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_json_read,
    .replace = sp_json_replace,
    .edit_children = sp_json_edit_children,
    .move_item = sp_json_move_item,
    .is_date = is_date,
    .write_new = sp_json_write_new,
  };

  return &backend;
}
