/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/** The text of a new page in the shape that the pages of @schema's section have: the fields of most
 * of them, without values that only one page can have, and a table of the usual attributes. A
 * draft.
 * @now: what its date is. */
SpText *sp_page_shape_make (SpSchema *schema, SpFormat format, const char *title, GDateTime *now);

/** @now as the pages of a section write dates, by @example; as RFC 3339 without one. */
char *sp_page_shape_write_date (GDateTime *now, const char *example);

G_END_DECLS
