/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-markup.h"
#include "sp-site-roots.h"
#include "sp-value.h"

G_BEGIN_DECLS

#define SP_SITE_ERROR (sp_site_error_quark ())
GQuark sp_site_error_quark (void);

typedef enum
{
  SP_SITE_ERROR_NOT_A_FOLDER,
  SP_SITE_ERROR_NO_PAGES, /* neither a Hugo configuration nor a Markdown file */
  SP_SITE_ERROR_UNREADABLE,
} SpSiteError;

/**
 * SpSite: a website's folder and what its Hugo configuration says about it. Immutable,
 * reference-counted, safe to share between threads.
 */
typedef struct _SpSite SpSite;

/** Reads the configuration of @folder: hugo.* or config.* (toml, yaml, yml, json) or
 * config/_default/. A folder without one is a site if it holds Markdown files. */
SpSite *sp_site_open (GFile *folder, GError **error);

/** The site that @file belongs to: the nearest folder above it with a configuration, else the
 * folder of the file. */
SpSite *sp_site_open_for_file (GFile *file, GError **error);

SpSite *sp_site_ref (SpSite *self);
void sp_site_unref (SpSite *self);

GFile *sp_site_get_folder (SpSite *self);

/** The site's title, or the name of its folder. */
const char *sp_site_get_title (SpSite *self);

/** The folder of the pages: content, or what contentDir says; the site's folder when it has
 * neither. */
GFile *sp_site_get_content_folder (SpSite *self);

/** All folders with pages: those of several languages, and those that are mounted among the
 * content. (transfer none) (element-type SpContentRoot): never empty; longer paths first. */
GPtrArray *sp_site_get_content_roots (SpSite *self);

/** The one that the page at @path, relative to the site's folder, is in; %NULL when in none. */
const SpContentRoot *sp_site_find_content_root (SpSite *self, const char *path);

/** Where new files such as images go: static, or what staticDir names first. */
GFile *sp_site_get_static_folder (SpSite *self);

/** (transfer none) (element-type GFile): all of them, never empty. */
GPtrArray *sp_site_get_static_folders (SpSite *self);

/** The codes of the site's languages ("en", "fr"), empty where the settings name none. */
const char *const *sp_site_get_languages (SpSite *self);
const char *sp_site_get_default_language (SpSite *self);

/** What pages can be filed under, as their keys spell it: "categories", "tags", or what the
 * settings say. */
const char *const *sp_site_get_taxonomies (SpSite *self);

/** What is in force for rendering: Hugo's defaults overlaid with the site's "markup". */
const SpMarkup *sp_site_get_markup (SpSite *self);

/** The whole configuration, an empty map without one. Keys are in lower case
 * ("params.mainsections"), since their case does not count to Hugo. */
SpValue *sp_site_get_config (SpSite *self);

/** %NULL, or a sentence in plain words: the configuration could not be read, and why. */
const char *sp_site_get_problem (SpSite *self);

/** A page's path relative to the site's folder, with "/"; %NULL when it is outside. */
char *sp_site_get_path (SpSite *self, GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSite, sp_site_unref)

G_END_DECLS
