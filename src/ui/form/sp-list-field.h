/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

/*
 * A field that is a list of words, or could be one, and what a person does to it. The functions
 * answer FALSE when the change is refused, and then the row says why.
 */

/** Takes out item @index. The only item of a list that was not there before takes the list along,
 * and a lone word its key. */
gboolean sp_list_field_remove (SpFieldRow *row, guint index);

/** Item @from becomes item @to. */
gboolean sp_list_field_move (SpFieldRow *row, guint from, guint to);

/** Adds @typed, a number in a list of numbers, behind the items of sp_field_row_get_base(). */
gboolean sp_list_field_append (SpFieldRow *row, const char *typed, SpApplyFlags flags);

/** How many items the list has in sp_field_row_get_base(). */
guint sp_list_field_count (SpFieldRow *row);

/** Whether one word stands there where a list could. */
gboolean sp_list_field_is_lone_word (SpFieldRow *row);

G_END_DECLS
