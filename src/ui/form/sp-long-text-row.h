/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_LONG_TEXT_ROW (sp_long_text_row_get_type ())

/** A field of text that wraps, with a count where its length matters. */
G_DECLARE_FINAL_TYPE (SpLongTextRow, sp_long_text_row, SP, LONG_TEXT_ROW, SpFieldRow)

G_END_DECLS
