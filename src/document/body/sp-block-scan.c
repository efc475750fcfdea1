/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-block-scan.h"

#include "sp-block-start.h"
#include "sp-html-block.h"
#include "sp-line-reader.h"
#include "sp-paragraph.h"

/* Quotes in lists in quotes…: what nests deeper counts as text of the innermost. */
#define MAX_DEPTH 32

/* What most paragraphs have fewer of; those that have more make room for them. */
#define USUAL_LINES 32

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
  guint offset;   /* the indentation of what is inside */
  char marker;    /* of a list: a bullet, or what stands behind the number */
  gboolean blank; /* an empty item with a blank line behind it */
  ChildKind last;
} Container;

typedef struct
{
  SpLineReader line;
  SpParagraph paragraph; /* the one at the top level */

  /* containers[0] is the body itself, containers[depth] holds the leaf. */
  Container containers[MAX_DEPTH + 1];
  guint depth;
  LeafKind leaf;
  char fence;
  guint fence_length;
  SpHtmlBlock html;
} Scan;

static gboolean
is_blank_from (Scan *self, gsize at)
{
  return sp_is_blank_line (self->line.data, at, self->line.end);
}

static void
start_paragraph (Scan *self)
{
  self->leaf = LEAF_PARAGRAPH;
  self->containers[self->depth].last = CHILD_PARAGRAPH;
  if (self->depth == 0)
    sp_paragraph_start (&self->paragraph, self->line.start, self->line.end);
}

static void
continue_paragraph (Scan *self)
{
  if (self->depth == 0)
    sp_paragraph_continue (&self->paragraph, self->line.start, self->line.end);
}

/* Returns: whether nothing is left of the paragraph above the line at hand. */
static gboolean
close_paragraph (Scan *self)
{
  SpParagraphEnd end;

  self->leaf = LEAF_NONE;
  if (self->depth > 0)
    return FALSE;
  end = sp_paragraph_end (&self->paragraph, self->line.start);
  if (end != SP_PARAGRAPH_TEXT)
    self->containers[0].last = CHILD_OTHER;
  return end == SP_PARAGRAPH_NOTHING;
}

static void
close_leaf (Scan *self)
{
  if (self->leaf == LEAF_PARAGRAPH)
    close_paragraph (self);
  self->leaf = LEAF_NONE;
}

/* Gives up what is deeper than @level, now that the line at hand is no part of it. */
static void
leave (Scan *self, guint level)
{
  if (self->depth == level)
    return;
  close_leaf (self);
  self->depth = level;
}

/* --- Lines that go on with what is there --- */

static gboolean
is_list_item (Scan *self, gsize first, char *marker, guint *number, gsize *behind)
{
  return first < self->line.end &&
         sp_is_list_item (self->line.data, first, self->line.end, marker, number, behind);
}

/* Steps behind an item's marker, remembers the indentation of its content.
 * Returns: whether there is any. */
static gboolean
enter_item (Scan *self, Container *item, gsize behind)
{
  guint base = self->line.column, width;
  gboolean empty;
  gsize first;

  sp_line_reader_advance (&self->line, behind);
  item->offset = self->line.column - base;
  empty = is_blank_from (self, self->line.at);
  width = sp_line_reader_get_indent (&self->line, &first);
  if (empty || width > 4)
    width = 1;
  sp_line_reader_skip_indent (&self->line, width);
  item->offset += width;
  return !empty;
}

typedef enum
{
  MATCH_NONE,
  MATCH_INSIDE,
  MATCH_NEW_ITEM,
} Match;

/* After list.go and list_item.go. */
static Match
match_item (Scan *self, Container *item)
{
  gboolean is_empty = item->last == CHILD_NONE;
  gsize first, behind;
  guint indent = sp_line_reader_get_indent (&self->line, &first), number;
  char marker;

  if ((is_empty || indent < item->offset) && indent < 4 &&
      is_list_item (self, first, &marker, &number, &behind))
    {
      const char *data = self->line.data;

      if (marker != item->marker)
        return MATCH_NONE;
      /* Three dashes are a line across, unless they make a heading of the text in the item. */
      if (sp_is_thematic_break (data, first, self->line.end) &&
          !(self->leaf == LEAF_PARAGRAPH && data[first] == '-' &&
            sp_is_setext_bar (data, first, self->line.end)))
        return MATCH_NONE;
      return MATCH_NEW_ITEM;
    }
  if (indent < item->offset || item->blank)
    return MATCH_NONE;
  sp_line_reader_skip_indent (&self->line, item->offset);
  return MATCH_INSIDE;
}

static Match
match_container (Scan *self, Container *container)
{
  gsize first;
  guint indent = sp_line_reader_get_indent (&self->line, &first);
  gboolean blank = is_blank_from (self, first);

  switch (container->kind)
    {
    case CONTAINER_QUOTE:
      if (indent > 3 || first == self->line.end || self->line.data[first] != '>')
        return MATCH_NONE;
      sp_line_reader_advance (&self->line, first + 1);
      sp_line_reader_skip_indent (&self->line, 1);
      return MATCH_INSIDE;

    case CONTAINER_ITEM:
      if (!blank)
        return match_item (self, container);
      if (container->last == CHILD_NONE)
        container->blank = TRUE;
      sp_line_reader_advance (&self->line, self->line.end);
      return MATCH_INSIDE;

    case CONTAINER_DEFINITION:
    case CONTAINER_FOOTNOTE:
      if (blank)
        return MATCH_INSIDE;
      if (indent < container->offset)
        return MATCH_NONE;
      sp_line_reader_skip_indent (&self->line, container->offset);
      return MATCH_INSIDE;

    case CONTAINER_ROOT:
    default:
      return MATCH_INSIDE;
    }
}

static gboolean
ends_fence (Scan *self, guint indent, gsize first)
{
  gsize at = first;

  while (at < self->line.end && self->line.data[at] == self->fence)
    at++;
  return indent < 4 && at - first >= self->fence_length && is_blank_from (self, at);
}

/* Whether the line goes on with the leaf, one whose lines are no Markdown. */
static gboolean
continue_leaf (Scan *self)
{
  gsize first;
  guint indent = sp_line_reader_get_indent (&self->line, &first);

  switch (self->leaf)
    {
    case LEAF_FENCE:
      if (ends_fence (self, indent, first))
        self->leaf = LEAF_NONE;
      return TRUE;

    case LEAF_INDENTED:
      if (indent >= 4 || is_blank_from (self, first))
        return TRUE;
      self->leaf = LEAF_NONE;
      return FALSE;

    case LEAF_HTML:
      if (self->html < SP_HTML_BLOCK)
        {
          if (sp_html_block_ends (self->html, self->line.data, self->line.at, self->line.end))
            self->leaf = LEAF_NONE;
          return TRUE;
        }
      if (!is_blank_from (self, first))
        return TRUE;
      self->leaf = LEAF_NONE;
      return FALSE;

    case LEAF_NONE:
    case LEAF_PARAGRAPH:
    default:
      return FALSE;
    }
}

/* --- Lines that start something --- */

typedef enum
{
  OPEN_NOTHING,
  OPEN_LEAF,      /* the line is done with */
  OPEN_CONTAINER, /* the rest of the line is in a new container */
  OPEN_AGAIN,     /* the paragraph above is gone: look at the line anew */
} Open;

static Open
open_leaf (Scan *self, guint level, LeafKind leaf)
{
  leave (self, level);
  close_leaf (self);
  self->leaf = leaf;
  self->containers[level].last = CHILD_OTHER;
  return OPEN_LEAF;
}

/* Returns: the container, or %NULL when it would be too deep. */
static Container *
open_container (Scan *self, guint level, ContainerKind kind, char marker)
{
  if (level == MAX_DEPTH)
    return NULL;
  leave (self, level);
  close_leaf (self);
  self->containers[level].last = kind == CONTAINER_DEFINITION ? CHILD_DEFINITION : CHILD_OTHER;
  self->depth = level + 1;
  self->containers[self->depth] = (Container){ kind, 0, marker, FALSE, CHILD_NONE };
  return &self->containers[self->depth];
}

/* Dashes, stars, digits…: the line below a heading, a line across, or a list. */
static Open
open_rule_or_item (Scan *self, guint level, gsize first)
{
  const char *data = self->line.data;
  gboolean own_paragraph = self->leaf == LEAF_PARAGRAPH && self->depth == level;
  Container *item;
  gsize behind;
  guint number;
  char marker;

  if (own_paragraph && sp_is_setext_bar (data, first, self->line.end))
    {
      gboolean gone = close_paragraph (self);

      /* cmark takes equals signs below a table for a row. */
      self->paragraph.unusual |= gone;
      return gone ? OPEN_AGAIN : open_leaf (self, level, LEAF_NONE);
    }
  if (sp_is_thematic_break (data, first, self->line.end))
    return open_leaf (self, level, LEAF_NONE);
  if (!is_list_item (self, first, &marker, &number, &behind))
    return OPEN_NOTHING;
  if (own_paragraph && (number != 1 || is_blank_from (self, behind)))
    {
      self->paragraph.unusual_row = TRUE;
      return OPEN_NOTHING;
    }
  item = open_container (self, level, CONTAINER_ITEM, marker);
  if (item == NULL)
    return OPEN_NOTHING;
  return enter_item (self, item, behind) ? OPEN_CONTAINER : OPEN_LEAF;
}

static Open
open_definition (Scan *self, guint level, gsize first)
{
  const char *data = self->line.data;
  ChildKind last = self->containers[level].last;
  Container *definition;
  guint width;
  gsize rest;

  if ((last != CHILD_PARAGRAPH && last != CHILD_DEFINITION) || first + 1 == self->line.end ||
      (data[first + 1] != ' ' && data[first + 1] != '\t'))
    return OPEN_NOTHING;
  self->paragraph.unusual = TRUE;
  if (self->leaf == LEAF_PARAGRAPH && self->depth == level && close_paragraph (self))
    return OPEN_AGAIN;
  definition = open_container (self, level, CONTAINER_DEFINITION, ':');
  if (definition == NULL)
    return OPEN_NOTHING;
  sp_line_reader_advance (&self->line, first + 1);
  width = sp_line_reader_get_indent (&self->line, &rest);
  if (width >= 8)
    width = 5;
  sp_line_reader_skip_indent (&self->line, width);
  definition->offset = width + 1;
  return OPEN_CONTAINER;
}

static Open
open_html (Scan *self, guint level, gsize first)
{
  SpHtmlBlock html = sp_html_block_start (self->line.data, first, self->line.end,
                                          self->leaf == LEAF_PARAGRAPH);

  self->paragraph.unusual |= html != SP_HTML_COMMENT;
  if (html == SP_HTML_NONE)
    return OPEN_NOTHING;
  self->html = html;
  return open_leaf (self, level,
                    sp_html_block_ends (html, self->line.data, first, self->line.end) ? LEAF_NONE
                                                                                      : LEAF_HTML);
}

/* What starts at @first, indented by less than four columns, in the container @level. */
static Open
open_block (Scan *self, guint level, guint indent, gsize first)
{
  const char *data = self->line.data;
  gsize end = self->line.end, behind;
  guint length;

  switch (data[first])
    {
    case '-': case '=': case '*': case '_': case '+':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return open_rule_or_item (self, level, first);

    case '#':
      return sp_is_heading (data, first, end) ? open_leaf (self, level, LEAF_NONE) : OPEN_NOTHING;

    case '`':
    case '~':
      length = sp_get_fence_length (data, first, end);
      if (length == 0)
        return OPEN_NOTHING;
      self->fence = data[first];
      self->fence_length = length;
      return open_leaf (self, level, LEAF_FENCE);

    case '>':
      if (open_container (self, level, CONTAINER_QUOTE, '>') == NULL)
        return OPEN_NOTHING;
      sp_line_reader_advance (&self->line, first + 1);
      sp_line_reader_skip_indent (&self->line, 1);
      return OPEN_CONTAINER;

    case '<':
      return open_html (self, level, first);

    case ':':
      return indent == 0 ? open_definition (self, level, first) : OPEN_NOTHING;

    case '[':
      behind = sp_skip_footnote_label (data, first, end);
      if (behind == first || open_container (self, level, CONTAINER_FOOTNOTE, '[') == NULL)
        return OPEN_NOTHING;
      self->containers[self->depth].offset = 4;
      sp_line_reader_advance (&self->line, behind);
      return OPEN_CONTAINER;

    default:
      return OPEN_NOTHING;
    }
}

/*
 * Opens what starts with the line at hand in the container @level, after openBlocks() of parser.go.
 * A paragraph, also one deeper than @level, goes on unless something else starts.
 */
static void
open_blocks (Scan *self, guint level)
{
  for (;;)
    {
      Open opened = OPEN_NOTHING;
      gsize first;
      guint indent = sp_line_reader_get_indent (&self->line, &first);

      if (is_blank_from (self, first))
        {
          leave (self, level);
          close_leaf (self);
          return;
        }
      if (indent < 4)
        opened = open_block (self, level, indent, first);
      if (opened == OPEN_LEAF)
        return;
      if (opened == OPEN_AGAIN)
        continue;
      if (opened == OPEN_CONTAINER)
        {
          level = self->depth;
          continue;
        }

      if (self->leaf == LEAF_PARAGRAPH)
        {
          self->paragraph.unusual_row |= indent >= 4;
          continue_paragraph (self);
          return;
        }
      if (indent >= 4)
        {
          open_leaf (self, level, LEAF_INDENTED);
          return;
        }
      leave (self, level);
      start_paragraph (self);
      return;
    }
}

/* Whether a line at the top level separates Markdown that is read by itself from the rest. */
static gboolean
is_boundary (Scan *self)
{
  gsize first;

  if (self->depth == 0 && (self->leaf == LEAF_FENCE || self->leaf == LEAF_HTML))
    return FALSE;
  sp_line_reader_get_indent (&self->line, &first);
  return first < self->line.end && self->line.data[first] == '{' &&
         sp_line_reader_is_pair_tag (&self->line);
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
          guint number;
          char marker;

          leave (self, level);
          close_leaf (self);
          sp_line_reader_get_indent (&self->line, &first);
          is_list_item (self, first, &marker, &number, &behind);
          container->last = CHILD_NONE;
          container->blank = FALSE;
          if (enter_item (self, container, behind))
            open_blocks (self, level);
          return;
        }
    }

  if (level == 1 && is_boundary (self))
    {
      open_leaf (self, 0, LEAF_NONE);
      return;
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

void
sp_block_scan (const char *data,
               gsize start,
               gsize length,
               SpBlockScanFunc func,
               gpointer user_data)
{
  Scan self = { .paragraph = { .data = data, .func = func, .user_data = user_data } };

  g_return_if_fail (data != NULL && start <= length && func != NULL);

  self.paragraph.starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), USUAL_LINES);
  sp_line_reader_init (&self.line, data, start, length);
  while (sp_line_reader_next (&self.line))
    scan_line (&self);
  self.line.start = length;
  close_leaf (&self);
  sp_line_reader_clear (&self.line);
  g_array_unref (self.paragraph.starts);
}
