/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"
#include "sp-site.h"

G_BEGIN_DECLS

/**
 * Copies the file @source to where the site keeps the files of @field: where the settings or the
 * other pages have them, else beside a page that has a folder of its own, else among the static
 * files. Never over another file: one with the same bytes is used as it is, and a name that is
 * taken gets a number. Nothing is written outside the site, links followed.
 *
 * @page: (nullable): the page's path, relative to the site's folder. @field: (nullable).
 * Fails with #GIOErrorEnum; a message of our own is a sentence in plain words.
 * Returns: (transfer full): what the page has to say for it. Blocks while it copies.
 */
char *sp_site_media_import (SpSite *site,
                            const char *page,
                            const SpSchemaField *field,
                            GFile *source,
                            GError **error);

/** The same off the main thread: what is copied may be large, and far away. */
void sp_site_media_import_async (SpSite *site,
                                 const char *page,
                                 const SpSchemaField *field,
                                 GFile *source,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *sp_site_media_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
