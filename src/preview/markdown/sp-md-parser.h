/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-markup.h"
#include "sp-md-node.h"
#include "sp-md-reader.h"

G_BEGIN_DECLS

/*
 * Reads Markdown as goldmark 1.5.4 in Hugo 0.111.3 does. The tree, and so the published page, comes
 * from how goldmark goes about it rather than from CommonMark's text, above all for lists, blank
 * lines and emphasis beside links. So the blocks are opened, continued and closed in the order of
 * its parsers' priorities, and the inlines are tried in theirs.
 */

/* Containers nested deeper are read as text: no page has them, and time stays linear. */
#define SP_MD_MAX_DEPTH 100

typedef struct
{
  SpMdSlice destination;
  SpMdSlice title;
  gboolean has_title;
} SpMdReference;

typedef struct
{
  int line;
  int level;
  gboolean blank;
} SpMdLineStat;

typedef struct _SpMdParser SpMdParser;

struct _SpMdParser
{
  const SpMarkup *markup; /* borrowed */

  const char *source; /* borrowed */
  SpMdArena *arena;
  SpMdNode *document;
  GHashTable *references; /* folded label → SpMdReference */
  GHashTable *ids;        /* heading ids given out */
  GHashTable *suffixes;   /* id → the last number tried behind it */
  GHashTable *footnotes;  /* label → SpMdNode, the first of that label */
  SpMdNode *footnote_list;
  GPtrArray *footnote_links;
  int open_single_quotes; /* over the whole page, as goldmark counts them */
  int open_double_quotes;

  /* While blocks are read. */
  SpMdReader reader;
  SpMdNode **open;
  int n_open;
  int open_size;
  GArray *stats;
  int block_offset;
  int block_indent;
  gboolean skip_list;
  gboolean empty_item_blank_lines;
  SpMdNode *setext_paragraph;
  SpMdNode *fence;
};

typedef enum
{
  SP_MD_CLOSE,
  SP_MD_CONTINUE,
  SP_MD_CONTINUE_CHILDREN,
} SpMdContinue;

/** How a block that was opened goes on: the bits that goldmark's Open answers with. */
typedef enum
{
  SP_MD_OPEN_LEAF = 0,
  SP_MD_OPEN_CHILDREN = 1 << 0,
  SP_MD_OPEN_REQUIRE_PARAGRAPH = 1 << 1,
} SpMdOpen;

typedef SpMdNode *(*SpMdOpenFunc) (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);

/** Reads @source; the tree belongs to the parser. */
SpMdParser *sp_md_parser_new (const char *source, int length, const SpMarkup *markup);
void sp_md_parser_free (SpMdParser *self);

SpMdNode *sp_md_parser_get_last_open (SpMdParser *self);

/* sp-md-leaf.c */
SpMdNode *sp_md_open_paragraph (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_thematic_break (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_code_block (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_fenced_code (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_paragraph (SpMdParser *self, SpMdNode *node);
SpMdContinue sp_md_continue_code_block (SpMdParser *self, SpMdNode *node);
SpMdContinue sp_md_continue_fenced_code (SpMdParser *self, SpMdNode *node);
void sp_md_close_paragraph (SpMdParser *self, SpMdNode *node);
void sp_md_close_code_block (SpMdParser *self, SpMdNode *node);
gboolean sp_md_is_thematic_break (const char *line, int length, int column);

/* sp-md-heading.c */
SpMdNode *sp_md_open_atx_heading (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_setext_heading (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
void sp_md_close_heading (SpMdParser *self, SpMdNode *node);

/** '=' or '-' for an underline of a heading, else 0. */
char sp_md_match_setext_underline (const char *line, int length);

/* sp-md-container.c */
SpMdNode *sp_md_open_blockquote (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_blockquote (SpMdParser *self, SpMdNode *node);
SpMdNode *sp_md_open_attributes (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
void sp_md_apply_attributes (SpMdParser *self);

/* sp-md-list.c */
SpMdNode *sp_md_open_list (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_list_item (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_list (SpMdParser *self, SpMdNode *node);
SpMdContinue sp_md_continue_list_item (SpMdParser *self, SpMdNode *node);
void sp_md_close_list (SpMdParser *self, SpMdNode *node);

/* sp-md-html-block.c */
SpMdNode *sp_md_open_html_block (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_html_block (SpMdParser *self, SpMdNode *node);

/* sp-md-definition-list.c */
SpMdNode *sp_md_open_definition_list (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdNode *sp_md_open_definition (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_definition_list (SpMdParser *self, SpMdNode *node);
void sp_md_close_definition (SpMdParser *self, SpMdNode *node);

/* sp-md-footnote.c */
SpMdNode *sp_md_open_footnote (SpMdParser *self, SpMdNode *parent, SpMdOpen *state);
SpMdContinue sp_md_continue_footnote (SpMdParser *self, SpMdNode *node);
void sp_md_close_footnote (SpMdParser *self, SpMdNode *node);
void sp_md_finish_footnotes (SpMdParser *self);

/* sp-md-table.c: turns a paragraph, or the end of it, into a table. */
void sp_md_transform_table (SpMdParser *self, SpMdNode *paragraph);

/* sp-md-link-reference.c: takes the definitions at the start of a paragraph out of it. */
void sp_md_transform_link_references (SpMdParser *self, SpMdNode *paragraph);
const SpMdReference *sp_md_find_reference (SpMdParser *self, const char *label, int length);

/* sp-md-attribute.c: reads {…} at @position of @line. Returns the first attribute (none is possible
 * too), @end where it ends, or -1 when there is no such thing. */
SpMdAttribute *
sp_md_parse_attributes (SpMdArena *arena, const char *line, int length, int position, int *end);

/* sp-md-inline.c */
void sp_md_parse_inlines (SpMdParser *self, SpMdNode *block);

G_END_DECLS
