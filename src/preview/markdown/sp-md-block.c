/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-md-char.h"
#include "sp-md-parser.h"

typedef struct
{
  SpMdOpenFunc open;
  const char *triggers; /* NULL: any character */
  gboolean interrupts_paragraph;
  gboolean takes_indented;
  gboolean nests;
} BlockParser;

/* In the order in which they are tried; those for any character come last. */
static const BlockParser block_parsers[] = {
  { sp_md_open_attributes, "{", TRUE, FALSE },
  { sp_md_open_setext_heading, "-=", TRUE, FALSE },
  { sp_md_open_definition_list, ":", TRUE, FALSE, TRUE },
  { sp_md_open_definition, ":", TRUE, FALSE },
  { sp_md_open_thematic_break, "-*_", TRUE, FALSE },
  { sp_md_open_list, "-+*0123456789", TRUE, FALSE, TRUE },
  { sp_md_open_list_item, "-+*0123456789", TRUE, FALSE },
  { sp_md_open_atx_heading, "#", TRUE, FALSE },
  { sp_md_open_fenced_code, "~`", TRUE, FALSE },
  { sp_md_open_blockquote, ">", TRUE, FALSE, TRUE },
  { sp_md_open_html_block, "<", TRUE, FALSE },
  { sp_md_open_footnote, "[", TRUE, FALSE, TRUE },
  { sp_md_open_code_block, NULL, FALSE, TRUE },
  { sp_md_open_paragraph, NULL, FALSE, FALSE },
};

typedef enum
{
  PARAGRAPH_CONTINUES = 1,
  BLOCKS_OPENED,
  NOTHING_OPENED,
} OpenResult;

static gboolean
is_triggered (const BlockParser *parser, char c)
{
  if (parser->triggers == NULL)
    return TRUE;
  for (const char *p = parser->triggers; *p != '\0'; p++)
    if (*p == c)
      return TRUE;
  return FALSE;
}

SpMdNode *
sp_md_parser_get_last_open (SpMdParser *self)
{
  return self->n_open > 0 ? self->open[self->n_open - 1] : NULL;
}

static void
push_open (SpMdParser *self, SpMdNode *node)
{
  if (self->n_open == self->open_size)
    {
      self->open_size = MAX (16, self->open_size * 2);
      self->open = g_renew (SpMdNode *, self->open, self->open_size);
    }
  self->open[self->n_open++] = node;
}

/* TRUE when the paragraph is no more. */
static gboolean
transform_paragraph (SpMdParser *self, SpMdNode *paragraph)
{
  sp_md_transform_link_references (self, paragraph);
  if (paragraph->parent == NULL)
    return TRUE;
  if (self->markup->table)
    sp_md_transform_table (self, paragraph);
  return paragraph->parent == NULL;
}

static SpMdContinue
continue_block (SpMdParser *self, SpMdNode *node)
{
  switch (node->kind)
    {
    case SP_MD_PARAGRAPH:
      return sp_md_continue_paragraph (self, node);
    case SP_MD_CODE_BLOCK:
      return sp_md_continue_code_block (self, node);
    case SP_MD_FENCED_CODE:
      return sp_md_continue_fenced_code (self, node);
    case SP_MD_BLOCKQUOTE:
      return sp_md_continue_blockquote (self, node);
    case SP_MD_LIST:
      return sp_md_continue_list (self, node);
    case SP_MD_LIST_ITEM:
      return sp_md_continue_list_item (self, node);
    case SP_MD_HTML_BLOCK:
      return sp_md_continue_html_block (self, node);
    case SP_MD_DEFINITION_LIST:
      return sp_md_continue_definition_list (self, node);
    case SP_MD_DEFINITION_DESCRIPTION:
      return SP_MD_CONTINUE_CHILDREN;
    case SP_MD_FOOTNOTE:
      return sp_md_continue_footnote (self, node);
    default:
      return SP_MD_CLOSE;
    }
}

static void
close_block (SpMdParser *self, SpMdNode *node)
{
  switch (node->kind)
    {
    case SP_MD_PARAGRAPH:
      sp_md_close_paragraph (self, node);
      break;
    case SP_MD_HEADING:
      sp_md_close_heading (self, node);
      break;
    case SP_MD_CODE_BLOCK:
      sp_md_close_code_block (self, node);
      break;
    case SP_MD_LIST:
      sp_md_close_list (self, node);
      break;
    case SP_MD_DEFINITION_DESCRIPTION:
      sp_md_close_definition (self, node);
      break;
    case SP_MD_FOOTNOTE:
      sp_md_close_footnote (self, node);
      break;
    default:
      break;
    }
}

/* Closes the open blocks from @from down to @to, the innermost first; those above @from stay. */
static void
close_blocks (SpMdParser *self, int from, int to)
{
  for (int i = from; i >= to; i--)
    {
      SpMdNode *node = self->open[i];

      if (node->kind == SP_MD_PARAGRAPH && node->parent != NULL)
        transform_paragraph (self, node);
      if (node->parent != NULL)
        close_block (self, node);
    }
  if (from >= to)
    {
      for (int i = from + 1; i < self->n_open; i++)
        self->open[to + i - from - 1] = self->open[i];
      self->n_open -= from + 1 - to;
    }
}

/* A block that needs the paragraph before it: the paragraph is closed first. TRUE when it turned
 * into something else, so that the block finds none. */
static gboolean
claim_paragraph (SpMdParser *self, SpMdNode *parent, SpMdNode *last)
{
  if (last == NULL || last != parent->last)
    return FALSE;
  close_block (self, last);
  self->n_open--;
  return transform_paragraph (self, last);
}

static OpenResult
open_blocks (SpMdParser *self, SpMdNode *parent, gboolean blank_before)
{
  OpenResult result = NOTHING_OPENED;
  SpMdNode *last = sp_md_parser_get_last_open (self);
  gboolean continuable = last != NULL && last->kind == SP_MD_PARAGRAPH;
  gboolean again = TRUE;

  while (again)
    {
      int length;
      const char *line = sp_md_reader_peek (&self->reader, &length);
      int position;
      int width;
      int head;
      char first;

      again = FALSE;
      if (line == NULL)
        break;
      width = sp_md_indent_width (line, length, sp_md_reader_get_column (&self->reader), &position);
      self->block_offset = width >= length ? -1 : position;
      self->block_indent = width >= length ? -1 : width;
      if (line[0] == '\n')
        break;
      first = position < length ? line[position] : '\0';

      for (guint i = 0; i < G_N_ELEMENTS (block_parsers); i++)
        {
          const BlockParser *parser = &block_parsers[i];
          SpMdOpen state = SP_MD_OPEN_LEAF;
          SpMdNode *node;

          if (!is_triggered (parser, first) ||
              (continuable && result == NOTHING_OPENED && !parser->interrupts_paragraph) ||
              (width > 3 && !parser->takes_indented))
            continue;
          if (self->n_open >= SP_MD_MAX_DEPTH && parser->nests)
            continue;

          last = sp_md_parser_get_last_open (self);
          head = self->reader.head;
          node = parser->open (self, parent, &state);
          if (node == NULL)
            continue;
          if ((state & SP_MD_OPEN_REQUIRE_PARAGRAPH) && claim_paragraph (self, parent, last))
            {
              continuable = FALSE;
              again = TRUE;
              break;
            }
          node->blank_before = blank_before;
          if (last != NULL && last->parent == NULL && self->n_open > 0)
            close_blocks (self, self->n_open - 1, self->n_open - 1);
          sp_md_node_append (parent, node);
          if (node->offset < 0)
            node->offset = head;
          result = BLOCKS_OPENED;
          push_open (self, node);
          if (state & SP_MD_OPEN_CHILDREN)
            {
              parent = node;
              again = TRUE;
            }
          break;
        }
    }

  if (result == NOTHING_OPENED && continuable && continue_block (self, last) != SP_MD_CLOSE)
    result = PARAGRAPH_CONTINUES;
  return result;
}

static void
add_stat (SpMdParser *self, int line, int level, gboolean blank)
{
  SpMdLineStat stat = { line, level, blank };

  g_array_append_val (self->stats, stat);
}

/* Whether @line was blank for the block at @level, or for one that holds it. */
static gboolean
was_blank (SpMdParser *self, int line, int level)
{
  gboolean result = TRUE;

  for (int i = (int) self->stats->len - 1 - level; i >= 0; i--)
    {
      const SpMdLineStat *stat = &g_array_index (self->stats, SpMdLineStat, i);

      result = FALSE;
      if (stat->line == line)
        {
          if (stat->level < level && stat->blank)
            return TRUE;
          if (stat->level == level)
            return stat->blank;
        }
      if (stat->line < line)
        return result;
    }
  return result;
}

/* The present line against the open blocks, the outermost first. FALSE at the end of the text. */
static gboolean
read_line (SpMdParser *self)
{
  int n_open = self->n_open;
  int last_index = n_open - 1;

  for (int i = 0; i < n_open; i++)
    {
      SpMdNode *node = self->open[i];
      SpMdNode *parent = i > 0 ? self->open[i - 1] : self->document;
      SpMdNode *last;
      int line_number = self->reader.line;
      int length;
      const char *line = sp_md_reader_peek (&self->reader, &length);

      if (line == NULL)
        {
          close_blocks (self, last_index, 0);
          return FALSE;
        }
      add_stat (self, line_number, i, sp_md_is_blank (line, length));

      if (node->kind != SP_MD_PARAGRAPH)
        {
          SpMdContinue state = continue_block (self, node);

          if (state == SP_MD_CONTINUE_CHILDREN && i == last_index)
            {
              open_blocks (self, node, was_blank (self, line_number - 1, i));
              return TRUE;
            }
          if (state != SP_MD_CLOSE)
            continue;
        }

      /* Either the block ends here, or the line goes on with the paragraph inside it. */
      last = self->open[last_index];
      if (open_blocks (self, parent, was_blank (self, line_number - 1, i)) != PARAGRAPH_CONTINUES)
        {
          if (self->open[last_index] != last)
            last_index--;
          close_blocks (self, last_index, i);
        }
      return TRUE;
    }
  return TRUE;
}

static void
read_blocks (SpMdParser *self)
{
  int n_blank;

  while (sp_md_reader_skip_blank_lines (&self->reader, &n_blank))
    {
      int line = self->reader.line;

      if (n_blank != 0)
        {
          g_array_set_size (self->stats, 0);
          for (int i = 0; i < self->n_open; i++)
            add_stat (self, line - 1, i, TRUE);
        }
      if (open_blocks (self, self->document, was_blank (self, line - 1, 0)) != BLOCKS_OPENED)
        return;
      sp_md_reader_next_line (&self->reader);
      while (self->n_open > 0)
        {
          if (!read_line (self))
            return;
          sp_md_reader_next_line (&self->reader);
        }
    }
}

/* Children before their parents, as the numbers of footnotes depend on it. */
static void
read_inlines (SpMdParser *self)
{
  SpMdNode *node = self->document;
  gboolean entering = TRUE;

  while (node != NULL)
    {
      if (!entering || node->first == NULL)
        {
          gboolean raw = node->kind == SP_MD_CODE_BLOCK || node->kind == SP_MD_FENCED_CODE ||
                         node->kind == SP_MD_HTML_BLOCK;

          entering = FALSE;
          if (!raw && node->n_lines > 0)
            {
              SpMdNode *next;

              /* Inlines become its children: go on beside it. */
              next = node == self->document ? NULL : node->next != NULL ? node->next : node->parent;
              entering = node->next != NULL;
              sp_md_parse_inlines (self, node);
              node = next;
              continue;
            }
        }
      node = sp_md_node_walk (node, self->document, &entering);
    }
}

SpMdParser *
sp_md_parser_new (const char *source, int length, const SpMarkup *markup)
{
  SpMdParser *self = g_new0 (SpMdParser, 1);

  self->markup = markup;
  self->source = source;
  self->arena = sp_md_arena_new ();
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->suffixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->footnote_links = g_ptr_array_new ();
  self->stats = g_array_new (FALSE, FALSE, sizeof (SpMdLineStat));
  self->document = sp_md_node_new (self->arena, SP_MD_DOCUMENT);

  sp_md_reader_init (&self->reader, source, length);
  read_blocks (self);
  read_inlines (self);
  if (markup->block_attribute)
    sp_md_apply_attributes (self);
  sp_md_finish_footnotes (self);
  sp_md_reader_clear (&self->reader);
  return self;
}

void
sp_md_parser_free (SpMdParser *self)
{
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->suffixes);
  g_hash_table_unref (self->footnotes);
  g_ptr_array_unref (self->footnote_links);
  g_array_unref (self->stats);
  g_free (self->open);
  sp_md_arena_free (self->arena);
  g_free (self);
}
