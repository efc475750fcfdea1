/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-md-node.h"

G_BEGIN_DECLS

/* Reads the source line by line for the block structure. A tab of which only a part is used up
 * leaves "padding": columns that read as spaces before the position. */
typedef struct
{
  const char *source;
  int length;

  int line;        /* number of the present line */
  SpMdSegment pos; /* from the position to behind the line end */
  int head;        /* where the line starts */

  GString *padded;   /* the line as it is peeked at when there is padding */
  int column;        /* cached, or -1 */
  int peeked_length; /* of the last peek since the position changed, else 0 */
} SpMdReader;

/** At the start of @source, which must outlive it. */
void sp_md_reader_init (SpMdReader *self, const char *source, int length);
void sp_md_reader_clear (SpMdReader *self);

/** The rest of the line with its line end; %NULL at the end. Valid until the position changes. */
const char *sp_md_reader_peek (SpMdReader *self, int *length);

/** The same, to be kept as long as @arena. */
const char *sp_md_reader_peek_kept (SpMdReader *self, SpMdArena *arena, int *length);

/** The column of the position, tabs counted. */
int sp_md_reader_get_column (SpMdReader *self);

/** Moves the position within the line; @padding: columns of a tab that are left over. */
void sp_md_reader_advance (SpMdReader *self, int n);
void sp_md_reader_advance_padding (SpMdReader *self, int n, int padding);
void sp_md_reader_next_line (SpMdReader *self);

/** Passes over blank lines; %FALSE at the end. @n_lines: (out): how many they were. */
gboolean sp_md_reader_skip_blank_lines (SpMdReader *self, int *n_lines);

G_END_DECLS
