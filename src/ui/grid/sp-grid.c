/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

#include "sp-grid-actions.h"
#include "sp-inline-markup.h"

enum
{
  MESSAGE,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpGrid, sp_grid, GTK_TYPE_WIDGET)

static guint
n_rows (SpGrid *self)
{
  return self->model != NULL ? sp_grid_model_get_n_rows (self->model) : 0;
}

static guint
n_columns (SpGrid *self)
{
  return self->model != NULL ? sp_grid_model_get_n_columns (self->model) : 0;
}

SpGridRow *
sp_grid_find_row (SpGrid *self, int row)
{
  if (row < 0)
    return self->header;
  return g_hash_table_lookup (self->rows, GINT_TO_POINTER (row));
}

SpGridCell *
sp_grid_get_cell (SpGrid *self, int row, guint column)
{
  SpGridRow *widget;

  g_return_val_if_fail (SP_IS_GRID (self), NULL);

  widget = sp_grid_find_row (self, row);
  if (widget == NULL || column >= sp_grid_row_get_n_cells (widget))
    return NULL;
  return sp_grid_row_get_cell (widget, column);
}

static gboolean
has_focus_inside (SpGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
focus_cursor (SpGrid *self)
{
  SpGridPlace cursor = self->selection.cursor;
  SpGridCell *cell = sp_grid_get_cell (self, cursor.row, cursor.column);

  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
select_row_cells (SpGrid *self, SpGridRow *row)
{
  SpGridPlace cursor = self->selection.cursor;
  int index = sp_grid_row_get_row (row);
  gboolean single = sp_grid_selection_is_single (&self->selection);

  for (guint i = 0; i < sp_grid_row_get_n_cells (row); i++)
    sp_grid_cell_set_selected (sp_grid_row_get_cell (row, i),
                               !single && sp_grid_selection_contains (&self->selection, index, i),
                               index == cursor.row && i == cursor.column);
}

void
sp_grid_update_selection (SpGrid *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self->header != NULL)
    select_row_cells (self, self->header);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    select_row_cells (self, row);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
replaced_cb (SpGridCell *cell, const char *source, SpGrid *self)
{
  int row = sp_grid_cell_get_row (cell);
  guint column = sp_grid_cell_get_column (cell);
  g_autofree char *bold = NULL;

  if (sp_grid_cell_get_source (cell)[0] == '\0' &&
      sp_grid_model_wants_bold (self->model, row, column))
    bold = sp_inline_markup_make_bold (source);
  sp_grid_set_source (self, row, column, bold != NULL ? bold : source);
}

static void
bind_row (SpGrid *self, SpGridRow *widget, int row)
{
  guint known = sp_grid_row_get_n_cells (widget);

  sp_grid_row_bind (widget, self->model, row);
  for (guint i = known; i < sp_grid_row_get_n_cells (widget); i++)
    g_signal_connect (sp_grid_row_get_cell (widget, i), "replaced", G_CALLBACK (replaced_cb), self);
  select_row_cells (self, widget);
}

/* Makes the widgets of the rows that are to have one. */
static void
ensure_rows (SpGrid *self)
{
  GtkWidget *previous;

  if (n_columns (self) == 0)
    return;
  if (self->header == NULL)
    {
      self->header = sp_grid_row_new (self->metrics, TRUE);
      gtk_widget_insert_after (GTK_WIDGET (self->header), GTK_WIDGET (self), NULL);
      bind_row (self, self->header, -1);
    }
  previous = GTK_WIDGET (self->header);
  for (guint i = 0; i < n_rows (self); i++)
    {
      SpGridRow *row = sp_grid_find_row (self, (int) i);

      if (row == NULL)
        {
          row = sp_grid_row_new (self->metrics, FALSE);
          gtk_widget_insert_after (GTK_WIDGET (row), GTK_WIDGET (self), previous);
          g_hash_table_insert (self->rows, GINT_TO_POINTER ((int) i), row);
          bind_row (self, row, (int) i);
        }
      previous = GTK_WIDGET (row);
    }
}

/* Gives the widgets of rows that moved their new number. Returns the widgets of those that are
 * gone. */
static GPtrArray *
renumber_rows (SpGrid *self, guint position, guint removed, guint added)
{
  GPtrArray *gone = g_ptr_array_new ();
  GHashTable *rows = g_hash_table_new (NULL, NULL);
  guint kept = MIN (removed, added);
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint index = GPOINTER_TO_UINT (key);

      if (index >= position + removed)
        index = index + added - removed;
      else if (index >= position + kept)
        {
          g_ptr_array_add (gone, row);
          continue;
        }
      g_hash_table_insert (rows, GUINT_TO_POINTER (index), row);
      if (index >= position && (index < position + kept || removed != added))
        bind_row (self, row, (int) index);
    }
  g_hash_table_unref (self->rows);
  self->rows = rows;
  return gone;
}

static void
rows_changed_cb (SpGrid *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) gone = NULL;
  guint kept = MIN (removed, added);
  gboolean had_focus = has_focus_inside (self);

  if (self->editing && self->edited.row >= (int) (position + kept))
    {
      if (self->edited.row < (int) (position + removed))
        sp_grid_end_edit (self, TRUE);
      else
        self->edited.row += (int) added - (int) removed;
    }
  sp_grid_metrics_rows_changed (self->metrics, position, removed, added);
  sp_grid_selection_rows_changed (&self->selection, position, removed, added);
  sp_grid_selection_clamp (&self->selection, n_rows (self), n_columns (self));
  gone = renumber_rows (self, position, removed, added);
  ensure_rows (self);
  if (removed != added)
    sp_grid_update_selection (self);
  if (gone->len > 0 && had_focus && !self->editing)
    focus_cursor (self);
  for (guint i = 0; i < gone->len; i++)
    gtk_widget_unparent (g_ptr_array_index (gone, i));
  sp_grid_editing_model_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
header_changed_cb (SpGrid *self)
{
  GHashTableIter iter;
  gpointer key, row;

  sp_grid_metrics_header_changed (self->metrics);
  if (self->header != NULL)
    bind_row (self, self->header, -1);
  /* The cells' names hold the header's. */
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    bind_row (self, row, GPOINTER_TO_INT (key));
  sp_grid_editing_model_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
reset_cb (SpGrid *self)
{
  GHashTableIter iter;
  gpointer key, row;
  gboolean had_focus = has_focus_inside (self);

  sp_grid_editing_model_changed (self);
  sp_grid_metrics_invalidate (self->metrics);
  sp_grid_selection_clamp (&self->selection, n_rows (self), n_columns (self));
  if (n_columns (self) == 0 && self->header != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->header));
      self->header = NULL;
    }
  else if (self->header != NULL)
    bind_row (self, self->header, -1);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      if (GPOINTER_TO_UINT (key) < n_rows (self))
        {
          bind_row (self, row, GPOINTER_TO_INT (key));
          continue;
        }
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (row);
    }
  ensure_rows (self);
  sp_grid_update_selection (self);
  if (had_focus && !self->editing)
    focus_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

SpGrid *
sp_grid_new (void)
{
  return g_object_new (SP_TYPE_GRID, NULL);
}

void
sp_grid_set_model (SpGrid *self, SpGridModel *model)
{
  g_return_if_fail (SP_IS_GRID (self));
  g_return_if_fail (model == NULL || SP_IS_GRID_MODEL (model));

  if (model == self->model)
    return;
  sp_grid_end_edit (self, TRUE);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  sp_grid_metrics_set_model (self->metrics, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "rows-changed", G_CALLBACK (rows_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "header-changed", G_CALLBACK (header_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
    }
  self->selection = (SpGridSelection){ 0 };
  reset_cb (self);
}

SpGridModel *
sp_grid_get_model (SpGrid *self)
{
  g_return_val_if_fail (SP_IS_GRID (self), NULL);

  return self->model;
}

void
sp_grid_set_allow_breaks (SpGrid *self, gboolean allow)
{
  g_return_if_fail (SP_IS_GRID (self));

  self->allow_breaks = allow;
}

void
sp_grid_set_menus (SpGrid *self, GMenuModel *row_menu, GMenuModel *header_menu)
{
  g_return_if_fail (SP_IS_GRID (self));

  g_set_object (&self->row_menu, row_menu);
  g_set_object (&self->header_menu, header_menu);
}

const SpGridSelection *
sp_grid_get_selection (SpGrid *self)
{
  g_return_val_if_fail (SP_IS_GRID (self), NULL);

  return &self->selection;
}

void
sp_grid_select (SpGrid *self, SpGridPlace anchor, SpGridPlace cursor, gboolean focus)
{
  g_return_if_fail (SP_IS_GRID (self));

  if (focus)
    sp_grid_end_edit (self, TRUE);
  self->selection.anchor = anchor;
  self->selection.cursor = cursor;
  sp_grid_selection_clamp (&self->selection, n_rows (self), n_columns (self));
  ensure_rows (self);
  sp_grid_update_selection (self);
  if (focus)
    {
      focus_cursor (self);
      sp_grid_scroll_to_cursor (self);
    }
}

void
sp_grid_select_cell (SpGrid *self, int row, guint column, gboolean focus)
{
  SpGridPlace place = { row, column };

  sp_grid_select (self, place, place, focus);
}

void
sp_grid_say (SpGrid *self, const char *message)
{
  g_return_if_fail (SP_IS_GRID (self));

  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* Measures anew when the font is another one. */
static void
follow_font (SpGrid *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  if (serial == self->font_serial)
    return;
  self->font_serial = serial;
  sp_grid_metrics_invalidate (self->metrics);
}

static int
scrollbar_height (SpGrid *self)
{
  int height;

  gtk_widget_measure (self->hscrollbar, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
sp_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_grid_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  SpGrid *self = SP_GRID (widget);

  *minimum = *natural = 0;
  if (n_columns (self) == 0)
    return;
  follow_font (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = MAX (sp_grid_metrics_get_natural_width (self->metrics), *minimum);
    }
  else
    {
      int width = for_size >= 0 ? for_size : sp_grid_metrics_get_natural_width (self->metrics);
      int content = sp_grid_metrics_set_width (self->metrics, width);

      *minimum = sp_grid_metrics_get_height (self->metrics);
      if (content > width)
        *minimum += scrollbar_height (self);
      *natural = *minimum;
    }
}

/* Where the content starts: left of the widget when it is scrolled. */
static int
content_x (SpGrid *self, int content, int width)
{
  int value = (int) gtk_adjustment_get_value (self->hadjustment);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return width - content + value;
  return -value;
}

static void
allocate_row (SpGridRow *row, int x, int y, int width, int height)
{
  GtkAllocation place = { x, y, width, height };

  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
}

static void
sp_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpGrid *self = SP_GRID (widget);
  int content, x, y;

  if (n_columns (self) == 0 || self->header == NULL)
    return;
  follow_font (self);
  content = MAX (sp_grid_metrics_set_width (self->metrics, width), width);
  gtk_adjustment_configure (self->hadjustment, gtk_adjustment_get_value (self->hadjustment), 0,
                            content, 40, width, width);
  gtk_widget_set_child_visible (self->hscrollbar, content > width);
  if (content > width)
    {
      int bar = scrollbar_height (self);
      GtkAllocation place = { 0, height - bar, width, bar };

      gtk_widget_size_allocate (self->hscrollbar, &place, -1);
    }

  x = content_x (self, content, width);
  y = sp_grid_metrics_get_row_height (self->metrics, -1);
  allocate_row (self->header, x, 0, content, y);
  for (guint i = 0; i < n_rows (self); i++)
    {
      SpGridRow *row = sp_grid_find_row (self, (int) i);
      int row_height = row != NULL ? sp_grid_metrics_get_row_height (self->metrics, (int) i)
                                   : sp_grid_metrics_guess_row_height (self->metrics, (int) i);

      if (row != NULL)
        allocate_row (row, x, y, content, row_height);
      y += row_height;
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

gboolean
sp_grid_find_place (SpGrid *self, double x, double y, SpGridPlace *place)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int content, left, top = 0;

  if (n_columns (self) == 0 || width <= 0 || x < 0 || y < 0 || x >= width)
    return FALSE;
  content = MAX (sp_grid_metrics_set_width (self->metrics, width), width);
  left = content_x (self, content, width);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = content - (x - left);
  else
    x -= left;

  for (place->column = 0; place->column + 1 < n_columns (self); place->column++)
    {
      int column_width = sp_grid_metrics_get_column_width (self->metrics, place->column);

      if (x < column_width)
        break;
      x -= column_width;
    }
  for (place->row = -1; place->row < (int) n_rows (self); place->row++)
    {
      top += sp_grid_metrics_guess_row_height (self->metrics, place->row);
      if (y < top)
        return TRUE;
    }
  return FALSE;
}

static gboolean
sp_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpGrid *self = SP_GRID (widget);

  /* Within the grid its keys move; what arrives here leaves it. */
  if (has_focus_inside (self))
    return FALSE;
  return focus_cursor (self);
}

static gboolean
sp_grid_grab_focus (GtkWidget *widget)
{
  return focus_cursor (SP_GRID (widget));
}

static void
sp_grid_dispose (GObject *object)
{
  SpGrid *self = SP_GRID (object);
  GtkWidget *child;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->editing = FALSE;
  if (self->editor != NULL && gtk_widget_get_parent (GTK_WIDGET (self->editor)) != NULL)
    sp_grid_cell_set_editor (SP_GRID_CELL (gtk_widget_get_parent (GTK_WIDGET (self->editor))),
                             NULL);
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  g_hash_table_remove_all (self->rows);
  self->header = NULL;
  self->hscrollbar = NULL;
  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->header_menu);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sp_grid_parent_class)->dispose (object);
}

static void
sp_grid_finalize (GObject *object)
{
  SpGrid *self = SP_GRID (object);

  g_hash_table_unref (self->rows);
  sp_grid_metrics_free (self->metrics);
  g_free (self->edited_before);

  G_OBJECT_CLASS (sp_grid_parent_class)->finalize (object);
}

static void
sp_grid_class_init (SpGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_grid_dispose;
  object_class->finalize = sp_grid_finalize;

  widget_class->focus = sp_grid_focus;
  widget_class->get_request_mode = sp_grid_get_request_mode;
  widget_class->grab_focus = sp_grid_grab_focus;
  widget_class->measure = sp_grid_measure;
  widget_class->size_allocate = sp_grid_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "datagrid");
  sp_grid_actions_install_keys (widget_class);

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_grid_init (SpGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->rows = g_hash_table_new (NULL, NULL);
  self->metrics = sp_grid_metrics_new (gtk_widget_create_pango_layout (widget, NULL));
  self->hadjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->hadjustment, "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  self->hscrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->hadjustment);
  gtk_widget_set_parent (self->hscrollbar, widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  sp_grid_editing_init (self);
  sp_grid_keys_init (self);
  sp_grid_pointer_init (self);
}
