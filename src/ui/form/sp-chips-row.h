/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_CHIPS_ROW (sp_chips_row_get_type ())

/** A list of words, each in a chip. */
G_DECLARE_FINAL_TYPE (SpChipsRow, sp_chips_row, SP, CHIPS_ROW, SpFieldRow)

G_END_DECLS
