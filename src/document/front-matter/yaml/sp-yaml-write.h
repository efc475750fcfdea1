/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml.h"

G_BEGIN_DECLS

/** How a file spells what its lists and groups look like; for new ones. */
typedef struct
{
  guint list_indent; /* of the dashes under their key */
  guint map_indent;  /* of the keys under their key */
  gboolean flow;     /* lists of scalars stand in brackets */
} SpYamlHabits;

void sp_yaml_find_habits (SpFrontMatter *front_matter, SpYamlHabits *habits);

/** The column, from 0, of what stands at @at. Fields may begin right behind the fence: that is
 * column 0. */
guint sp_yaml_get_column (SpFrontMatter *front_matter, gsize at);

/** @value on one line, lists in brackets and maps in braces. */
void sp_yaml_append_flow (GString *out, SpValue *value, SpNodeStyle style);

/** Whether @value is spelt on lines of its own. */
gboolean sp_yaml_is_block (SpValue *value, const SpYamlHabits *habits);

/** The lines of a list or map, of which the first begins in column @column and is not indented, and
 * the last has no line end. */
void sp_yaml_append_block (GString *out,
                           SpValue *value,
                           guint column,
                           const SpYamlHabits *habits,
                           const char *newline);

/** "key: value" for a map whose keys stand in column @column, the first line not indented, no line
 * end behind the last. */
void sp_yaml_append_entry (GString *out,
                           const char *key,
                           SpValue *value,
                           guint column,
                           const SpYamlHabits *habits,
                           const char *newline);

void sp_yaml_append_spaces (GString *out, guint n);

char *sp_yaml_write_new (SpValue *root, const char *newline);

G_END_DECLS
