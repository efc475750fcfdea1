/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json.h"

const SpFormatBackend *
sp_json_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_json_read,
  };

  return &backend;
}
