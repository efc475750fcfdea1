/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-draft.h"

#include <string.h>

#define FIRST_LINE  "Service Pages draft 1\n"
#define FIRST_WORDS "Service Pages draft "
#define NOTHING     "none"
#define MAX_HEADER  (64 * 1024)

struct _SpDraft
{
  gatomicrefcount ref_count;
  char *site;
  char *page;
  SpText *base;
  SpText *text;
  guint64 generation;
  gint64 time;
};

G_DEFINE_QUARK (sp-draft-error-quark, sp_draft_error)

SpDraft *
sp_draft_new (const char *site,
              const char *page,
              SpText *base,
              SpText *text,
              guint64 generation,
              gint64 time)
{
  SpDraft *self;

  g_return_val_if_fail (site != NULL, NULL);
  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SpDraft, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->site = g_strdup (site);
  self->page = g_strdup (page);
  self->base = base != NULL ? sp_text_ref (base) : NULL;
  self->text = sp_text_ref (text);
  self->generation = generation;
  self->time = time;
  return self;
}

SpDraft *
sp_draft_ref (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_draft_unref (SpDraft *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->site);
  g_free (self->page);
  g_clear_pointer (&self->base, sp_text_unref);
  sp_text_unref (self->text);
  g_free (self);
}

const char *
sp_draft_get_site (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->site;
}

const char *
sp_draft_get_page (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->page;
}

SpText *
sp_draft_get_base (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

SpText *
sp_draft_get_text (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

guint64
sp_draft_get_generation (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->generation;
}

gint64
sp_draft_get_time (SpDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->time;
}

static void
append (GByteArray *data, const char *bytes, gsize length)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) length);
}

static void
append_text (GByteArray *data, SpText *text)
{
  gsize length;
  const char *bytes;

  if (text == NULL)
    return;
  bytes = sp_text_get_data (text, &length);
  append (data, bytes, length);
}

static char *
escape_path (const char *path)
{
  return g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
}

static char *
checksum (const char *data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
}

GByteArray *
sp_draft_to_data (SpDraft *self)
{
  g_autofree char *site = NULL;
  g_autofree char *page = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *base_length = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GString) header = NULL;
  GByteArray *data;

  g_return_val_if_fail (self != NULL, NULL);

  site = escape_path (self->site);
  page = escape_path (self->page);
  bytes = g_byte_array_new ();
  append_text (bytes, self->base);
  append_text (bytes, self->text);
  hash = checksum ((const char *) bytes->data, bytes->len);
  base_length = self->base != NULL
                    ? g_strdup_printf ("%" G_GSIZE_FORMAT, sp_text_get_length (self->base))
                    : g_strdup (NOTHING);
  header = g_string_new (FIRST_LINE);
  g_string_append_printf (header, "Site: %s\nPage: %s\n", site, page);
  g_string_append_printf (header, "Generation: %" G_GUINT64_FORMAT "\n", self->generation);
  g_string_append_printf (header, "Time: %" G_GINT64_FORMAT "\n", self->time);
  g_string_append_printf (header, "Base-Length: %s\n", base_length);
  g_string_append_printf (header, "Text-Length: %" G_GSIZE_FORMAT "\n",
                          sp_text_get_length (self->text));
  g_string_append_printf (header, "SHA-256: %s\n\n", hash);

  data = g_byte_array_sized_new ((guint) header->len + bytes->len);
  append (data, header->str, header->len);
  g_byte_array_append (data, bytes->data, bytes->len);
  return data;
}

static SpDraft *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SP_DRAFT_ERROR, SP_DRAFT_ERROR_DAMAGED, message);
  return NULL;
}

/* The header's names and values, which point into @header; it is cut up for that. */
static GHashTable *
read_header (char *header)
{
  GHashTable *fields = g_hash_table_new (g_str_hash, g_str_equal);
  char *line = strchr (header, '\n');

  while (line != NULL)
    {
      char *name = line + 1;
      char *value;

      line = strchr (name, '\n');
      if (line != NULL)
        *line = '\0';
      value = strstr (name, ": ");
      if (value == NULL)
        continue;
      *value = '\0';
      g_hash_table_insert (fields, name, value + 2);
    }
  return fields;
}

static gboolean
read_number (GHashTable *fields, const char *name, guint64 max, guint64 *number)
{
  const char *value = g_hash_table_lookup (fields, name);

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, max, number, NULL);
}

static char *
read_path (GHashTable *fields, const char *name)
{
  const char *value = g_hash_table_lookup (fields, name);
  g_autoptr (GBytes) bytes = value != NULL ? g_uri_unescape_bytes (value, -1, NULL, NULL) : NULL;
  gsize length;
  const char *path = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return path != NULL && memchr (path, '\0', length) == NULL ? g_strndup (path, length) : NULL;
}

static gint64
read_time (GHashTable *fields)
{
  const char *value = g_hash_table_lookup (fields, "Time");
  gint64 time = 0;

  if (value != NULL)
    g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &time, NULL);
  return time;
}

SpDraft *
sp_draft_new_from_data (const char *data, gsize length, GError **error)
{
  const char *end;
  g_autofree char *header = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autofree char *site = NULL;
  g_autofree char *page = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (SpText) base = NULL;
  g_autoptr (SpText) text = NULL;
  guint64 base_length = 0, text_length, generation = 0;
  gsize rest;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  end = length > 0 ? g_strstr_len (data, (gssize) MIN (length, MAX_HEADER), "\n\n") : NULL;
  if (end == NULL || !g_str_has_prefix (data, FIRST_WORDS))
    return refuse (error, "not a draft");
  header = g_strndup (data, (gsize) (end - data));
  fields = read_header (header);
  end += 2;
  rest = length - (gsize) (end - data);
  site = read_path (fields, "Site");
  page = read_path (fields, "Page");
  if (site == NULL || page == NULL || !read_number (fields, "Text-Length", rest, &text_length))
    return refuse (error, "a field is missing");
  if (g_strcmp0 (g_hash_table_lookup (fields, "Base-Length"), NOTHING) != 0 &&
      !read_number (fields, "Base-Length", rest - text_length, &base_length))
    return refuse (error, "the length of the base is missing");
  if (base_length + text_length != rest)
    return refuse (error, "cut short");
  hash = checksum (end, rest);
  if (g_strcmp0 (hash, g_hash_table_lookup (fields, "SHA-256")) != 0)
    return refuse (error, "other bytes than were written");
  read_number (fields, "Generation", G_MAXUINT64, &generation);
  if (g_strcmp0 (g_hash_table_lookup (fields, "Base-Length"), NOTHING) != 0)
    base = sp_text_new (end, base_length);
  text = sp_text_new (end + base_length, text_length);
  return sp_draft_new (site, page, base, text, generation, read_time (fields));
}
