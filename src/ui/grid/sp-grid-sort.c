/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-sort.h"

#include <string.h>

/* A row with those that go on with it. */
typedef struct
{
  guint first;
  guint n;
  gboolean blank;
  gboolean has_number;
  double number;
  char *key;
} Group;

typedef struct
{
  gboolean by_number;
  gboolean descending;
} Order;

static void
clear_group (gpointer data)
{
  g_free (((Group *) data)->key);
}

/* The number that @text begins with, behind a currency sign or the like. */
static gboolean
read_number (const char *text, double *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean found = FALSE;

  while (*text != '\0' && !g_ascii_isdigit (*text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isalpha (c))
        return FALSE;
      if (c == '-')
        g_string_append_c (digits, '-');
      text = g_utf8_next_char (text);
    }
  for (; g_ascii_isdigit (*text) || *text == '.' || *text == ','; text++)
    if (*text != ',')
      {
        g_string_append_c (digits, *text);
        found = TRUE;
      }
  *number = g_ascii_strtod (digits->str, NULL);
  return found;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Group *left = a, *right = b;
  const Order *order = user_data;
  int difference;

  if (left->blank || right->blank)
    return left->blank - right->blank;
  if (order->by_number)
    difference = (left->number > right->number) - (left->number < right->number);
  else
    difference = strcmp (left->key, right->key);
  return order->descending ? -difference : difference;
}

guint *
sp_grid_model_sort_rows (SpGridModel *model, guint column, gboolean descending)
{
  guint n_rows = sp_grid_model_get_n_rows (model);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  Order order = { TRUE, descending };
  guint *sorted = g_new (guint, MAX (n_rows, 1));
  guint at = 0;

  g_array_set_clear_func (groups, clear_group);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = NULL;
      Group group = { row, 1, FALSE, FALSE, 0, NULL };

      if (groups->len > 0 && sp_grid_model_get_cell (model, (int) row, 0)[0] == '\0')
        {
          g_array_index (groups, Group, groups->len - 1).n++;
          continue;
        }
      text = sp_markdown_to_plain (sp_grid_model_get_cell (model, (int) row, column));
      group.blank = text[0] == '\0';
      group.has_number = read_number (text, &group.number);
      group.key = g_utf8_collate_key_for_filename (text, -1);
      order.by_number = order.by_number && (group.blank || group.has_number);
      g_array_append_val (groups, group);
    }
  /* Equal ones stay as they are: the sort is stable. */
  g_qsort_with_data (groups->data, (int) groups->len, sizeof (Group), compare_groups, &order);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      for (guint k = 0; k < group->n; k++)
        sorted[at++] = group->first + k;
    }
  return sorted;
}
