/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-form-context.h"

struct _SpFormContext
{
  GObject parent_instance;

  /* Borrowed */
  gpointer origin;

  /* Owned */
  SpPage *page;
  SpSite *site;
  SpSchema *schema;
  char *path;
  SpText *saved_text;
  SpFrontMatter *saved;
  GHashTable *known_terms; /* (element-type utf8 GStrv) */

  gboolean fresh;
  gboolean resettled;
};

G_DEFINE_FINAL_TYPE (SpFormContext, sp_form_context, G_TYPE_OBJECT)

static void
sp_form_context_finalize (GObject *object)
{
  SpFormContext *self = SP_FORM_CONTEXT (object);

  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->schema, sp_schema_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->saved_text, sp_text_unref);
  g_clear_pointer (&self->saved, sp_front_matter_unref);
  g_clear_pointer (&self->known_terms, g_hash_table_unref);

  G_OBJECT_CLASS (sp_form_context_parent_class)->finalize (object);
}

static void
sp_form_context_class_init (SpFormContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_form_context_finalize;
}

static void
sp_form_context_init (SpFormContext *self)
{
  self->schema = sp_schema_new_built_in ();
  self->known_terms =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
}

SpFormContext *
sp_form_context_new (void)
{
  return g_object_new (SP_TYPE_FORM_CONTEXT, NULL);
}

void
sp_form_context_set_page (SpFormContext *self, SpPage *page, SpSite *site)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  g_set_object (&self->page, page);
  if (site != NULL)
    sp_site_ref (site);
  g_clear_pointer (&self->site, sp_site_unref);
  self->site = site;
}

SpPage *
sp_form_context_get_page (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  return self->page;
}

SpSite *
sp_form_context_get_site (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  return self->site;
}

void
sp_form_context_set_schema (SpFormContext *self, SpSchema *schema)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));

  if (schema == self->schema)
    return;
  g_clear_pointer (&self->schema, sp_schema_unref);
  self->schema = schema != NULL ? sp_schema_ref (schema) : sp_schema_new_built_in ();
}

SpSchema *
sp_form_context_get_schema (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  return self->schema;
}

void
sp_form_context_set_known_terms (SpFormContext *self,
                                 const char *taxonomy,
                                 const char *const *terms)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));
  g_return_if_fail (taxonomy != NULL);

  if (terms == NULL)
    g_hash_table_remove (self->known_terms, taxonomy);
  else
    g_hash_table_replace (self->known_terms, g_strdup (taxonomy), g_strdupv ((char **) terms));
}

const char *const *
sp_form_context_get_known_terms (SpFormContext *self, const char *taxonomy)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);
  g_return_val_if_fail (taxonomy != NULL, NULL);

  return g_hash_table_lookup (self->known_terms, taxonomy);
}

void
sp_form_context_set_origin (SpFormContext *self, gpointer origin)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));

  self->origin = origin;
}

gpointer
sp_form_context_get_origin (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  return self->origin;
}

void
sp_form_context_set_fresh (SpFormContext *self, gboolean fresh)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));

  self->fresh = fresh;
}

gboolean
sp_form_context_get_fresh (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), FALSE);

  return self->fresh;
}

void
sp_form_context_set_resettled (SpFormContext *self, gboolean resettled)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));

  self->resettled = resettled;
}

gboolean
sp_form_context_get_resettled (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), FALSE);

  return self->resettled;
}

SpFrontMatter *
sp_form_context_get_saved (SpFormContext *self)
{
  SpText *text;

  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  text = self->page != NULL ? sp_page_get_saved_text (self->page) : NULL;
  if (text == self->saved_text)
    return self->saved;
  g_clear_pointer (&self->saved_text, sp_text_unref);
  g_clear_pointer (&self->saved, sp_front_matter_unref);
  if (text != NULL)
    {
      self->saved_text = sp_text_ref (text);
      self->saved = sp_front_matter_parse (text);
    }
  return self->saved;
}

void
sp_form_context_set_path (SpFormContext *self, const char *path)
{
  g_return_if_fail (SP_IS_FORM_CONTEXT (self));

  if (path == self->path)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
}

const char *
sp_form_context_get_path (SpFormContext *self)
{
  g_return_val_if_fail (SP_IS_FORM_CONTEXT (self), NULL);

  return self->path;
}
