/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-private.h"

#include "sp-grid-actions.h"

enum
{
  LEFT_BELOW,
  MESSAGE,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpGrid, sp_grid, GTK_TYPE_WIDGET)

gboolean
sp_grid_has_focus (SpGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

gboolean
sp_grid_focus_cursor (SpGrid *self)
{
  SpGridPlace cursor = self->selection.cursor;
  SpGridCell *cell = sp_grid_get_cell (self, cursor.row, cursor.column);

  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
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
    sp_grid_watch_model (self);
  self->selection = (SpGridSelection){ 0 };
  sp_grid_reset (self);
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
  sp_grid_selection_clamp (&self->selection, sp_grid_n_rows (self), sp_grid_n_columns (self));
  sp_grid_ensure_rows (self);
  sp_grid_update_selection (self);
  if (focus)
    {
      sp_grid_focus_cursor (self);
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
  if (sp_grid_n_columns (self) == 0)
    return;
  follow_font (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = MAX (sp_grid_metrics_get_natural_width (self->metrics) + SP_GRID_GUTTER, *minimum);
    }
  else
    {
      int width = for_size >= 0 ? for_size - SP_GRID_GUTTER
                                : sp_grid_metrics_get_natural_width (self->metrics);
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

/* Lays the columns out in @width. Returns: the width that they and the gutter take. */
static int
lay_out (SpGrid *self, int width)
{
  int columns = sp_grid_metrics_set_width (self->metrics, MAX (width - SP_GRID_GUTTER, 1));

  return MAX (columns + SP_GRID_GUTTER, width);
}

double
sp_grid_to_content_x (SpGrid *self, double x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int content = lay_out (self, width);
  int left = content_x (self, content, width);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? content - (x - left)
                                                                          : x - left;
}

static void
allocate_row (SpGridRow *row, int x, int y, int width, int height)
{
  GtkAllocation place = { x, y, width, height };

  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
  sp_grid_row_place_cells (row);
}

static void
sp_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpGrid *self = SP_GRID (widget);
  int content, x, y;

  if (sp_grid_n_columns (self) == 0 || self->header == NULL)
    return;
  follow_font (self);
  content = lay_out (self, width);
  gtk_adjustment_configure (self->hadjustment, gtk_adjustment_get_value (self->hadjustment), 0,
                            content, 40, width, width);
  gtk_widget_set_child_visible (self->hscrollbar, content > width);
  if (content > width)
    {
      int bar = scrollbar_height (self);
      GtkAllocation place = { 0, 0, width, bar };

      self->scrollbar_y = sp_grid_get_scrollbar_y (self, height - bar, bar);
      place.y = self->scrollbar_y;
      gtk_widget_size_allocate (self->hscrollbar, &place, -1);
    }

  x = content_x (self, content, width);
  y = sp_grid_metrics_get_row_height (self->metrics, -1);
  self->header_y = sp_grid_get_header_y (self, height - y);
  allocate_row (self->header, x, self->header_y, content, y);
  for (guint i = 0; i < sp_grid_n_rows (self); i++)
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
  if (self->suggestions != NULL)
    gtk_popover_present (GTK_POPOVER (self->suggestions));
}

gboolean
sp_grid_find_place (SpGrid *self, double x, double y, SpGridPlace *place)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int top, header_y;

  if (sp_grid_n_columns (self) == 0 || width <= 0 || x < 0 || y < 0 || x >= width)
    return FALSE;
  x = sp_grid_to_content_x (self, x) - SP_GRID_GUTTER;
  for (place->column = 0; place->column + 1 < sp_grid_n_columns (self); place->column++)
    {
      int column_width = sp_grid_metrics_get_column_width (self->metrics, place->column);

      if (x < column_width)
        break;
      x -= column_width;
    }
  place->row = -1;
  top = sp_grid_metrics_get_row_height (self->metrics, -1);
  header_y = gtk_widget_get_height (GTK_WIDGET (self)) - top;
  header_y = sp_grid_get_header_y (self, header_y);
  if (y >= header_y && y < header_y + top)
    return TRUE;
  for (place->row = 0; place->row < (int) sp_grid_n_rows (self); place->row++)
    {
      top += sp_grid_metrics_guess_row_height (self->metrics, place->row);
      if (y < top)
        return TRUE;
    }
  return FALSE;
}

/* Draws a child where it is to be by now. */
static void
snapshot_at (SpGrid *self, GtkSnapshot *snapshot, GtkWidget *child, int dy)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) dy));
  gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The header and the scrollbar cover the rows that scroll below them. */
static void
sp_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpGrid *self = SP_GRID (widget);
  int height = gtk_widget_get_height (widget);
  int header, bar;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (self->header) && child != self->hscrollbar)
      gtk_widget_snapshot_child (widget, child, snapshot);
  if (self->header == NULL)
    return;
  sp_grid_snapshot_rows (self, snapshot);
  header = gtk_widget_get_height (GTK_WIDGET (self->header));
  bar = gtk_widget_get_height (self->hscrollbar);
  snapshot_at (self, snapshot, GTK_WIDGET (self->header),
               sp_grid_get_header_y (self, height - header) - self->header_y);
  snapshot_at (self, snapshot, self->hscrollbar,
               sp_grid_get_scrollbar_y (self, height - bar, bar) - self->scrollbar_y);
}

static void
sp_grid_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_grid_parent_class)->root (widget);

  sp_grid_watch_scroller (SP_GRID (widget));
}

static void
sp_grid_unroot (GtkWidget *widget)
{
  sp_grid_unwatch_scroller (SP_GRID (widget));

  GTK_WIDGET_CLASS (sp_grid_parent_class)->unroot (widget);
}

static gboolean
sp_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpGrid *self = SP_GRID (widget);

  /* Within the grid its keys move; what arrives here leaves it, but for what stands over the
   * editor. */
  /* The arrow keys move the focus in a menu, and ask here for where to. */
  if (self->menu != NULL && gtk_widget_get_mapped (self->menu))
    return gtk_widget_child_focus (self->menu, direction);
  if (sp_grid_has_focus (self))
    return sp_grid_move_focus_over_editor (self, direction);
  return sp_grid_focus_cursor (self);
}

static gboolean
sp_grid_grab_focus (GtkWidget *widget)
{
  return sp_grid_focus_cursor (SP_GRID (widget));
}

static void
sp_grid_dispose (GObject *object)
{
  SpGrid *self = SP_GRID (object);
  GtkWidget *child;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->editing = FALSE;
  g_clear_handle_id (&self->left_idle, g_source_remove);
  if (self->editor != NULL && gtk_widget_get_parent (GTK_WIDGET (self->editor)) != NULL)
    sp_grid_cell_set_editor (SP_GRID_CELL (gtk_widget_get_parent (GTK_WIDGET (self->editor))),
                             NULL);
  sp_grid_unwatch_scroller (self);
  g_hash_table_remove_all (self->rows);
  g_ptr_array_set_size (self->spare, 0);
  self->header = NULL;
  self->hscrollbar = NULL;
  self->menu = NULL;
  self->suggestions = NULL;
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
  g_ptr_array_unref (self->spare);
  sp_grid_metrics_free (self->metrics);
  g_free (self->edited_before);
  g_strfreev (self->names);

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
  widget_class->root = sp_grid_root;
  widget_class->size_allocate = sp_grid_size_allocate;
  widget_class->snapshot = sp_grid_snapshot;
  widget_class->unroot = sp_grid_unroot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "datagrid");
  sp_grid_actions_install_keys (widget_class);

  signals[LEFT_BELOW] = g_signal_new ("left-below", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  self->spare = g_ptr_array_new ();
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
  sp_grid_resize_init (self);
}
