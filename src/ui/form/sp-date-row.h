/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_DATE_ROW (sp_date_row_get_type ())

/** A field of a day, with or without a time; what is changed keeps its spelling. */
G_DECLARE_FINAL_TYPE (SpDateRow, sp_date_row, SP, DATE_ROW, SpFieldRow)

G_END_DECLS
