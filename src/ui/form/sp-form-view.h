/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-page.h"
#include "sp-schema.h"
#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_FORM_VIEW (sp_form_view_get_type ())

/**
 * SpFormView: all fields of a page, shown and edited.
 *
 * It activates "win.show-in-source" with a byte offset (t) where a field can only be changed there,
 * and leaves undo to the window.
 */
G_DECLARE_FINAL_TYPE (SpFormView, sp_form_view, SP, FORM_VIEW, GtkWidget)

SpFormView *sp_form_view_new (void);

/** Shows @page, on which the view takes a reference; %NULL empties the form.
 * @site: (nullable): where images are looked for. */
void sp_form_view_set_page (SpFormView *self, SpPage *page, SpSite *site);

/** Where the next page to be shown is, relative to the site's folder, so that files beside it are
 * found and can be put there. @path: (nullable). */
void sp_form_view_set_path (SpFormView *self, const char *path);

/** What is known of the fields of pages like this one, as soon as that has been read; what is typed
 * and where stays. @schema: (nullable): what is built in. */
void sp_form_view_set_schema (SpFormView *self, SpSchema *schema);

/** What has been typed but does not count yet, as a tag before Enter, goes into the page: to be
 * called before it is saved or left. sp_form_view_set_page() does so by itself. */
void sp_form_view_commit (SpFormView *self);

/** Gives the focus to the field of @subject ("title", "tags.1", "params.hero.title"). %FALSE when
 * the form has none. */
gboolean sp_form_view_focus_subject (SpFormView *self, const char *subject);

/** The subject that @focus, a widget inside, shows. @offset: (out): where its value begins in the
 * page, 0 when the page does not have it. (transfer full) (nullable) */
char *sp_form_view_find_subject (SpFormView *self, GtkWidget *focus, gsize *offset);

/** The terms that other pages use in @taxonomy, offered while one is typed.
 * @terms: (array zero-terminated=1) (nullable). */
void
sp_form_view_set_known_terms (SpFormView *self, const char *taxonomy, const char *const *terms);

G_END_DECLS
