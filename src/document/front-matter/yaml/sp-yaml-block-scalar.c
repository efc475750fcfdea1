/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml-block-scalar.h"

#include <string.h>

#include "sp-yaml-fold.h"
#include "sp-yaml-scalar.h"
#include "sp-yaml-write.h"

/* The parts of a block scalar as it is written. */
typedef struct
{
  gsize header_end;
  gsize content_start; /* the start of its first line */
  gsize content_end;
  gboolean has_content;
  char chomping;       /* '-', '+' or '\0' */
  guint digit;         /* the indentation indicator, 0 when there is none */
  guint indent;        /* of the content */
  guint parent_indent; /* what the indicator counts from */
  guint blank_behind;  /* blank lines that follow and belong to nobody */
} Layout;

gsize
sp_yaml_get_header_end (const SpYamlEdit *self, const SpNode *node)
{
  gsize at = node->start + 1;

  while (at < node->end &&
         (self->data[at] == '+' || self->data[at] == '-' || g_ascii_isdigit (self->data[at])))
    at++;
  return at;
}

static guint
count_indent (const SpYamlEdit *self, gsize at, gsize end)
{
  gsize from = at;

  while (at < end && self->data[at] == ' ')
    at++;
  return (guint) (at - from);
}

static void
find_layout (const SpYamlEdit *self, const SpNode *node, Layout *layout)
{
  const SpYamlNode *yaml = (const SpYamlNode *) node;
  gsize at;

  *layout = (Layout){ 0 };
  layout->header_end = sp_yaml_get_header_end (self, node);
  for (at = node->start + 1; at < layout->header_end; at++)
    if (g_ascii_isdigit (self->data[at]))
      layout->digit = (guint) (self->data[at] - '0');
    else
      layout->chomping = self->data[at];
  layout->parent_indent =
      sp_yaml_get_column (self->front_matter, node->key != NULL ? node->key_start : yaml->mark);
  layout->content_start = sp_yaml_edit_next_line (self, layout->header_end);
  layout->content_end = node->end;
  layout->has_content = node->end > layout->header_end;
  layout->indent = layout->parent_indent + (layout->digit > 0 ? layout->digit : 2);
  if (layout->has_content && layout->digit == 0)
    for (at = layout->content_start; at < node->end; at = sp_yaml_edit_next_line (self, at))
      if (!sp_yaml_edit_is_blank (self, at, sp_yaml_edit_line_end (self, at)))
        {
          layout->indent = count_indent (self, at, node->end);
          break;
        }
  at = sp_yaml_edit_next_line (self, node->end);
  for (; at < self->end && sp_yaml_edit_is_blank (self, at, sp_yaml_edit_line_end (self, at));
       at = sp_yaml_edit_next_line (self, at))
    layout->blank_behind++;
}

/* A first line that begins with a blank would be taken for the indentation. */
static gboolean
needs_digit (const char *text)
{
  for (;;)
    {
      if (*text == ' ' || *text == '\t')
        return TRUE;
      if (*text != '\n')
        return FALSE;
      text++;
    }
}

static guint
count_line_feeds (const char *text, gsize length)
{
  guint n = 0;

  while (n < length && text[length - 1 - n] == '\n')
    n++;
  return n;
}

/* The chomping indicator that gives @n line feeds at the end: the present one if it does. */
static gboolean
choose_chomping (const Layout *layout, guint n, char *chomping)
{
  if (layout->chomping == '+' && n >= 1)
    *chomping = '+';
  else
    *chomping = n == 0 ? '-' : n == 1 ? '\0' : '+';
  /* Blank lines behind a scalar count when it keeps its line feeds. */
  return *chomping != '+' || layout->chomping == '+' || layout->blank_behind == 0;
}

static char *
spell_header (const SpYamlEdit *self,
              const SpNode *node,
              const Layout *layout,
              char chomping,
              guint digit)
{
  GString *header = g_string_new (NULL);

  if (chomping == layout->chomping && digit == layout->digit)
    g_string_append_len (header, self->data + node->start,
                         (gssize) (layout->header_end - node->start));
  else
    {
      g_string_append_c (header, self->data[node->start]);
      if (digit > 0)
        g_string_append_printf (header, "%u", digit);
      if (chomping != '\0')
        g_string_append_c (header, chomping);
    }
  return g_string_free (header, FALSE);
}

static void
append_line (GString *out, guint indent, const char *line, gsize length)
{
  if (length > 0)
    sp_yaml_append_spaces (out, indent);
  g_string_append_len (out, line, (gssize) length);
}

/* The lines of @text, each but the first behind a line end; none behind the last. */
static void
append_lines (GString *out, const char *text, gsize length, guint indent, const char *newline)
{
  const char *end = text + length;

  for (;;)
    {
      const char *line_end = memchr (text, '\n', (gsize) (end - text));

      if (line_end == NULL)
        line_end = end;
      append_line (out, indent, text, (gsize) (line_end - text));
      if (line_end == end)
        return;
      g_string_append (out, newline);
      text = line_end + 1;
    }
}

static gboolean
append_folded (const SpYamlEdit *self,
               const SpNode *node,
               const Layout *layout,
               GString *out,
               const char *text,
               gsize length,
               guint indent)
{
  g_autofree char *body = g_strndup (text, length);
  g_autoptr (GPtrArray) old_lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = NULL;

  if (layout->has_content)
    for (gsize at = layout->content_start; at < node->end; at = sp_yaml_edit_next_line (self, at))
      {
        gsize end = MAX (sp_yaml_edit_line_end (self, at), at);
        gsize from = at + MIN (layout->indent, count_indent (self, at, end));

        g_ptr_array_add (old_lines, g_strndup (self->data + from, end - from));
      }
  lines = sp_yaml_fold (old_lines, body, SP_STYLE_FOLDED, FALSE);
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (i > 0)
        g_string_append (out, self->newline);
      append_line (out, indent, line, strlen (line));
    }
  return TRUE;
}

gboolean
sp_yaml_set_block_scalar (SpYamlEdit *self, const SpNode *node, const char *text)
{
  gsize length = strlen (text);
  guint feeds = count_line_feeds (text, length), digit, indent;
  g_autoptr (GString) out = NULL;
  g_autofree char *header = NULL;
  Layout layout;
  char chomping;

  if (feeds == length || !sp_yaml_is_printable (text))
    return FALSE;
  find_layout (self, node, &layout);
  if (!choose_chomping (&layout, feeds, &chomping))
    return FALSE;
  digit = layout.digit;
  indent = layout.indent;
  if (digit == 0 && needs_digit (text))
    {
      if (indent <= layout.parent_indent || indent - layout.parent_indent > 9)
        return FALSE;
      digit = indent - layout.parent_indent;
    }

  out = g_string_new (NULL);
  if (node->style == SP_STYLE_FOLDED)
    {
      if (!append_folded (self, node, &layout, out, text, length - feeds, indent))
        return FALSE;
    }
  else
    {
      append_lines (out, text, length - feeds, indent, self->newline);
    }
  for (guint i = 1; i < feeds; i++)
    g_string_append (out, self->newline);

  header = spell_header (self, node, &layout, chomping, digit);
  if (strlen (header) != layout.header_end - node->start ||
      memcmp (header, self->data + node->start, strlen (header)) != 0)
    sp_yaml_edit_splice (self, node->start, layout.header_end, header);
  if (layout.has_content)
    {
      sp_yaml_edit_splice (self, layout.content_start, layout.content_end, out->str);
      return TRUE;
    }
  g_string_prepend (out, self->newline);
  sp_yaml_edit_splice (self, sp_yaml_edit_line_end (self, layout.header_end),
                       sp_yaml_edit_line_end (self, layout.header_end), out->str);
  return TRUE;
}

gboolean
sp_yaml_append_new_block_scalar (GString *out, SpValue *value, guint column, const char *newline)
{
  const char *text = sp_value_get_string (value);
  gsize length;
  guint feeds;

  if (sp_value_get_value_type (value) != SP_VALUE_STRING || strchr (text, '\n') == NULL)
    return FALSE;
  length = strlen (text);
  feeds = count_line_feeds (text, length);
  if (feeds == length || feeds > 1 || !sp_yaml_is_printable (text) || needs_digit (text) ||
      strchr (text, '\n') == text + length - 1)
    return FALSE;
  g_string_append (out, feeds == 0 ? "|-" : "|");
  g_string_append (out, newline);
  append_lines (out, text, length - feeds, column + 2, newline);
  return TRUE;
}
