/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-create.h"

#include "sp-archetype-hugo.h"
#include "sp-archetype-template.h"
#include "sp-archetype.h"
#include "sp-hugo-fields.h"
#include "sp-page-name.h"
#include "sp-page-place.h"
#include "sp-page-shape.h"
#include "sp-page.h"
#include "sp-site-config.h"
#include "sp-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Somebody else may take a name in the moment between looking and writing. */
#define TRIES 5

typedef struct
{
  SpSite *site;
  GPtrArray *entries;
  char *section;
  char *title;
  SpCreateFlags flags;
} Creation;

static char *
get_escaped_title (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "|", -1);

  return g_strjoinv ("\\|", parts);
}

/* In the fields the name stands in, which breaks no quotes, until the title is set; in the text the
 * title itself. */
static SpText *
expand (SpText *archetype, SpArchetypeContext *context, const char *title, gboolean *unknown)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (archetype);
  g_autofree char *escaped = get_escaped_title (title);
  g_autofree char *fields_source = NULL;
  g_autofree char *body_source = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *body = NULL;
  g_autofree char *whole = NULL;
  gboolean odd_fields, odd_body;
  gsize start;

  sp_front_matter_get_span (front_matter, NULL, &start);
  fields_source = sp_text_slice (archetype, 0, start);
  body_source = sp_text_slice (archetype, start, sp_text_get_length (archetype));
  context->title = NULL;
  fields = sp_archetype_expand (fields_source, context, &odd_fields);
  context->title = escaped;
  body = sp_archetype_expand (body_source, context, &odd_body);
  context->title = NULL;
  *unknown = odd_fields || odd_body;
  whole = g_strconcat (fields, body, NULL);
  return sp_text_new (whole, strlen (whole));
}

static SpText *
set_title (SpText *text, const char *title)
{
  g_autoptr (SpPage) page = sp_page_new (text);
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_hugo_lookup (front_matter, "title");
  g_autofree char *path = node != NULL ? sp_node_get_path (node) : g_strdup ("title");
  g_autoptr (SpValue) value = sp_value_new_string (title);
  g_autoptr (SpChange) change = NULL;

  if (sp_front_matter_get_error (front_matter, NULL) != NULL)
    return NULL;
  change = sp_front_matter_set (front_matter, path, value, sp_hugo_usual_order (), NULL);
  if (change == NULL || !sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, NULL))
    return NULL;
  return sp_text_ref (sp_page_get_text (page));
}

/* NULL when the archetype gives no page that can be read. */
static SpText *
make_from_archetype (Creation *creation,
                     const SpArchetype *archetype,
                     const char *path,
                     GDateTime *now,
                     GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (archetype->file);
  g_autoptr (SpText) source = sp_store_load (file, NULL, cancellable, NULL);
  g_autofree char *name = sp_page_get_name (path);
  g_autofree char *folder = g_strconcat (creation->section, "/", NULL);
  g_autofree char *section = g_strndup (creation->section, strcspn (creation->section, "/"));
  SpArchetypeContext context = { name, NULL, section, folder, now };
  g_autoptr (SpText) text = NULL;
  gboolean unknown;

  if (source == NULL || !sp_text_is_utf8 (source, NULL) || name == NULL)
    return NULL;
  text = expand (source, &context, creation->title, &unknown);
  if (unknown && (creation->flags & SP_CREATE_TRUSTED) != 0)
    {
      SpText *made = sp_archetype_run_hugo (creation->site, path, cancellable);

      if (made != NULL)
        {
          sp_text_unref (text);
          text = made;
        }
    }
  return set_title (text, creation->title);
}

static SpText *
make_from_pages (Creation *creation, const char *path, GDateTime *now, GCancellable *cancellable)
{
  g_autoptr (SpSchema) schema =
      sp_schema_read (creation->site, creation->entries, path, cancellable);
  SpFormat format = SP_FORMAT_YAML;

  for (guint i = 0; i < creation->entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (creation->entries, i);
      g_autoptr (GFile) file = NULL;
      g_autoptr (SpText) text = NULL;
      g_autoptr (SpFrontMatter) front_matter = NULL;

      if (strcmp (sp_index_entry_get_section (entry), creation->section) != 0 ||
          sp_index_entry_get_problem (entry) != NULL)
        continue;
      file = g_file_resolve_relative_path (sp_site_get_folder (creation->site),
                                           sp_index_entry_get_path (entry));
      text = sp_store_load (file, NULL, cancellable, NULL);
      front_matter = text != NULL ? sp_front_matter_parse (text) : NULL;
      if (front_matter != NULL)
        format = sp_front_matter_get_format (front_matter);
      break;
    }
  return sp_page_shape_make (schema, format, creation->title, now);
}

static gboolean
uses_bundles (Creation *creation)
{
  guint n_pages = 0, n_bundles = 0;

  for (guint i = 0; i < creation->entries->len; i++)
    {
      SpIndexEntry *entry = g_ptr_array_index (creation->entries, i);

      if (strcmp (sp_index_entry_get_section (entry), creation->section) != 0 ||
          sp_index_entry_is_section_page (entry) || *creation->section == '\0')
        continue;
      n_pages++;
      n_bundles += sp_index_entry_is_bundle (entry);
    }
  return n_bundles * 2 > n_pages;
}

/* The folder of the pages: of a site of Hugo's that has none yet, the one where Hugo looks. */
static char *
get_content_path (SpSite *site)
{
  char *content = sp_site_get_path (site, sp_site_get_content_folder (site));
  SpValue *setting;

  if (content != NULL)
    return content;
  if (!sp_site_config_exists (g_file_peek_path (sp_site_get_folder (site))))
    return g_strdup (".");
  setting = sp_site_config_lookup (sp_site_get_config (site), "contentdir");
  return g_strdup (setting != NULL && sp_value_get_string (setting) != NULL
                       ? sp_value_get_string (setting)
                       : "content");
}

/* Where the page goes, before the name is looked at. */
static char *
get_pattern (Creation *creation, gboolean bundle)
{
  g_autofree char *content = get_content_path (creation->site);

  return g_build_filename (content, creation->section, bundle ? "x/index.md" : "x.md", NULL);
}

static char *
strip_here (char *path)
{
  char *stripped = g_strdup (g_str_has_prefix (path, "./") ? path + 2 : path);

  g_free (path);
  return stripped;
}

/* Where the page called @name goes as things are. */
static char *
find_path (Creation *creation, const SpArchetype *archetype, const char *name)
{
  g_autofree char *pattern = strip_here (get_pattern (
      creation, archetype != NULL ? archetype->folder != NULL : uses_bundles (creation)));

  return sp_page_place_find_free (creation->site, pattern, name);
}

static SpArchetype *
find_archetype (Creation *creation)
{
  g_autofree char *kind = g_strndup (creation->section, strcspn (creation->section, "/"));

  return sp_archetype_find (creation->site, kind);
}

static gboolean
write_page (Creation *creation,
            const SpArchetype *archetype,
            const char *path,
            SpText *text,
            GError **error)
{
  g_autofree char *full = sp_page_place_check (creation->site, path, error);
  g_autofree char *folder = NULL;

  if (full == NULL)
    return FALSE;
  if (!sp_page_place_write (creation->site, path, text, error))
    return FALSE;
  folder = g_path_get_dirname (full);
  /* The page stands: a picture that could not come along is no reason to take it away. */
  if (archetype != NULL && archetype->folder != NULL)
    sp_page_place_copy_others (archetype->folder, folder);
  return TRUE;
}

static char *
create (Creation *creation, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = sp_page_name_for_title (creation->title);
  g_autoptr (SpArchetype) archetype = find_archetype (creation);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (*name == '\0')
    {
      g_set_error (error, SP_MANAGE_ERROR, SP_MANAGE_ERROR_BAD_NAME,
                   _ ("“%s” has no letter or number that could stand in the page's address. "
                      "Please give the page another title."),
                   creation->title);
      return NULL;
    }
  if (creation->entries == NULL)
    creation->entries = sp_site_list_pages (creation->site, cancellable, error);
  if (creation->entries == NULL)
    return NULL;
  for (guint try = 0;; try++)
    {
      g_autofree char *path = find_path (creation, archetype, name);
      g_autoptr (SpText) text = NULL;
      g_autoptr (GError) problem = NULL;

      if (archetype != NULL)
        text = make_from_archetype (creation, archetype, path, now, cancellable);
      if (text == NULL)
        text = make_from_pages (creation, path, now, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (write_page (creation, archetype, path, text, &problem))
        return g_steal_pointer (&path);
      if (try + 1 >= TRIES || !g_error_matches (problem, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
}

static Creation *
creation_new (SpSite *site,
              GPtrArray *entries,
              const char *section,
              const char *title,
              SpCreateFlags flags)
{
  Creation *self = g_new (Creation, 1);
  gsize length;

  self->site = sp_site_ref (site);
  self->entries = entries != NULL ? g_ptr_array_ref (entries) : NULL;
  while (*section == '/')
    section++;
  self->section = g_strdup (section);
  for (length = strlen (section); length > 0 && section[length - 1] == '/'; length--)
    self->section[length - 1] = '\0';
  self->title = g_strstrip (g_utf8_make_valid (title, -1));
  self->flags = flags;
  return self;
}

static void
creation_free (gpointer data)
{
  Creation *self = data;

  sp_site_unref (self->site);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->section);
  g_free (self->title);
  g_free (self);
}

char *
sp_page_create (SpSite *site,
                GPtrArray *entries,
                const char *section,
                const char *title,
                SpCreateFlags flags,
                GCancellable *cancellable,
                GError **error)
{
  Creation *creation;
  char *path;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  creation = creation_new (site, entries, section, title, flags);
  path = create (creation, cancellable, error);
  creation_free (creation);
  return path;
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = create (data, cancellable, &error);

  if (path == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, path, g_free);
}

void
sp_page_create_async (SpSite *site,
                      GPtrArray *entries,
                      const char *section,
                      const char *title,
                      SpCreateFlags flags,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (site != NULL);
  g_return_if_fail (section != NULL);
  g_return_if_fail (title != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_page_create_async);
  /* A page that was made is told of, also when it was cancelled a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, creation_new (site, entries, section, title, flags), creation_free);
  g_task_run_in_thread (task, create_in_thread);
}

char *
sp_page_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_page_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
sp_page_create_get_address (SpSite *site,
                            GPtrArray *entries,
                            const char *section,
                            const char *title)
{
  Creation *creation;
  g_autoptr (SpArchetype) archetype = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = NULL;
  g_autofree char *fields = g_date_time_format (now, "---\ndate: %Y-%m-%d\n---\n");
  g_autoptr (SpText) untitled = sp_text_new (fields, strlen (fields));
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpFrontMatter) front_matter = NULL;
  char *address = NULL;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  creation = creation_new (site, entries, section, title, SP_CREATE_DEFAULT);
  name = sp_page_name_for_title (creation->title);
  text = set_title (untitled, creation->title);
  front_matter = text != NULL ? sp_front_matter_parse (text) : NULL;
  if (*name != '\0')
    {
      g_autofree char *path = NULL;

      archetype = find_archetype (creation);
      path = find_path (creation, archetype, name);
      address = sp_page_get_address (site, path, front_matter);
    }
  creation_free (creation);
  return address;
}
