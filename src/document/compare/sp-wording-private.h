/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-units.h"
#include "sp-wording.h"

G_BEGIN_DECLS

/** Adds a change whose line follows from the rest. @before, @after: (nullable). @note: (nullable):
 * stands in brackets behind it, translated. */
void sp_wording_add (GPtrArray *changes,
                     SpWordingKind kind,
                     const char *subject,
                     const char *label,
                     const char *before,
                     const char *after,
                     const char *note);

/** What is different in the fields, the body, or one table, added to @changes in words.
 * (element-type SpWordedChange) */
void sp_wording_add_fields (GPtrArray *changes, SpValue *before, SpValue *after);
/** See sp_wording_add_fields(). */
void sp_wording_add_body (GPtrArray *changes, SpUnits *before, SpUnits *after);
/** See sp_wording_add_fields(). */
void sp_wording_add_table (GPtrArray *changes, const SpTable *before, const SpTable *after);

G_END_DECLS
