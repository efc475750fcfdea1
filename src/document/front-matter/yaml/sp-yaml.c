/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml.h"

const SpFormatBackend *
sp_yaml_get_backend (void)
{
  static const SpFormatBackend backend = {
    .read = sp_yaml_read,
  };

  return &backend;
}
