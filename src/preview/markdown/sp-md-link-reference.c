/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"
#include "sp-md-parser.h"

/* A label as it is compared: folded, with single spaces. */
static char *
fold_label (const char *label, int length)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  GString *result = g_string_new (NULL);
  gboolean space = FALSE;
  const char *end = label + length;

  while (label < end && (sp_md_is_space (*label) || *label == '\v' || *label == '\f'))
    label++;
  while (end > label && (sp_md_is_space (end[-1]) || end[-1] == '\v' || end[-1] == '\f'))
    end--;
  valid = g_utf8_make_valid (label, end - label);
  folded = g_utf8_casefold (valid, -1);
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (sp_md_is_space (*p))
        {
          if (!space)
            g_string_append_c (result, ' ');
          space = TRUE;
          continue;
        }
      space = FALSE;
      g_string_append_c (result, *p);
    }
  return g_string_free (result, FALSE);
}

const SpMdReference *
sp_md_find_reference (SpMdParser *self, const char *label, int length)
{
  g_autofree char *key = NULL;

  if (length > 999 || g_hash_table_size (self->references) == 0)
    return NULL;
  key = fold_label (label, length);
  return g_hash_table_lookup (self->references, key);
}

static void
add_reference (SpMdParser *self, SpMdSlice label, SpMdSlice destination, const SpMdSlice *title)
{
  SpMdReference *reference;
  char *key = fold_label (label.data, label.length);

  if (g_hash_table_contains (self->references, key))
    {
      g_free (key);
      return;
    }
  reference = sp_md_arena_alloc (self->arena, sizeof (SpMdReference));
  reference->destination = destination;
  reference->has_title = title != NULL;
  if (title != NULL)
    reference->title = *title;
  g_hash_table_insert (self->references, key, reference);
}

/* Reads one definition at the text's position. The lines that it fills are @start up to, not
 * including, @end. */
static gboolean
read_definition (SpMdParser *self, SpMdInlineText *text, int *start, int *end)
{
  SpMdSlice label;
  SpMdSlice destination;
  SpMdSlice title;
  gboolean line_ends;
  int before;
  char opener;

  sp_md_inline_skip_spaces (text);
  *start = sp_md_inline_get_line (text);
  if (sp_md_inline_peek (text) != '[')
    return FALSE;
  text->position++;
  if (!sp_md_inline_find_closure (text, '[', ']', &label) ||
      sp_md_is_blank (label.data, label.length) || sp_md_inline_peek (text) != ':')
    return FALSE;
  text->position++;
  if (!sp_md_inline_scan_destination (text, &destination))
    return FALSE;

  line_ends = sp_md_inline_is_rest_blank (text);
  *end = sp_md_inline_get_line (text);
  before = text->position;
  sp_md_inline_skip_spaces (text);
  opener = sp_md_inline_peek (text);
  if (opener != '"' && opener != '\'' && opener != '(')
    {
      if (!line_ends)
        return FALSE;
      add_reference (self, label, destination, NULL);
      (*end)++;
      return TRUE;
    }
  if (text->position == before)
    return FALSE;
  text->position++;
  if (!sp_md_inline_find_closure (text, opener, opener == '(' ? ')' : opener, &title))
    {
      if (!line_ends)
        return FALSE;
      add_reference (self, label, destination, NULL);
      sp_md_inline_next_line (text);
      (*end)++;
      return TRUE;
    }
  if (!sp_md_inline_is_rest_blank (text))
    {
      /* What looked like a title on a line of its own is not one, but goldmark keeps it. */
      if (!line_ends)
        return FALSE;
      add_reference (self, label, destination, &title);
      return TRUE;
    }
  *end = sp_md_inline_get_line (text) + 1;
  add_reference (self, label, destination, &title);
  return TRUE;
}

/* Marks lines to be dropped: no line of the source starts below 0. */
static void
mark_lines (SpMdNode *paragraph, int start, int end)
{
  for (int i = start; i < MIN (end, paragraph->n_lines); i++)
    paragraph->lines[i].start = -1;
}

static void
drop_marked_lines (SpMdNode *paragraph)
{
  int n = 0;

  for (int i = 0; i < paragraph->n_lines; i++)
    if (paragraph->lines[i].start >= 0)
      paragraph->lines[n++] = paragraph->lines[i];
  paragraph->n_lines = n;
}

void
sp_md_transform_link_references (SpMdParser *self, SpMdNode *paragraph)
{
  SpMdInlineText text;
  int start;
  int end;
  int left;

  if (paragraph->n_lines == 0)
    return;
  left = sp_md_trim_left (self->source + paragraph->lines[0].start,
                          paragraph->lines[0].stop - paragraph->lines[0].start);
  if (self->source[paragraph->lines[0].start + left] != '[')
    return;

  sp_md_inline_text_init (&text, self, paragraph);
  while (read_definition (self, &text, &start, &end))
    mark_lines (paragraph, start, MAX (end, start + 1));
  drop_marked_lines (paragraph);
  if (paragraph->n_lines == 0)
    {
      SpMdNode *empty = sp_md_node_new (self->arena, SP_MD_TEXT_BLOCK);

      empty->blank_before = paragraph->blank_before;
      empty->offset = paragraph->offset;
      sp_md_node_replace (paragraph, empty);
    }
}
