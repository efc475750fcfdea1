/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

/* Names for the first column, offered while it is typed into. */

static void
chosen_cb (SpGrid *self, const char *name)
{
  if (self->editing)
    sp_grid_editor_set_text (self->editor, name);
}

void
sp_grid_set_names (SpGrid *self, const char *const *names)
{
  g_return_if_fail (SP_IS_GRID (self));

  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
}

static char **
get_present_names (SpGrid *self)
{
  guint n_rows = sp_grid_n_rows (self);
  char **present = g_new0 (char *, n_rows + 1);

  for (guint i = 0; i < n_rows; i++)
    present[i] = sp_markdown_to_plain (
        (int) i == self->edited.row ? "" : sp_grid_model_get_cell (self->model, (int) i, 0));
  return present;
}

void
sp_grid_offer_names (SpGrid *self)
{
  SpGridCell *cell = sp_grid_get_cell (self, self->edited.row, self->edited.column);
  g_auto (GStrv) present = NULL;
  g_autofree char *typed = NULL;
  graphene_rect_t bounds;
  GdkRectangle place;

  if (self->names == NULL || self->edited.column != 0 || self->edited.row < 0 || cell == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  typed = sp_grid_editor_get_text (self->editor);
  if (typed[0] == '\0')
    {
      sp_grid_hide_names (self);
      return;
    }
  if (self->suggestions == NULL)
    {
      self->suggestions = sp_suggestions_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->suggestions), GTK_WIDGET (self));
      g_signal_connect_object (self->suggestions, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  present = get_present_names (self);
  place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->suggestions), &place);
  sp_suggestions_offer (self->suggestions, (const char *const *) self->names,
                        (const char *const *) present, typed);
}

void
sp_grid_hide_names (SpGrid *self)
{
  if (self->suggestions != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->suggestions));
}

gboolean
sp_grid_take_name_key (SpGrid *self, guint keyval)
{
  if (self->suggestions == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->suggestions)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      sp_suggestions_move (self->suggestions, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Escape:
      sp_grid_hide_names (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      {
        g_autofree char *name = g_strdup (sp_suggestions_get_selected (self->suggestions));

        if (name != NULL)
          chosen_cb (self, name);
        sp_grid_hide_names (self);
        /* The key goes on to do what it does at the end of any edit. */
        return FALSE;
      }
    default:
      return FALSE;
    }
}
