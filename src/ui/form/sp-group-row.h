/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_GROUP_ROW (sp_group_row_get_type ())

/** Fields inside a field; they fold out. */
G_DECLARE_FINAL_TYPE (SpGroupRow, sp_group_row, SP, GROUP_ROW, SpFieldRow)

G_END_DECLS
