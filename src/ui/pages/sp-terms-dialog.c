/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-terms-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpTermsDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *add_button;
  AdwComboRow *kind_row;
  AdwPreferencesGroup *present_group;
  GtkWidget *present_list;
  AdwEntryRow *term_row;
  GtkWidget *terms_box;

  /* Owned */
  SpSession *session;
  GPtrArray *pages;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static const char *const taxonomies[] = { "categories", "tags" };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpTermsDialog, sp_terms_dialog, ADW_TYPE_WINDOW)

static const char *
get_taxonomy (SpTermsDialog *self)
{
  return taxonomies[MIN (adw_combo_row_get_selected (self->kind_row),
                         G_N_ELEMENTS (taxonomies) - 1)];
}

static void
choose (SpTermsDialog *self, const char *term, gboolean add)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_taxonomy (self), term, add);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_cb (SpTermsDialog *self, GtkWidget *button)
{
  choose (self, g_object_get_data (G_OBJECT (button), "term"), FALSE);
}

static void
add_cb (SpTermsDialog *self)
{
  g_autofree char *term =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->term_row))));

  if (*term != '\0')
    choose (self, term, TRUE);
}

static void
offer_cb (SpTermsDialog *self, GtkWidget *button)
{
  choose (self, g_object_get_data (G_OBJECT (button), "term"), TRUE);
}

/* How many of the pages have each term: term → count. */
static GHashTable *
count_terms (SpTermsDialog *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const char *const *terms = sp_index_entry_get_terms (
          sp_site_page_get_entry (g_ptr_array_index (self->pages, i)), get_taxonomy (self));

      for (; terms != NULL && *terms != NULL; terms++)
        {
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *terms));

          g_hash_table_insert (counts, g_strdup (*terms), GUINT_TO_POINTER (count + 1));
        }
    }
  return counts;
}

static void
add_present (SpTermsDialog *self, const char *term, guint count)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *title = g_markup_escape_text (term, -1);
  g_autofree char *subtitle = NULL;
  /* Translators: a category or tag. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), term);

  subtitle = count == self->pages->len
                 ? g_strdup (_ ("On all of them"))
                 : g_strdup_printf (_ ("On %u of %u"), count, self->pages->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (term), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (self->present_list), row);
}

static void
add_offer (SpTermsDialog *self, const char *term)
{
  GtkWidget *button = gtk_button_new_with_label (term);
  /* Translators: a category or tag. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Add “%s”"), term);

  gtk_widget_add_css_class (button, "pill-chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (term), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (offer_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->terms_box), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
clear (GtkWidget *box, void (*remove) (GtkWidget *box, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    remove (box, child);
}

static void
remove_from_list (GtkWidget *box, GtkWidget *child)
{
  gtk_list_box_remove (GTK_LIST_BOX (box), child);
}

static void
remove_from_flow (GtkWidget *box, GtkWidget *child)
{
  gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
}

/* What the pages have can be taken away; what other pages have, or is typed, can be added. */
static void
update_cb (SpTermsDialog *self)
{
  g_autoptr (GHashTable) counts = NULL;
  g_auto (GStrv) known = NULL;
  g_autofree char *typed = NULL;
  gboolean any = FALSE;

  if (self->session == NULL)
    return;
  counts = count_terms (self);
  known = sp_session_get_terms (self->session, get_taxonomy (self));
  typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->term_row)), -1);
  g_strstrip (typed);
  clear (self->present_list, remove_from_list);
  clear (self->terms_box, remove_from_flow);
  for (guint i = 0; known[i] != NULL; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, known[i]));
      g_autofree char *folded = g_utf8_casefold (known[i], -1);

      if (count > 0)
        add_present (self, known[i], count);
      any = any || count > 0;
      if (count < self->pages->len && strstr (folded, typed) != NULL)
        add_offer (self, known[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->present_group), any);
  gtk_widget_set_sensitive (self->add_button, *typed != '\0');
}

GPtrArray *
sp_terms_dialog_get_pages (SpTermsDialog *self)
{
  g_return_val_if_fail (SP_IS_TERMS_DIALOG (self), NULL);

  return self->pages;
}

GtkWidget *
sp_terms_dialog_new (GtkWindow *parent, SpSession *session, GPtrArray *pages)
{
  SpTermsDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);
  g_return_val_if_fail (pages != NULL, NULL);

  title = g_strdup_printf (ngettext ("Categories and Tags of %u Page",
                                     "Categories and Tags of %u Pages", pages->len),
                           pages->len);
  self = g_object_new (SP_TYPE_TERMS_DIALOG, "transient-for", parent, "title", title, NULL);
  self->session = g_object_ref (session);
  self->pages = g_ptr_array_ref (pages);
  update_cb (self);
  return GTK_WIDGET (self);
}

static void
sp_terms_dialog_dispose (GObject *object)
{
  SpTermsDialog *self = SP_TERMS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->pages, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_terms_dialog_parent_class)->dispose (object);
}

static void
sp_terms_dialog_class_init (SpTermsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_terms_dialog_dispose;

  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-terms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, present_group);
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, present_list);
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, term_row);
  gtk_widget_class_bind_template_child (widget_class, SpTermsDialog, terms_box);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
sp_terms_dialog_init (SpTermsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
