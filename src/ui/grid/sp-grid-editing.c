/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

#include <glib/gi18n.h>

/* Tells the metrics what the editor shows. */
static void
measure_editor (SpGrid *self)
{
  g_autofree char *text = sp_grid_editor_get_text (self->editor);

  sp_grid_metrics_set_edited (self->metrics, self->edited.row, self->edited.column, text,
                              sp_grid_editor_is_bold (self->editor));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
write_source (SpGrid *self, SpGridPlace place, const char *source, gboolean typing)
{
  g_autoptr (GError) error = NULL;
  gboolean written;

  self->changing = TRUE;
  written = sp_grid_model_set_cell (self->model, place.row, place.column, source, typing, &error);
  self->changing = FALSE;
  if (!written)
    sp_grid_say (self, error->message);
  return written;
}

static void
typed_cb (SpGrid *self)
{
  g_autofree char *source = NULL;

  if (!self->editing)
    return;
  self->replacing = FALSE;
  source = sp_grid_editor_get_source (self->editor);
  write_source (self, self->edited, source, TRUE);
  if (!self->editing)
    return;
  measure_editor (self);
  sp_grid_offer_names (self);
  sp_grid_scroll_to_cursor (self);
}

gboolean
sp_grid_is_editing (SpGrid *self)
{
  g_return_val_if_fail (SP_IS_GRID (self), FALSE);

  return self->editing;
}

gboolean
sp_grid_begin_edit (SpGrid *self, SpGridEditStart start)
{
  SpGridPlace place;
  SpGridCell *cell;
  const char *locked_why;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SP_IS_GRID (self), FALSE);

  if (self->model == NULL || self->editing)
    return self->editing;
  locked_why = sp_grid_model_get_locked_why (self->model);
  if (locked_why != NULL)
    {
      sp_grid_say (self, locked_why);
      return FALSE;
    }
  place = self->selection.cursor;
  cell = sp_grid_get_cell (self, place.row, place.column);
  if (cell == NULL)
    return FALSE;

  sp_grid_select (self, place, place, FALSE);
  sp_grid_model_end_typing (self->model);
  g_free (self->edited_before);
  self->edited_before = g_strdup (sp_grid_model_get_cell (self->model, place.row, place.column));
  self->edited = place;
  self->replacing = start == SP_GRID_EDIT_REPLACE;
  sp_grid_editor_load (self->editor, self->edited_before,
                       sp_grid_model_wants_bold (self->model, place.row, place.column),
                       self->allow_breaks, sp_grid_model_get_align (self->model, place.column));
  if (self->replacing)
    sp_grid_editor_clear (self->editor);
  name = sp_grid_model_get_cell_name (self->model, place.row, place.column);
  /* Translators: the text field in which the cell of that name is edited. */
  label = g_strdup_printf (_ ("Editing %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  sp_grid_cell_set_editor (cell, GTK_WIDGET (self->editor));
  self->editing = TRUE;
  measure_editor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return TRUE;
}

/* Whether the keyboard is in the editor, or in what stands over it, as to choose an emoji. */
static gboolean
editor_contains_focus (SpGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->editor) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)));
}

gboolean
sp_grid_move_focus_over_editor (SpGrid *self, GtkDirectionType direction)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);

  if (!self->editing || !editor_contains_focus (self) || gtk_widget_is_focus (editor))
    return FALSE;
  gtk_widget_child_focus (editor, direction);
  return TRUE;
}

void
sp_grid_end_edit (SpGrid *self, gboolean keep)
{
  SpGridCell *cell;
  gboolean had_focus;

  g_return_if_fail (SP_IS_GRID (self));

  if (!self->editing)
    return;
  g_clear_handle_id (&self->left_idle, g_source_remove);
  self->editing = FALSE;
  sp_grid_hide_names (self);
  if (!keep && !self->replacing &&
      g_strcmp0 (self->edited_before,
                 sp_grid_model_get_cell (self->model, self->edited.row, self->edited.column)) != 0)
    write_source (self, self->edited, self->edited_before, TRUE);
  self->replacing = FALSE;
  sp_grid_model_end_typing (self->model);
  sp_grid_metrics_set_edited (self->metrics, SP_GRID_NO_ROW, 0, NULL, FALSE);

  had_focus = editor_contains_focus (self);
  cell = sp_grid_get_cell (self, self->edited.row, self->edited.column);
  if (had_focus && cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  if (gtk_widget_get_parent (GTK_WIDGET (self->editor)) != NULL)
    sp_grid_cell_set_editor (SP_GRID_CELL (gtk_widget_get_parent (GTK_WIDGET (self->editor))),
                             NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The cells changed from elsewhere: the editor follows, or goes when its cell has. */
void
sp_grid_editing_model_changed (SpGrid *self)
{
  const char *source;

  if (!self->editing || self->changing)
    return;
  if (self->edited.row >= (int) sp_grid_model_get_n_rows (self->model) ||
      self->edited.column >= sp_grid_model_get_n_columns (self->model) ||
      sp_grid_model_get_locked_why (self->model) != NULL)
    {
      sp_grid_end_edit (self, TRUE);
      return;
    }
  source = sp_grid_model_get_cell (self->model, self->edited.row, self->edited.column);
  if (!self->replacing)
    sp_grid_editor_update (self->editor, source);
  measure_editor (self);
}

gboolean
sp_grid_set_source (SpGrid *self, int row, guint column, const char *source)
{
  SpGridPlace place = { row, column };
  gboolean written;

  g_return_val_if_fail (SP_IS_GRID (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  if (self->editing && (self->edited.row != row || self->edited.column != column))
    sp_grid_end_edit (self, TRUE);
  written = write_source (self, place, source, FALSE);
  if (self->editing)
    sp_grid_editing_model_changed (self);
  return written;
}

static gboolean
left_cb (gpointer user_data)
{
  SpGrid *self = user_data;

  self->left_idle = 0;
  if (self->editing && !editor_contains_focus (self))
    sp_grid_end_edit (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The keyboard left the editor for another place in the window: what was typed stays. GTK says so
 * between two places too, when nothing has the focus and no widget may go. */
static void
editor_left_cb (SpGrid *self)
{
  if (self->editing && self->left_idle == 0)
    self->left_idle = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
}

static gboolean
accept_edit (SpGrid *self, guint keyval, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  SpGridPlace place = self->edited;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      sp_grid_end_edit (self, FALSE);
      return TRUE;
    case GDK_KEY_F2:
      sp_grid_end_edit (self, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) != 0)
        {
          sp_grid_editor_break_line (self->editor);
          if (!self->allow_breaks)
            sp_grid_say (self, _ ("This website shows a table cell’s text without line breaks, "
                                  "so a space was put there."));
          return TRUE;
        }
      sp_grid_end_edit (self, TRUE);
      sp_grid_move_cursor (self, place.row + (shift ? -1 : 1), (int) place.column, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if ((state & GDK_CONTROL_MASK) != 0)
        return FALSE;
      sp_grid_end_edit (self, TRUE);
      sp_grid_step_by_tab (self, shift || keyval == GDK_KEY_ISO_Left_Tab);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
format_text (SpGrid *self, guint keyval)
{
  if (keyval == GDK_KEY_b)
    sp_grid_editor_toggle_bold (self->editor);
  else if (keyval == GDK_KEY_i)
    sp_grid_editor_toggle_italic (self->editor);
  else
    sp_grid_editor_make_link (self->editor);
  return TRUE;
}

static gboolean
editor_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               SpGrid *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (!gtk_widget_is_focus (GTK_WIDGET (self->editor)))
    return GDK_EVENT_PROPAGATE;
  if (sp_grid_take_name_key (self, keyval))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Escape:
    case GDK_KEY_F2:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      /* An input method that is composing takes these itself. */
      if (event != NULL &&
          gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->editor), event))
        return GDK_EVENT_STOP;
      return accept_edit (self, keyval, state);
    case GDK_KEY_b:
    case GDK_KEY_i:
    case GDK_KEY_k:
      return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK &&
             format_text (self, keyval);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
sp_grid_editing_init (SpGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = g_object_ref_sink (sp_grid_editor_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (editor_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
  g_signal_connect_object (self->editor, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}
