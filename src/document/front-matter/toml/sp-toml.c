/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-toml.h"

const SpFormatBackend *
sp_toml_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_toml_read,
  };

  return &backend;
}
