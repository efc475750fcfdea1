/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-columns.h"

/* How wide a column is where not all fit. */
#define COMFORTABLE 220

/* The names of a table of two columns take no more than this part of it. */
#define NAMES_NUMERATOR   2
#define NAMES_DENOMINATOR 5

/* The widest that a column that is not to be wider than @limit can use. */
static int
wanted (const SpGridColumn *column, int limit)
{
  return CLAMP (column->natural, column->minimum, MAX (column->minimum, limit));
}

static int
sum_wanted (const SpGridColumn *columns, guint n, int limit)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    if (columns[i].fixed == 0)
      sum += wanted (&columns[i], limit);
  return sum;
}

/* The greatest common limit under which the columns fit in @total. */
static int
find_limit (const SpGridColumn *columns, guint n, int total)
{
  int low = 0;
  int high = total;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (sum_wanted (columns, n, middle) <= total)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* Gives @spare pixels to the columns that are not fixed: to the last of two, else to all by their
 * width. */
static void
give_spare (const SpGridColumn *columns, guint n, int spare, int *widths)
{
  int base = 0;
  int given = 0;
  int last = -1;

  for (guint i = 0; i < n; i++)
    if (columns[i].fixed == 0)
      {
        base += widths[i];
        last = (int) i;
      }
  if (last < 0 || spare <= 0)
    return;
  for (guint i = 0; n != 2 && i < n; i++)
    if (columns[i].fixed == 0 && base > 0)
      {
        int share = (int) ((gint64) spare * widths[i] / base);

        widths[i] += share;
        given += share;
      }
  widths[last] += spare - given;
}

int
sp_grid_columns_share (const SpGridColumn *columns, guint n, int total, int *widths)
{
  g_autofree SpGridColumn *wishes = NULL;
  int free_total = total;
  int sum = 0;
  int limit;

  g_return_val_if_fail (n == 0 || (columns != NULL && widths != NULL), 0);

  if (n == 0)
    return 0;
  wishes = g_memdup2 (columns, n * sizeof *columns);
  if (n == 2 && wishes[0].fixed == 0 && wishes[1].fixed == 0)
    {
      int most = total * NAMES_NUMERATOR / NAMES_DENOMINATOR;

      wishes[0].natural = MIN (wishes[0].natural, MAX (most, wishes[0].minimum));
    }
  for (guint i = 0; i < n; i++)
    free_total -= wishes[i].fixed;
  limit = find_limit (wishes, n, MAX (free_total, 0));
  /* What must be scrolled anyway need not be as narrow as can be. */
  if (sum_wanted (wishes, n, 0) > free_total)
    limit = COMFORTABLE;
  for (guint i = 0; i < n; i++)
    {
      widths[i] = wishes[i].fixed > 0 ? wishes[i].fixed : wanted (&wishes[i], limit);
      sum += widths[i];
    }
  give_spare (wishes, n, total - sum, widths);
  sum = 0;
  for (guint i = 0; i < n; i++)
    sum += widths[i];
  return sum;
}
