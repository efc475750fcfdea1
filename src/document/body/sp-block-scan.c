/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-block-scan.h"

#include "sp-html-block.h"
#include "sp-link-definition.h"
#include "sp-row.h"
#include "sp-shortcode.h"

#include <string.h>

/* Quotes in lists in quotes…: what nests deeper counts as text of the innermost. */
#define MAX_DEPTH 32

typedef enum
{
  CONTAINER_ROOT,
  CONTAINER_QUOTE,
  CONTAINER_ITEM, /* the present item of a list */
  CONTAINER_DEFINITION,
  CONTAINER_FOOTNOTE,
} ContainerKind;

typedef enum
{
  LEAF_NONE,
  LEAF_PARAGRAPH,
  LEAF_FENCE,
  LEAF_INDENTED,
  LEAF_HTML,
} LeafKind;

typedef enum
{
  CHILD_NONE,
  CHILD_PARAGRAPH,
  CHILD_DEFINITION,
  CHILD_OTHER,
} ChildKind;

typedef struct
{
  ContainerKind kind;
  guint offset;      /* the indentation of what is inside */
  char marker;       /* of a list: a bullet, or what stands behind the number */
  gboolean blank;    /* an empty item with a blank line behind it */
  ChildKind last;
} Container;

typedef struct
{
  const char *data;
  gsize length;
  SpBlockScanFunc func;
  gpointer user_data;

  /* containers[0] is the body itself, containers[depth] holds the leaf. */
  Container containers[MAX_DEPTH + 1];
  guint depth;
  LeafKind leaf;
  char fence;
  guint fence_length;
  SpHtmlBlock html;

  /* Of the paragraph at the top level. */
  gsize paragraph_start;
  gboolean deferred;   /* it may start with definitions: look for a table when all of it is known */
  gboolean no_table;
  gboolean table_first; /* nothing stands above the table */
  gsize previous_line;
  gsize previous_end;
  GArray *starts;       /* the table's lines as far as known; all lines when deferred */

  /* The line at hand. */
  gsize line_start;
  gsize line_end;  /* without its line end */
  gsize next_line;
  gsize at;
  guint column;    /* of @at, tabs expanded */
  guint rest;      /* columns left of a tab of which a container has taken a part */

  gsize next_shortcode; /* the first that starts at or behind the line at hand */
} Scan;

static void
skip_indent (Scan *self, guint columns)
{
  while (columns > 0)
    {
      guint width;

      if (self->rest > 0)
        width = self->rest;
      else if (self->at < self->line_end && self->data[self->at] == ' ')
        width = 1;
      else if (self->at < self->line_end && self->data[self->at] == '\t')
        width = 4 - self->column % 4;
      else
        return;
      if (self->rest == 0)
        self->at++;
      if (width > columns)
        {
          self->rest = width - columns;
          self->column += columns;
          return;
        }
      self->rest = 0;
      self->column += width;
      columns -= width;
    }
}

/* The columns of white space at hand; @first: where it ends. */
static guint
get_indent (Scan *self, gsize *first)
{
  guint column = self->column + self->rest;
  gsize at = self->at;

  for (; at < self->line_end; at++)
    {
      if (self->data[at] == ' ')
        column++;
      else if (self->data[at] == '\t')
        column += 4 - column % 4;
      else
        break;
    }
  *first = at;
  return column - self->column;
}

static gboolean
is_blank_from (Scan *self, gsize at)
{
  for (; at < self->line_end; at++)
    if (!sp_is_blank (self->data[at]))
      return FALSE;
  return TRUE;
}

static void
advance_to (Scan *self, gsize at)
{
  self->column += self->rest;
  self->rest = 0;
  for (; self->at < at; self->at++)
    self->column += self->data[self->at] == '\t' ? 4 - self->column % 4 : 1;
}

/* --- The paragraph at the top level, and the table that it may be --- */

static void
start_paragraph (Scan *self)
{
  gsize first;

  self->leaf = LEAF_PARAGRAPH;
  self->containers[self->depth].last = CHILD_PARAGRAPH;
  if (self->depth > 0)
    return;
  get_indent (self, &first);
  self->paragraph_start = self->previous_line = self->line_start;
  self->previous_end = self->line_end;
  self->no_table = FALSE;
  self->deferred = self->data[first] == '[';
  g_array_set_size (self->starts, 0);
  if (self->deferred)
    g_array_append_val (self->starts, self->line_start);
}

/* The first delimiter row decides: if it does not fit the line above it, there is no table. */
static void
look_for_table (Scan *self, gsize start, gsize end)
{
  guint columns;
  gsize at;

  if (self->no_table)
    return;
  if (self->starts->len > 0)
    {
      g_array_append_val (self->starts, start);
      return;
    }
  for (at = start; at < end && sp_is_blank (self->data[at]); at++)
    ;
  columns = at < end && (self->data[at] == '|' || self->data[at] == ':' || self->data[at] == '-')
                ? sp_row_parse_delimiter (self->data, start, end, NULL)
                : 0;
  if (columns > 0)
    {
      if (sp_row_count_header (self->data, self->previous_line, self->previous_end) <= columns)
        {
          self->table_first = self->previous_line == self->paragraph_start;
          g_array_append_val (self->starts, self->previous_line);
          g_array_append_val (self->starts, start);
        }
      else
        {
          self->no_table = TRUE;
        }
    }
  self->previous_line = start;
  self->previous_end = end;
}

static void
continue_paragraph (Scan *self)
{
  if (self->depth > 0)
    return;
  if (self->deferred)
    g_array_append_val (self->starts, self->line_start);
  else
    look_for_table (self, self->line_start, self->line_end);
}

/* Sets aside the definitions with which the paragraph starts, and looks at what remains of it.
 * Returns: whether nothing does. */
static gboolean
look_behind_definitions (Scan *self, gsize end)
{
  gsize start = sp_link_definitions_skip (self->data, self->paragraph_start, end);
  g_autoptr (GArray) lines = self->starts;
  guint i = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (i < lines->len && g_array_index (lines, gsize, i) < start)
    i++;
  if (i == lines->len)
    return TRUE;
  g_array_append_val (lines, end);
  self->paragraph_start = self->previous_line = g_array_index (lines, gsize, i);
  self->previous_end = g_array_index (lines, gsize, i + 1);
  for (i++; i + 1 < lines->len; i++)
    look_for_table (self, g_array_index (lines, gsize, i), g_array_index (lines, gsize, i + 1));
  return FALSE;
}

/* @end: where the line starts that is not of the paragraph any more.
 * Returns: whether nothing is left of the paragraph, since all of it was something else. */
static gboolean
close_paragraph (Scan *self, gsize end)
{
  self->leaf = LEAF_NONE;
  if (self->depth > 0)
    return FALSE;
  if (self->deferred && look_behind_definitions (self, end))
    {
      self->containers[0].last = CHILD_OTHER;
      return TRUE;
    }
  if (self->starts->len == 0)
    return FALSE;
  g_array_append_val (self->starts, end);
  self->func ((const gsize *) self->starts->data, self->starts->len - 1, self->user_data);
  g_array_set_size (self->starts, 0);
  self->containers[0].last = CHILD_OTHER;
  return self->table_first;
}

static void
close_leaf (Scan *self)
{
  if (self->leaf == LEAF_PARAGRAPH)
    close_paragraph (self, self->line_start);
  self->leaf = LEAF_NONE;
}

/* --- Lines that start a block --- */

static gboolean
is_thematic_break (Scan *self, gsize at)
{
  char mark = self->data[at];
  guint n = 0;

  if (mark != '-' && mark != '*' && mark != '_')
    return FALSE;
  for (; at < self->line_end; at++)
    {
      if (self->data[at] == mark)
        n++;
      else if (!sp_is_blank (self->data[at]))
        return FALSE;
    }
  return n >= 3;
}

static gboolean
is_setext_bar (Scan *self, gsize at)
{
  char mark = self->data[at];

  if (mark != '-' && mark != '=')
    return FALSE;
  while (at < self->line_end && self->data[at] == mark)
    at++;
  return is_blank_from (self, at);
}

static gboolean
is_heading (Scan *self, gsize at)
{
  gsize start = at;

  while (at < self->line_end && self->data[at] == '#')
    at++;
  return at - start <= 6 && (at == self->line_end || sp_is_blank (self->data[at]));
}

static gboolean
is_fence (Scan *self, gsize at, guint *length)
{
  char mark = self->data[at];
  gsize start = at;

  while (at < self->line_end && self->data[at] == mark)
    at++;
  *length = (guint) (at - start);
  return *length >= 3 && (mark == '~' || memchr (self->data + at, '`', self->line_end - at) == NULL);
}

/* Whether a list item starts at @at; @behind: behind its marker. */
static gboolean
is_list_item (Scan *self, gsize at, char *marker, guint *number, gsize *behind)
{
  const char *data = self->data;

  if (at == self->line_end)
    return FALSE;
  *number = 1;
  if (data[at] == '-' || data[at] == '*' || data[at] == '+')
    {
      *marker = data[at];
    }
  else
    {
      gsize start = at;

      for (*number = 0; at < self->line_end && g_ascii_isdigit (data[at]); at++)
        {
          if (at - start >= 9)
            return FALSE;
          *number = *number * 10 + (guint) (data[at] - '0');
        }
      if (at == start || at == self->line_end || (data[at] != '.' && data[at] != ')'))
        return FALSE;
      *marker = data[at];
    }
  *behind = at + 1;
  return at + 1 == self->line_end || data[at + 1] == ' ' || data[at + 1] == '\t' ||
         is_blank_from (self, at + 1);
}

/* Behind the "[^1]:" at @at, or @at. */
static gsize
skip_footnote_label (Scan *self, gsize at)
{
  gsize start = at;

  if (self->line_end - at < 5 || self->data[at + 1] != '^')
    return at;
  for (at += 2; at < self->line_end && self->data[at] != ']'; at++)
    if (self->data[at] == '\\' && at + 1 < self->line_end)
      at++;
  if (at + 1 >= self->line_end || self->data[at + 1] != ':' || at == start + 2)
    return start;
  return at + 2;
}

/* --- Containers --- */

static void
push (Scan *self, ContainerKind kind, guint offset, char marker)
{
  close_leaf (self);
  self->containers[self->depth].last =
      kind == CONTAINER_DEFINITION ? CHILD_DEFINITION : CHILD_OTHER;
  self->depth++;
  self->containers[self->depth] = (Container){ kind, offset, marker, FALSE, CHILD_NONE };
}

/* Steps behind an item's marker. Returns: the indentation of its content; @empty: no content. */
static guint
enter_item (Scan *self, guint indent, gsize behind, gboolean *empty)
{
  guint base = self->column, offset, width;
  gsize first;

  advance_to (self, behind);
  offset = self->column - base;
  *empty = is_blank_from (self, self->at);
  width = get_indent (self, &first);
  if (*empty || width > 4)
    width = 1;
  skip_indent (self, width);
  return offset + width;
}

typedef enum
{
  MATCH_NONE,
  MATCH_INSIDE,
  MATCH_NEW_ITEM,
} Match;

/* After list.go and list_item.go. */
static Match
match_item (Scan *self, Container *container)
{
  gboolean is_empty = container->last == CHILD_NONE;
  gsize first, behind;
  guint indent = get_indent (self, &first), number;
  char marker;

  if ((is_empty || indent < container->offset) && indent < 4)
    {
      if (is_list_item (self, first, &marker, &number, &behind))
        {
          if (marker != container->marker)
            return MATCH_NONE;
          if (is_thematic_break (self, first) &&
              !(self->leaf == LEAF_PARAGRAPH && self->data[first] == '-' &&
                is_setext_bar (self, first)))
            return MATCH_NONE;
          return MATCH_NEW_ITEM;
        }
    }
  if (indent < container->offset || container->blank)
    return MATCH_NONE;
  skip_indent (self, container->offset);
  return MATCH_INSIDE;
}

static Match
match_container (Scan *self, Container *container)
{
  gsize first;
  guint indent = get_indent (self, &first);
  gboolean blank = is_blank_from (self, first);

  switch (container->kind)
    {
    case CONTAINER_QUOTE:
      if (indent > 3 || first == self->line_end || self->data[first] != '>')
        return MATCH_NONE;
      advance_to (self, first + 1);
      skip_indent (self, 1);
      return MATCH_INSIDE;

    case CONTAINER_ITEM:
      if (blank)
        {
          if (container->last == CHILD_NONE)
            container->blank = TRUE;
          advance_to (self, self->line_end);
          return MATCH_INSIDE;
        }
      return match_item (self, container);

    case CONTAINER_DEFINITION:
    case CONTAINER_FOOTNOTE:
      if (blank)
        return MATCH_INSIDE;
      if (indent < container->offset)
        return MATCH_NONE;
      skip_indent (self, container->offset);
      return MATCH_INSIDE;

    case CONTAINER_ROOT:
    default:
      return MATCH_INSIDE;
    }
}

/* Whether the line goes on with the leaf, a block whose lines are not Markdown. */
static gboolean
continue_leaf (Scan *self)
{
  gsize first;
  guint indent = get_indent (self, &first), length;

  switch (self->leaf)
    {
    case LEAF_FENCE:
      if (indent < 4 && first < self->line_end && self->data[first] == self->fence)
        {
          gsize at = first;

          while (at < self->line_end && self->data[at] == self->fence)
            at++;
          length = (guint) (at - first);
          if (length >= self->fence_length && is_blank_from (self, at))
            self->leaf = LEAF_NONE;
        }
      return TRUE;

    case LEAF_INDENTED:
      if (indent >= 4 || is_blank_from (self, first))
        return TRUE;
      self->leaf = LEAF_NONE;
      return FALSE;

    case LEAF_HTML:
      if (self->html >= SP_HTML_BLOCK)
        {
          if (!is_blank_from (self, first))
            return TRUE;
          self->leaf = LEAF_NONE;
          return FALSE;
        }
      if (sp_html_block_ends (self->html, self->data, self->at, self->line_end))
        self->leaf = LEAF_NONE;
      return TRUE;

    case LEAF_NONE:
    case LEAF_PARAGRAPH:
    default:
      return FALSE;
    }
}

/* A block of one line, or one whose lines follow. */
static void
open_leaf (Scan *self, LeafKind leaf)
{
  close_leaf (self);
  self->leaf = leaf;
  self->containers[self->depth].last = CHILD_OTHER;
}

static gboolean
can_open_definition (Scan *self, guint level, gsize at)
{
  ChildKind last = self->containers[level].last;

  return (last == CHILD_PARAGRAPH || last == CHILD_DEFINITION) && at + 1 < self->line_end &&
         (self->data[at + 1] == ' ' || self->data[at + 1] == '\t');
}

/* Gives up what is below @level, now that the line at hand is not part of it. */
static void
leave (Scan *self, guint level)
{
  if (self->depth == level)
    return;
  close_leaf (self);
  self->depth = level;
}

/*
 * Opens what starts with the line at hand in the container @level, after openBlocks() of parser.go.
 * A paragraph deeper than @level goes on unless something else starts.
 */
static void
open_blocks (Scan *self, guint level)
{
  for (;;)
    {
      gboolean in_paragraph = self->leaf == LEAF_PARAGRAPH;
      gboolean own_paragraph = in_paragraph && self->depth == level;
      gsize first, behind;
      guint indent = get_indent (self, &first), number, length;
      char marker;

      if (is_blank_from (self, first))
        {
          leave (self, level);
          close_leaf (self);
          return;
        }
      if (indent > 3)
        {
          if (in_paragraph)
            {
              continue_paragraph (self);
              return;
            }
          leave (self, level);
          open_leaf (self, LEAF_INDENTED);
          return;
        }

      switch (self->data[first])
        {
        case '-':
        case '=':
        case '*':
        case '_':
        case '+':
        case '0': case '1': case '2': case '3': case '4':
        case '5': case '6': case '7': case '8': case '9':
          if (own_paragraph && is_setext_bar (self, first))
            {
              /* Below a table it is no heading: look at the line anew. */
              if (close_paragraph (self, self->line_start))
                continue;
              open_leaf (self, LEAF_NONE);
              return;
            }
          if (is_thematic_break (self, first))
            {
              leave (self, level);
              open_leaf (self, LEAF_NONE);
              return;
            }
          if (self->depth < MAX_DEPTH && is_list_item (self, first, &marker, &number, &behind) &&
              !(own_paragraph && (number != 1 || is_blank_from (self, behind))))
            {
              gboolean empty;

              leave (self, level);
              push (self, CONTAINER_ITEM, 0, marker);
              self->containers[self->depth].offset = enter_item (self, indent, behind, &empty);
              if (empty)
                return;
              level = self->depth;
              continue;
            }
          break;

        case '#':
          if (is_heading (self, first))
            {
              leave (self, level);
              open_leaf (self, LEAF_NONE);
              return;
            }
          break;

        case '`':
        case '~':
          if (is_fence (self, first, &length))
            {
              leave (self, level);
              open_leaf (self, LEAF_FENCE);
              self->fence = self->data[first];
              self->fence_length = length;
              return;
            }
          break;

        case '>':
          if (self->depth < MAX_DEPTH)
            {
              leave (self, level);
              push (self, CONTAINER_QUOTE, 0, '>');
              advance_to (self, first + 1);
              skip_indent (self, 1);
              level = self->depth;
              continue;
            }
          break;

        case '<':
          {
            SpHtmlBlock html =
                sp_html_block_start (self->data, first, self->line_end, in_paragraph);

            if (html == SP_HTML_NONE)
              break;
            leave (self, level);
            open_leaf (self, LEAF_HTML);
            self->html = html;
            if (sp_html_block_ends (html, self->data, first, self->line_end))
              self->leaf = LEAF_NONE;
            return;
          }

        case ':':
          if (indent == 0 && level < MAX_DEPTH && can_open_definition (self, level, first))
            {
              guint offset;

              if (own_paragraph && close_paragraph (self, self->line_start))
                continue;
              leave (self, level);
              push (self, CONTAINER_DEFINITION, 0, ':');
              advance_to (self, first + 1);
              offset = get_indent (self, &behind);
              if (offset >= 8)
                offset = 5;
              skip_indent (self, offset);
              self->containers[self->depth].offset = offset + 1;
              level = self->depth;
              continue;
            }
          break;

        case '[':
          behind = skip_footnote_label (self, first);
          if (behind > first && self->depth < MAX_DEPTH)
            {
              leave (self, level);
              push (self, CONTAINER_FOOTNOTE, 4, '[');
              advance_to (self, behind);
              level = self->depth;
              continue;
            }
          break;

        default:
          break;
        }

      if (in_paragraph && self->leaf == LEAF_PARAGRAPH)
        {
          continue_paragraph (self);
          return;
        }
      leave (self, level);
      start_paragraph (self);
      return;
    }
}

static void
scan_line (Scan *self)
{
  guint level;

  for (level = 1; level <= self->depth; level++)
    {
      Container *container = &self->containers[level];
      Match match = match_container (self, container);

      if (match == MATCH_NONE)
        break;
      if (match == MATCH_NEW_ITEM)
        {
          gsize first, behind;
          guint indent = get_indent (self, &first), number;
          gboolean empty;
          char marker;

          leave (self, level);
          close_leaf (self);
          is_list_item (self, first, &marker, &number, &behind);
          container->last = CHILD_NONE;
          container->blank = FALSE;
          container->offset = enter_item (self, indent, behind, &empty);
          if (!empty)
            open_blocks (self, level);
          return;
        }
    }
  if (level > self->depth)
    {
      if (!continue_leaf (self))
        open_blocks (self, self->depth);
      return;
    }
  if (self->leaf != LEAF_PARAGRAPH)
    leave (self, level - 1);
  open_blocks (self, level - 1);
}

/* --- Lines --- */

static gboolean
find_line (Scan *self)
{
  const char *newline;
  gsize end;

  if (self->next_line >= self->length)
    return FALSE;
  self->line_start = self->next_line;
  newline = memchr (self->data + self->line_start, '\n', self->length - self->line_start);
  end = newline != NULL ? (gsize) (newline - self->data) : self->length;

  /* A line end within a shortcode is none. */
  if (self->next_shortcode < self->line_start)
    self->next_shortcode = sp_shortcode_find (self->data, self->line_start, self->length);
  while (self->next_shortcode < end)
    {
      gsize at = self->next_shortcode;
      gsize behind = sp_shortcode_skip (self->data, self->line_start, at, self->length);

      if (behind > end)
        {
          newline = memchr (self->data + behind, '\n', self->length - behind);
          end = newline != NULL ? (gsize) (newline - self->data) : self->length;
        }
      self->next_shortcode =
          sp_shortcode_find (self->data, behind > at ? behind : at + 1, self->length);
    }

  self->next_line = end < self->length ? end + 1 : end;
  if (end > self->line_start && end < self->length && self->data[end - 1] == '\r')
    end--;
  self->line_end = end;
  self->at = self->line_start;
  self->column = 0;
  self->rest = 0;
  return TRUE;
}

void
sp_block_scan (const char *data,
               gsize start,
               gsize length,
               SpBlockScanFunc func,
               gpointer user_data)
{
  Scan self = { .data = data, .length = length, .func = func, .user_data = user_data };

  g_return_if_fail (data != NULL && start <= length && func != NULL);

  self.next_line = start;
  self.next_shortcode = sp_shortcode_find (data, start, length);
  self.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (find_line (&self))
    scan_line (&self);
  self.line_start = length;
  if (self.leaf == LEAF_PARAGRAPH)
    close_paragraph (&self, length);
  g_array_unref (self.starts);
}
