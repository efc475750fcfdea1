/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row does to the page. */

#include "config.h"

#include "sp-field-row-private.h"

#include <glib/gi18n.h>

#define PRIVATE(self) sp_field_row_get_private (self)

gboolean
sp_field_row_apply (SpFieldRow *self,
                    SpChange *change,
                    GError *error,
                    const char *typed,
                    SpApplyFlags flags)
{
  g_autoptr (SpChange) owned_change = change;
  g_autoptr (GError) owned_error = error;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  if (change != NULL &&
      sp_page_apply (sp_field_row_get_page (self), change, self, flags, &owned_error))
    {
      sp_field_row_forget_refusal (self);
      return TRUE;
    }
  sp_field_row_refuse (
      self, typed, owned_error != NULL ? owned_error->message : _ ("This cannot be changed here."));
  return FALSE;
}

void
sp_field_row_apply_shown (SpFieldRow *self, SpChange *change, GError *error)
{
  g_autoptr (SpChange) owned_change = change;
  g_autoptr (GError) owned_error = error;

  if (change == NULL || !sp_page_apply (sp_field_row_get_page (self), change, NULL,
                                        SP_APPLY_DEFAULT, &owned_error))
    sp_field_row_refuse (self, NULL,
                         owned_error != NULL ? owned_error->message
                                             : _ ("This cannot be changed here."));
}

SpFrontMatter *
sp_field_row_get_base (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpPage *page;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), NULL);

  page = sp_field_row_get_page (self);
  if (priv->base != NULL && priv->base_revision != sp_page_get_revision (page))
    g_clear_pointer (&priv->base, sp_front_matter_unref);
  return priv->base != NULL ? priv->base : sp_page_get_front_matter (page);
}

/* @change, made for the base, for the present text, so that how the field is spelt does not depend
 * on what was typed in between: emptied and filled again, it has the quotes it had. */
static SpChange *
rebase (SpFieldRow *self, SpChange *change)
{
  SpFrontMatter *base = sp_field_row_get_base (self);
  SpText *now = sp_page_get_text (sp_field_row_get_page (self));
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpEditList) edits = NULL;
  SpChange *rebased;

  after = sp_edit_list_apply (sp_change_get_edits (change), sp_front_matter_get_text (base));
  edits = sp_edit_list_new_between (now, after);
  rebased = sp_change_new_front_matter (edits, sp_change_get_subject (change),
                                        sp_change_get_expected_value (change));
  sp_change_unref (change);
  return rebased;
}

static gboolean
apply_to_base (SpFieldRow *self,
               SpChange *change,
               GError *error,
               const char *typed,
               SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autoptr (SpFrontMatter) base = sp_front_matter_ref (sp_field_row_get_base (self));

  if (change != NULL && priv->base != NULL)
    change = rebase (self, change);
  if (!sp_field_row_apply (self, change, error, typed, flags))
    return FALSE;
  g_clear_pointer (&priv->base, sp_front_matter_unref);
  priv->base = g_steal_pointer (&base);
  priv->base_revision = sp_page_get_revision (sp_field_row_get_page (self));
  return TRUE;
}

const char **
sp_field_row_get_order (SpFieldRow *self)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpSchema *schema = sp_form_context_get_schema (priv->context);
  g_auto (GStrv) keys = sp_path_split (priv->path);
  guint n = g_strv_length (keys);
  g_autofree char *above = NULL;
  const SpSchemaField *group;

  if (n < 2)
    return sp_schema_fields_get_order (sp_schema_get_fields (schema));
  g_clear_pointer (&keys[n - 1], g_free);
  above = sp_path_join ((const char *const *) keys);
  group = sp_schema_lookup (schema, above);
  return group != NULL ? sp_schema_fields_get_order (group->fields) : NULL;
}

gboolean
sp_field_row_set_value (SpFieldRow *self, SpValue *value, const char *typed, SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree const char **order = NULL;
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  order = sp_field_row_get_order (self);
  change =
      sp_front_matter_set (sp_field_row_get_base (self), priv->path, value, order, &error);
  return apply_to_base (self, change, error, typed, flags);
}

gboolean
sp_field_row_unset (SpFieldRow *self, SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  SpFrontMatter *base;
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  base = sp_field_row_get_base (self);
  if (sp_front_matter_lookup (base, priv->path) == NULL)
    return sp_field_row_revert (self, flags);
  change = sp_front_matter_unset (base, priv->path, &error);
  return apply_to_base (self, change, error, NULL, flags);
}

gboolean
sp_field_row_insert_item (SpFieldRow *self,
                          guint index,
                          SpValue *value,
                          const char *typed,
                          SpApplyFlags flags)
{
  SpFieldRowPrivate *priv = PRIVATE (self);
  g_autofree const char **order = NULL;
  SpChange *change;
  GError *error = NULL;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  order = sp_field_row_get_order (self);
  change = sp_front_matter_insert_item (sp_field_row_get_base (self), priv->path, index, value,
                                        order, &error);
  return apply_to_base (self, change, error, typed, flags);
}

gboolean
sp_field_row_revert (SpFieldRow *self, SpApplyFlags flags)
{
  g_autoptr (SpEditList) nothing = sp_edit_list_new ();
  SpFrontMatter *base;

  g_return_val_if_fail (SP_IS_FIELD_ROW (self), FALSE);

  base = sp_field_row_get_base (self);
  return apply_to_base (self,
                        sp_change_new_front_matter (nothing, PRIVATE (self)->path,
                                                    sp_front_matter_get_root (base)->value),
                        NULL, NULL, flags);
}

void
sp_field_row_end_changes (SpFieldRow *self)
{
  g_return_if_fail (SP_IS_FIELD_ROW (self));

  g_clear_pointer (&PRIVATE (self)->base, sp_front_matter_unref);
}
