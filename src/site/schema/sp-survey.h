/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"
#include "sp-site.h"

G_BEGIN_DECLS

typedef struct _SpSurvey SpSurvey;

/** What was seen of one key on several pages. */
typedef struct
{
  char *key; /* as most pages spell it; set by sp_survey_finish() */
  guint n_pages;

  /* How many of its values were… */
  guint n_booleans;
  guint n_switch_words; /* texts that say yes or no */
  guint n_integers;
  guint n_floats;
  guint n_dates;      /* without quotes */
  guint n_date_texts; /* texts that are dates */
  guint n_strings;    /* all other texts */
  guint n_lists;      /* of texts and the like; empty ones too */
  guint n_group_lists;
  guint n_groups;

  /* Of the other texts, and of those in lists. */
  guint n_multi_line;
  guint n_long;
  guint n_colours;
  guint n_addresses;
  guint n_emails;
  guint n_images;
  guint n_files;       /* that are there */
  guint n_image_items; /* items of lists */
  guint n_file_items;
  guint n_items;

  guint n_with_time;
  guint decimals;
  gint64 divisor;     /* the greatest that all whole numbers have in common */
  char *date_example; /* the latest one as written */

  GHashTable *texts;   /* of text to how often, up to a number of them */
  gboolean many_texts; /* there are more */
  GHashTable *places;  /* of "folder\npublic" to how often: where its files are kept */
  GHashTable *spellings;
  SpSurvey *inside; /* of a group, or of each in a list; NULL when there was none */
} SpSurveyKey;

/** SpSurvey: what the front matter of several pages has at one place. */
SpSurvey *sp_survey_new (void);
void sp_survey_free (SpSurvey *self);

/** Takes in one page's map. @site: (nullable): for looking for files. @page: its path. */
void sp_survey_add (SpSurvey *self, SpSite *site, const char *page, const SpNode *map);

/** Finds the usual spelling and order, when everything is in. */
void sp_survey_finish (SpSurvey *self);

guint sp_survey_get_n_maps (SpSurvey *self);

/** (transfer none) (element-type SpSurveyKey): in their usual order. */
GPtrArray *sp_survey_get_keys (SpSurvey *self);
const SpSurveyKey *sp_survey_find (SpSurvey *self, const char *key);

/** The most frequent key of a table of counts; of equals the first by name. */
const char *sp_survey_most_frequent (GHashTable *counts);

/** How many values that say something were seen. */
guint sp_survey_key_count_values (const SpSurveyKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSurvey, sp_survey_free)

G_END_DECLS
