/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_LOCKED_ROW (sp_locked_row_get_type ())

/** A field that is shown here and changed in the source view only. */
G_DECLARE_FINAL_TYPE (SpLockedRow, sp_locked_row, SP, LOCKED_ROW, SpFieldRow)

G_END_DECLS
