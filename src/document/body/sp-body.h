/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"
#include "sp-text.h"

G_BEGIN_DECLS

typedef enum
{
  SP_BLOCK_PROSE,
  SP_BLOCK_TABLE,
} SpBlockKind;

typedef struct
{
  SpBlockKind kind;
  gsize start;
  gsize end;

  /* Of prose: without the blank lines before and after, and the last line end; empty, at the
   * block's end, when it is all blank. */
  gsize content_start;
  gsize content_end;

  const SpTable *table; /* NULL for prose */
} SpBlock;

/**
 * SpBody: the body of one text as prose and top-level tables in turn. The blocks tile the body:
 * the first starts where the body does, each starts where the one before ends, the last ends with
 * the text. Immutable, reference-counted, holds a reference on its text.
 */
typedef struct _SpBody SpBody;

/** @start: where the body begins, see sp_front_matter_get_span(). */
SpBody *sp_body_parse (SpText *text, gsize start);

/** What sp_body_parse() gives for the same bytes as those of @self at another place: all of @text
 * from @start on. The bytes are not read again. */
SpBody *sp_body_move (SpBody *self, SpText *text, gsize start);
SpBody *sp_body_ref (SpBody *self);
void sp_body_unref (SpBody *self);

/** The blocks and the tables in the order of the text; both stay owned by the body. */
gsize sp_body_get_start (SpBody *self);
guint sp_body_get_n_blocks (SpBody *self);
const SpBlock *sp_body_get_block (SpBody *self, guint index);
guint sp_body_get_n_tables (SpBody *self);
const SpTable *sp_body_get_table (SpBody *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBody, sp_body_unref)

G_END_DECLS
