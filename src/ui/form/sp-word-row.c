/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-word-row.h"

#include "sp-compat.h"
#include "sp-field-text.h"
#include "sp-suggestions.h"
#include "sp-text-update.h"

#include <glib/gi18n.h>

struct _SpWordRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkWidget *area;
  GtkLabel *caption;
  GtkEntry *entry;
  GtkButton *offer_button;

  /* Owned */
  GtkWidget *suggestions; /* made when first needed */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpWordRow, sp_word_row, SP_TYPE_FIELD_ROW)

static void
hide_offers (SpWordRow *self)
{
  if (self->suggestions != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->suggestions));
}

static void
chosen_cb (SpWordRow *self, const char *word)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), word);
  self->updating = FALSE;
  sp_field_text_commit (SP_FIELD_ROW (self), word);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
offer (SpWordRow *self, const char *typed)
{
  const SpSchemaField *field = sp_field_row_get_field (SP_FIELD_ROW (self));
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; field != NULL && i < field->options->len; i++)
    g_strv_builder_add (words,
                        ((const SpSchemaOption *) g_ptr_array_index (field->options, i))->label);
  all = g_strv_builder_end (words);
  if (self->suggestions == NULL)
    {
      self->suggestions = GTK_WIDGET (sp_suggestions_new ());
      gtk_widget_set_parent (self->suggestions, self->area);
      g_signal_connect_swapped (self->suggestions, "chosen", G_CALLBACK (chosen_cb), self);
    }
  sp_field_row_point_popover (GTK_POPOVER (self->suggestions), GTK_WIDGET (self->entry));
  sp_suggestions_offer (SP_SUGGESTIONS (self->suggestions), (const char *const *) all, NULL, typed);
}

static void
changed_cb (SpWordRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->updating)
    return;
  sp_field_text_commit (SP_FIELD_ROW (self), typed);
  if (*typed != '\0')
    offer (self, typed);
  else
    hide_offers (self);
}

static void
clicked_cb (SpWordRow *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
  offer (self, "");
}

static void
activate_cb (SpWordRow *self)
{
  const char *selected = self->suggestions != NULL
                             ? sp_suggestions_get_selected (SP_SUGGESTIONS (self->suggestions))
                             : NULL;
  g_autofree char *word = g_strdup (selected);

  hide_offers (self);
  if (word != NULL)
    chosen_cb (self, word);
}

static gboolean
key_pressed_cb (SpWordRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean offered = self->suggestions != NULL && gtk_widget_get_visible (self->suggestions);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && offered)
    {
      hide_offers (self);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Down && (keyval != GDK_KEY_Up || !offered))
    return GDK_EVENT_PROPAGATE;
  if (!offered)
    offer (self, "");
  sp_suggestions_move (SP_SUGGESTIONS (self->suggestions), keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
sp_word_row_describe (SpFieldRow *row)
{
  SpWordRow *self = SP_WORD_ROW (row);
  const char *label = sp_field_row_get_label (row);
  const SpSchemaField *field = sp_field_row_get_field (row);
  g_autofree char *choose = g_strdup_printf (_ ("Choose %s"), label);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  sp_compat_name_button (GTK_WIDGET (self->offer_button), choose);
  gtk_widget_set_visible (GTK_WIDGET (self->offer_button),
                          field != NULL && field->options->len > 0);
}

static void
sp_word_row_update (SpFieldRow *row, const SpNode *node)
{
  SpWordRow *self = SP_WORD_ROW (row);
  g_autofree char *text = sp_field_text_for_node (row, node);

  self->updating = TRUE;
  sp_text_update_editable (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
}

static void
sp_word_row_activate_field (SpFieldRow *row)
{
  gtk_entry_grab_focus_without_selecting (SP_WORD_ROW (row)->entry);
}

static void
sp_word_row_dispose (GObject *object)
{
  g_clear_pointer (&SP_WORD_ROW (object)->suggestions, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_word_row_parent_class)->dispose (object);
}

static void
sp_word_row_class_init (SpWordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_word_row_dispose;

  row_class->activate_field = sp_word_row_activate_field;
  row_class->describe = sp_word_row_describe;
  row_class->update = sp_word_row_update;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-word-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWordRow, area);
  gtk_widget_class_bind_template_child (widget_class, SpWordRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpWordRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SpWordRow, offer_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_offers);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
sp_word_row_init (SpWordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
