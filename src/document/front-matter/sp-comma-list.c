/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-comma-list.h"

#include <string.h>

/* A child and what is around it. Each part begins where the one before it ends; the first begins
 * where the last part of the child before ends. */
typedef struct
{
  gsize start; /* comments and blank lines above: they stay when the child goes */
  gsize lead;  /* the line end and indentation, or the blanks, before the child */
  gsize body;  /* the child */
  gsize post;  /* blanks and comments before the comma */
  gsize comma; /* the comma, where there is one */
  gsize trail; /* its own comment on the same line */
  gsize end;
} Piece;

typedef enum
{
  PART_STAYS,
  PART_GOES,
  PART_NEW,
  PART_COMES, /* a child from elsewhere in the list */
} PartKind;

/* What the brackets shall hold. */
typedef struct
{
  PartKind kind;
  guint piece; /* of those that are there */
  char *text;  /* of a new one */
} Part;

typedef struct
{
  SpFrontMatter *front_matter;
  SpText *text;
  const char *data;
  const SpNode *node;
  const SpCommaStyle *style;
  const char *newline;

  Piece *pieces;
  guint n_pieces;
  gsize tail; /* behind the last piece */
  gsize close;
  gboolean trailing_comma;
  gboolean starts_lines; /* it was empty, and its children get lines of their own */

  /* Writing: what was not taken over yet. */
  SpEditList *edits;
  gsize cursor;
  GString *pending;
  gboolean in_comment; /* what was written last needs a line end behind it */
} CommaList;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
skip_blanks (const CommaList *self, gsize at)
{
  while (is_blank (self->data[at]))
    at++;
  return at;
}

static gsize
skip_line (const CommaList *self, gsize at)
{
  while (at < self->close && self->data[at] != '\n')
    at++;
  return at > 0 && self->data[at - 1] == '\r' ? at - 1 : at;
}

static gsize
skip_space (const CommaList *self, gsize at)
{
  for (; at < self->close; at++)
    {
      if (self->style->has_comments && self->data[at] == '#')
        at = skip_line (self, at);
      if (!is_blank (self->data[at]) && self->data[at] != '\n' && self->data[at] != '\r')
        return at;
    }
  return self->close;
}

static gboolean
has_comment (const CommaList *self, gsize start, gsize end)
{
  return self->style->has_comments && memchr (self->data + start, '#', end - start) != NULL;
}

static gboolean
has_newline (const CommaList *self, gsize start, gsize end)
{
  return memchr (self->data + start, '\n', end - start) != NULL;
}

/* The last line end from @start up to @end, or @start. */
static gsize
find_lead (const CommaList *self, gsize start, gsize end)
{
  const char *newline = memrchr (self->data + start, '\n', end - start);
  gsize at;

  if (newline == NULL)
    return start;
  at = (gsize) (newline - self->data);
  return at > start && self->data[at - 1] == '\r' ? at - 1 : at;
}

static void
find_pieces (CommaList *self)
{
  gsize at = self->node->start + 1;
  guint i = 0;

  self->pieces = g_new0 (Piece, self->node->n_children + 1);
  for (const SpNode *child = self->node->first_child; child != NULL; child = child->next)
    {
      Piece *piece = &self->pieces[i++];
      gsize next = skip_space (self, child->entry_end), line;

      piece->start = at;
      piece->lead = find_lead (self, at, child->entry_start);
      piece->body = child->entry_start;
      piece->post = child->entry_end;
      piece->comma = piece->trail = child->entry_end;
      self->trailing_comma = self->data[next] == ',';
      if (self->trailing_comma)
        {
          piece->comma = next;
          piece->trail = next + 1;
        }
      line = skip_blanks (self, piece->trail);
      if (has_comment (self, line, line + 1))
        line = skip_line (self, line);
      else if (self->data[line] != '\n' && self->data[line] != '\r')
        line = piece->trail;
      piece->end = at = line;
    }
  self->n_pieces = i;
  self->tail = at;
}

static void
comma_list_init (CommaList *self,
                 SpFrontMatter *front_matter,
                 const SpNode *node,
                 const SpCommaStyle *style,
                 SpEditList *edits)
{
  memset (self, 0, sizeof *self);
  self->front_matter = front_matter;
  self->text = sp_front_matter_get_text (front_matter);
  self->data = sp_text_get_data (self->text, NULL);
  self->node = node;
  self->style = style;
  self->newline = sp_text_get_newline_at (self->text, node->start);
  self->close = node->end - 1;
  self->edits = edits;
  self->cursor = node->start + 1;
  self->pending = g_string_new (NULL);
  find_pieces (self);
}

static void
comma_list_clear (CommaList *self)
{
  g_free (self->pieces);
  g_string_free (self->pending, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommaList, comma_list_clear)

/* Puts what is pending in the place of the bytes up to @start. */
static void
flush (CommaList *self, gsize start)
{
  gsize length = start - self->cursor;

  if (self->pending->len != length ||
      memcmp (self->pending->str, self->data + self->cursor, length) != 0)
    sp_edit_list_add (self->edits, self->cursor, start, self->pending->str,
                      (gssize) self->pending->len);
  g_string_truncate (self->pending, 0);
}

/* Takes over the bytes from @start up to @end. */
static void
keep (CommaList *self, gsize start, gsize end)
{
  if (start == end)
    return;
  flush (self, start);
  self->cursor = end;
}

static void
write_slice (CommaList *self, gsize start, gsize end)
{
  g_string_append_len (self->pending, self->data + start, (gssize) (end - start));
}

static gboolean
lead_has_newline (const CommaList *self, guint index)
{
  return has_newline (self, self->pieces[index].lead, self->pieces[index].body);
}

static char *
get_lead (const CommaList *self, guint index)
{
  return g_strndup (self->data + self->pieces[index].lead,
                    self->pieces[index].body - self->pieces[index].lead);
}

/* The indentation of the line that @at is on. */
static char *
get_indentation (const CommaList *self, gsize at)
{
  gsize start = sp_text_get_line_start (self->text, sp_text_get_line_at (self->text, at));

  return g_strndup (self->data + start, skip_blanks (self, start) - start);
}

/* A line end and indentation as the others have it. */
static char *
make_line_lead (const CommaList *self)
{
  g_autofree char *outer = NULL;

  for (guint i = 0; i < self->n_pieces; i++)
    if (lead_has_newline (self, i))
      return get_lead (self, i);
  outer = get_indentation (self, self->node->start);
  return g_strconcat (self->newline, outer, self->style->indentation, NULL);
}

/* What stands before a child that is not the first on its line. */
static char *
make_inner_lead (const CommaList *self)
{
  for (guint i = 1; i < self->n_pieces; i++)
    if (!lead_has_newline (self, i))
      return get_lead (self, i);
  return g_strdup (self->style->separator);
}

/* What stands before a child that comes in behind @previous (of those that are there; -1: none). */
static char *
make_lead (const CommaList *self, int previous, gboolean first)
{
  guint next = (guint) (previous + 1);

  if (self->n_pieces == 0 && (self->starts_lines || has_newline (self, self->tail, self->close)))
    return make_line_lead (self);
  if (self->n_pieces == 0)
    return g_strdup (first ? "" : self->style->separator);
  if (first)
    return get_lead (self, 0);
  if (next > 0 && next < self->n_pieces)
    return get_lead (self, next);
  if (previous >= 0 && (previous > 0 || lead_has_newline (self, (guint) previous)))
    return get_lead (self, (guint) previous);
  return lead_has_newline (self, 0) ? get_lead (self, 0) : make_inner_lead (self);
}

static void
write_lead (CommaList *self, const char *lead)
{
  if (self->in_comment && strchr (lead, '\n') == NULL)
    {
      g_autofree char *line = make_line_lead (self);

      g_string_append (self->pending, line);
    }
  else
    {
      g_string_append (self->pending, lead);
    }
  self->in_comment = FALSE;
}

static void
note_comment (CommaList *self, gsize start, gsize end)
{
  if (start < end)
    self->in_comment = has_comment (self, start, end);
}

static void
keep_above (CommaList *self, const Piece *piece)
{
  keep (self, piece->start, piece->lead);
  note_comment (self, piece->start, piece->lead);
}

/* The comma behind a child, and what is around it, on to @write or to be kept. */
static void
end_piece (CommaList *self, const Piece *piece, gboolean needs_comma, gboolean stays)
{
  void (*take) (CommaList *, gsize, gsize) = stays ? keep : write_slice;
  gboolean has_comma = piece->comma < piece->trail;

  if (has_comma && (needs_comma || has_comment (self, piece->post, piece->comma)))
    take (self, piece->post, piece->comma);
  if (has_comma && needs_comma)
    take (self, piece->comma, piece->trail);
  else if (needs_comma)
    g_string_append_c (self->pending, ',');
  take (self, piece->trail, piece->end);
  if (!needs_comma)
    note_comment (self, piece->post, piece->comma);
  note_comment (self, piece->trail, piece->end);
}

static void
write_staying (CommaList *self, guint index, gboolean first, gboolean needs_comma)
{
  const Piece *piece = &self->pieces[index];
  g_autofree char *lead = NULL;

  keep_above (self, piece);
  if (lead_has_newline (self, index))
    {
      keep (self, piece->lead, piece->body);
      self->in_comment = FALSE;
    }
  else if (!self->in_comment && first == (index == 0))
    {
      keep (self, piece->lead, piece->body);
    }
  else
    {
      lead = first ? get_lead (self, 0) : make_inner_lead (self);
      write_lead (self, lead);
    }
  keep (self, piece->body, piece->post);
  end_piece (self, piece, needs_comma, TRUE);
}

static void
write_coming (CommaList *self, guint index, gboolean first, gboolean needs_comma)
{
  const Piece *piece = &self->pieces[index];
  g_autofree char *lead = NULL;

  if (lead_has_newline (self, index))
    lead = get_lead (self, index);
  else
    lead = first ? get_lead (self, 0) : make_inner_lead (self);
  write_lead (self, lead);
  write_slice (self, piece->body, piece->post);
  end_piece (self, piece, needs_comma, FALSE);
}

static void
write_tail (CommaList *self)
{
  gboolean has_line_end = has_newline (self, self->tail, self->close);

  if ((self->in_comment || self->starts_lines) && !has_line_end)
    {
      g_autofree char *outer = get_indentation (self, self->node->start);

      g_string_append (self->pending, self->newline);
      g_string_append (self->pending, outer);
    }
  if (self->n_pieces > 0 || has_line_end)
    keep (self, self->tail, self->close);
  flush (self, self->close);
}

static gboolean
has_any_comment (const CommaList *self)
{
  for (guint i = 0; i < self->n_pieces; i++)
    {
      const Piece *piece = &self->pieces[i];

      if (has_comment (self, piece->start, piece->lead) ||
          has_comment (self, piece->post, piece->comma) ||
          has_comment (self, piece->trail, piece->end))
        return TRUE;
    }
  return has_comment (self, self->tail, self->close);
}

static void
write_parts (CommaList *self, const Part *parts, guint n_parts)
{
  guint n_left = 0;
  int previous = -1;
  gboolean first = TRUE;

  for (guint i = 0; i < n_parts; i++)
    n_left += parts[i].kind != PART_GOES;
  if (n_left == 0 && !has_any_comment (self))
    {
      flush (self, self->close);
      return;
    }
  for (guint i = 0; i < n_parts; i++)
    {
      const Part *part = &parts[i];
      gboolean needs_comma = part->kind != PART_GOES && (--n_left > 0 || self->trailing_comma);
      g_autofree char *lead = NULL;

      switch (part->kind)
        {
        case PART_STAYS:
          write_staying (self, part->piece, first, needs_comma);
          previous = (int) part->piece;
          break;
        case PART_GOES:
          keep_above (self, &self->pieces[part->piece]);
          previous = (int) part->piece;
          continue;
        case PART_COMES:
          write_coming (self, part->piece, first, needs_comma);
          break;
        case PART_NEW:
        default:
          lead = make_lead (self, previous, first);
          write_lead (self, lead);
          g_string_append (self->pending, part->text);
          if (needs_comma)
            g_string_append_c (self->pending, ',');
          break;
        }
      first = FALSE;
    }
  write_tail (self);
}

/* The text of a new child that comes behind @previous. */
static char *
spell (CommaList *self, const SpChild *child, int previous, gboolean first, GError **error)
{
  g_autofree char *lead = make_lead (self, previous, first);
  const char *newline = strrchr (lead, '\n');
  const SpNode *neighbour = self->node->first_child;

  for (int i = 0; i < previous; i++)
    neighbour = neighbour->next;
  return self->style->spell (self->front_matter, child, neighbour,
                             newline != NULL ? newline + 1 : NULL, error);
}

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->text);
}

static GArray *
new_parts (void)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  return parts;
}

gboolean
sp_comma_list_edit (SpFrontMatter *front_matter,
                    const SpNode *node,
                    const SpChild *children,
                    guint n_children,
                    const SpCommaStyle *style,
                    gboolean multi_line,
                    SpEditList *edits,
                    GError **error)
{
  g_auto (CommaList) self = { 0 };
  g_autoptr (GArray) parts = new_parts ();
  gboolean first = TRUE;
  guint index = 0;

  comma_list_init (&self, front_matter, node, style, edits);
  self.starts_lines = multi_line && self.n_pieces == 0;
  for (guint i = 0; i < n_children; i++)
    {
      const SpChild *child = &children[i];
      Part part = { PART_STAYS, index, NULL };

      if (child->node != NULL)
        {
          index++;
          if (child->value == NULL)
            part.kind = PART_GOES;
          else if (!sp_format_edit_value (front_matter, child->node, child->value, edits, error))
            return FALSE;
        }
      else
        {
          part.kind = PART_NEW;
          part.text = spell (&self, child, (int) index - 1, first, error);
          if (part.text == NULL)
            return FALSE;
        }
      first = first && part.kind == PART_GOES;
      g_array_append_val (parts, part);
    }
  write_parts (&self, (const Part *) parts->data, parts->len);
  return TRUE;
}

gboolean
sp_comma_list_move (SpFrontMatter *front_matter,
                    const SpNode *item,
                    guint to,
                    const SpCommaStyle *style,
                    SpEditList *edits,
                    GError **error)
{
  g_auto (CommaList) self = { 0 };
  g_autoptr (GArray) parts = new_parts ();
  guint from = 0;

  for (const SpNode *at = item->parent->first_child; at != item; at = at->next)
    from++;
  comma_list_init (&self, front_matter, item->parent, style, edits);
  for (guint i = 0; i < self.n_pieces; i++)
    {
      Part part = { i == from ? PART_GOES : PART_STAYS, i, NULL };
      Part coming = { PART_COMES, from, NULL };

      if (i == to && to < from)
        g_array_append_val (parts, coming);
      g_array_append_val (parts, part);
      if (i == to && to > from)
        g_array_append_val (parts, coming);
    }
  write_parts (&self, (const Part *) parts->data, parts->len);
  return TRUE;
}
