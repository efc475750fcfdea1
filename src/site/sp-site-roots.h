/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sp-value.h"

G_BEGIN_DECLS

/** A folder with pages: "content", that of a language, or one that is mounted among them. */
typedef struct
{
  char *folder;   /* from the site's folder, without "/" at the end; "" is the site's folder */
  char *below;    /* where its pages are among the site's, "" or "blog" */
  char *language; /* of its pages; NULL where their names tell */
} SpContentRoot;

/**
 * The folders that @config, with keys in lower case, names for the component @name ("content",
 * "static"): in "module.mounts", else in the languages, else at the top ("contentdir").
 *
 * @site: the site's folder; what leads out of it is left out.
 * @outside: (inout) (optional): the first setting that did, if it is %NULL. (transfer full)
 * Returns: (transfer full) (element-type SpContentRoot): longer paths first, so that the first one
 * that a page is in is its own; none that does not exist, and empty when that leaves none.
 */
GPtrArray *sp_site_roots_find (SpValue *config, const char *name, const char *site, char **outside);

/** Adds the site's folder itself to @roots, for a site that keeps its pages beside all the rest. */
void sp_site_roots_add_whole (GPtrArray *roots);

/** The codes of the site's languages; empty where the settings name none. (transfer full) (array
 * zero-terminated=1) */
char **sp_site_roots_get_languages (SpValue *config);

G_END_DECLS
