/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <yaml.h>

#include "sp-format.h"

G_BEGIN_DECLS

#define SP_YAML_NO_MARK G_MAXSIZE

/** A node of YAML front matter; every SpNode of one is. */
typedef struct
{
  SpNode node;

  /* The colon behind the key of an entry, or the dash before an item of a block list;
   * SP_YAML_NO_MARK where there is none. */
  gsize mark;

  /* The size of the value written out, aliases followed. */
  guint64 weight;
} SpYamlNode;

/* Reading. */

void sp_yaml_read (SpReading *reading);

/** What a plain scalar, or one with an explicit @tag ("tag:yaml.org,2002:int", or %NULL), means to
 * Hugo, that is to gopkg.in/yaml.v2 (resolve.go of 2.4.0). (transfer full); %NULL where Hugo
 * refuses the combination. */
SpValue *sp_yaml_resolve (const char *tag, const char *text, gsize length);

/** The sentence for what stopped @parser, translated. @data, @at: the text and the place in it,
 * that may be moved to a better one. (transfer full) */
char *sp_yaml_describe_error (const yaml_parser_t *parser,
                              const char *data,
                              gsize start,
                              gsize end,
                              gsize *at);

/** On an escape sequence that Hugo does not know. */
const char *sp_yaml_get_escape_sentence (void);

G_END_DECLS
