/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-front-matter.h"

/* Whether @edits make the text say @expected. */
static gboolean
reads_back (SpFrontMatter *self, SpEditList *edits, SpValue *expected)
{
  g_autoptr (SpText) after = sp_edit_list_apply (edits, sp_front_matter_get_text (self));
  g_autoptr (SpFrontMatter) read = sp_front_matter_parse (after);

  return sp_front_matter_get_error (read, NULL) == NULL &&
         sp_value_equal (sp_front_matter_get_root (read)->value, expected);
}

/* The very bytes of @then in the place of @now, or behind the entry that it stood behind; NULL when
 * there is no such place. */
static SpEditList *
take_bytes (SpFrontMatter *self, SpText *text, const SpNode *now, const SpNode *then)
{
  g_autofree char *bytes = NULL;
  g_autofree char *before_path = NULL;
  const SpNode *before;

  if (now != NULL)
    {
      bytes = sp_text_slice (text, then->start, then->end);
      return sp_edit_list_new_single (now->start, now->end, bytes,
                                      (gssize) (then->end - then->start));
    }
  before = then->parent != NULL ? then->parent->first_child : NULL;
  if (before == NULL || before == then || then->key == NULL)
    return NULL;
  while (before->next != then)
    before = before->next;
  before_path = sp_node_get_path (before);
  before = sp_front_matter_lookup (self, before_path);
  if (before == NULL)
    return NULL;
  bytes = sp_text_slice (text, then->entry_start, then->entry_end);
  return sp_edit_list_new_single (before->entry_end, before->entry_end, bytes,
                                  (gssize) (then->entry_end - then->entry_start));
}

SpChange *
sp_front_matter_restore (SpFrontMatter *self,
                         SpFrontMatter *from,
                         const char *path,
                         const char *const *order,
                         GError **error)
{
  const SpNode *now, *then;
  g_autoptr (SpChange) change = NULL;
  g_autoptr (SpEditList) edits = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  now = sp_front_matter_lookup (self, path);
  then = sp_front_matter_lookup (from, path);
  if (then == NULL)
    return sp_front_matter_unset (self, path, error);
  change = sp_front_matter_set (self, path, then->value, order, error);
  if (change == NULL)
    return NULL;
  edits = take_bytes (self, sp_front_matter_get_text (from), now, then);
  if (edits == NULL || !reads_back (self, edits, sp_change_get_expected_value (change)))
    return g_steal_pointer (&change);
  return sp_change_new_front_matter (edits, path, sp_change_get_expected_value (change));
}
