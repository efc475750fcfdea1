/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_CHOICE_ROW (sp_choice_row_get_type ())

/** SpChoiceRow: one of the options of the schema. */
G_DECLARE_FINAL_TYPE (SpChoiceRow, sp_choice_row, SP, CHOICE_ROW, SpFieldRow)

G_END_DECLS
