/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The tree that Markdown is read into. Everything in it lives in one arena and goes with it;
 * strings are slices, not NUL-terminated.
 */

typedef struct _SpMdArena SpMdArena;

SpMdArena *sp_md_arena_new (void);
void sp_md_arena_free (SpMdArena *self);

/** Zeroed memory that lives as long as the arena. */
gpointer sp_md_arena_alloc (SpMdArena *self, gsize size);

typedef struct
{
  const char *data;
  int length;
} SpMdSlice;

/** A part of the source, and the columns of white space that stand before it where a tab was only
 * partly used up. */
typedef struct
{
  int start;
  int stop;
  int padding;
} SpMdSegment;

typedef enum
{
  SP_MD_DOCUMENT,
  SP_MD_PARAGRAPH,
  SP_MD_TEXT_BLOCK, /* a paragraph of a tight list: no tags */
  SP_MD_HEADING,
  SP_MD_THEMATIC_BREAK,
  SP_MD_CODE_BLOCK,
  SP_MD_FENCED_CODE,
  SP_MD_BLOCKQUOTE,
  SP_MD_LIST,
  SP_MD_LIST_ITEM,
  SP_MD_HTML_BLOCK,
  SP_MD_TABLE,
  SP_MD_TABLE_HEADER,
  SP_MD_TABLE_ROW,
  SP_MD_TABLE_CELL,
  SP_MD_DEFINITION_LIST,
  SP_MD_DEFINITION_TERM,
  SP_MD_DEFINITION_DESCRIPTION,
  SP_MD_FOOTNOTE_LIST,
  SP_MD_FOOTNOTE,
  SP_MD_ATTRIBUTES,

  SP_MD_TEXT,
  SP_MD_ENTITY, /* HTML as it is */
  SP_MD_CODE_SPAN,
  SP_MD_EMPHASIS,
  SP_MD_STRIKETHROUGH,
  SP_MD_LINK,
  SP_MD_IMAGE,
  SP_MD_AUTO_LINK,
  SP_MD_RAW_HTML,
  SP_MD_TASK_BOX,
  SP_MD_FOOTNOTE_LINK,
  SP_MD_FOOTNOTE_BACKLINK,
  SP_MD_DELIMITER,   /* only while inlines are read */
  SP_MD_LINK_OPENER, /* likewise */
} SpMdKind;

typedef enum
{
  SP_MD_ALIGN_NONE,
  SP_MD_ALIGN_LEFT,
  SP_MD_ALIGN_RIGHT,
  SP_MD_ALIGN_CENTER,
} SpMdAlign;

typedef struct _SpMdAttribute SpMdAttribute;

/** One of {#id .class name="value"}. */
struct _SpMdAttribute
{
  SpMdSlice name;
  SpMdSlice value;
  gboolean escape; /* a text: to be escaped; else a number, a truth value or nothing */
  SpMdAttribute *next;
};

typedef struct _SpMdNode SpMdNode;

struct _SpMdNode
{
  SpMdKind kind;
  SpMdNode *parent;
  SpMdNode *first;
  SpMdNode *last;
  SpMdNode *prev;
  SpMdNode *next;

  SpMdSegment *lines; /* of a block: its content */
  int n_lines;
  int lines_size;

  SpMdAttribute *attributes;

  int offset;            /* in the source, where a top-level block starts */
  gboolean blank_before; /* a blank line stands before the block */
  SpMdSlice text;        /* of text, code span, autolink, raw HTML, footnote label */

  union
  {
    struct
    {
      int level;
      gboolean underlined;
    } heading;
    struct
    {
      int level;
    } emphasis;
    struct
    {
      char marker;
      int start;
      gboolean tight;
    } list;
    struct
    {
      int offset;
    } item;
    struct
    {
      SpMdSegment info;
      char fence;
      int indent;
      int length;
    } code;
    struct
    {
      int type;
      gboolean closed; /* the closing line is kept apart */
      SpMdSegment closing;
    } html;
    struct
    {
      SpMdAlign align;
    } cell;
    struct
    {
      int offset;
      SpMdNode *paragraph; /* becomes the terms */
      gboolean tight;
    } definition;
    struct
    {
      int index;
      int reference; /* among the links to the same footnote */
      int count;     /* of a list: how many footnotes have a number */
    } footnote;
    struct
    {
      gboolean soft_break;
      gboolean hard_break;
    } text_flags;
    struct
    {
      SpMdSlice destination;
      SpMdSlice title;
      gboolean has_title;
    } link;
    struct
    {
      gboolean email;
      gboolean bare_www; /* no scheme was written */
    } auto_link;
    struct
    {
      gboolean checked;
    } task;
    struct
    {
      char character;
      gboolean can_open;
      gboolean can_close;
      int length;
      int original_length;
      SpMdNode *prev;
      SpMdNode *next;
    } delimiter;
    struct
    {
      gboolean image;
      guint n_links; /* links read before it */
      SpMdNode *below;
    } opener;
  } u;
};

/** A node without a place in the tree; the arena owns it. */
SpMdNode *sp_md_node_new (SpMdArena *arena, SpMdKind kind);
SpMdNode *sp_md_node_new_text (SpMdArena *arena, const char *data, int length);

/** Takes @self out of the tree. */
void sp_md_node_remove (SpMdNode *self);

/** Each takes @child out of where it is first. */
void sp_md_node_append (SpMdNode *self, SpMdNode *child);
void sp_md_node_insert_before (SpMdNode *self, SpMdNode *child);
void sp_md_node_insert_after (SpMdNode *self, SpMdNode *child);
void sp_md_node_replace (SpMdNode *self, SpMdNode *other);

/** One more source line of a block. */
void sp_md_node_add_line (SpMdNode *self, SpMdArena *arena, SpMdSegment line);

/** Text behind the last child: joined with it where the one continues the other. */
void sp_md_node_append_text (SpMdNode *self, SpMdArena *arena, const char *data, int length);

/** Puts text in the place of @self, joined with the text before it where it continues that. */
void sp_md_node_become_text (SpMdNode *self, SpMdArena *arena, const char *data, int length);

/** Sets an attribute, in the place of one of the same name. */
void sp_md_node_set_attribute (SpMdNode *self, SpMdArena *arena, const SpMdAttribute *attribute);
const SpMdAttribute *sp_md_node_get_attribute (const SpMdNode *self, const char *name);

/** The next node in document order below @root: depth first; %NULL at the end. @entering: (inout)
 * whether the visit of @self was the one before its children. */
SpMdNode *sp_md_node_walk (SpMdNode *self, SpMdNode *root, gboolean *entering);

/** Whether both are the same bytes. */
gboolean sp_md_slice_equal (SpMdSlice slice, const char *text);

G_END_DECLS
