/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-find.h"

#include <string.h>

typedef struct
{
  GPtrArray *matches;
  const char *data;   /* of the page */
  gunichar *needle;   /* in lower case unless case matters */
  gboolean match_case;
} Search;

static void
match_free (gpointer data)
{
  SpMatch *match = data;

  g_free (match->subject);
  g_free (match);
}

static gunichar
fold (const Search *self, gunichar character)
{
  return self->match_case ? character : g_unichar_tolower (character);
}

/* Behind the needle if it stands at @at, else NULL. */
static const char *
skip_needle (const Search *self, const char *at, const char *end)
{
  const gunichar *wanted = self->needle;

  for (; *wanted != 0; wanted++)
    {
      if (at >= end || fold (self, g_utf8_get_char (at)) != *wanted)
        return NULL;
      at = g_utf8_next_char (at);
    }
  return at;
}

/* Adds what is found in @text. @place: where the text stands in the page byte by byte, or
 * G_MAXSIZE; @whole: the bytes that spell it. */
static void
search_text (Search *self,
             SpMatchKind kind,
             const char *subject,
             const char *text,
             gsize length,
             gsize place,
             const gsize whole[2])
{
  const char *end = text + length;

  for (const char *at = text; at < end;)
    {
      const char *behind = skip_needle (self, at, end);
      SpMatch *match;

      if (behind == NULL)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      match = g_new (SpMatch, 1);
      match->kind = kind;
      match->subject = g_strdup (subject);
      match->from = (gsize) (at - text);
      match->to = (gsize) (behind - text);
      match->start = place != G_MAXSIZE ? place + match->from : whole[0];
      match->end = place != G_MAXSIZE ? place + match->to : whole[1];
      if (kind == SP_MATCH_TEXT)
        {
          match->from = match->start;
          match->to = match->end;
        }
      g_ptr_array_add (self->matches, match);
      at = behind;
    }
}

/* Adds what is found in a value that the bytes @start up to @end spell. */
static void
search_value (Search *self,
              SpMatchKind kind,
              const char *subject,
              const char *value,
              gsize start,
              gsize end)
{
  gsize length = strlen (value);
  const gsize whole[2] = { start, end };
  const char *found =
      length > 0 ? g_strstr_len (self->data + start, (gssize) (end - start), value) : NULL;

  search_text (self, kind, subject, value, length,
               found != NULL ? (gsize) (found - self->data) : G_MAXSIZE, whole);
}

/* What a field reads in the form; NULL for a switch and for nothing. */
static char *
get_field_text (const Search *self, const SpNode *node)
{
  switch (node->type)
    {
    case SP_VALUE_STRING:
    case SP_VALUE_DATE:
      return g_strdup (sp_value_get_string (node->value));
    case SP_VALUE_INTEGER:
    case SP_VALUE_FLOAT:
      return g_strndup (self->data + node->start, node->end - node->start);
    default:
      return NULL;
    }
}

static void
search_node (Search *self, const SpNode *node)
{
  g_autofree char *text = NULL;

  if (node->duplicate || node->merged || node->value == NULL)
    return;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    search_node (self, child);
  text = get_field_text (self, node);
  if (text != NULL)
    {
      g_autofree char *path = sp_node_get_path (node);

      search_value (self, SP_MATCH_FIELD, path, text, node->start, node->end);
    }
}

static void
search_table (Search *self, const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);

  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    for (guint column = 0; column < sp_cells_get_n_columns (cells); column++)
      {
        const char *cell = sp_cells_get (cells, row, column);
        char subject[64];
        gsize start, end;

        if (*cell == '\0')
          continue;
        sp_table_get_cell_span (table, row, column, &start, &end);
        g_snprintf (subject, sizeof subject, "table.%u.%d.%u", sp_table_get_index (table), row,
                    column);
        search_value (self, SP_MATCH_CELL, subject, cell, start, end);
      }
}

static gunichar *
read_needle (const char *needle, gboolean match_case)
{
  gunichar *characters = g_utf8_to_ucs4_fast (needle, -1, NULL);

  for (gunichar *at = characters; *at != 0 && !match_case; at++)
    *at = g_unichar_tolower (*at);
  return characters;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SpMatch *left = *(SpMatch *const *) a, *right = *(SpMatch *const *) b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

GPtrArray *
sp_find (SpFrontMatter *front_matter, SpBody *body, const char *needle, SpFindFlags flags)
{
  Search self = { 0 };
  g_autofree gunichar *characters = NULL;
  SpText *text;
  gsize length;

  g_return_val_if_fail (front_matter != NULL && body != NULL && needle != NULL, NULL);

  text = sp_front_matter_get_text (front_matter);
  self.matches = g_ptr_array_new_with_free_func (match_free);
  self.data = sp_text_get_data (text, &length);
  if (*needle == '\0' || !g_utf8_validate (needle, -1, NULL) ||
      !g_utf8_validate_len (self.data, length, NULL))
    return self.matches;
  self.match_case = (flags & SP_FIND_MATCH_CASE) != 0;
  self.needle = characters = read_needle (needle, self.match_case);
  if ((flags & SP_FIND_SOURCE) != 0)
    {
      search_text (&self, SP_MATCH_TEXT, "page", self.data, length, 0, NULL);
      return self.matches;
    }
  search_node (&self, sp_front_matter_get_root (front_matter));
  /* The fields of a TOML file need not stand in the order of the tree. */
  g_ptr_array_sort (self.matches, compare_places);
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);

      if (block->kind == SP_BLOCK_TABLE)
        search_table (&self, block->table);
      else
        search_text (&self, SP_MATCH_TEXT, "body", self.data + block->content_start,
                     block->content_end - block->content_start, block->content_start, NULL);
    }
  return self.matches;
}
