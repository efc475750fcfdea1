/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-shortcode-call.h"

#include <string.h>

#include "sp-shortcode.h"

typedef struct
{
  SpShortcode tag;
  gsize start;
  guint close; /* the index of the tag that closes it, 0 for none */
} Tag;

void
sp_shortcode_call_free (SpShortcodeCall *self)
{
  g_free (self->name);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_ptr_array_unref (self->values);
  g_free (self);
}

const char *
sp_shortcode_call_get (const SpShortcodeCall *self, const char *name, int position)
{
  if (self->names == NULL)
    return position >= 0 && position < (int) self->values->len
               ? g_ptr_array_index (self->values, position)
               : NULL;
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->names, i), name) == 0)
      return g_ptr_array_index (self->values, i);
  return NULL;
}

static GArray *
find_tags (const char *data, gsize length)
{
  GArray *tags = g_array_new (FALSE, TRUE, sizeof (Tag));
  gsize at = 0;

  while ((at = sp_shortcode_find (data, at, length)) < length)
    {
      Tag tag = { .start = at };

      if (sp_shortcode_parse (data, at, length, &tag.tag))
        {
          g_array_append_val (tags, tag);
          at = tag.tag.end;
        }
      else
        at++;
    }
  return tags;
}

/* A closing tag goes with the last open one of its name; those opened since enclose nothing. */
static void
pair_tags (GArray *tags)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) n_open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      Tag *tag = &g_array_index (tags, Tag, i);
      char *name = g_strndup (tag->tag.name, tag->tag.name_length);
      int count = GPOINTER_TO_INT (g_hash_table_lookup (n_open, name));

      if (!tag->tag.closing)
        {
          g_hash_table_replace (n_open, name, GINT_TO_POINTER (count + 1));
          g_array_append_val (open, i);
          continue;
        }
      while (count > 0)
        {
          guint top = g_array_index (open, guint, open->len - 1);
          Tag *opener = &g_array_index (tags, Tag, top);
          char *other = g_strndup (opener->tag.name, opener->tag.name_length);
          int others = GPOINTER_TO_INT (g_hash_table_lookup (n_open, other));
          gboolean same = g_str_equal (other, name);

          g_array_set_size (open, open->len - 1);
          g_hash_table_replace (n_open, other, GINT_TO_POINTER (others - 1));
          if (same)
            {
              opener->close = i;
              break;
            }
        }
      g_free (name);
    }
}

static char *
read_string (const char **at, const char *end)
{
  const char *p = *at;
  char quote = *p++;
  GString *value = g_string_new (NULL);

  for (; p < end && *p != quote; p++)
    {
      if (quote == '"' && *p == '\\' && p + 1 < end && p[1] == '"')
        p++;
      g_string_append_c (value, *p);
    }
  *at = MIN (p + 1, end);
  return g_string_free (value, FALSE);
}

static char *
read_word (const char **at, const char *end)
{
  const char *start = *at;
  const char *p = start;

  while (p < end && !g_ascii_isspace (*p) && *p != '=')
    p++;
  *at = p;
  return g_strndup (start, p - start);
}

static void
read_parameters (SpShortcodeCall *self, const char *p, const char *end)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  while (p < end)
    {
      char *value;

      while (p < end && (g_ascii_isspace (*p) || *p == '='))
        p++;
      if (p >= end || (*p == '/' && p + 1 == end))
        break;
      value = *p == '"' || *p == '`' ? read_string (&p, end) : read_word (&p, end);
      if (p < end && *p == '=')
        {
          if (self->names == NULL)
            self->names = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->names, value);
          for (p++; p < end && g_ascii_isspace (*p);)
            p++;
          value = p < end && (*p == '"' || *p == '`') ? read_string (&p, end) : read_word (&p, end);
        }
      else if (self->names != NULL)
        {
          g_free (value); /* Hugo refuses a mix */
          continue;
        }
      g_ptr_array_add (self->values, value);
    }
  /* Unnamed ones before the first named one. */
  if (self->names != NULL)
    while (self->values->len > self->names->len)
      g_ptr_array_remove_index (self->values, 0);
}

static SpShortcodeCall *
make_call (GArray *tags, const Tag *tag)
{
  SpShortcodeCall *self = g_new0 (SpShortcodeCall, 1);

  self->name = g_strndup (tag->tag.name, tag->tag.name_length);
  self->markdown = tag->tag.markdown;
  self->start = tag->start;
  self->end = tag->tag.end;
  if (tag->close > 0)
    {
      const Tag *close = &g_array_index (tags, Tag, tag->close);

      self->has_inner = TRUE;
      self->inner_start = tag->tag.end;
      self->inner_end = close->start;
      self->end = close->tag.end;
    }
  return self;
}

GPtrArray *
sp_shortcode_call_find_all (const char *data, gsize length)
{
  g_autoptr (GArray) tags = find_tags (data, length);
  GPtrArray *calls = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_shortcode_call_free);

  pair_tags (tags);
  for (guint i = 0; i < tags->len; i++)
    {
      const Tag *tag = &g_array_index (tags, Tag, i);
      SpShortcodeCall *call;

      if (tag->tag.closing)
        continue;
      call = make_call (tags, tag);
      read_parameters (call, tag->tag.name + tag->tag.name_length,
                       data + tag->tag.end - strlen (">}}"));
      g_ptr_array_add (calls, call);
      if (tag->close > 0)
        i = tag->close;
    }
  return calls;
}
