/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"
#include "sp-change.h"
#include "sp-front-matter.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FIND_DEFAULT = 0,
  SP_FIND_MATCH_CASE = 1 << 0,
  SP_FIND_SOURCE = 1 << 1, /* in the text of the file, keys and markup included */
} SpFindFlags;

typedef enum
{
  SP_MATCH_FIELD, /* in a value of the front matter */
  SP_MATCH_CELL,  /* in a cell's Markdown */
  SP_MATCH_TEXT,  /* in prose, or anywhere in the file */
} SpMatchKind;

/**
 * SpMatch: a place where a text was found. @start and @end are bytes of the page; where the file
 * spells the value otherwise than it reads, they are those of the whole value. @from and @to are
 * bytes of what was searched: the field's value, the cell's Markdown; for prose the same as @start
 * and @end.
 */
typedef struct
{
  SpMatchKind kind;
  char *subject; /* see sp_change_new_text() */
  gsize start;
  gsize end;
  gsize from;
  gsize to;
} SpMatch;

/**
 * Finds @needle in the fields, the prose and the cells of a page, in the order of the file; matches
 * do not overlap. Switches and keys are not searched, but in the source all of the text is.
 * Upper and lower case are the same unless %SP_FIND_MATCH_CASE.
 * Returns: (transfer full): of SpMatch; empty for an empty @needle and for text that is not UTF-8.
 */
GPtrArray *sp_find (SpFrontMatter *front_matter,
                    SpBody *body,
                    const char *needle,
                    SpFindFlags flags);

/** What one or several matches become, as sp_page_apply() takes it. */
typedef struct
{
  SpChange *change;   /* (nullable): NULL when nothing can be replaced */
  guint n_replaced;
  guint n_refused;    /* that stand where nothing can be changed */
} SpReplacement;

/**
 * Puts @text in the place of the matches from @first on, @n of them. Fields keep their type, cells
 * their table; that each reads as meant and all else as before is checked. What cannot be changed
 * safely stays and is counted.
 * @why: (out) (optional) (transfer full) (nullable): why the first one that was refused was.
 */
SpReplacement sp_find_replace (SpFrontMatter *front_matter,
                               SpBody *body,
                               GPtrArray *matches,
                               guint first,
                               guint n,
                               const char *text,
                               GError **why);

G_END_DECLS
