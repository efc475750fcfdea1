/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_NUMBER_ROW (sp_number_row_get_type ())

/** A field of a whole number. */
G_DECLARE_FINAL_TYPE (SpNumberRow, sp_number_row, SP, NUMBER_ROW, SpFieldRow)

G_END_DECLS
