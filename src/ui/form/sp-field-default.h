/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"

G_BEGIN_DECLS

/** What a new field says at first: its default, or as little as its kind can. (transfer full) */
SpValue *sp_field_default_create (const SpSchemaField *field);

/** The same for a group, or for one of a list of groups: with the fields that are always shown, or
 * with all when none is. (transfer full) */
SpValue *sp_field_default_create_group (const SpSchemaField *field);

G_END_DECLS
