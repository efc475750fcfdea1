/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-bulk-changes.h"

#include "sp-hugo-fields.h"


/* Sets the field named @key as the page spells it. */
static SpChange *
set_field (SpFrontMatter *front_matter, const char *key, SpValue *value, GError **error)
{
  const SpNode *node = sp_hugo_lookup (front_matter, key);
  g_autofree char *path = node != NULL ? sp_node_get_path (node) : g_strdup (key);

  return sp_front_matter_set (front_matter, path, value, sp_hugo_usual_order (), error);
}

static SpChange *
set_boolean (SpFrontMatter *front_matter, const char *key, gboolean boolean, GError **error)
{
  g_autoptr (SpValue) value = sp_value_new_boolean (boolean);

  return set_field (front_matter, key, value, error);
}

SpChange *
sp_bulk_change_shown (SpPage *page, gboolean shown, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);

  if (sp_hugo_read_draft (front_matter) == !shown)
    return NULL;
  if (sp_hugo_lookup (front_matter, "draft") == NULL &&
      sp_hugo_lookup (front_matter, "published") != NULL)
    return set_boolean (front_matter, "published", shown, error);
  return set_boolean (front_matter, "draft", !shown, error);
}

SpChange *
sp_bulk_change_featured (SpPage *page, gboolean featured, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_hugo_lookup (front_matter, "featured");
  gboolean now =
      node != NULL && node->type == SP_VALUE_BOOLEAN && sp_value_get_boolean (node->value);

  if (now == featured)
    return NULL;
  return set_boolean (front_matter, "featured", featured, error);
}

static gboolean
has_term (const SpNode *node, const char *term, guint *index)
{
  guint i = 0;

  for (const SpNode *item = node->first_child; item != NULL; item = item->next, i++)
    {
      g_autofree char *text = sp_hugo_cast_text (item->value);

      if (g_strcmp0 (text, term) == 0)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

SpChange *
sp_bulk_change_add_term (SpPage *page, const char *taxonomy, const char *term, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_hugo_lookup (front_matter, taxonomy);
  g_autofree char *path = node != NULL ? sp_node_get_path (node) : g_strdup (taxonomy);
  g_autofree char *text = node != NULL ? sp_hugo_cast_text (node->value) : NULL;
  g_autoptr (SpValue) value = sp_value_new_string (term);
  guint index;

  if (g_strcmp0 (text, term) == 0)
    return NULL;
  if (text != NULL && *text != '\0')
    {
      /* One term without a list around it becomes a list of two. */
      g_autoptr (SpValue) list = sp_value_new_list ();

      sp_value_append (list, sp_value_new_string (text));
      sp_value_append (list, sp_value_ref (value));
      return sp_front_matter_set (front_matter, path, list, sp_hugo_usual_order (), error);
    }
  if (node != NULL && has_term (node, term, &index))
    return NULL;
  return sp_front_matter_insert_item (front_matter, path, node != NULL ? node->n_children : 0,
                                      value, sp_hugo_usual_order (), error);
}

SpChange *
sp_bulk_change_remove_term (SpPage *page, const char *taxonomy, const char *term, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_hugo_lookup (front_matter, taxonomy);
  g_autofree char *path = node != NULL ? sp_node_get_path (node) : NULL;
  g_autofree char *text = node != NULL ? sp_hugo_cast_text (node->value) : NULL;
  guint index;

  if (node == NULL)
    return NULL;
  if (g_strcmp0 (text, term) == 0)
    return sp_front_matter_unset (front_matter, path, error);
  if (has_term (node, term, &index))
    {
      g_autofree char *item = g_strdup_printf ("%s.%u", path, index);

      return sp_front_matter_unset (front_matter, item, error);
    }
  return NULL;
}

SpChange *
sp_bulk_change_weight (SpPage *page, gint64 weight, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  g_autoptr (SpValue) value = NULL;

  if (sp_hugo_read_weight (front_matter) == weight)
    return NULL;
  value = sp_value_new_integer (weight);
  return set_field (front_matter, "weight", value, error);
}
