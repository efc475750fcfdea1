/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-row.h"

struct _SpGridRow
{
  GtkWidget parent_instance;

  SpGridMetrics *metrics; /* borrowed */
  GPtrArray *cells;       /* SpGridCell, borrowed from the widget tree */
  char *name;             /* for assistive technology */
  int row;
  gboolean header;
};

G_DEFINE_FINAL_TYPE (SpGridRow, sp_grid_row, GTK_TYPE_WIDGET)

SpGridRow *
sp_grid_row_new (SpGridMetrics *metrics, gboolean header)
{
  SpGridRow *self = g_object_new (SP_TYPE_GRID_ROW, NULL);

  self->metrics = metrics;
  self->header = header;
  if (header)
    gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  return self;
}

void
sp_grid_row_bind (SpGridRow *self, SpGridModel *model, int row)
{
  guint n_columns = sp_grid_model_get_n_columns (model);
  gboolean editable = sp_grid_model_get_locked_why (model) == NULL;
  g_autofree char *row_name = NULL;

  g_return_if_fail (SP_IS_GRID_ROW (self));

  self->row = row;
  while (self->cells->len > n_columns)
    {
      gtk_widget_unparent (g_ptr_array_index (self->cells, self->cells->len - 1));
      g_ptr_array_set_size (self->cells, (gint) self->cells->len - 1);
    }
  while (self->cells->len < n_columns)
    {
      SpGridCell *cell = sp_grid_cell_new (self->header);

      gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
      if (self->cells->len == 0)
        gtk_widget_add_css_class (GTK_WIDGET (cell), "first");
      g_ptr_array_add (self->cells, cell);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      SpGridCell *cell = g_ptr_array_index (self->cells, i);
      g_autofree char *name = sp_grid_model_get_cell_name (model, row, i);

      sp_grid_cell_set_position (cell, row, i);
      sp_grid_cell_set_content (cell, sp_grid_model_get_cell (model, row, i), name,
                                sp_grid_model_get_align (model, i), editable);
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 2,
                                  -1);
  row_name = sp_grid_model_get_row_name (model, row);
  if (g_strcmp0 (row_name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&row_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
}

int
sp_grid_row_get_row (SpGridRow *self)
{
  g_return_val_if_fail (SP_IS_GRID_ROW (self), -1);

  return self->row;
}

guint
sp_grid_row_get_n_cells (SpGridRow *self)
{
  g_return_val_if_fail (SP_IS_GRID_ROW (self), 0);

  return self->cells->len;
}

SpGridCell *
sp_grid_row_get_cell (SpGridRow *self, guint column)
{
  g_return_val_if_fail (SP_IS_GRID_ROW (self), NULL);
  g_return_val_if_fail (column < self->cells->len, NULL);

  return g_ptr_array_index (self->cells, column);
}

static void
sp_grid_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = 0;
}

void
sp_grid_row_place_cells (SpGridRow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = SP_GRID_GUTTER;

  g_return_if_fail (SP_IS_GRID_ROW (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      int cell_width = sp_grid_metrics_get_column_width (self->metrics, i);
      GtkAllocation place = { rtl ? width - x - cell_width : x, 0, cell_width, height };

      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (cell, &place, -1);
      x += cell_width;
    }
}

static void
sp_grid_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  sp_grid_row_place_cells (SP_GRID_ROW (widget));
}

static void
sp_grid_row_dispose (GObject *object)
{
  SpGridRow *self = SP_GRID_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_grid_row_parent_class)->dispose (object);
}

static void
sp_grid_row_finalize (GObject *object)
{
  SpGridRow *self = SP_GRID_ROW (object);

  g_ptr_array_unref (self->cells);
  g_free (self->name);

  G_OBJECT_CLASS (sp_grid_row_parent_class)->finalize (object);
}

static void
sp_grid_row_class_init (SpGridRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_grid_row_dispose;
  object_class->finalize = sp_grid_row_finalize;

  widget_class->measure = sp_grid_row_measure;
  widget_class->size_allocate = sp_grid_row_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_set_css_name (widget_class, "gridrow");
}

static void
sp_grid_row_init (SpGridRow *self)
{
  self->cells = g_ptr_array_new ();
}
