/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-row-advice.h"

#include <string.h>

/* Names shorter than this are not called alike for one letter: "Cost" is not "Cast". */
#define LEAST_LENGTH 6

static void
free_missing (gpointer data)
{
  SpMissingRow *row = data;

  g_free (row->name);
  g_free (row);
}

static void
free_near (gpointer data)
{
  SpNearRow *row = data;

  g_free (row->name);
  g_free (row->usual);
  g_free (row);
}

/* Letters and digits alone, without case. */
static char *
make_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
  return g_string_free (key, FALSE);
}

/* Whether one of them is the other with one character more, less, or another. */
static gboolean
differ_by_one (const char *a, const char *b)
{
  glong length_a = g_utf8_strlen (a, -1), length_b = g_utf8_strlen (b, -1);

  if (length_a > length_b)
    return differ_by_one (b, a);
  if (length_b - length_a > 1 || length_a < LEAST_LENGTH)
    return FALSE;
  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  if (*b == '\0')
    return FALSE;
  return strcmp (length_a == length_b ? g_utf8_next_char (a) : a, g_utf8_next_char (b)) == 0;
}

/* The usual row that @name is most likely meant to be; NULL for none, or when it is that. */
static const SpSchemaRow *
find_near (SpSchema *schema, const char *name)
{
  GPtrArray *rows = sp_schema_get_rows (schema);
  const SpSchemaRow *same = sp_schema_find_row (schema, name);
  const SpSchemaRow *best = NULL;
  g_autofree char *key = make_key (name);

  if (same != NULL && same->n_pages > 1)
    return strcmp (same->name, name) != 0 ? same : NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (rows, i);
      g_autofree char *row_key = make_key (row->name);

      if (row->n_pages < 2 || (best != NULL && best->n_pages >= row->n_pages))
        continue;
      if (strcmp (key, row_key) == 0 || differ_by_one (key, row_key))
        best = row;
    }
  return best;
}

static void
add_near (SpRowAdvice *self, guint row, const char *name, const SpSchemaRow *usual)
{
  SpNearRow *near = g_new0 (SpNearRow, 1);

  near->row = row;
  near->name = g_strdup (name);
  near->usual = g_strdup (usual->name);
  near->n_pages = usual->n_pages;
  g_ptr_array_add (self->near, near);
}

static gboolean
has_name (const char *const *names, const char *name)
{
  g_autofree char *key = make_key (name);

  for (; *names != NULL; names++)
    {
      g_autofree char *other = make_key (*names);

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Where a row called @name goes: never between a row and those that go on with it. */
static guint
find_place (SpSchema *schema, SpCells *cells, const char *name, const char *const *names)
{
  guint at = sp_schema_place_row (schema, name, names);

  while (at > 0 && at < sp_cells_get_n_rows (cells) &&
         sp_cells_get (cells, (int) at, 0)[0] == '\0')
    at++;
  return at;
}

SpRowAdvice *
sp_row_advice_new (const SpTable *table, SpSchema *schema)
{
  SpRowAdvice *self = g_new0 (SpRowAdvice, 1);
  GPtrArray *rows = sp_schema_get_rows (schema);
  SpCells *cells;
  g_auto (GStrv) names = NULL;
  guint n_rows;

  self->missing = g_ptr_array_new_with_free_func (free_missing);
  self->near = g_ptr_array_new_with_free_func (free_near);
  if (!sp_table_is_attributes (table))
    return self;

  cells = sp_table_get_cells (table);
  n_rows = sp_cells_get_n_rows (cells);
  names = g_new0 (char *, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    names[i] = sp_markdown_to_plain (sp_cells_get (cells, (int) i, 0));
  for (guint i = 0; i < n_rows; i++)
    {
      const SpSchemaRow *usual = names[i][0] != '\0' ? find_near (schema, names[i]) : NULL;

      /* Not when the table has that one too. */
      if (usual != NULL && !g_strv_contains ((const char *const *) names, usual->name))
        add_near (self, i, names[i], usual);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (rows, i);
      SpMissingRow *missing;
      gboolean meant = FALSE;

      for (guint k = 0; k < self->near->len; k++)
        meant = meant ||
                strcmp (((SpNearRow *) g_ptr_array_index (self->near, k))->usual, row->name) == 0;
      if (meant || row->n_pages < 2 || row->n_pages * 2 <= sp_schema_get_n_tables (schema) ||
          has_name ((const char *const *) names, row->name))
        continue;
      missing = g_new0 (SpMissingRow, 1);
      missing->name = g_strdup (row->name);
      missing->n_pages = row->n_pages;
      missing->at = find_place (schema, cells, row->name, (const char *const *) names);
      g_ptr_array_add (self->missing, missing);
    }
  return self;
}

void
sp_row_advice_free (SpRowAdvice *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->near);
  g_free (self);
}

static int
compare_frequency (gconstpointer a, gconstpointer b)
{
  const SpSchemaRow *left = *(const SpSchemaRow *const *) a;
  const SpSchemaRow *right = *(const SpSchemaRow *const *) b;

  return (int) right->n_pages - (int) left->n_pages;
}

char **
sp_row_advice_get_names (SpSchema *schema)
{
  GPtrArray *rows = sp_schema_get_rows (schema);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  char **names = g_new0 (char *, rows->len + 1);

  g_ptr_array_extend (sorted, rows, NULL, NULL);
  g_ptr_array_sort (sorted, compare_frequency);
  for (guint i = 0; i < sorted->len; i++)
    names[i] = g_strdup (((const SpSchemaRow *) g_ptr_array_index (sorted, i))->name);
  return names;
}
