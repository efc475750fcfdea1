/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-body-view-private.h"

#include "sp-grid-view.h"
#include "sp-prose-view.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* One block of the body as it is shown. */
typedef struct
{
  SpBlockKind kind;
  GtkWidget *widget;
  gsize start; /* of a table, followed across edits */
} Part;

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpBodyView, sp_body_view, GTK_TYPE_WIDGET)

/* Blank space between and after tables is not worth a text field; before the first table, and on a
 * page without one, it is where the introduction goes. */
static gboolean
is_shown (SpBody *body, guint index)
{
  const SpBlock *block = sp_body_get_block (body, index);

  return block->kind == SP_BLOCK_TABLE || block->content_end > block->content_start || index == 0;
}

static void
set_surroundings (SpProseView *view, SpPage *page, const SpBlock *block, gboolean before_table)
{
  SpText *text = sp_page_get_text (page);
  gsize length = sp_text_get_length (text);
  gboolean at_line_start =
      block->content_start == 0 || sp_text_get_data (text, NULL)[block->content_start - 1] == '\n';

  const char *after = block->end == length ? "\n" : "";

  sp_prose_view_set_surroundings (view, at_line_start ? "" : "\n", before_table ? "\n\n" : after);
}

static void
caret_moved_cb (SpBodyView *self)
{
  g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
append_prose (SpBodyView *self, guint index, const char *title)
{
  SpBody *body = sp_page_get_body (self->page);
  const SpBlock *block = sp_body_get_block (body, index);
  SpProseView *view = sp_prose_view_new ();
  Part part = { SP_BLOCK_PROSE, GTK_WIDGET (view), block->start };

  sp_prose_view_set_title (view, title);
  sp_prose_view_set_page (view, self->page, block->content_start, block->content_end);
  set_surroundings (view, self->page, block, index + 1 < sp_body_get_n_blocks (body));
  g_signal_connect_swapped (view, "caret-moved", G_CALLBACK (caret_moved_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (view));
  g_array_append_val (self->parts, part);
}

static void
append_table (SpBodyView *self, guint index)
{
  const SpBlock *block = sp_body_get_block (sp_page_get_body (self->page), index);
  SpGridView *view = sp_grid_view_new ();
  Part part = { SP_BLOCK_TABLE, GTK_WIDGET (view), block->start };

  sp_grid_view_set_allow_breaks (view, self->allow_breaks);
  sp_grid_view_set_table (view, self->page, sp_table_get_index (block->table));
  sp_grid_view_set_schema (view, self->schema);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (view));
  g_array_append_val (self->parts, part);
}

/* The part that has the keyboard, or -1. */
static int
find_focused (SpBodyView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->parts->len; i++)
    if (gtk_widget_is_ancestor (focus, g_array_index (self->parts, Part, i).widget))
      return (int) i;
  return -1;
}

static void
focus_part (SpBodyView *self, guint index)
{
  const Part *part = &g_array_index (self->parts, Part, index);

  if (part->kind == SP_BLOCK_PROSE)
    {
      gtk_widget_grab_focus (part->widget);
    }
  else
    {
      guint table = sp_grid_view_get_table (SP_GRID_VIEW (part->widget));
      g_autofree char *subject = g_strdup_printf ("table.%u.0.0", table);

      sp_grid_view_focus_subject (SP_GRID_VIEW (part->widget), subject);
    }
}

static void
rebuild (SpBodyView *self)
{
  SpBody *body;
  guint n_prose = 0;
  int focused = find_focused (self);

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  self->stale = FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    gtk_box_remove (GTK_BOX (self->box), g_array_index (self->parts, Part, i).widget);
  g_array_set_size (self->parts, 0);
  if (self->page == NULL)
    return;

  body = sp_page_get_body (self->page);
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      if (!is_shown (body, i))
        continue;
      if (sp_body_get_block (body, i)->kind == SP_BLOCK_TABLE)
        append_table (self, i);
      else
        append_prose (self, i, n_prose++ == 0 ? _ ("Text") : _ ("More text"));
    }
  /* The keyboard stays about where it was, whatever has gone from there. */
  if (focused >= 0 && self->parts->len > 0)
    focus_part (self, MIN ((guint) focused, self->parts->len - 1));
}

static gboolean
rebuild_cb (gpointer user_data)
{
  SpBodyView *self = user_data;

  self->rebuild_idle = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Whether the parts are the blocks, one for one. */
static gboolean
parts_match (SpBodyView *self, SpBody *body)
{
  guint part = 0;

  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);

      if (part < self->parts->len && g_array_index (self->parts, Part, part).kind == block->kind)
        part++;
      else if (is_shown (body, i))
        return FALSE;
    }
  return part == self->parts->len;
}

/* Lets each part follow its block; the view that was typed into knows better than the parser
 * where its text ends. */
static void
update_parts (SpBodyView *self, SpBody *body, gpointer origin)
{
  guint part = 0;

  for (guint i = 0; i < sp_body_get_n_blocks (body) && part < self->parts->len; i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);
      Part *shown = &g_array_index (self->parts, Part, part);

      if (shown->kind != block->kind)
        continue;
      part++;
      shown->start = block->start;
      if (block->kind == SP_BLOCK_TABLE)
        continue;
      if (!sp_prose_view_is_origin (SP_PROSE_VIEW (shown->widget), origin))
        sp_prose_view_set_range (SP_PROSE_VIEW (shown->widget), block->content_start,
                                 block->content_end);
      set_surroundings (SP_PROSE_VIEW (shown->widget), self->page, block,
                        i + 1 < sp_body_get_n_blocks (body));
    }
}

static gboolean
is_own_prose (SpBodyView *self, gpointer origin)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->kind == SP_BLOCK_PROSE &&
          sp_prose_view_is_origin (SP_PROSE_VIEW (part->widget), origin))
        return TRUE;
    }
  return FALSE;
}

/* While someone types something that changes what the blocks are (a table by hand, the text between
 * two tables away), the views stay as they are and only keep their places. */
static void
keep_places (SpBodyView *self, SpBody *body, SpEditList *edits, gpointer origin)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      gsize start, end;

      part->start = sp_edit_list_map_offset (edits, part->start, TRUE);
      if (part->kind == SP_BLOCK_PROSE)
        {
          SpProseView *view = SP_PROSE_VIEW (part->widget);

          if (sp_prose_view_is_origin (view, origin))
            continue;
          sp_prose_view_get_range (view, &start, &end);
          start = sp_edit_list_map_offset (edits, start, TRUE);
          end = sp_edit_list_map_offset (edits, end, FALSE);
          sp_prose_view_set_range (view, start, MAX (start, end));
          continue;
        }
      for (guint t = 0; t < sp_body_get_n_tables (body); t++)
        {
          sp_table_get_span (sp_body_get_table (body, t), &start, &end);
          if (start == part->start)
            sp_grid_view_set_table (SP_GRID_VIEW (part->widget), self->page, t);
        }
    }
}

static void
page_edited_cb (SpBodyView *self, SpEditList *edits, gpointer origin)
{
  SpBody *body = sp_page_get_body (self->page);

  if (parts_match (self, body))
    {
      self->stale = FALSE;
      update_parts (self, body, origin);
    }
  else if (is_own_prose (self, origin))
    {
      self->stale = TRUE;
      keep_places (self, body, edits, origin);
    }
  else
    {
      rebuild (self);
    }
  sp_body_tables_update (self);
}

static void
focus_left_cb (SpBodyView *self)
{
  if (self->stale && self->rebuild_idle == 0)
    self->rebuild_idle = g_idle_add (rebuild_cb, self);
}

void
sp_body_view_set_page (SpBodyView *self, SpPage *page, gboolean allow_breaks)
{
  g_return_if_fail (SP_IS_BODY_VIEW (self));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_edited_cb, self);
  g_set_object (&self->page, page);
  self->allow_breaks = allow_breaks;
  rebuild (self);
  sp_body_tables_update (self);
  if (page != NULL)
    g_signal_connect_object (page, "edited", G_CALLBACK (page_edited_cb), self, G_CONNECT_SWAPPED);
}

void
sp_body_view_set_schema (SpBodyView *self, SpSchema *schema)
{
  g_return_if_fail (SP_IS_BODY_VIEW (self));

  g_clear_pointer (&self->schema, sp_schema_unref);
  self->schema = schema != NULL ? sp_schema_ref (schema) : NULL;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->kind == SP_BLOCK_TABLE)
        sp_grid_view_set_schema (SP_GRID_VIEW (part->widget), schema);
    }
  sp_body_tables_update (self);
}

gboolean
sp_body_view_focus_subject (SpBodyView *self, const char *subject)
{
  g_return_val_if_fail (SP_IS_BODY_VIEW (self), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->kind == SP_BLOCK_TABLE &&
          sp_grid_view_focus_subject (SP_GRID_VIEW (part->widget), subject))
        return TRUE;
      if (part->kind == SP_BLOCK_PROSE && g_str_equal (subject, "body"))
        return gtk_widget_grab_focus (part->widget);
    }
  return FALSE;
}

/* The cell of @table that holds @offset, as a subject. */
static char *
find_cell (const SpTable *table, gsize offset)
{
  SpCells *cells = sp_table_get_cells (table);
  int n_rows = (int) sp_cells_get_n_rows (cells);

  for (int row = -1; row < n_rows; row++)
    {
      guint n_columns = sp_cells_get_n_columns (cells);
      gsize start, end;

      sp_table_get_row_span (table, row, &start, &end);
      if (offset < start || offset >= end)
        continue;
      for (guint column = n_columns; column > 0; column--)
        {
          sp_table_get_cell_span (table, row, column - 1, &start, &end);
          if (offset >= start || column == 1)
            return g_strdup_printf ("table.%u.%d.%u", sp_table_get_index (table), row, column - 1);
        }
    }
  return NULL;
}

char *
sp_body_view_find_subject (SpBody *body, gsize offset)
{
  g_return_val_if_fail (body != NULL, NULL);

  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      char *subject = find_cell (sp_body_get_table (body, i), offset);

      if (subject != NULL)
        return subject;
    }
  return g_strdup ("body");
}

gboolean
sp_body_view_find_offset (SpBody *body, const char *subject, gsize *offset)
{
  guint table, column = 0;
  const SpTable *found;
  int row = -1;

  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);
  g_return_val_if_fail (offset != NULL, FALSE);

  if (g_str_equal (subject, "body"))
    {
      *offset = sp_body_get_n_blocks (body) > 0 ? sp_body_get_block (body, 0)->content_start : 0;
      return sp_body_get_n_blocks (body) > 0;
    }
  if (sscanf (subject, "table.%u.%d.%u", &table, &row, &column) < 1 ||
      table >= sp_body_get_n_tables (body))
    return FALSE;
  found = sp_body_get_table (body, table);
  if (row < (int) sp_cells_get_n_rows (sp_table_get_cells (found)) &&
      column < sp_cells_get_n_columns (sp_table_get_cells (found)))
    sp_table_get_cell_span (found, row, column, offset, NULL);
  else
    sp_table_get_span (found, offset, NULL);
  return TRUE;
}

char *
sp_body_view_find_place (SpBodyView *self, GtkWidget *focus, gsize *offset)
{
  g_return_val_if_fail (SP_IS_BODY_VIEW (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (focus), NULL);
  g_return_val_if_fail (offset != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      char *subject;

      if (!gtk_widget_is_ancestor (focus, part->widget))
        continue;
      if (part->kind == SP_BLOCK_PROSE)
        {
          *offset = sp_prose_view_get_caret (SP_PROSE_VIEW (part->widget));
          return g_strdup ("body");
        }
      subject = sp_grid_view_get_subject (SP_GRID_VIEW (part->widget));
      if (!sp_body_view_find_offset (sp_page_get_body (self->page), subject, offset))
        *offset = part->start;
      return subject;
    }
  return NULL;
}

gboolean
sp_body_view_focus_offset (SpBodyView *self, gsize offset)
{
  SpBody *body;

  g_return_val_if_fail (SP_IS_BODY_VIEW (self), FALSE);

  if (self->page == NULL)
    return FALSE;
  body = sp_page_get_body (self->page);
  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      g_autofree char *subject = find_cell (sp_body_get_table (body, i), offset);

      if (subject != NULL)
        return sp_body_view_focus_subject (self, subject);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      gsize start, end;

      if (part->kind != SP_BLOCK_PROSE)
        continue;
      sp_prose_view_get_range (SP_PROSE_VIEW (part->widget), &start, &end);
      if (offset < start || offset > end)
        continue;
      sp_prose_view_show_offset (SP_PROSE_VIEW (part->widget), offset);
      return TRUE;
    }
  return FALSE;
}

static void
sp_body_view_dispose (GObject *object)
{
  SpBodyView *self = SP_BODY_VIEW (object);

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->box = NULL;
  g_clear_object (&self->page);
  g_clear_pointer (&self->schema, sp_schema_unref);

  G_OBJECT_CLASS (sp_body_view_parent_class)->dispose (object);
}

static void
sp_body_view_finalize (GObject *object)
{
  SpBodyView *self = SP_BODY_VIEW (object);

  g_clear_pointer (&self->parts, g_array_unref);

  G_OBJECT_CLASS (sp_body_view_parent_class)->finalize (object);
}

static void
sp_body_view_class_init (SpBodyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_body_view_dispose;
  object_class->finalize = sp_body_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  sp_body_tables_class_init (GTK_WIDGET_CLASS (klass));

  signals[CARET_MOVED] = g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_body_view_init (SpBodyView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self->content), self->box);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  sp_body_tables_init (self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
