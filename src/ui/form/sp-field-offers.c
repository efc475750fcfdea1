/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-offers.h"

#include "sp-field-default.h"

#include <glib/gi18n.h>

struct _SpFieldOffers
{
  GtkPopover parent_instance;

  GtkListBox *list; /* borrowed: inside */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpFieldOffers, sp_field_offers, GTK_TYPE_POPOVER)

static const SpNode *
get_root (SpFormContext *context)
{
  return sp_front_matter_get_root (
      sp_page_get_front_matter (sp_form_context_get_page (context)));
}

static gboolean
can_be_added (const SpSchemaField *field, const SpNode *root)
{
  if (field->shown || field->readonly || field->kind == SP_SCHEMA_HIDDEN)
    return FALSE;
  for (const SpNode *node = root->first_child; node != NULL; node = node->next)
    if (node->key != NULL && g_ascii_strcasecmp (node->key, field->key) == 0)
      return FALSE;
  return TRUE;
}

gboolean
sp_field_offers_any (SpFormContext *context)
{
  GPtrArray *fields;

  g_return_val_if_fail (SP_IS_FORM_CONTEXT (context), FALSE);

  fields = sp_schema_get_fields (sp_form_context_get_schema (context));
  for (guint i = 0; i < fields->len; i++)
    if (can_be_added (g_ptr_array_index (fields, i), get_root (context)))
      return TRUE;
  return FALSE;
}

static GtkWidget *
create_row (const SpSchemaField *field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (field->label);
  GtkWidget *caption = gtk_label_new (field->hint != NULL ? field->hint : field->where);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 36);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field->label, -1);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (field->key), g_free);
  return row;
}

static void
row_activated_cb (SpFieldOffers *self, GtkListBoxRow *row)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "key"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, key);
}

static void
sp_field_offers_class_init (SpFieldOffersClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_field_offers_init (SpFieldOffers *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sp-offers");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
sp_field_offers_new (SpFormContext *context)
{
  SpFieldOffers *self;
  GPtrArray *fields;

  g_return_val_if_fail (SP_IS_FORM_CONTEXT (context), NULL);

  self = g_object_new (SP_TYPE_FIELD_OFFERS, NULL);
  fields = sp_schema_get_fields (sp_form_context_get_schema (context));
  for (int seen = 1; seen >= 0; seen--)
    for (guint i = 0; i < fields->len; i++)
      {
        const SpSchemaField *field = g_ptr_array_index (fields, i);

        if ((field->n_pages > 0) == (seen == 1) && can_be_added (field, get_root (context)))
          gtk_list_box_append (self->list, create_row (field));
      }
  return GTK_WIDGET (self);
}

SpChange *
sp_field_offers_make_change (SpFormContext *context, const char *key, GError **error)
{
  SpSchema *schema;
  const SpSchemaField *field;
  g_autoptr (SpValue) value = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (SP_IS_FORM_CONTEXT (context), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  schema = sp_form_context_get_schema (context);
  field = sp_schema_fields_find (sp_schema_get_fields (schema), key);
  g_return_val_if_fail (field != NULL, NULL);
  value = sp_field_default_create (field);
  path = sp_path_join ((const char *[]){ key, NULL });
  return sp_front_matter_set (sp_page_get_front_matter (sp_form_context_get_page (context)), path,
                              value, sp_schema_get_order (schema), error);
}
