/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-conflict-dialog.h"

#include <glib/gi18n.h>

#include "sp-wording.h"

typedef struct
{
  GTask *task; /* owned until it has its answer */
  GtkWidget *apply;
  GPtrArray *choices; /* for each conflict two check buttons: mine, theirs */
  guint n_conflicts;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  if (self->task != NULL)
    g_task_return_pointer (self->task, NULL, NULL);
  g_clear_object (&self->task);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static gboolean
is_chosen (Dialog *self, guint conflict, SpMergeSide side)
{
  return gtk_check_button_get_active (
      g_ptr_array_index (self->choices, 2 * conflict + (guint) side));
}

static void
update_cb (Dialog *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->n_conflicts; i++)
    all &= is_chosen (self, i, SP_MERGE_OURS) || is_chosen (self, i, SP_MERGE_THEIRS);
  gtk_widget_set_sensitive (self->apply, all);
}

static void
apply_cb (GtkButton *button, Dialog *self)
{
  SpMergeSide *sides = g_new0 (SpMergeSide, self->n_conflicts + 1);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  for (guint i = 0; i < self->n_conflicts; i++)
    sides[i] = is_chosen (self, i, SP_MERGE_OURS) ? SP_MERGE_OURS : SP_MERGE_THEIRS;
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  g_task_return_pointer (task, sides, g_free);
}

static GtkWidget *
add_choice (Dialog *self,
            GtkWidget *group,
            const char *label,
            const SpMergeConflict *conflict,
            const char *words,
            GtkWidget *with)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *shown = words == NULL    ? _ ("Removed")
                      : *words == '\0' ? _ ("(empty)")
                                       : words;
  g_autofree char *name = g_strdup_printf ("%s: %s: %s", conflict->label, label, shown);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                              with != NULL ? GTK_CHECK_BUTTON (with) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 12);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_cb), self);
  g_ptr_array_add (self->choices, check);
  return check;
}

static void
add_conflict (Dialog *self, GtkBox *groups, const SpMergeConflict *conflict)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (conflict->label, -1);
  GtkWidget *mine;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (conflict->base != NULL && *conflict->base != '\0')
    {
      g_autofree char *excerpt = sp_word_excerpt (conflict->base, NULL);
      g_autofree char *was = g_strdup_printf (_ ("Before: %s"), excerpt);
      g_autofree char *escaped = g_markup_escape_text (was, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  mine = add_choice (self, group, _ ("Keep mine"), conflict, conflict->ours, NULL);
  add_choice (self, group, _ ("Take theirs"), conflict, conflict->theirs, mine);
  gtk_box_append (groups, group);
}

void
sp_conflict_dialog_ask_async (GtkWindow *parent,
                              const char *page_title,
                              SpMerge *merge,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Dialog *self;
  AdwHeaderBar *header;
  GtkBox *groups;
  GtkWindow *window;
  GtkWidget *cancel;
  g_autofree char *explanation = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (merge != NULL);

  window = sp_dialog_new (parent, _ ("Both Changed the Same"), &header, &groups);
  self = g_new0 (Dialog, 1);
  self->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (self->task, sp_conflict_dialog_ask_async);
  self->choices = g_ptr_array_new ();
  self->n_conflicts = sp_merge_get_n_conflicts (merge);
  g_object_set_data_full (G_OBJECT (window), "sp-conflict-dialog", self, dialog_free);

  explanation = g_strdup_printf (
      _ ("Somebody else has changed “%s” while you were editing it. Everything else from both of "
         "you is kept; please choose here. Nothing is overwritten until you do."),
      page_title);
  gtk_box_append (groups, sp_dialog_label_new (explanation));
  for (guint i = 0; i < self->n_conflicts; i++)
    add_conflict (self, groups, sp_merge_get_conflict (merge, i));

  adw_header_bar_set_show_end_title_buttons (header, FALSE);
  cancel = gtk_button_new_with_mnemonic (_ ("_Later"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (header, cancel);
  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_sensitive (self->apply, FALSE);
  g_signal_connect (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  adw_header_bar_pack_end (header, self->apply);
  gtk_window_present (window);
}

SpMergeSide *
sp_conflict_dialog_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_conflict_dialog_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
