/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml.h"

#include "sp-date.h"
#include "sp-yaml-edit.h"
#include "sp-yaml-write.h"

const SpFormatBackend *
sp_yaml_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_yaml_read,
    .replace = sp_yaml_replace,
    .edit_children = sp_yaml_edit_children,
    .move_item = sp_yaml_move_item,
    .is_date = sp_date_is_timestamp,
    .write_new = sp_yaml_write_new,
  };

  return &backend;
}
