/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_WORD_ROW (sp_word_row_get_type ())

/** SpWordRow: a line of text, with words to choose from. */
G_DECLARE_FINAL_TYPE (SpWordRow, sp_word_row, SP, WORD_ROW, SpFieldRow)

G_END_DECLS
