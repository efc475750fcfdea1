/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-schema-field.h"

G_BEGIN_DECLS

/** A settings file that lists fields, and what applies to all of them. */
typedef struct
{
  SpSchemaSource source;
  const char *file;      /* its path below the site's folder */
  SpText *text;          /* what it says */
  gboolean asks_for_all; /* a field is required unless it says otherwise, as in Decap */
  const char *media_folder;
  const char *public_folder;
} SpFieldReader;

/**
 * Reads a list of fields as Decap, Sveltia and Front Matter CMS write them, and as our own settings
 * do, which are a mixture of these: each a map with "name" and "widget" (or "kind", "type").
 * A widget that is not known leaves the control to the field's values.
 * Returns: (transfer full) (element-type SpSchemaField)
 */
GPtrArray *sp_field_reader_read (const SpFieldReader *self, const SpNode *list);

/** Whole settings files. %NULL when there is no such file; an error is
 * added to @problems. */
SpFrontMatter *sp_field_reader_open (const char *site, const char *file, GPtrArray *problems);

/** The text of the entry @key of @map, or %NULL. */
const char *sp_field_reader_get_text (const SpNode *map, const char *key);

G_END_DECLS
