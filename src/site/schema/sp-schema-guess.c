/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-schema-guess.h"

#include "sp-schema-field-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So few values of a section tell little: the rest of the site is asked. */
#define FEW_VALUES 3

/* From so many values on, and if each is there so often, texts are a choice. */
#define CHOICE_VALUES 4
#define CHOICE_USES   2
#define CHOICE_MOST   12
#define CHOICE_LENGTH 40

/* Whether most of @all are @some: a single odd value does not take the control away from all. */
static gboolean
mostly (guint some, guint all)
{
  return some > 0 && some * 5 >= all * 4;
}

static gboolean
is_choice (const SpSurveyKey *key)
{
  guint n_texts = g_hash_table_size (key->texts);
  GHashTableIter iter;
  gpointer text;

  if (key->many_texts || key->n_strings + key->n_switch_words < CHOICE_VALUES ||
      n_texts > CHOICE_MOST || n_texts * CHOICE_USES > key->n_strings + key->n_switch_words)
    return FALSE;
  g_hash_table_iter_init (&iter, key->texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      if (strchr (text, '\n') != NULL || g_utf8_strlen (text, -1) > CHOICE_LENGTH)
        return FALSE;
    }
  return TRUE;
}

static SpSchemaKind
guess_words (const SpSurveyKey *key)
{
  guint n = key->n_strings;

  if (n > 0 && key->n_images == n)
    return strstr (key->key, "icon") != NULL || strstr (key->key, "Icon") != NULL ? SP_SCHEMA_ICON
                                                                                  : SP_SCHEMA_IMAGE;
  if (mostly (key->n_images, n) && key->n_files > 0)
    return SP_SCHEMA_IMAGE;
  if (mostly (key->n_files, n))
    return SP_SCHEMA_FILE;
  if (n > 0 && key->n_colours == n)
    return SP_SCHEMA_COLOUR;
  if (mostly (key->n_emails, n))
    return SP_SCHEMA_EMAIL;
  if (mostly (key->n_addresses, n))
    return SP_SCHEMA_ADDRESS;
  if (key->n_multi_line > 0 || key->n_long * 2 > n)
    return SP_SCHEMA_TEXT;
  return is_choice (key) ? SP_SCHEMA_CHOICE : SP_SCHEMA_LINE;
}

static SpSchemaKind
guess_list (const SpSurveyKey *key, gboolean *multiple)
{
  *multiple = TRUE;
  if (key->n_items > 0 && key->n_image_items == key->n_items)
    return SP_SCHEMA_IMAGE;
  if (mostly (key->n_file_items, key->n_items))
    return SP_SCHEMA_FILE;
  *multiple = FALSE;
  return SP_SCHEMA_CHIPS;
}

static SpSchemaKind
guess_kind (const SpSurveyKey *key, gboolean *multiple)
{
  guint n = sp_survey_key_count_values (key);
  guint n_scalars = n - key->n_lists - key->n_group_lists - key->n_groups;

  *multiple = FALSE;
  if (key->n_group_lists > 0 && mostly (key->n_group_lists + key->n_lists, n))
    return SP_SCHEMA_GROUPS;
  if (mostly (key->n_groups, n))
    return SP_SCHEMA_GROUP;
  if (key->n_lists * 2 > n)
    return guess_list (key, multiple);
  if (mostly (key->n_booleans + key->n_switch_words, n_scalars) && key->n_booleans > 0)
    return SP_SCHEMA_SWITCH;
  if (mostly (key->n_switch_words, n_scalars) && key->n_strings == 0)
    return SP_SCHEMA_SWITCH;
  if (mostly (key->n_integers + key->n_floats, n_scalars))
    return SP_SCHEMA_NUMBER;
  if (mostly (key->n_dates + key->n_date_texts, n_scalars))
    return SP_SCHEMA_DATE;
  return guess_words (key);
}

/* What is known of the field decides where the values leave it open. */
static void
settle_kind (SpSchemaField *field, const SpSurveyKey *key, const SpSchemaField *known)
{
  if (known == NULL || known->kind == field->kind)
    return;
  if (sp_survey_key_count_values (key) == 0)
    {
      field->kind = known->kind;
      field->multiple = known->multiple;
      return;
    }
  if (!sp_schema_kind_takes_words (field->kind))
    return;
  if (known->kind == SP_SCHEMA_CHIPS || known->kind == SP_SCHEMA_LINE ||
      known->kind == SP_SCHEMA_TEXT || known->kind == SP_SCHEMA_ADDRESS)
    field->kind = known->kind;
  else if (known->kind == SP_SCHEMA_ICON && field->kind == SP_SCHEMA_IMAGE)
    field->kind = SP_SCHEMA_ICON;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(const char *const *) a));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(const char *const *) b));

  if (first != second)
    return first > second ? -1 : 1;
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_options (SpSchemaField *field, const SpSurveyKey *key)
{
  guint n_texts;
  g_autofree gpointer *texts = g_hash_table_get_keys_as_array (key->texts, &n_texts);

  g_qsort_with_data (texts, (gint) n_texts, sizeof (gpointer), compare_counts, key->texts);
  for (guint i = 0; i < n_texts; i++)
    sp_schema_field_add_option (field, sp_value_new_string (texts[i]), NULL);
  field->open = TRUE;
}

static void
describe_number (SpSchemaField *field, const SpSurveyKey *key)
{
  field->value_type = key->n_floats > 0 ? SP_VALUE_FLOAT : SP_VALUE_INTEGER;
  field->step = 1;
  for (guint i = 0; key->n_floats > 0 && i < MAX (key->decimals, 1); i++)
    field->step /= 10;
  if (key->n_floats == 0 && key->n_integers >= CHOICE_VALUES &&
      (key->divisor == 5 || key->divisor == 10 || key->divisor == 100))
    field->step = (double) key->divisor;
}

static void
describe_places (SpSchemaField *field, const SpSurveyKey *key)
{
  const char *place = sp_survey_most_frequent (key->places);
  const char *line_end = place != NULL ? strchr (place, '\n') : NULL;

  if (line_end == NULL)
    return;
  field->media_folder = g_strndup (place, (gsize) (line_end - place));
  field->public_folder = g_strdup (line_end + 1);
}

static SpSchemaField *
guess_field (const SpSurveyKey *key, const SpSurveyKey *judged, guint n_pages, GPtrArray *known)
{
  /* Translators: how many of a section's pages have a field. */
  g_autofree char *where = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "seen on %u of %u page", "seen on %u of %u pages", n_pages),
      key->n_pages, n_pages);
  SpSchemaField *field = sp_schema_field_new (key->key, SP_SCHEMA_SOURCE_PAGES, where);

  field->n_pages = key->n_pages;
  field->shown = key->n_pages * 2 > n_pages;
  field->always = key->n_pages == n_pages && sp_survey_key_count_values (key) == n_pages;
  field->kind = guess_kind (judged, &field->multiple);
  settle_kind (field, judged, known != NULL ? sp_schema_fields_find (known, key->key) : NULL);
  field->value_type = sp_schema_kind_get_value_type (field->kind);
  switch (field->kind)
    {
    case SP_SCHEMA_CHOICE:
      add_options (field, judged);
      break;
    case SP_SCHEMA_NUMBER:
      describe_number (field, judged);
      break;
    case SP_SCHEMA_SWITCH:
      if (judged->n_switch_words > judged->n_booleans)
        field->value_type = SP_VALUE_STRING;
      break;
    case SP_SCHEMA_DATE:
      if (judged->n_date_texts > judged->n_dates)
        field->value_type = SP_VALUE_STRING;
      field->with_time = judged->n_with_time > 0;
      field->example = g_strdup (judged->date_example);
      break;
    case SP_SCHEMA_GROUP:
    case SP_SCHEMA_GROUPS:
      if (judged->inside == NULL)
        break;
      g_ptr_array_unref (field->fields);
      field->fields = sp_schema_guess_fields (judged->inside, NULL, NULL);
      break;
    default:
      break;
    }
  if (sp_schema_kind_takes_words (field->kind))
    describe_places (field, judged);
  return field;
}

GPtrArray *
sp_schema_guess_fields (SpSurvey *survey, SpSurvey *others, GPtrArray *known)
{
  GPtrArray *fields = sp_schema_fields_new ();
  GPtrArray *keys = sp_survey_get_keys (survey);

  for (guint i = 0; i < keys->len; i++)
    {
      const SpSurveyKey *key = g_ptr_array_index (keys, i);
      const SpSurveyKey *judged = key;

      if (others != NULL && sp_survey_key_count_values (key) < FEW_VALUES)
        {
          const SpSurveyKey *other = sp_survey_find (others, key->key);

          if (other != NULL && sp_survey_key_count_values (other) > FEW_VALUES)
            judged = other;
        }
      g_ptr_array_add (fields, guess_field (key, judged, sp_survey_get_n_maps (survey), known));
    }
  return fields;
}
