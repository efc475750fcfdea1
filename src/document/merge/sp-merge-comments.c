/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-merge-comments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit.h"
#include "sp-label.h"

/* Marks the bytes of keys and values, in which a "#" is no comment. */
static void
mark_values (const SpNode *node, char *marks)
{
  if (node->key != NULL)
    memset (marks + node->key_start, 1, node->key_end - node->key_start);
  if (node->first_child == NULL)
    memset (marks + node->start, 1, node->end - node->start);
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    mark_values (child, marks);
}

/* Whether nothing stands before @at on its line. */
static gboolean
is_first_on_line (SpText *text, gsize at)
{
  const char *data = sp_text_get_data (text, NULL);
  gsize start = sp_text_get_line_start (text, sp_text_get_line_at (text, at));

  return strspn (data + start, " \t") >= at - start;
}

/* The comments on lines of their own in order, each without white space at its end. */
static GPtrArray *
list_comments (SpFrontMatter *front_matter)
{
  GPtrArray *comments = g_ptr_array_new_with_free_func (g_free);
  SpText *text = sp_front_matter_get_text (front_matter);
  gsize length, start, end;
  const char *data = sp_text_get_data (text, &length);
  g_autofree char *marks = g_malloc0 (length + 1);

  if (sp_front_matter_get_format (front_matter) == SP_FORMAT_JSON ||
      sp_front_matter_get_error (front_matter, NULL) != NULL)
    return comments;
  mark_values (sp_front_matter_get_root (front_matter), marks);
  sp_front_matter_get_content_span (front_matter, &start, &end);
  for (gsize at = start; at < end; at++)
    if (data[at] == '#' && !marks[at] && is_first_on_line (text, at))
      {
        gsize line_end = sp_text_get_line_end (text, sp_text_get_line_at (text, at));

        g_ptr_array_add (comments, g_strchomp (sp_text_slice (text, at, MIN (line_end, end))));
        at = line_end;
      }
  return comments;
}

/* The comments of @of that are not in @without, in lines; NULL when there is none. */
static char *
subtract (GPtrArray *of, GPtrArray *without)
{
  g_autofree gboolean *used = g_new0 (gboolean, without->len + 1);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < of->len; i++)
    {
      const char *comment = g_ptr_array_index (of, i);
      gboolean found = FALSE;

      for (guint j = 0; j < without->len && !found; j++)
        if (!used[j] && strcmp (g_ptr_array_index (without, j), comment) == 0)
          used[j] = found = TRUE;
      if (!found)
        g_string_append_printf (left, "%s%s", left->len > 0 ? "\n" : "", comment);
    }
  return left->len > 0 ? g_string_free (g_steal_pointer (&left), FALSE) : NULL;
}

static GPtrArray *
list_comments_of_text (SpText *text)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);

  return list_comments (front_matter);
}

/* Whether @with has one of the comments in @lines that @without lacks. */
static gboolean
has_more (GPtrArray *with, GPtrArray *without, const char *lines)
{
  g_auto (GStrv) wanted = lines != NULL ? g_strsplit (lines, "\n", -1) : g_new0 (char *, 1);

  for (char **line = wanted; *line != NULL; line++)
    if (g_ptr_array_find_with_equal_func (with, *line, g_str_equal, NULL) &&
        !g_ptr_array_find_with_equal_func (without, *line, g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

guint
sp_merge_decide_comments (SpMerger *merger,
                          SpFrontMatter *const *parsed,
                          SpText *ours,
                          SpText *theirs)
{
  g_autoptr (GPtrArray) base = list_comments (parsed[BASE]);
  g_autoptr (GPtrArray) our_comments = list_comments (parsed[OURS]);
  g_autoptr (GPtrArray) their_comments = list_comments (parsed[THEIRS]);
  g_autoptr (GPtrArray) with_ours = NULL;
  g_autoptr (GPtrArray) with_theirs = NULL;
  g_autofree char *our_new = subtract (our_comments, base);
  g_autofree char *their_new = subtract (their_comments, base);
  g_autofree char *old = NULL;
  const char *versions[N_TEXTS];

  if (our_new == NULL || ours == NULL || theirs == NULL)
    return THEIRS;
  with_ours = list_comments_of_text (ours);
  with_theirs = list_comments_of_text (theirs);
  if (!has_more (with_ours, with_theirs, our_new))
    return THEIRS;
  old = subtract (base, with_theirs);
  versions[BASE] = old;
  versions[OURS] = our_new;
  versions[THEIRS] = their_new;
  return sp_merger_decide (merger, "page", _ ("Comments beside the fields"), versions);
}

/* The comments in and behind @node, in lines; NULL when there is none. */
static char *
get_comments_of (SpFrontMatter *front_matter, const SpNode *node)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  gsize length, end = sp_text_get_line_end (text, sp_text_get_line_at (text, node->end));
  const char *data = sp_text_get_data (text, &length);
  g_autofree char *marks = g_malloc0 (length + 1);
  GString *comments = g_string_new (NULL);

  mark_values (node, marks);
  for (gsize at = node->key_end; at < end; at++)
    if (data[at] == '#' && !marks[at] && at > 0 && strchr (" \t\r\n", data[at - 1]) != NULL)
      {
        gsize line_end = sp_text_get_line_end (text, sp_text_get_line_at (text, at));
        g_autofree char *comment = g_strchomp (sp_text_slice (text, at, line_end));

        g_string_append_printf (comments, "%s%s", comments->len > 0 ? "\n" : "", comment);
        at = line_end;
      }
  return g_string_free (comments, comments->len == 0);
}

static void
find_commented_in (SpFrontMatter *const *parsed, const SpNode *map, GHashTable *commented)
{
  for (const SpNode *node = map->first_child; node != NULL; node = node->next)
    {
      g_autofree char *path = NULL;
      const SpNode *ours, *theirs;
      guint kept;

      if (node->key == NULL || node->duplicate)
        continue;
      path = sp_node_get_path (node);
      ours = sp_front_matter_lookup (parsed[OURS], path);
      theirs = sp_front_matter_lookup (parsed[THEIRS], path);
      if (ours != NULL && theirs != NULL && node->type == SP_VALUE_MAP)
        find_commented_in (parsed, node, commented);
      if ((ours == NULL) == (theirs == NULL))
        continue;
      kept = ours != NULL ? OURS : THEIRS;
      {
        g_autofree char *old = get_comments_of (parsed[BASE], node);
        g_autofree char *new = get_comments_of (parsed[kept], ours != NULL ? ours : theirs);

        if (new != NULL && g_strcmp0 (old, new) != 0)
          g_hash_table_insert (commented, g_steal_pointer (&path), g_steal_pointer (&new));
      }
    }
}

GHashTable *
sp_merge_find_commented (SpFrontMatter *const *parsed)
{
  GHashTable *commented = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (sp_front_matter_get_format (parsed[BASE]) != SP_FORMAT_JSON)
    find_commented_in (parsed, sp_front_matter_get_root (parsed[BASE]), commented);
  return commented;
}

/* What stands behind the value of @node on its line, from the space before the comment; NULL where
 * that is no comment, "" where it is nothing. */
static char *
get_tail (SpFrontMatter *front_matter, const SpNode *node)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  const char *data = sp_text_get_data (text, NULL);
  gsize end = sp_text_get_line_end (text, sp_text_get_line_at (text, node->end)), at = node->end;

  while (at < end && (data[at] == ' ' || data[at] == '\t'))
    at++;
  if (at < end && (data[at] != '#' || at == node->end))
    return NULL;
  return at == end ? g_strdup ("") : sp_text_slice (text, node->end, end);
}

typedef struct
{
  SpMerger *merger;
  SpFrontMatter *const *parsed;
  GHashTable *tails; /* path → what shall stand behind its value */
} Tails;

static void
decide_tail (Tails *self, const char *path, const SpNode *const *nodes)
{
  char *tails[N_TEXTS] = { NULL };
  int picked;

  for (guint i = 0; i < N_TEXTS; i++)
    tails[i] = nodes[i] != NULL ? get_tail (self->parsed[i], nodes[i]) : g_strdup ("");
  if (tails[BASE] != NULL && tails[OURS] != NULL && tails[THEIRS] != NULL)
    {
      picked = sp_merge_pick ((const char *const *) tails);
      if (picked < 0)
        {
          g_autofree char *name = sp_label_for_path (path);
          g_autofree char *label = g_strdup_printf (_ ("Comment on “%s”"), name);
          char *words[N_TEXTS];

          for (guint i = 0; i < N_TEXTS; i++)
            words[i] = *tails[i] != '\0' ? g_strstrip (g_strdup (tails[i])) : NULL;
          picked = (int) sp_merger_decide (self->merger, path, label, (const char *const *) words);
          for (guint i = 0; i < N_TEXTS; i++)
            g_free (words[i]);
        }
      g_hash_table_insert (self->tails, g_strdup (path), g_strdup (tails[picked]));
    }
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (tails[i]);
}

/* What only @text has keeps its comment if it stays. */
static void
keep_tail (Tails *self, guint text, const SpNode *node)
{
  char *tail;

  if (node->type == SP_VALUE_MAP && node->first_child != NULL)
    {
      for (const SpNode *child = node->first_child; child != NULL; child = child->next)
        if (child->key != NULL && !child->duplicate)
          keep_tail (self, text, child);
      return;
    }
  tail = get_tail (self->parsed[text], node);
  if (tail != NULL)
    g_hash_table_insert (self->tails, sp_node_get_path (node), tail);
}

static void
decide_tails_in (Tails *self, const SpNode *ours, const SpNode *theirs)
{
  for (const SpNode *node = theirs->first_child; node != NULL; node = node->next)
    if (node->key != NULL && !node->duplicate && sp_node_get_member (ours, node->key) == NULL)
      keep_tail (self, THEIRS, node);
  for (const SpNode *node = ours->first_child; node != NULL; node = node->next)
    {
      const SpNode *their_node = node->key != NULL ? sp_node_get_member (theirs, node->key) : NULL;
      g_autofree char *path = NULL;

      if (node->key == NULL || node->duplicate)
        continue;
      if (their_node == NULL)
        {
          keep_tail (self, OURS, node);
          continue;
        }
      if (node->type == SP_VALUE_MAP && their_node->type == SP_VALUE_MAP)
        {
          decide_tails_in (self, node, their_node);
          continue;
        }
      path = sp_node_get_path (node);
      {
        const SpNode *const nodes[] = { sp_front_matter_lookup (self->parsed[BASE], path), node,
                                        their_node };

        decide_tail (self, path, nodes);
      }
    }
}

GHashTable *
sp_merge_decide_tails (SpMerger *merger, SpFrontMatter *const *parsed)
{
  Tails self = { merger, parsed, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  if (sp_front_matter_get_format (parsed[OURS]) != SP_FORMAT_JSON)
    decide_tails_in (&self, sp_front_matter_get_root (parsed[OURS]),
                     sp_front_matter_get_root (parsed[THEIRS]));
  return self.tails;
}

SpText *
sp_merge_put_tails (SpText *text, GHashTable *tails)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpEditList) edits = sp_edit_list_new ();
  GHashTableIter iter;
  gpointer path, wanted;

  g_hash_table_iter_init (&iter, tails);
  while (g_hash_table_iter_next (&iter, &path, &wanted))
    {
      const SpNode *node = sp_front_matter_lookup (front_matter, path);
      g_autofree char *tail = node != NULL ? get_tail (front_matter, node) : NULL;
      g_autofree char *tail_words = tail != NULL ? g_strstrip (g_strdup (tail)) : NULL;
      g_autofree char *wanted_words = g_strstrip (g_strdup (wanted));

      if (tail != NULL && strcmp (tail_words, wanted_words) != 0)
        sp_edit_list_add (edits, node->end, node->end + strlen (tail), wanted, -1);
    }
  return sp_edit_list_apply (edits, text);
}
