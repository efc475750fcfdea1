/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page-index.h"
#include "sp-site.h"

G_BEGIN_DECLS

/*
 * New pages. Nothing is ever written over a file that exists, and nothing outside the site's
 * folder, links included. Errors are #SpManageError or #SpStoreError, whole sentences in plain
 * words.
 */

#define SP_MANAGE_ERROR (sp_manage_error_quark ())
GQuark sp_manage_error_quark (void);

typedef enum
{
  SP_MANAGE_ERROR_BAD_NAME, /* nothing of the title can stand in an address */
  SP_MANAGE_ERROR_EXISTS,
  SP_MANAGE_ERROR_NOT_FOUND,
  SP_MANAGE_ERROR_OUTSIDE, /* the place is not in the site's folder */
  SP_MANAGE_ERROR_FAILED,
} SpManageError;

typedef enum
{
  SP_CREATE_DEFAULT = 0,
  SP_CREATE_TRUSTED = 1 << 0, /* the site may be handed to Hugo, which runs what is in it */
} SpCreateFlags;

/**
 * Makes a page titled @title in @section ("" for the top; also deeper, "blog/2024") and writes it:
 * from the section's archetype by Hugo's rules, else in the shape that the section's pages have.
 * A name that is taken gets a number behind it.
 *
 * @entries: (nullable) (element-type SpIndexEntry): the site's pages, read if they are not given.
 * Takes as long as reading some pages does, or as Hugo takes for an odd archetype: for a thread.
 * Returns: (transfer full): its path relative to the site's folder.
 */
char *sp_page_create (SpSite *site,
                      GPtrArray *entries,
                      const char *section,
                      const char *title,
                      SpCreateFlags flags,
                      GCancellable *cancellable,
                      GError **error);

/** The same off the main thread. */
void sp_page_create_async (SpSite *site,
                           GPtrArray *entries,
                           const char *section,
                           const char *title,
                           SpCreateFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char *sp_page_create_finish (GAsyncResult *result, GError **error);

/** The address that sp_page_create() would give a page now, quick enough for each key: %NULL when
 * nothing of @title can stand in one. @entries: (element-type SpIndexEntry). (transfer full) */
char *sp_page_create_get_address (SpSite *site,
                                  GPtrArray *entries,
                                  const char *section,
                                  const char *title);

/**
 * Copies the page at @path under another name beside it, a bundle with its files. The copy has the
 * title @title and is a draft, whatever the page is; it keeps no alias and no address of its own,
 * which can only belong to one.
 * @text: (nullable): what the page says now, if that is not what its file holds.
 * Returns: (transfer full): the copy's path.
 */
char *
sp_page_duplicate (SpSite *site, const char *path, SpText *text, const char *title, GError **error);

G_END_DECLS
