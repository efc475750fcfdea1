/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-toml-lines.h"

#include <string.h>

gsize
sp_toml_find_end (const SpNode *node)
{
  const SpTomlNode *self = SP_TOML_NODE (node);
  gsize end = self->kind == SP_TOML_TABLE ? self->body_end : 0;

  if (self->kind == SP_TOML_VALUE)
    return node->entry_end;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    end = MAX (end, sp_toml_find_end (child));
  return end;
}

const SpTomlNode *
sp_toml_find_header (const SpNode *node)
{
  const SpTomlNode *first = NULL;

  if (SP_TOML_NODE (node)->kind == SP_TOML_VALUE)
    return NULL;
  if (SP_TOML_NODE (node)->kind == SP_TOML_TABLE && node->parent != NULL)
    first = SP_TOML_NODE (node);
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      const SpTomlNode *inner = sp_toml_find_header (child);

      if (inner != NULL && (first == NULL || inner->header_start < first->header_start))
        first = inner;
    }
  return first;
}

const SpTomlNode *
sp_toml_find_pair (const SpNode *node, gboolean last)
{
  const SpTomlNode *found = NULL;

  if (SP_TOML_NODE (node)->kind == SP_TOML_VALUE)
    return SP_TOML_NODE (node);
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      const SpTomlNode *pair = NULL;

      if (SP_TOML_NODE (child)->kind == SP_TOML_VALUE ||
          SP_TOML_NODE (child)->kind == SP_TOML_DOTTED)
        pair = sp_toml_find_pair (child, last);
      if (pair != NULL && (found == NULL || last == (pair->pair_start > found->pair_start)))
        found = pair;
    }
  return found;
}

static gsize
get_line_start (SpFrontMatter *front_matter, gsize at)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  gsize start, line = sp_text_get_line_start (text, sp_text_get_line_at (text, at));

  sp_front_matter_get_content_span (front_matter, &start, NULL);
  return MAX (line, start);
}

static gsize
get_start (SpFrontMatter *front_matter)
{
  gsize start;

  sp_front_matter_get_content_span (front_matter, &start, NULL);
  return start;
}

static char
first_of_line (SpFrontMatter *front_matter, gsize at)
{
  const char *data = sp_text_get_data (sp_front_matter_get_text (front_matter), NULL);
  gsize end;

  sp_front_matter_get_content_span (front_matter, NULL, &end);
  while (at < end && (data[at] == ' ' || data[at] == '\t' || data[at] == '\r'))
    at++;
  return at < end ? data[at] : '\n';
}

gboolean
sp_toml_is_blank_line (SpFrontMatter *front_matter, gsize at)
{
  return first_of_line (front_matter, at) == '\n';
}

gboolean
sp_toml_follows_line (SpFrontMatter *front_matter, gsize at)
{
  return at > get_start (front_matter);
}

gboolean
sp_toml_follows_blank_line (SpFrontMatter *front_matter, gsize at)
{
  return sp_toml_follows_line (front_matter, at) &&
         sp_toml_is_blank_line (front_matter, get_line_start (front_matter, at - 1));
}

/* The greatest end of a line with a field or header that is not behind @at. What is between the two
 * are comments and blank lines, no lines of a text. */
static gsize
find_field_before (const SpNode *node, gsize at)
{
  const SpTomlNode *self = SP_TOML_NODE (node);
  gsize found = 0;

  if (self->kind == SP_TOML_VALUE)
    return node->entry_end <= at ? node->entry_end : 0;
  if (self->kind == SP_TOML_TABLE && self->body_start <= at)
    found = self->body_start;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    found = MAX (found, find_field_before (child, at));
  return found;
}

gsize
sp_toml_find_comments (SpFrontMatter *front_matter, gsize at)
{
  gsize least = find_field_before (sp_front_matter_get_root (front_matter), at);

  while (at > least)
    {
      gsize above = get_line_start (front_matter, at - 1);

      if (first_of_line (front_matter, above) != '#')
        break;
      at = above;
    }
  return at;
}

static gsize
skip_blank_line (SpFrontMatter *front_matter, gsize at)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  gsize end;

  sp_front_matter_get_content_span (front_matter, NULL, &end);
  if (!sp_toml_is_blank_line (front_matter, at))
    return at;
  return MIN (end, sp_text_get_line_start (text, sp_text_get_line_at (text, at) + 1));
}

/* A blank line between two tables that both go is removed with one of them. */
static void
leave_out_removed (SpEditList *edits, gsize *start, gsize *end)
{
  for (guint i = 0; i < sp_edit_list_get_n_edits (edits); i++)
    {
      const SpEdit *edit = sp_edit_list_get (edits, i);

      if (edit->start <= *start && edit->end > *start)
        *start = edit->end;
      else if (edit->start > *start && edit->start < *end)
        *end = edit->start;
    }
}

void
sp_toml_remove_lines (SpFrontMatter *front_matter,
                      gsize start,
                      gsize end,
                      gboolean with_blank,
                      SpEditList *edits)
{
  gsize comments = sp_toml_find_comments (front_matter, start);

  if (comments < start && sp_toml_follows_blank_line (front_matter, comments))
    start = comments;
  if (with_blank && sp_toml_follows_blank_line (front_matter, start) &&
      sp_toml_is_blank_line (front_matter, end))
    start = get_line_start (front_matter, start - 1);
  else if (with_blank && !sp_toml_follows_line (front_matter, start))
    end = skip_blank_line (front_matter, end);
  if (with_blank)
    leave_out_removed (edits, &start, &end);
  sp_edit_list_add (edits, start, end, "", 0);
}

void
sp_toml_insert_lines (SpFrontMatter *front_matter, gsize at, const char *lines, SpEditList *edits)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  g_autofree char *insertion = NULL;

  if (sp_toml_follows_line (front_matter, at) && sp_text_get_data (text, NULL)[at - 1] != '\n')
    insertion = g_strconcat (sp_text_get_newline_at (text, at), lines, NULL);
  sp_edit_list_add (edits, at, at, insertion != NULL ? insertion : lines, -1);
}

void
sp_toml_insert_table (SpFrontMatter *front_matter, gsize at, const char *lines, SpEditList *edits)
{
  const char *newline = sp_text_get_newline_at (sp_front_matter_get_text (front_matter), at);
  gboolean before =
      sp_toml_follows_line (front_matter, at) && !sp_toml_follows_blank_line (front_matter, at);
  gboolean after = !sp_toml_is_blank_line (front_matter, at);
  g_autofree char *all = g_strconcat (before ? newline : "", lines, after ? newline : "", NULL);

  sp_toml_insert_lines (front_matter, at, all, edits);
}
