/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_TEXT_ROW (sp_text_row_get_type ())

/** A field of one line of text. */
G_DECLARE_FINAL_TYPE (SpTextRow, sp_text_row, SP, TEXT_ROW, SpFieldRow)

G_END_DECLS
