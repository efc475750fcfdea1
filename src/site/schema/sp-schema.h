/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-index.h"
#include "sp-schema-field.h"
#include "sp-site.h"

G_BEGIN_DECLS

/**
 * SpSchema: the fields that the pages of a section have, and the attributes in their tables: what
 * the site's own settings say of them, what its pages show, and what is known of Hugo's fields.
 * Immutable, reference-counted, safe to share between threads.
 */
typedef struct _SpSchema SpSchema;

/** A row that the attribute tables of the section's pages have. */
typedef struct
{
  char *name;     /* without markup: "Cost" */
  char *markdown; /* as most of them write it: "**Cost**" */
  guint n_pages;  /* how many have it */
} SpSchemaRow;

/** What is known without any site: Hugo's fields and those of a treatment's page. */
SpSchema *sp_schema_new_built_in (void);

/**
 * Reads the site's settings and looks at the pages of one kind. Takes as long as reading some
 * hundred files does: call it in a thread, or use sp_schema_read_async().
 *
 * @entries: (element-type SpIndexEntry): the pages of the site, as sp_site_list_pages() gives them.
 * @path: a page, relative to the site's folder, or where one is going to be: the pages looked at
 * are those of its section, and only sections' own pages (_index.md) if it is one.
 */
SpSchema *
sp_schema_read (SpSite *site, GPtrArray *entries, const char *path, GCancellable *cancellable);

/** The same off the main thread; fails only when cancelled. */
void sp_schema_read_async (SpSite *site,
                           GPtrArray *entries,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
SpSchema *sp_schema_read_finish (GAsyncResult *result, GError **error);

/** Pages for which this is the same have the same schema, so that it needs to be read once:
 * "services", "services/_index", or the page's own path if settings speak of it alone.
 * (transfer full) */
char *sp_schema_get_scope (SpSite *site, const char *path);

SpSchema *sp_schema_ref (SpSchema *self);
void sp_schema_unref (SpSchema *self);

/** (transfer none) (element-type SpSchemaField): those at the top of a page, in the usual order of
 * the file. */
GPtrArray *sp_schema_get_fields (SpSchema *self);

/** The field at @path ("params.hero.title", "faq.0.question"), or %NULL. */
const SpSchemaField *sp_schema_lookup (SpSchema *self, const char *path);

/** (transfer none) (array zero-terminated=1): the usual order of the keys at the top of a page, as
 * sp_front_matter_set() takes it. */
const char *const *sp_schema_get_order (SpSchema *self);

/** How many pages were looked at, and how many of them have a table of attributes. */
guint sp_schema_get_n_pages (SpSchema *self);
guint sp_schema_get_n_tables (SpSchema *self);

/** (nullable) (array zero-terminated=1): what most of those tables have above their two columns. */
const char *const *sp_schema_get_table_header (SpSchema *self);

/** (transfer none) (element-type SpSchemaRow): the rows that attribute tables have, in their usual
 * order; those of a single page are left out where there are several. */
GPtrArray *sp_schema_get_rows (SpSchema *self);

/** The row named @name, case and markup aside, or %NULL. */
const SpSchemaRow *sp_schema_find_row (SpSchema *self, const char *name);

/** Where a row named @name goes in a table that has the rows @present (plain names, ended by
 * %NULL): behind the nearest earlier one of the usual order, or at the end. */
guint sp_schema_place_row (SpSchema *self, const char *name, const char *const *present);

/** (transfer none) (element-type utf8): sentences in plain words about settings that could not be
 * used. */
GPtrArray *sp_schema_get_problems (SpSchema *self);

/** Appends what is in force as one JSON object. @section: what it is for, UTF-8. */
void sp_schema_append_json (SpSchema *self, const char *section, GString *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSchema, sp_schema_unref)

G_END_DECLS
