/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml-span.h"

G_BEGIN_DECLS

/* Nobody nests fields deeper than this; what does is an accident or an attack. */
#define SP_YAML_MOST_LEVELS 200

/* A list or map whose children are being read; the outermost level, of the root, has no node. */
typedef struct
{
  SpYamlNode *node;
  SpYamlNode *entry; /* of a map: the entry whose value comes next */
  gsize cursor;      /* behind what was read last in it */
} SpYamlLevel;

typedef enum
{
  SP_YAML_SCALAR,
  SP_YAML_ALIAS,
  SP_YAML_BEGIN_LIST,
  SP_YAML_BEGIN_MAP,
  SP_YAML_END,
} SpYamlEventType;

/* What a source of events found next, from @start up to @end. */
typedef struct
{
  SpYamlEventType type;
  SpNodeStyle style;
  gsize start;
  gsize end;
  const char *text; /* of a scalar, unquoted, with a zero byte behind it */
  gsize length;
  gboolean resolves; /* a scalar that may be something else than a string */
  const char *anchor;
  const char *tag;
} SpYamlEvent;

typedef struct
{
  SpReading *reading;
  SpYamlPlaces places;

  SpYamlLevel levels[SP_YAML_MOST_LEVELS + 1];
  guint depth;

  GHashTable *anchors; /* char * → SpYamlNode *, made when needed */
  guint64 aliased;
  SpYamlNode *root;
} SpYamlReader;

/** Takes the next event into the tree. %FALSE once reading has failed. */
gboolean sp_yaml_reader_take (SpYamlReader *self, const SpYamlEvent *event);

/** Reads up to the end of the first document, Hugo looks no further, through libyaml. */
gboolean sp_yaml_parse_events (SpYamlReader *self);

/** Reads what nearly every page has, names with texts and lists of texts on lines of their own, at
 * a fraction of libyaml's cost and with the same events. %FALSE, with part of the tree made, where
 * anything else turns up: the page is libyaml's then. */
gboolean sp_yaml_scan_simple (SpYamlReader *self);

/** Ends the reading with a translated sentence. %FALSE, to be handed on. */
gboolean sp_yaml_reader_fail (SpYamlReader *self, gsize offset, const char *sentence);

/** The list or map that is being read. */
SpYamlLevel *sp_yaml_reader_top (SpYamlReader *self);

/** The entry of the map being read whose key stands from @start up to @end; its value comes next.
 */
SpNode *sp_yaml_reader_begin_entry (SpYamlReader *self,
                                    const char *key,
                                    gsize length,
                                    gsize start,
                                    gsize end);

/** The node that the value at @start belongs to: the entry whose key was read, a new item, the
 * root. */
SpYamlNode *sp_yaml_reader_begin_value (SpYamlReader *self, gsize start);

/** Once @node is whole: what goes with it, and that reading goes on at @full_end. */
void sp_yaml_reader_end_value (SpYamlReader *self, SpYamlNode *node, gsize full_end);

/** Marks a "<<" entry; fails when it names something else than maps, as Hugo does. */
gboolean sp_yaml_reader_check_merge (SpYamlReader *self, SpNode *entry);

/** @why is a translated sentence; the first one stays. */
void sp_yaml_reader_lock (SpNode *node, const char *why);

/** Locks a key or value that carries an anchor, a tag or both. */
void
sp_yaml_reader_lock_properties (SpYamlReader *self, SpNode *node, gsize at, const char *anchor);

/** @anchor may be %NULL. */
void sp_yaml_reader_remember_anchor (SpYamlReader *self, const char *anchor, SpYamlNode *node);

G_END_DECLS
