/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_SWITCH_ROW (sp_switch_row_get_type ())

/** A field that is on or off. */
G_DECLARE_FINAL_TYPE (SpSwitchRow, sp_switch_row, SP, SWITCH_ROW, SpFieldRow)

G_END_DECLS
