/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-value.h"

G_BEGIN_DECLS

/** With what a field is edited. */
typedef enum
{
  SP_SCHEMA_LINE,     /* a line of text */
  SP_SCHEMA_TEXT,     /* longer text */
  SP_SCHEMA_MARKDOWN, /* longer text with Markdown in it */
  SP_SCHEMA_SWITCH,
  SP_SCHEMA_NUMBER,
  SP_SCHEMA_CHOICE, /* one of the options; others too if it is open */
  SP_SCHEMA_CHIPS,  /* a list of short texts */
  SP_SCHEMA_DATE,
  SP_SCHEMA_IMAGE,
  SP_SCHEMA_FILE,
  SP_SCHEMA_ICON, /* an image that stands for the page in lists */
  SP_SCHEMA_COLOUR,
  SP_SCHEMA_ADDRESS, /* of a website or of a page of this one */
  SP_SCHEMA_EMAIL,
  SP_SCHEMA_GROUP,  /* fields inside a field */
  SP_SCHEMA_GROUPS, /* a list of groups */
  SP_SCHEMA_HIDDEN, /* kept, and not shown */
} SpSchemaKind;

/** Who says what a field is, from the most trusted to the least. */
typedef enum
{
  SP_SCHEMA_SOURCE_SETTINGS, /* the site's .service-pages.yaml */
  SP_SCHEMA_SOURCE_CMS,      /* the site's Decap, Sveltia or Front Matter settings */
  SP_SCHEMA_SOURCE_PAGES,    /* what the section's other pages show */
  SP_SCHEMA_SOURCE_BUILT_IN, /* what is known of Hugo's fields */
} SpSchemaSource;

typedef struct
{
  SpValue *value; /* what is written */
  char *label;    /* what is shown */
} SpSchemaOption;

typedef struct _SpSchemaField SpSchemaField;

/**
 * SpSchemaField: what is known of a field before a page is looked at. Owned by the schema it came
 * from and read-only; texts are %NULL where nothing was said, unless it says otherwise.
 */
struct _SpSchemaField
{
  char *key;   /* as the pages spell it; never NULL */
  char *label; /* in plain words, translated; never NULL */
  char *hint;

  SpSchemaKind kind;
  gboolean multiple;      /* a list of them: of images, files, options */
  SpValueType value_type; /* of a new value; of an item if it is a list of them */

  gboolean unknown; /* the settings name a control that is not known: its values decide */
  gboolean required;
  gboolean always; /* every page looked at has it, and says something there */
  gboolean readonly;
  gboolean inverted; /* the switch is on where the file says false */
  gboolean one_line; /* text that is long, but one paragraph */
  gboolean open;     /* a choice that takes other values too */
  gboolean with_time;
  gboolean shown; /* also on a page that does not have it; any other can be added to one */

  char *pattern;         /* a regular expression that a text must match somewhere */
  char *pattern_message; /* what to say if it does not */
  SpValue *default_value;
  char *example; /* how the pages write a date */

  double minimum; /* of the number, or of how many items; NAN where there is none */
  double maximum;
  double step;        /* 0 where nothing is known */
  guint least_length; /* of a text, in characters; 0 where it does not matter */
  guint most_length;  /* 0 likewise */
  guint usual_length; /* what search engines show of it; 0 likewise */

  GPtrArray *options; /* (element-type SpSchemaOption): of a choice; never NULL */
  GPtrArray *fields;  /* (element-type SpSchemaField): of a group or of each of them; never NULL */

  char *media_folder;  /* where the site keeps such files, below its folder, without "/" around */
  char *public_folder; /* what the page writes before the file's name: "/images" */

  SpSchemaSource source;
  char *where; /* in words: "static/admin/config.yml:12", "seen on 12 of 14 pages"; never NULL */

  guint n_pages; /* how many of the pages looked at have it */
};


/** The name of @kind as the command line prints it: "line", "switch"… */
const char *sp_schema_kind_get_name (SpSchemaKind kind);

/** The field among @fields with that @key, case aside as Hugo reads keys; the very spelling goes
 * before another one. %NULL when there is none. */
const SpSchemaField *sp_schema_fields_find (GPtrArray *fields, const char *key);

/** (transfer container) (array zero-terminated=1): the keys of @fields in their usual order, as
 * sp_front_matter_set() takes it; valid as long as they. Free with g_free(). */
const char **sp_schema_fields_get_order (GPtrArray *fields);

G_END_DECLS
