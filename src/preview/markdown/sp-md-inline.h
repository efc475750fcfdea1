/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-md-parser.h"

G_BEGIN_DECLS

/* The content of a block as one run of bytes, and a position in it. */
typedef struct
{
  const char *data;
  int length;
  int position;

  const int *starts;      /* where the lines start */
  const gunichar *before; /* what stands in the source before each of them */
  int n_lines;

  int line_start; /* of the line looked at last */
  int line_end;
} SpMdInlineText;

/** Reads the lines of @block, which must outlive it. */
void sp_md_inline_text_init (SpMdInlineText *self, SpMdParser *parser, const SpMdNode *block);

/** The byte at the position, 0xff at the end. */
char sp_md_inline_peek (const SpMdInlineText *self);

/** From the position to behind the line end; 0 at the end. */
int sp_md_inline_get_rest (SpMdInlineText *self);
gboolean sp_md_inline_is_rest_blank (const SpMdInlineText *self);

/** The number of the line that holds the position. */
int sp_md_inline_get_line (const SpMdInlineText *self);
void sp_md_inline_next_line (SpMdInlineText *self);
void sp_md_inline_skip_spaces (SpMdInlineText *self);

/** What stands before the position: a line feed at the start. */
gunichar sp_md_inline_get_before (const SpMdInlineText *self);

/** Up to an unescaped @closer, over lines, and moves behind it. %FALSE when there is none, or
 * @opener comes first; then the position is lost. */
gboolean
sp_md_inline_find_closure (SpMdInlineText *self, char opener, char closer, SpMdSlice *inside);

/** A link's destination behind white space. */
gboolean sp_md_inline_scan_destination (SpMdInlineText *self, SpMdSlice *destination);

/* Reading the inlines of one block. */
typedef struct
{
  SpMdParser *parser;
  SpMdNode *block;
  SpMdInlineText text;

  SpMdNode *first_delimiter;
  SpMdNode *last_delimiter;

  SpMdNode *opener;       /* the innermost "[" that waits for its "]" */
  SpMdNode *first_opener; /* the outermost */
  SpMdNode *link_bottom;  /* the last delimiter when the last "[" was met */
  guint n_links;

  /* What need not be looked for again, so that time stays linear. */
  GHashTable *backtick_runs; /* length → where the last run of that length is */
  int run_end;               /* of the run of one character met last */
  int no_email_before;       /* text up to here is known not to start an address */
  int no_pointy_end;         /* no ">" from here to the line's end */
  gboolean no_instruction_end;
  gboolean no_declaration_end;
  gboolean no_cdata_end;
} SpMdInline;

/* Each tries what starts at the position. A node: it was read, and the position is behind it. */
SpMdNode *sp_md_inline_parse_code_span (SpMdInline *self);
SpMdNode *sp_md_inline_parse_auto_link (SpMdInline *self);
SpMdNode *sp_md_inline_parse_raw_html (SpMdInline *self);
SpMdNode *sp_md_inline_parse_task_box (SpMdInline *self);
SpMdNode *sp_md_inline_parse_footnote_link (SpMdInline *self); /* sp-md-footnote.c */
SpMdNode *sp_md_inline_parse_link (SpMdInline *self);          /* sp-md-link.c */
SpMdNode *sp_md_inline_parse_emphasis (SpMdInline *self);      /* sp-md-delimiter.c */
SpMdNode *sp_md_inline_parse_strikethrough (SpMdInline *self);
SpMdNode *sp_md_inline_parse_bare_link (SpMdInline *self);   /* sp-md-linkify.c */
SpMdNode *sp_md_inline_parse_typographic (SpMdInline *self); /* sp-md-typographer.c */

/** The openers that found no end become text. */
void sp_md_inline_close_links (SpMdInline *self);

/** Whether a run of one character may open and close a span (CommonMark, "Emphasis"). Returns the
 * run's length. */
int sp_md_inline_scan_run (SpMdInline *self, gboolean *can_open, gboolean *can_close);

/** Makes spans of the delimiters above @bottom, of all without one. */
void sp_md_inline_process_delimiters (SpMdInline *self, SpMdNode *bottom);

/** Where an e-mail address that starts @data ends, or -1. @scanned: (out): how far its local part
 * could reach. */
int sp_md_scan_email (const char *data, int length, int *scanned);

G_END_DECLS
