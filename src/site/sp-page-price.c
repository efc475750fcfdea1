/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-price.h"

#include "sp-body.h"

#include <string.h>

/* The names that real pages give the row of the price. */
static gboolean
is_price_name (const char *name)
{
  static const char *const names[] = { "cost",        "cost range", "costs",   "price",
                                       "price range", "prices",     "pricing", "starting price",
                                       "fee",         NULL };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  g_strstrip (lower);
  return g_strv_contains (names, lower);
}

static char *
read_table_price (const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);

  if (sp_cells_get_n_columns (cells) < 2)
    return NULL;
  for (guint row = 0; row < sp_cells_get_n_rows (cells); row++)
    {
      const char *cell = sp_cells_get (cells, (int) row, 0);
      g_autofree char *name = NULL;

      /* Longer than any of the names with their markup. */
      if (*cell == '\0' || strlen (cell) > 60)
        continue;
      name = sp_markdown_to_plain (cell);
      if (is_price_name (name))
        return sp_markdown_to_plain (sp_cells_get (cells, (int) row, 1));
    }
  return NULL;
}

static gboolean
contains_folded (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strpbrk (text, "cCpPfF"); p != NULL; p = strpbrk (p + 1, "cCpPfF"))
    {
      if (g_ascii_strncasecmp (p, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Most pages are told apart from those with a price without looking at their tables. */
char *
sp_page_find_price (SpText *text, gsize body_start)
{
  const char *body = sp_text_get_data (text, NULL) + body_start;
  g_autoptr (SpBody) parsed = NULL;

  if (strchr (body, '|') == NULL ||
      (!contains_folded (body, "cost") && !contains_folded (body, "pric") &&
       !contains_folded (body, "fee")))
    return NULL;
  parsed = sp_body_parse (text, body_start);
  for (guint i = 0; i < sp_body_get_n_tables (parsed); i++)
    {
      char *price = read_table_price (sp_body_get_table (parsed, i));

      if (price != NULL)
        return price;
    }
  return NULL;
}
