/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml-edit.h"

G_BEGIN_DECLS

/** Makes the literal or folded scalar @node say @text, in its style and indentation, with its
 * chomping indicator changed if the line feeds at the end need it; lines that say the same stay as
 * they are. %FALSE, and no edit, when the style cannot carry @text. */
gboolean sp_yaml_set_block_scalar (SpYamlEdit *self, const SpNode *node, const char *text);

/** Where the indicators of a block scalar end: behind "|", ">-", "|2+" … */
gsize sp_yaml_get_header_end (const SpYamlEdit *self, const SpNode *node);

/** Appends a text of several lines as a literal scalar, for a key in column @column; %FALSE, and
 * nothing, when @value is no such text. */
gboolean
sp_yaml_append_new_block_scalar (GString *out, SpValue *value, guint column, const char *newline);

G_END_DECLS
