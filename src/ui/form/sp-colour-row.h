/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_COLOUR_ROW (sp_colour_row_get_type ())

/** SpColourRow: a colour, as a text and as a button that shows it. */
G_DECLARE_FINAL_TYPE (SpColourRow, sp_colour_row, SP, COLOUR_ROW, SpFieldRow)

G_END_DECLS
