/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-recovery.h"

#include "sp-draft-folder.h"
#include "sp-store.h"

struct _SpRecovered
{
  gatomicrefcount ref_count;
  SpDraftFolder *folder;
  SpDraft *draft;
  SpText *current;
  SpRecoveredState state;
};

static SpText *
load_current (SpDraft *draft)
{
  g_autoptr (GFile) folder = g_file_new_for_path (sp_draft_get_site (draft));
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, sp_draft_get_page (draft));

  /* A draft names a page of its site, and no file elsewhere. */
  if (!g_file_has_prefix (file, folder))
    return NULL;
  return sp_store_load (file, NULL, NULL, NULL);
}

static SpRecoveredState
compare (SpDraft *draft, SpText *current)
{
  SpText *base = sp_draft_get_base (draft);

  if (current == NULL)
    return base == NULL ? SP_RECOVERED_UNCHANGED : SP_RECOVERED_GONE;
  return base != NULL && sp_text_equal (base, current) ? SP_RECOVERED_UNCHANGED
                                                       : SP_RECOVERED_CHANGED;
}

/* NULL when there is nothing to recover. */
static SpRecovered *
recovered_new (SpDraftFolder *folder, SpDraft *draft)
{
  g_autoptr (SpText) current = load_current (draft);
  SpRecovered *self;

  if (current != NULL && sp_text_equal (current, sp_draft_get_text (draft)))
    {
      sp_draft_folder_remove (folder, sp_draft_get_page (draft));
      return NULL;
    }
  self = g_new0 (SpRecovered, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->folder = sp_draft_folder_ref (folder);
  self->draft = sp_draft_ref (draft);
  self->state = compare (draft, current);
  self->current = g_steal_pointer (&current);
  return self;
}

SpRecovered *
sp_recovered_ref (SpRecovered *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_recovered_unref (SpRecovered *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_draft_folder_unref (self->folder);
  sp_draft_unref (self->draft);
  g_clear_pointer (&self->current, sp_text_unref);
  g_free (self);
}

SpDraft *
sp_recovered_get_draft (SpRecovered *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->draft;
}

SpRecoveredState
sp_recovered_get_state (SpRecovered *self)
{
  g_return_val_if_fail (self != NULL, SP_RECOVERED_GONE);

  return self->state;
}

SpText *
sp_recovered_get_current (SpRecovered *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->current;
}

gboolean
sp_recovered_remove (SpRecovered *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sp_draft_folder_remove (self->folder, sp_draft_get_page (self->draft)) == 0;
}

static int
compare_recovered_cb (gconstpointer a, gconstpointer b)
{
  SpDraft *draft_a = (*(SpRecovered *const *) a)->draft;
  SpDraft *draft_b = (*(SpRecovered *const *) b)->draft;
  int order = g_strcmp0 (sp_draft_get_page (draft_a), sp_draft_get_page (draft_b));
  guint64 generation_a = sp_draft_get_generation (draft_a);
  guint64 generation_b = sp_draft_get_generation (draft_b);

  if (order != 0)
    return order;
  return (generation_a < generation_b) - (generation_a > generation_b);
}

static GPtrArray *
find (const char *site)
{
  g_autoptr (GPtrArray) folders = sp_draft_folder_claim (site);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_recovered_unref);

  for (guint i = 0; i < folders->len; i++)
    {
      SpDraftFolder *folder = g_ptr_array_index (folders, i);
      g_autoptr (GPtrArray) drafts = sp_draft_folder_read (folder, NULL);

      for (guint j = 0; j < drafts->len; j++)
        {
          SpRecovered *recovered = recovered_new (folder, g_ptr_array_index (drafts, j));

          if (recovered != NULL)
            g_ptr_array_add (found, recovered);
        }
    }
  g_ptr_array_sort (found, compare_recovered_cb);
  return found;
}

GPtrArray *
sp_recovery_find (const char *site)
{
  g_return_val_if_fail (site != NULL, NULL);

  return find (site);
}

GHashTable *
sp_recovery_find_sites (void)
{
  GHashTable *sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = find (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      SpDraft *draft = sp_recovered_get_draft (g_ptr_array_index (found, i));
      const char *site = sp_draft_get_site (draft);
      guint n_pages = GPOINTER_TO_UINT (g_hash_table_lookup (sites, site));

      g_hash_table_insert (sites, g_strdup (site), GUINT_TO_POINTER (n_pages + 1));
    }
  return sites;
}
