/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-survey.h"

#include "sp-date.h"
#include "sp-number.h"
#include "sp-schema-text.h"
#include "sp-usual-order.h"

#include <string.h>

#define MOST_TEXTS      24  /* a choice of more is none */
#define MOST_KEYS       200 /* at one place */
#define DEEPEST         6
#define FILES_LOOKED_AT 40 /* of one key: each costs a look at the disk */

/* Longer text than this wants several lines. */
#define LONG_TEXT 60

struct _SpSurvey
{
  guint n_maps;
  GPtrArray *keys;
  GHashTable *by_name; /* in lower case, to the index from 1 */
  SpUsualOrder *order;
};

static void
key_free (gpointer data)
{
  SpSurveyKey *key = data;

  g_free (key->key);
  g_free (key->date_example);
  g_hash_table_unref (key->texts);
  g_hash_table_unref (key->places);
  g_hash_table_unref (key->spellings);
  g_clear_pointer (&key->inside, sp_survey_free);
  g_free (key);
}

SpSurvey *
sp_survey_new (void)
{
  SpSurvey *self = g_new0 (SpSurvey, 1);

  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = sp_usual_order_new ();
  return self;
}

void
sp_survey_free (SpSurvey *self)
{
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->by_name);
  sp_usual_order_free (self->order);
  g_free (self);
}

static guint
count_up (GHashTable *counts, const char *text)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1;

  g_hash_table_insert (counts, g_strdup (text), GUINT_TO_POINTER (count));
  return count;
}

static GHashTable *
counts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The index of the key, from 0; MOST_KEYS when there are too many. */
static guint
get_key (SpSurvey *self, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, lower));
  SpSurveyKey *key;

  if (number > 0)
    return number - 1;
  if (self->keys->len >= MOST_KEYS)
    return MOST_KEYS;
  key = g_new0 (SpSurveyKey, 1);
  key->texts = counts_new ();
  key->places = counts_new ();
  key->spellings = counts_new ();
  g_ptr_array_add (self->keys, key);
  g_hash_table_insert (self->by_name, g_steal_pointer (&lower), GUINT_TO_POINTER (self->keys->len));
  return self->keys->len - 1;
}

static void
note_place (SpSurveyKey *key, const char *file, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *public = g_path_get_dirname (text);
  g_autofree char *place = NULL;

  place = g_strconcat (folder, "\n", strcmp (public, ".") == 0 ? "" : public, NULL);
  count_up (key->places, place);
}

/* What a text looks like that is no date and no switch. */
static void
note_looks (SpSurveyKey *key, SpSite *site, const char *page, const char *text, gboolean item)
{
  gboolean image = sp_schema_text_is_image (text);
  gboolean there = FALSE;

  if (site != NULL && sp_schema_text_is_file (text) &&
      key->n_files + key->n_file_items < FILES_LOOKED_AT)
    {
      g_autofree char *file = sp_schema_text_find_file (site, page, text);

      there = file != NULL;
      if (there)
        note_place (key, file, text);
    }
  if (item)
    {
      key->n_image_items += image;
      key->n_file_items += there;
      return;
    }
  key->n_images += image;
  key->n_files += there;
  key->n_colours += sp_schema_text_is_colour (text);
  key->n_addresses += sp_schema_text_is_address (text);
  key->n_emails += sp_schema_text_is_email (text);
  key->n_multi_line += strchr (text, '\n') != NULL;
  key->n_long += g_utf8_strlen (text, -1) > LONG_TEXT;
}

static void
note_text (SpSurveyKey *key, const char *text)
{
  if (*text == '\0')
    return;
  if (g_hash_table_size (key->texts) < MOST_TEXTS || g_hash_table_contains (key->texts, text))
    count_up (key->texts, text);
  else
    key->many_texts = TRUE;
}

static void
note_date (SpSurveyKey *key, const char *text)
{
  SpDate date;

  if (!sp_date_parse (text, &date))
    return;
  key->n_with_time += date.has_time;
  if (key->date_example == NULL || strcmp (key->date_example, text) < 0)
    {
      g_free (key->date_example);
      key->date_example = g_strdup (text);
    }
}

static gint64
greatest_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return ABS (a);
}

static guint
count_decimals (double number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sp_number_append (text, number, 1);
  return sp_number_count_decimals (text->str, text->len);
}

static void
note_string (SpSurveyKey *key, SpSite *site, const char *page, const char *text)
{
  if (*text == '\0')
    return;
  if (sp_schema_text_is_switch (text))
    {
      key->n_switch_words++;
      note_text (key, text);
    }
  else if (sp_date_parse (text, NULL))
    {
      key->n_date_texts++;
      note_date (key, text);
    }
  else
    {
      key->n_strings++;
      note_text (key, text);
      note_looks (key, site, page, text, FALSE);
    }
}

static void
add_map (SpSurvey *self, SpSite *site, const char *page, const SpNode *map, guint depth);

static void
note_list (SpSurveyKey *key, SpSite *site, const char *page, const SpNode *list, guint depth)
{
  gboolean groups = FALSE;

  for (const SpNode *item = list->first_child; item != NULL; item = item->next)
    {
      if (item->type == SP_VALUE_MAP)
        {
          groups = TRUE;
          if (key->inside == NULL)
            key->inside = sp_survey_new ();
          add_map (key->inside, site, page, item, depth + 1);
        }
      else if (item->type == SP_VALUE_STRING && *sp_value_get_string (item->value) != '\0')
        {
          key->n_items++;
          note_looks (key, site, page, sp_value_get_string (item->value), TRUE);
        }
    }
  if (groups)
    key->n_group_lists++;
  else
    key->n_lists++;
}

static void
note_value (SpSurveyKey *key, SpSite *site, const char *page, const SpNode *node, guint depth)
{
  switch (node->type)
    {
    case SP_VALUE_BOOLEAN:
      key->n_booleans++;
      break;
    case SP_VALUE_INTEGER:
      key->n_integers++;
      key->divisor = greatest_divisor (key->divisor, sp_value_get_integer (node->value));
      break;
    case SP_VALUE_FLOAT:
      key->n_floats++;
      key->decimals = MAX (key->decimals, count_decimals (sp_value_get_float (node->value)));
      break;
    case SP_VALUE_DATE:
      key->n_dates++;
      note_date (key, sp_value_get_string (node->value));
      break;
    case SP_VALUE_STRING:
      note_string (key, site, page, sp_value_get_string (node->value));
      break;
    case SP_VALUE_LIST:
      note_list (key, site, page, node, depth);
      break;
    case SP_VALUE_MAP:
      key->n_groups++;
      if (key->inside == NULL)
        key->inside = sp_survey_new ();
      add_map (key->inside, site, page, node, depth + 1);
      break;
    case SP_VALUE_NULL:
    default:
      break;
    }
}

static void
add_map (SpSurvey *self, SpSite *site, const char *page, const SpNode *map, guint depth)
{
  g_autoptr (GArray) sequence = g_array_new (FALSE, FALSE, sizeof (guint));

  self->n_maps++;
  for (const SpNode *node = map->first_child; node != NULL && depth < DEEPEST; node = node->next)
    {
      SpSurveyKey *key;
      guint index;

      if (node->key == NULL || node->duplicate || node->merged)
        continue;
      index = get_key (self, node->key);
      if (index == MOST_KEYS)
        continue;
      key = g_ptr_array_index (self->keys, index);
      key->n_pages++;
      count_up (key->spellings, node->key);
      note_value (key, site, page, node, depth);
      g_array_append_val (sequence, index);
    }
  sp_usual_order_add (self->order, (const guint *) (gpointer) sequence->data, sequence->len);
}

void
sp_survey_add (SpSurvey *self, SpSite *site, const char *page, const SpNode *map)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page != NULL);
  g_return_if_fail (map != NULL);

  add_map (self, site, page, map, 0);
}

const char *
sp_survey_most_frequent (GHashTable *counts)
{
  const char *best = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer text, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      if (GPOINTER_TO_UINT (count) > most ||
          (GPOINTER_TO_UINT (count) == most && strcmp (text, best) < 0))
        {
          best = text;
          most = GPOINTER_TO_UINT (count);
        }
    }
  return best;
}

void
sp_survey_finish (SpSurvey *self)
{
  g_autofree guint *order = sp_usual_order_get (self->order, self->keys->len);
  g_autofree gpointer *sorted = g_new (gpointer, self->keys->len + 1);

  for (guint i = 0; i < self->keys->len; i++)
    {
      SpSurveyKey *key = g_ptr_array_index (self->keys, order[i]);

      sorted[i] = key;
      key->key = g_strdup (sp_survey_most_frequent (key->spellings));
      if (key->inside != NULL)
        sp_survey_finish (key->inside);
    }
  if (self->keys->len > 0)
    memcpy (self->keys->pdata, sorted, self->keys->len * sizeof (gpointer));
}

guint
sp_survey_get_n_maps (SpSurvey *self)
{
  return self->n_maps;
}

GPtrArray *
sp_survey_get_keys (SpSurvey *self)
{
  return self->keys;
}

const SpSurveyKey *
sp_survey_find (SpSurvey *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SpSurveyKey *found = g_ptr_array_index (self->keys, i);

      if (g_ascii_strcasecmp (found->key, key) == 0)
        return found;
    }
  return NULL;
}

guint
sp_survey_key_count_values (const SpSurveyKey *key)
{
  return key->n_booleans + key->n_switch_words + key->n_integers + key->n_floats + key->n_dates +
         key->n_date_texts + key->n_strings + key->n_lists + key->n_group_lists + key->n_groups;
}
