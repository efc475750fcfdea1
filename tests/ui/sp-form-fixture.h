/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"
#include "sp-form-view.h"

/** A form on a page in memory, in a window that is shown. */
typedef struct
{
  SpPage *page;
  SpFormView *form;
  GtkWidget *window;
  guint64 shown_source; /* what "win.show-in-source" was last told; G_MAXUINT64 for never */
} FormFixture;

FormFixture *form_fixture_new (const char *text);
void form_fixture_free (FormFixture *fixture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormFixture, form_fixture_free)

/** Lets everything happen that is due. */
void form_fixture_settle (FormFixture *fixture);

/** The row with that label; %NULL when there is none. */
SpFieldRow *form_fixture_find_row (FormFixture *fixture, const char *label);

/** The first widget of @type inside @parent that is visible. */
gpointer form_fixture_find_in (gpointer parent, GType type);

/** The control of @type in the row with that label; there must be one. */
gpointer form_fixture_find (FormFixture *fixture, const char *label, GType type);

/** The button of @row with that label or icon; there must be one. */
GtkButton *form_fixture_find_button (SpFieldRow *row, const char *name);

/** The words on the chips of a row, joined by "|". (transfer full) */
char *form_fixture_get_chips (FormFixture *fixture, const char *label);

/** Presses a key in @widget as its key controllers see it. %TRUE when one took it. */
gboolean form_fixture_press (GtkWidget *widget, guint keyval, GdkModifierType state);

/** What the page says now must be @text. */
#define assert_page(fixture, expected) \
  g_assert_cmpstr (sp_text_get_data (sp_page_get_text ((fixture)->page), NULL), ==, (expected))
