/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"
#include "sp-schema.h"
#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_FORM_CONTEXT (sp_form_context_get_type ())

/** What all rows of a form have in common: the page they edit and what is known of its site. */
G_DECLARE_FINAL_TYPE (SpFormContext, sp_form_context, SP, FORM_CONTEXT, GObject)

SpFormContext *sp_form_context_new (void);

/** The rows show @page from their next update on. Both may be %NULL. */
void sp_form_context_set_page (SpFormContext *self, SpPage *page, SpSite *site);

/** Where the page is, relative to the site's folder. @path: (nullable). */
void sp_form_context_set_path (SpFormContext *self, const char *path);
const char *sp_form_context_get_path (SpFormContext *self);

SpPage *sp_form_context_get_page (SpFormContext *self);
SpSite *sp_form_context_get_site (SpFormContext *self);

/** What is known of the fields; at first what is built in. @schema: (nullable) for that again. */
void sp_form_context_set_schema (SpFormContext *self, SpSchema *schema);
SpSchema *sp_form_context_get_schema (SpFormContext *self);

/** @terms: (nullable) (array zero-terminated=1). */
void sp_form_context_set_known_terms (SpFormContext *self,
                                      const char *taxonomy,
                                      const char *const *terms);

/** (nullable) (array zero-terminated=1): the terms other pages use in @taxonomy. */
const char *const *sp_form_context_get_known_terms (SpFormContext *self, const char *taxonomy);

/** Whether the page is shown for the first time: nothing typed before is to be kept. */
void sp_form_context_set_fresh (SpFormContext *self, gboolean fresh);
gboolean sp_form_context_get_fresh (SpFormContext *self);

/** The front matter of the page as it was saved last, or read from the disk; %NULL without a page.
 * (transfer none): until the page is saved again. */
SpFrontMatter *sp_form_context_get_saved (SpFormContext *self);

/** Whether the schema has just become another: rows may become those that suit it. */
void sp_form_context_set_resettled (SpFormContext *self, gboolean resettled);
gboolean sp_form_context_get_resettled (SpFormContext *self);

/** Who made the change that the rows are being told of, so that a row can pass over its own. */
void sp_form_context_set_origin (SpFormContext *self, gpointer origin);
gpointer sp_form_context_get_origin (SpFormContext *self);

G_END_DECLS
