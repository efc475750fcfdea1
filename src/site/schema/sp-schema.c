/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-schema.h"

#include "sp-schema-built-in.h"
#include "sp-schema-field-private.h"
#include "sp-schema-guess.h"
#include "sp-schema-settings.h"
#include "sp-store.h"
#include "sp-survey-rows.h"
#include "sp-table.h"

#include <string.h>

/* Of a larger section, so many pages spread over it tell enough. */
#define MOST_PAGES  1000
#define MOST_OTHERS 300

/* A section with fewer pages is helped by those of others. */
#define FEW_PAGES 3

struct _SpSchema
{
  gatomicrefcount ref_count;

  GPtrArray *fields;
  const char **order;
  GPtrArray *rows;
  char **header;
  guint n_pages;
  guint n_tables;
  GPtrArray *problems;
};

static SpSchema *
schema_new (void)
{
  SpSchema *self = g_new0 (SpSchema, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
finish_fields (SpSchema *self, GPtrArray *fields)
{
  sp_schema_fields_label (fields);
  self->fields = fields;
  self->order = sp_schema_fields_get_order (fields);
}

SpSchema *
sp_schema_new_built_in (void)
{
  SpSchema *self = schema_new ();

  self->rows = g_ptr_array_new ();
  finish_fields (self, sp_schema_built_in_fields ());
  return self;
}

static gboolean
is_section_page (const char *path)
{
  const char *slash = strrchr (path, '/');

  return g_str_has_prefix (slash != NULL ? slash + 1 : path, "_index.");
}

static char *
get_section (SpSite *site, const char *path)
{
  g_autoptr (SpText) empty = sp_text_new ("", 0);
  g_autoptr (SpIndexEntry) entry = sp_site_index_page (site, path, empty);

  return g_strdup (sp_index_entry_get_section (entry));
}

/* Which of the site's pages are of the kind of @path, or, with @others, are not. */
static GPtrArray *
choose_pages (SpSite *site, GPtrArray *entries, const char *path, gboolean others, guint most)
{
  g_autofree char *section = get_section (site, path);
  gboolean section_page = is_section_page (path);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GPtrArray *spread = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (entries, i);
      gboolean same = sp_index_entry_is_section_page (entry) == section_page &&
                      (section_page || strcmp (sp_index_entry_get_section (entry), section) == 0);

      if (same != others)
        g_ptr_array_add (chosen, entry);
    }
  for (guint i = 0; i < MIN (chosen->len, most); i++)
    g_ptr_array_add (
        spread, g_ptr_array_index (
                    chosen, chosen->len <= most ? i : (guint) ((guint64) i * chosen->len / most)));
  return spread;
}

static void
survey_pages (SpSite *site,
              GPtrArray *pages,
              SpSurvey *survey,
              SpSurveyRows *rows,
              GCancellable *cancellable)
{
  for (guint i = 0; i < pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = sp_index_entry_get_path (g_ptr_array_index (pages, i));
      g_autoptr (GFile) file = g_file_resolve_relative_path (sp_site_get_folder (site), path);
      g_autoptr (SpText) text = sp_store_load (file, NULL, NULL, NULL);
      g_autoptr (SpFrontMatter) front_matter = NULL;
      gsize body_start;

      if (text == NULL || !sp_text_is_utf8 (text, NULL))
        continue;
      front_matter = sp_front_matter_parse (text);
      if (sp_front_matter_get_error (front_matter, NULL) != NULL)
        continue;
      sp_survey_add (survey, site, path, sp_front_matter_get_root (front_matter));
      sp_front_matter_get_span (front_matter, NULL, &body_start);
      if (rows != NULL)
        sp_survey_rows_add (rows, text, body_start);
    }
  sp_survey_finish (survey);
}

/* The fields that the pages show, and the rows of their tables. */
static GPtrArray *
read_pages (SpSchema *self,
            SpSite *site,
            GPtrArray *entries,
            const char *path,
            GPtrArray *known,
            GCancellable *cancellable)
{
  g_autoptr (GPtrArray) pages = choose_pages (site, entries, path, FALSE, MOST_PAGES);
  g_autoptr (SpSurvey) survey = sp_survey_new ();
  g_autoptr (SpSurveyRows) rows = sp_survey_rows_new ();
  g_autoptr (SpSurvey) others = NULL;

  survey_pages (site, pages, survey, rows, cancellable);
  if (pages->len < FEW_PAGES)
    {
      g_autoptr (GPtrArray) rest = choose_pages (site, entries, path, TRUE, MOST_OTHERS);

      others = sp_survey_new ();
      survey_pages (site, rest, others, NULL, cancellable);
    }
  self->n_pages = sp_survey_get_n_maps (survey);
  self->n_tables = sp_survey_rows_get_n_tables (rows);
  self->rows = sp_survey_rows_finish (rows);
  self->header = sp_survey_rows_get_header (rows);
  return sp_schema_guess_fields (survey, others, known);
}

static guint
get_index (GPtrArray *fields, const SpSchemaField *field)
{
  guint index = 0;

  g_ptr_array_find (fields, field, &index);
  return index;
}

/* What the site's settings say of a field goes before what was found out. Their order is that of a
 * form; in a file the pages' own order counts, and a field that none has yet goes behind them. */
static GPtrArray *
put_settings_first (SpSchema *self, SpSite *site, const char *path, GPtrArray *found)
{
  g_autofree char *section = get_section (site, path);
  GPtrArray *said[] = {
    sp_schema_settings_read (site, path, section, self->problems),
    sp_schema_cms_read (site, path, self->problems),
    sp_schema_front_matter_cms_read (site, section, self->problems),
  };
  GPtrArray *first = said[0];
  GPtrArray *ordered = sp_schema_fields_new ();

  for (guint i = 1; i < G_N_ELEMENTS (said); i++)
    {
      sp_schema_fields_complete (first, said[i]);
      g_ptr_array_unref (said[i]);
    }
  if (first->len == 0)
    {
      g_ptr_array_unref (first);
      g_ptr_array_unref (ordered);
      return found;
    }
  for (guint i = 0; i < found->len; i++)
    {
      const SpSchemaField *field = g_ptr_array_index (found, i);
      SpSchemaField *over = (SpSchemaField *) sp_schema_fields_find (first, field->key);

      if (over != NULL && field->n_pages > 0)
        g_ptr_array_add (ordered, g_ptr_array_steal_index (first, get_index (first, over)));
    }
  sp_schema_fields_complete (ordered, first);
  g_ptr_array_unref (first);
  sp_schema_fields_complete (ordered, found);
  g_ptr_array_unref (found);
  return ordered;
}

SpSchema *
sp_schema_read (SpSite *site, GPtrArray *entries, const char *path, GCancellable *cancellable)
{
  SpSchema *self;
  g_autoptr (GPtrArray) known = NULL;
  GPtrArray *fields;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = schema_new ();
  known = sp_schema_built_in_fields ();
  fields = read_pages (self, site, entries, path, known, cancellable);
  sp_schema_fields_complete (fields, known);
  fields = put_settings_first (self, site, path, fields);
  finish_fields (self, fields);
  return self;
}

typedef struct
{
  SpSite *site;
  GPtrArray *entries;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  sp_site_unref (job->site);
  g_ptr_array_unref (job->entries);
  g_free (job->path);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  SpSchema *schema = sp_schema_read (job->site, job->entries, job->path, cancellable);

  if (g_task_return_error_if_cancelled (task))
    sp_schema_unref (schema);
  else
    g_task_return_pointer (task, schema, (GDestroyNotify) sp_schema_unref);
}

void
sp_schema_read_async (SpSite *site,
                      GPtrArray *entries,
                      const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (site != NULL);
  g_return_if_fail (entries != NULL);
  g_return_if_fail (path != NULL);

  job = g_new (Job, 1);
  job->site = sp_site_ref (site);
  job->entries = g_ptr_array_new_full (entries->len, (GDestroyNotify) sp_index_entry_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (job->entries, sp_index_entry_ref (g_ptr_array_index (entries, i)));
  job->path = g_strdup (path);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_schema_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

SpSchema *
sp_schema_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_schema_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
sp_schema_get_scope (SpSite *site, const char *path)
{
  g_autofree char *section = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (sp_schema_settings_name_page (site, path))
    return g_strdup (path);
  section = get_section (site, path);
  if (!is_section_page (path))
    return g_steal_pointer (&section);
  return g_strconcat (section, *section != '\0' ? "/_index" : "_index", NULL);
}

SpSchema *
sp_schema_ref (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_schema_unref (SpSchema *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->header);
  g_free (self->order);
  g_free (self);
}

GPtrArray *
sp_schema_get_fields (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields;
}

const SpSchemaField *
sp_schema_lookup (SpSchema *self, const char *path)
{
  g_auto (GStrv) keys = NULL;
  const SpSchemaField *field = NULL;
  GPtrArray *fields;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  keys = sp_path_split (path);
  fields = self->fields;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      /* The number of one of several groups. */
      if (field != NULL && field->kind == SP_SCHEMA_GROUPS && keys[i + 1] != NULL)
        i++;
      field = sp_schema_fields_find (fields, keys[i]);
      if (field == NULL)
        return NULL;
      fields = field->fields;
    }
  return field;
}

const char *const *
sp_schema_get_order (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->order;
}

guint
sp_schema_get_n_pages (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

guint
sp_schema_get_n_tables (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tables;
}

const char *const *
sp_schema_get_table_header (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->header;
}

GPtrArray *
sp_schema_get_rows (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (first), g_strstrip (second)) == 0;
}

const SpSchemaRow *
sp_schema_find_row (SpSchema *self, const char *name)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  plain = sp_markdown_to_plain (name);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (self->rows, i);

      if (same_name (row->name, plain))
        return row;
    }
  return NULL;
}

guint
sp_schema_place_row (SpSchema *self, const char *name, const char *const *present)
{
  const SpSchemaRow *row;
  guint n_present, index = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (present != NULL, 0);

  n_present = g_strv_length ((char **) present);
  row = sp_schema_find_row (self, name);
  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return n_present;
  while (index > 0)
    {
      const SpSchemaRow *before = g_ptr_array_index (self->rows, --index);

      for (guint i = n_present; i > 0; i--)
        {
          if (same_name (before->name, present[i - 1]))
            return i;
        }
    }
  return 0;
}

GPtrArray *
sp_schema_get_problems (SpSchema *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

void
sp_schema_append_json (SpSchema *self, const char *section, GString *json)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (section != NULL);
  g_return_if_fail (json != NULL);

  g_string_append (json, "{\"section\": ");
  sp_json_append_string (json, section, -1);
  g_string_append_printf (json, ", \"pages\": %u, \"fields\": ", self->n_pages);
  sp_schema_fields_append_json (self->fields, "", json);
  g_string_append_printf (json, ", \"tables\": %u, \"attributes\": [", self->n_tables);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpSchemaRow *row = g_ptr_array_index (self->rows, i);

      g_string_append (json, i > 0 ? ", {\"name\": " : "{\"name\": ");
      sp_json_append_string (json, row->name, -1);
      g_string_append (json, ", \"markdown\": ");
      sp_json_append_string (json, row->markdown, -1);
      g_string_append_printf (json, ", \"pages\": %u}", row->n_pages);
    }
  g_string_append (json, "]}");
}
