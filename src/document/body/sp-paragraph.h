/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-block-scan.h"

G_BEGIN_DECLS

/**
 * SpParagraph: a paragraph at the top level while its lines come in, and the table that may be in
 * it. After paragraph.go, link_ref.go and extension/table.go of goldmark 1.5.4.
 */
typedef struct
{
  const char *data;
  SpBlockScanFunc func;
  gpointer user_data;

  gsize start;
  gboolean deferred;    /* it may start with definitions: look for a table when all is known */
  gboolean no_table;
  gboolean table_first; /* nothing stands above the table */
  gboolean unusual;     /* whether anything met so far, see SpBlockScanFunc */
  gboolean unusual_row; /* likewise, but within the table */
  gsize previous_line;
  gsize previous_end;
  GArray *starts;       /* the table's lines as far as known; all lines when deferred */
} SpParagraph;

/** @end: where the line ends, with or without its line end. */
void sp_paragraph_start (SpParagraph *self, gsize start, gsize end);
void sp_paragraph_continue (SpParagraph *self, gsize start, gsize end);

typedef enum
{
  SP_PARAGRAPH_TEXT,
  SP_PARAGRAPH_TABLE,   /* a table at its end */
  SP_PARAGRAPH_NOTHING, /* all of it was a table, or definitions */
} SpParagraphEnd;

/** Reports the table if there is one. @end: where the line starts that follows. */
SpParagraphEnd sp_paragraph_end (SpParagraph *self, gsize end);

G_END_DECLS
