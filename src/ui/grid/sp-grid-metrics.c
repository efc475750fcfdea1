/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-metrics.h"

#include "sp-grid-columns.h"
#include "sp-inline-markup.h"

/* Columns take their width from so many rows: in a longer table the others are much the same, and
 * measuring them all would keep the person waiting. */
#define SAMPLE_ROWS 200

/* Up to so many rows every height is exact. */
#define EXACT_ROWS 200

/* A column's longest word asks for no more than this, and any column for no less than that. */
#define MOST_MINIMUM  140
#define LEAST_MINIMUM 64
#define MOST_NATURAL  480

/* A box above asks for the height at a few widths in turn. */
#define N_LAYOUTS 3

/* What one row of the sample asks of one column; -1 when it is to be measured. */
typedef struct
{
  int minimum;
  int natural;
} Wish;

/* Widths and heights for one width of the whole. */
typedef struct
{
  int total;
  int content;
  int *widths;
  GArray *heights; /* int, the header's first: 0 when unknown, below when guessed */
  guint64 used;
} Layout;

struct _SpGridMetrics
{
  PangoLayout *layout;
  SpGridModel *model;

  guint n_columns;
  GArray *wishes; /* Wish, n_columns for the header, then for each row of the sample */
  SpGridColumn *columns;
  gboolean columns_valid;

  Layout layouts[N_LAYOUTS];
  Layout *current;
  guint64 clock;

  int edited_row;
  guint edited_column;
  char *edited_text;
  gboolean edited_bold;

  int line_height;
  int char_width;
};

static void
load_text (SpGridMetrics *self, int row, guint column)
{
  PangoAttrList *attributes;

  if (row == self->edited_row && column == self->edited_column && self->edited_text != NULL)
    {
      attributes = pango_attr_list_new ();
      if (self->edited_bold)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_text (self->layout, self->edited_text, -1);
    }
  else
    {
      g_autoptr (SpInlineMarkup) markup =
          sp_inline_markup_new (sp_grid_model_get_cell (self->model, row, column));

      attributes = pango_attr_list_copy (sp_inline_markup_get_attributes (markup));
      if (row < 0)
        pango_attr_list_insert_before (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_text (self->layout, sp_inline_markup_get_text (markup), -1);
    }
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
measure_wish (SpGridMetrics *self, int row, guint column, Wish *wish)
{
  int width;

  load_text (self, row, column);
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  wish->natural = CLAMP (width + 1 + 2 * SP_GRID_PAD_X, LEAST_MINIMUM, MOST_NATURAL);
  wish->minimum = wish->natural;
  if (wish->natural > MOST_MINIMUM)
    {
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
      pango_layout_set_width (self->layout, 0);
      pango_layout_get_pixel_size (self->layout, &width, NULL);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      wish->minimum = CLAMP (width + 1 + 2 * SP_GRID_PAD_X, LEAST_MINIMUM, MOST_MINIMUM);
    }
}

static void
forget_heights (Layout *layout)
{
  if (layout->heights != NULL && layout->heights->len > 0)
    memset (layout->heights->data, 0, layout->heights->len * sizeof (int));
}

static void
share_width (SpGridMetrics *self, Layout *layout)
{
  g_autofree int *widths = g_new0 (int, MAX (self->n_columns, 1));
  guint n_heights = sp_grid_model_get_n_rows (self->model) + 1;

  layout->content = sp_grid_columns_share (self->columns, self->n_columns, layout->total, widths);
  if (layout->widths == NULL ||
      memcmp (layout->widths, widths, self->n_columns * sizeof (int)) != 0)
    {
      g_free (layout->widths);
      layout->widths = g_steal_pointer (&widths);
      if (layout->heights != NULL)
        forget_heights (layout);
    }
  if (layout->heights == NULL)
    layout->heights = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (layout->heights, n_heights);
}

/* Makes sure that the columns' wishes are known, and every layout follows them. While a cell is
 * edited the columns stay. */
static void
validate_columns (SpGridMetrics *self)
{
  guint n_rows;

  if (self->columns_valid || self->model == NULL)
    return;
  if (self->columns != NULL && self->edited_text != NULL)
    return;

  n_rows = MIN (sp_grid_model_get_n_rows (self->model), SAMPLE_ROWS);
  if (self->columns == NULL)
    self->columns = g_new0 (SpGridColumn, MAX (self->n_columns, 1));
  for (guint column = 0; column < self->n_columns; column++)
    self->columns[column].minimum = self->columns[column].natural = LEAST_MINIMUM;
  for (guint i = 0; i < (n_rows + 1) * self->n_columns; i++)
    {
      SpGridColumn *column = &self->columns[i % self->n_columns];
      Wish *wish = &g_array_index (self->wishes, Wish, i);

      if (wish->natural < 0)
        measure_wish (self, (int) (i / self->n_columns) - 1, i % self->n_columns, wish);
      column->natural = MAX (column->natural, wish->natural);
      column->minimum = MAX (column->minimum, wish->minimum);
    }
  self->columns_valid = TRUE;
  for (guint i = 0; i < N_LAYOUTS; i++)
    if (self->layouts[i].widths != NULL)
      share_width (self, &self->layouts[i]);
}

static void
clear_layouts (SpGridMetrics *self)
{
  for (guint i = 0; i < N_LAYOUTS; i++)
    {
      g_clear_pointer (&self->layouts[i].widths, g_free);
      g_clear_pointer (&self->layouts[i].heights, g_array_unref);
      self->layouts[i].total = -1;
      self->layouts[i].used = 0;
    }
  self->current = NULL;
}

/* Keeps the wishes of the header and the sample, as many as there are rows. */
static void
fit_sample (SpGridMetrics *self)
{
  static const Wish unknown = { -1, -1 };
  guint n_rows = MIN (sp_grid_model_get_n_rows (self->model), SAMPLE_ROWS);
  guint n = (n_rows + 1) * self->n_columns;

  if (self->wishes->len > n)
    g_array_set_size (self->wishes, n);
  while (self->wishes->len < n)
    g_array_append_val (self->wishes, unknown);
}

SpGridMetrics *
sp_grid_metrics_new (PangoLayout *layout)
{
  SpGridMetrics *self = g_new0 (SpGridMetrics, 1);

  self->layout = layout;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  self->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  self->edited_row = SP_GRID_NO_ROW;
  clear_layouts (self);
  return self;
}

void
sp_grid_metrics_free (SpGridMetrics *self)
{
  if (self == NULL)
    return;
  clear_layouts (self);
  g_array_unref (self->wishes);
  g_free (self->columns);
  g_free (self->edited_text);
  g_object_unref (self->layout);
  g_free (self);
}

void
sp_grid_metrics_set_model (SpGridMetrics *self, SpGridModel *model)
{
  self->model = model;
  g_clear_pointer (&self->columns, g_free);
  sp_grid_metrics_set_edited (self, SP_GRID_NO_ROW, 0, NULL, FALSE);
  sp_grid_metrics_invalidate (self);
}

void
sp_grid_metrics_invalidate (SpGridMetrics *self)
{
  guint n_columns = self->model != NULL ? sp_grid_model_get_n_columns (self->model) : 0;

  pango_layout_context_changed (self->layout);
  self->line_height = 0;
  clear_layouts (self);
  if (n_columns != self->n_columns)
    g_clear_pointer (&self->columns, g_free);
  self->n_columns = n_columns;
  self->columns_valid = FALSE;
  g_array_set_size (self->wishes, 0);
  if (self->model != NULL)
    fit_sample (self);
}

void
sp_grid_metrics_rows_changed (SpGridMetrics *self, guint position, guint removed, guint added)
{
  guint n_known = self->n_columns > 0 ? self->wishes->len / self->n_columns : 0;
  guint first = position + 1;
  guint n_gone = first < n_known ? MIN (removed, n_known - first) : 0;
  guint n_new = first < n_known || position < SAMPLE_ROWS ? MIN (added, SAMPLE_ROWS) : 0;

  if (self->model == NULL || self->n_columns == 0)
    return;
  if (n_gone > 0)
    g_array_remove_range (self->wishes, first * self->n_columns, n_gone * self->n_columns);
  if (n_new > 0 && first * self->n_columns <= self->wishes->len)
    {
      g_autofree Wish *unknown = g_new (Wish, n_new * self->n_columns);

      for (guint i = 0; i < n_new * self->n_columns; i++)
        unknown[i].minimum = unknown[i].natural = -1;
      g_array_insert_vals (self->wishes, first * self->n_columns, unknown, n_new * self->n_columns);
    }
  fit_sample (self);
  self->columns_valid = FALSE;

  for (guint i = 0; i < N_LAYOUTS; i++)
    {
      GArray *heights = self->layouts[i].heights;
      g_autofree int *zeros = NULL;

      if (heights == NULL || first + removed > heights->len)
        continue;
      if (removed > 0)
        g_array_remove_range (heights, first, removed);
      zeros = g_new0 (int, added + 1);
      if (added > 0)
        g_array_insert_vals (heights, first, zeros, added);
    }
}

void
sp_grid_metrics_header_changed (SpGridMetrics *self)
{
  for (guint i = 0; i < self->n_columns && i < self->wishes->len; i++)
    g_array_index (self->wishes, Wish, i).natural = -1;
  for (guint i = 0; i < N_LAYOUTS; i++)
    if (self->layouts[i].heights != NULL && self->layouts[i].heights->len > 0)
      g_array_index (self->layouts[i].heights, int, 0) = 0;
  self->columns_valid = FALSE;
}

static void
forget_height (SpGridMetrics *self, int row)
{
  for (guint i = 0; i < N_LAYOUTS; i++)
    {
      GArray *heights = self->layouts[i].heights;

      if (heights != NULL && row + 1 >= 0 && (guint) (row + 1) < heights->len)
        g_array_index (heights, int, row + 1) = 0;
    }
}

void
sp_grid_metrics_set_edited (SpGridMetrics *self,
                            int row,
                            guint column,
                            const char *text,
                            gboolean bold)
{
  forget_height (self, self->edited_row);
  self->edited_row = row;
  self->edited_column = column;
  g_free (self->edited_text);
  self->edited_text = row == SP_GRID_NO_ROW ? NULL : g_strdup (text);
  self->edited_bold = bold;
  forget_height (self, row);
}

void
sp_grid_metrics_fix_column (SpGridMetrics *self, guint column, int width)
{
  validate_columns (self);
  if (column >= self->n_columns || self->columns == NULL)
    return;
  self->columns[column].fixed = width;
  for (guint i = 0; i < N_LAYOUTS; i++)
    if (self->layouts[i].widths != NULL)
      share_width (self, &self->layouts[i]);
}

int
sp_grid_metrics_get_natural_width (SpGridMetrics *self)
{
  int width = 0;

  validate_columns (self);
  for (guint i = 0; self->columns != NULL && i < self->n_columns; i++)
    width += self->columns[i].fixed > 0 ? self->columns[i].fixed : self->columns[i].natural;
  return width;
}

int
sp_grid_metrics_get_column_natural (SpGridMetrics *self, guint column)
{
  validate_columns (self);
  return column < self->n_columns && self->columns != NULL ? self->columns[column].natural : 0;
}

int
sp_grid_metrics_set_width (SpGridMetrics *self, int width)
{
  Layout *layout = &self->layouts[0];

  if (self->model == NULL)
    return 0;
  validate_columns (self);
  for (guint i = 0; i < N_LAYOUTS; i++)
    {
      if (self->layouts[i].total == width && self->layouts[i].widths != NULL)
        {
          layout = &self->layouts[i];
          break;
        }
      if (self->layouts[i].used < layout->used)
        layout = &self->layouts[i];
    }
  if (layout->total != width || layout->widths == NULL)
    {
      layout->total = width;
      share_width (self, layout);
    }
  layout->used = ++self->clock;
  self->current = layout;
  return layout->content;
}

gboolean
sp_grid_metrics_has_width (SpGridMetrics *self)
{
  return self->current != NULL;
}

int
sp_grid_metrics_get_column_width (SpGridMetrics *self, guint column)
{
  g_return_val_if_fail (self->current != NULL, 0);

  return column < self->n_columns ? self->current->widths[column] : 0;
}

static int
get_line_height (SpGridMetrics *self)
{
  if (self->line_height == 0)
    {
      int width;

      pango_layout_set_attributes (self->layout, NULL);
      pango_layout_set_width (self->layout, -1);
      pango_layout_set_text (self->layout, "abcdefghijklmnopqrstuvwxyz", -1);
      pango_layout_get_pixel_size (self->layout, &width, &self->line_height);
      self->char_width = MAX (width / 26, 1);
    }
  return self->line_height;
}

int
sp_grid_metrics_get_row_height (SpGridMetrics *self, int row)
{
  int *known;
  int height;

  g_return_val_if_fail (self->current != NULL, 0);
  g_return_val_if_fail ((guint) (row + 1) < self->current->heights->len, 0);

  known = &g_array_index (self->current->heights, int, row + 1);
  if (*known > 0)
    return *known;
  height = get_line_height (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      int cell_height;

      load_text (self, row, i);
      pango_layout_set_width (self->layout,
                              MAX (self->current->widths[i] - 2 * SP_GRID_PAD_X, 1) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layout, NULL, &cell_height);
      height = MAX (height, cell_height);
    }
  /* One pixel for the line below. */
  *known = height + 2 * SP_GRID_PAD_Y + 1;
  return *known;
}

int
sp_grid_metrics_guess_row_height (SpGridMetrics *self, int row)
{
  guint n_rows = self->current->heights->len;
  int most = 1;
  int *known;

  g_return_val_if_fail (self->current != NULL, 0);

  known = &g_array_index (self->current->heights, int, row + 1);
  if (*known != 0)
    return ABS (*known);
  if (n_rows <= EXACT_ROWS || row < 0)
    return sp_grid_metrics_get_row_height (self, row);
  get_line_height (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      int inside = MAX (self->current->widths[i] - 2 * SP_GRID_PAD_X, 1);
      int length = (int) strlen (sp_grid_model_get_cell (self->model, row, i));

      most = MAX (most, (length * self->char_width + inside - 1) / inside);
    }
  *known = -(most * self->line_height + 2 * SP_GRID_PAD_Y + 1);
  return -*known;
}

int
sp_grid_metrics_get_height (SpGridMetrics *self)
{
  int height = 0;

  if (self->current == NULL)
    return 0;
  for (guint i = 0; i < self->current->heights->len; i++)
    height += sp_grid_metrics_guess_row_height (self, (int) i - 1);
  return height;
}
