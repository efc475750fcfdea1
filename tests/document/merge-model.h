/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-merge.h"

/*
 * A page as plain lists, which random edits change and which is written out as text: what a merge
 * of two such texts must say follows from the lists, without any of the program's own comparing.
 */

#define MODEL_MAX 48

/* The paragraph that is the table's place, and what it is called when it is found. */
#define MODEL_TABLE      15
#define MODEL_TABLE_NAME "(the table)"

/** A thing on a page. It keeps its number however it is changed or moved; what is new on a side has
 * a number that only that side uses. Without a text it is not there. */
typedef struct
{
  char *texts[MODEL_MAX]; /* by number: a field's value, a paragraph; a row's name */
  guint order[MODEL_MAX]; /* the numbers of those there, as they stand */
  guint n;
  gboolean moved; /* whether any was moved */
} ModelList;

typedef struct
{
  ModelList fields;
  ModelList group; /* the fields of a map in a field */
  ModelList tags;
  ModelList notes; /* the comment behind each field, by its number */
  ModelList paragraphs;
  ModelList rows;
  ModelList columns;
  char *cells[MODEL_MAX][MODEL_MAX]; /* by row and column */
} Model;

typedef struct
{
  int format; /* 0: YAML, 1: TOML, 2: JSON */
  gboolean flow;
  gboolean crlf;
  gboolean padded;
  gboolean last_newline;
} ModelStyle;

/** @alike: rows, columns, paragraphs and items may be called the same. */
Model *model_new_random (GRand *random, gboolean alike);
Model *model_copy (Model *self);
void model_free (Model *self);

/** Changes some of it. @side: 1 or 2, for numbers and words of its own. */
void model_edit (Model *self, GRand *random, guint side);
ModelStyle model_random_style (GRand *random);
SpText *model_write (Model *self, const ModelStyle *style);

/**
 * Looks whether @text, the merge with all conflicts decided for @side, says what it must.
 * @models: base, ours, theirs.
 * @n_conflicts: (out): how many things both sides changed differently.
 * Returns: (transfer full) (nullable): what is wrong.
 */
char *model_check (Model *const *models,
                   const ModelStyle *style,
                   SpText *text,
                   SpMergeSide side,
                   guint *n_conflicts);
