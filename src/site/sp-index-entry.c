/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-index-entry-private.h"

#include "sp-conflict-copy.h"
#include "sp-fold.h"
#include "sp-haystack.h"
#include "sp-hugo-fields.h"
#include "sp-page-price.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A field that lists texts, a taxonomy perhaps. */
typedef struct
{
  char *key; /* in lower case */
  char **terms;
} TermList;

struct _SpIndexEntry
{
  gatomicrefcount ref_count;

  char *path;
  char *section;
  char *title;
  char *description;
  char *date;
  char *icon;
  char *price;
  char *problem;
  gint64 weight;
  gboolean draft;
  gboolean section_page;
  gboolean bundle;
  const char *language; /* interned */
  GArray *term_lists;
  char *haystack; /* folded; NULL where nobody is going to search */

  /* What it is sorted by. */
  gint64 seconds;
  char *title_key;
};

static void
term_list_clear (gpointer data)
{
  TermList *list = data;

  g_free (list->key);
  g_strfreev (list->terms);
}

/* The texts of a list, or the one text that stands where a list may; NULL when there is none. */
static char **
read_terms (const SpNode *node)
{
  g_auto (GStrv) terms = g_new0 (char *, node->n_children + 1);
  guint n_terms = 0;

  for (const SpNode *item = node->first_child; item != NULL; item = item->next)
    {
      char *text = sp_hugo_cast_text (item->value);

      if (text != NULL && *text != '\0')
        terms[n_terms++] = text;
      else
        g_free (text);
    }
  return n_terms > 0 ? g_steal_pointer (&terms) : NULL;
}

static gboolean
is_usual_taxonomy (const char *key)
{
  return g_ascii_strcasecmp (key, "tags") == 0 || g_ascii_strcasecmp (key, "categories") == 0 ||
         g_ascii_strcasecmp (key, "series") == 0;
}

static void
read_term_lists (SpIndexEntry *self, SpFrontMatter *front_matter)
{
  for (const SpNode *node = sp_front_matter_get_root (front_matter)->first_child; node != NULL;
       node = node->next)
    {
      TermList list = { NULL, NULL };

      if (node->key == NULL)
        continue;
      if (node->type == SP_VALUE_LIST)
        list.terms = read_terms (node);
      else if (node->type == SP_VALUE_STRING && is_usual_taxonomy (node->key) &&
               *sp_value_get_string (node->value) != '\0')
        list.terms = g_strdupv ((char *[]){ (char *) sp_value_get_string (node->value), NULL });
      if (list.terms == NULL)
        continue;
      list.key = g_str_is_ascii (node->key) ? g_ascii_strdown (node->key, -1)
                                            : g_utf8_strdown (node->key, -1);
      if (self->term_lists == NULL)
        {
          self->term_lists = g_array_new (FALSE, FALSE, sizeof (TermList));
          g_array_set_clear_func (self->term_lists, term_list_clear);
        }
      g_array_append_val (self->term_lists, list);
    }
}

/* The path among all pages of the site: without the folder that it is kept in. */
static char *
get_logical_path (SpSite *site, const char *path, const SpContentRoot *root)
{
  const char *below = path;

  if (site == NULL)
    return g_strdup (g_str_has_prefix (path, "content/") ? path + strlen ("content/") : path);
  if (root != NULL && *root->folder != '\0')
    below = path + strlen (root->folder) + 1;
  return root != NULL && *root->below != '\0' ? g_build_filename (root->below, below, NULL)
                                              : g_strdup (below);
}

/* "fr" of "about.fr.md", if that is one of the site's languages. */
static const char *
find_language (SpSite *site, const char *base, const SpContentRoot *root)
{
  const char *const *languages;
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  if (root != NULL && root->language != NULL)
    return g_intern_string (root->language);
  languages = site != NULL ? sp_site_get_languages (site) : NULL;
  if (languages == NULL || languages[0] == NULL)
    return NULL;
  parts = g_strsplit (base, ".", -1);
  n_parts = g_strv_length (parts);
  for (guint i = 0; n_parts > 2 && languages[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (parts[n_parts - 2], languages[i]) == 0)
        return g_intern_string (languages[i]);
    }
  return g_intern_string (sp_site_get_default_language (site));
}

/* Fills in what the path alone says. */
static SpIndexEntry *
new_entry (SpSite *site, const char *path)
{
  SpIndexEntry *self = g_new0 (SpIndexEntry, 1);
  const SpContentRoot *root = site != NULL ? sp_site_find_content_root (site, path) : NULL;
  g_autofree char *logical = get_logical_path (site, path, root);
  const char *slash = strchr (logical, '/');
  g_autofree char *section = slash != NULL ? g_strndup (logical, (gsize) (slash - logical)) : NULL;
  g_autofree char *base = g_path_get_basename (path);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->section = section != NULL ? g_filename_display_name (section) : g_strdup ("");
  self->section_page = g_str_has_prefix (base, "_index.");
  self->bundle = g_str_has_prefix (base, "index.");
  self->language = find_language (site, base, root);
  self->seconds = SP_HUGO_NO_DATE;
  return self;
}

static char *
title_from_path (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  char *dot;

  if ((g_str_has_prefix (base, "_index.") || g_str_has_prefix (base, "index.")) &&
      strcmp (folder, ".") != 0)
    return g_filename_display_basename (folder);
  dot = strrchr (base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_filename_display_name (base);
}

/* Near what Hugo's collation does, whatever the language of the computer: "É" sorts by "e", case
 * does not count, and signs come before digits and letters. */
static char *
make_title_key (const char *title)
{
  const gboolean ascii = g_str_is_ascii (title);
  g_autofree char *folded = ascii ? g_ascii_strdown (title, -1) : g_utf8_casefold (title, -1);
  g_autofree char *decomposed =
      ascii ? g_steal_pointer (&folded) : g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *key = g_string_sized_new (strlen (title) * 2);

  for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isalnum (*p))
        {
          g_string_append_c (key, *p);
          continue;
        }
      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        g_string_append_c (key, '\1');
      else if (!g_unichar_isalnum (c))
        g_string_append_c (key, g_unichar_ispunct (c) ? '\2' : '\3');
      g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

static void
finish_entry (SpIndexEntry *self)
{
  if (self->title == NULL || *self->title == '\0')
    {
      g_free (self->title);
      self->title = title_from_path (self->path);
    }
  if (self->title_key == NULL)
    self->title_key = make_title_key (self->title);
}

static char *
make_haystack (SpIndexEntry *self, SpText *text, gsize body_start)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *valid = NULL;

  g_string_append_printf (all, "%s\n%s\n%s\n%s", self->title, name,
                          self->description != NULL ? self->description : "",
                          self->price != NULL ? self->price : "");
  for (guint i = 0; self->term_lists != NULL && i < self->term_lists->len; i++)
    {
      const TermList *list = &g_array_index (self->term_lists, TermList, i);

      for (guint k = 0; list->terms[k] != NULL; k++)
        g_string_append_printf (all, "\n%s", list->terms[k]);
    }
  if (text != NULL)
    sp_haystack_append_tables (all, text, body_start);
  valid = g_utf8_make_valid (all->str, (gssize) all->len);
  return sp_fold (valid);
}

SpIndexEntry *
sp_index_entry_new_at (SpSite *site, const char *path, SpText *text, gboolean searchable)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autofree char *link_title = NULL;
  SpIndexEntry *self = new_entry (site, path);
  gsize body_start;

  self->problem = g_strdup (sp_front_matter_get_error (front_matter, NULL));
  if (self->problem == NULL && sp_conflict_copy_is (path))
    self->problem =
        g_strdup (_ ("This is a second version of a page that was changed in two places at the "
                     "same time; the program that synchronises the folder made it. Please take "
                     "over what is missing into the page itself, and then move this one to the "
                     "bin."));
  self->title = sp_hugo_read_text (front_matter, "title");
  link_title = sp_hugo_read_text (front_matter, "linktitle");
  if (link_title != NULL && *link_title != '\0')
    self->title_key = make_title_key (link_title);
  self->description = sp_hugo_read_text (front_matter, "description");
  self->date = sp_hugo_read_text (front_matter, "date");
  self->icon = sp_hugo_read_text (front_matter, "icon");
  self->weight = sp_hugo_read_weight (front_matter);
  self->draft = sp_hugo_read_draft (front_matter);
  self->seconds = sp_hugo_read_seconds (front_matter);
  read_term_lists (self, front_matter);
  sp_front_matter_get_span (front_matter, NULL, &body_start);
  if (sp_text_is_utf8 (text, NULL))
    {
      self->price = sp_page_find_price (text, body_start);
    }
  else
    {
      g_free (self->problem);
      self->problem = g_strdup (
          _ ("This page's text is in an old encoding, so it can be read but not changed."));
    }
  finish_entry (self);
  if (searchable)
    self->haystack = make_haystack (self, text, body_start);
  return self;
}

SpIndexEntry *
sp_index_entry_new_broken_at (SpSite *site, const char *path, const char *problem)
{
  SpIndexEntry *self = new_entry (site, path);

  self->problem = g_strdup (problem);
  finish_entry (self);
  self->haystack = make_haystack (self, NULL, 0);
  return self;
}

void
sp_index_entry_add_problem (SpIndexEntry *self, const char *problem)
{
  if (self->problem == NULL)
    self->problem = g_strdup (problem);
}

SpIndexEntry *
sp_index_entry_new (const char *path, SpText *text)
{
  g_return_val_if_fail (path != NULL && text != NULL, NULL);

  return sp_index_entry_new_at (NULL, path, text, TRUE);
}

SpIndexEntry *
sp_index_entry_new_broken (const char *path, const char *problem)
{
  g_return_val_if_fail (path != NULL && problem != NULL, NULL);

  return sp_index_entry_new_broken_at (NULL, path, problem);
}

SpIndexEntry *
sp_index_entry_ref (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_index_entry_unref (SpIndexEntry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->path);
  g_free (self->section);
  g_free (self->title);
  g_free (self->description);
  g_free (self->date);
  g_free (self->icon);
  g_free (self->price);
  g_free (self->problem);
  g_free (self->title_key);
  g_free (self->haystack);
  g_clear_pointer (&self->term_lists, g_array_unref);
  g_free (self);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

const char *
sp_index_entry_get_path (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

const char *
sp_index_entry_get_section (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->section;
}

const char *
sp_index_entry_get_title (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
sp_index_entry_get_description (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return or_empty (self->description);
}

const char *
sp_index_entry_get_date (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return or_empty (self->date);
}

const char *
sp_index_entry_get_icon (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return or_empty (self->icon);
}

const char *
sp_index_entry_get_price (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return or_empty (self->price);
}

gint64
sp_index_entry_get_weight (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->weight;
}

gboolean
sp_index_entry_get_draft (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->draft;
}

gboolean
sp_index_entry_is_section_page (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->section_page;
}

const char *
sp_index_entry_get_language (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

gboolean
sp_index_entry_is_bundle (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bundle;
}

gboolean
sp_index_entry_matches (SpIndexEntry *self, const char *const *words)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (self->haystack == NULL || strstr (self->haystack, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

const char *
sp_index_entry_get_problem (SpIndexEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problem;
}

const char *const *
sp_index_entry_get_terms (SpIndexEntry *self, const char *taxonomy)
{
  g_return_val_if_fail (self != NULL && taxonomy != NULL, NULL);

  for (guint i = 0; self->term_lists != NULL && i < self->term_lists->len; i++)
    {
      const TermList *list = &g_array_index (self->term_lists, TermList, i);

      if (g_ascii_strcasecmp (list->key, taxonomy) == 0)
        return (const char *const *) list->terms;
    }
  return NULL;
}

/* Hugo's usual order (resources/page/pages_sort.go): those without a weight are last. */
int
sp_index_entry_compare (SpIndexEntry *a, SpIndexEntry *b)
{
  int result = strcmp (a->section, b->section);

  if (result == 0 && a->weight != b->weight)
    {
      if (a->weight == 0 || b->weight == 0)
        return a->weight == 0 ? 1 : -1;
      return a->weight < b->weight ? -1 : 1;
    }
  if (result == 0 && a->seconds != b->seconds)
    return a->seconds > b->seconds ? -1 : 1;
  if (result == 0)
    result = strcmp (a->title_key, b->title_key);
  if (result == 0)
    result = strcmp (a->path, b->path);
  return result;
}
