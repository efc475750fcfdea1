/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml.h"

G_BEGIN_DECLS

/** libyaml tells places in characters; this turns them into bytes. It remembers the last one, so
 * that asking for places in about their order takes linear time. */
typedef struct
{
  const char *data;
  gsize start;
  gsize end;
  gboolean ascii;
  gsize last_index;
  gsize last_byte;
} SpYamlPlaces;

/** %NULL, or a translated sentence on the first character from @start up to @end that YAML does not
 * allow, and its place. */
const char *
sp_yaml_places_init (SpYamlPlaces *self, const char *data, gsize start, gsize end, gsize *bad);

gsize sp_yaml_places_find (SpYamlPlaces *self, gsize index);

/** Where @indicator stands between @from and @to, with only blanks, line ends and comments before
 * it; SP_YAML_NO_MARK when something else comes first. */
gsize sp_yaml_find_indicator (const SpYamlPlaces *self, gsize from, gsize to, char indicator);

/** Behind the anchor and tag that stand at @at. */
gsize sp_yaml_skip_properties (const SpYamlPlaces *self, gsize at);

/** Fills in what goes when @node, in a block list or map, is removed. %FALSE when the line that it
 * stands on begins behind a line end that is one to YAML and to nobody else. */
gboolean sp_yaml_find_entry (const SpYamlPlaces *self, SpYamlNode *node);

/** The end of the last line of the literal or folded scalar at @start; libyaml's end, @end, lies
 * behind the blank lines that follow it. */
gsize sp_yaml_trim_block_scalar (const SpYamlPlaces *self, gsize start, gsize end);

G_END_DECLS
