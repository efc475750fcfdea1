/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-value.h"

G_BEGIN_DECLS

/** The value that @text writes in JSON, or %NULL with a %G_OPTION_ERROR. */
SpValue *sp_cli_json_parse (const char *text, GError **error);

G_END_DECLS
