/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-wording-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-align.h"

static char *
describe_table (const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sp_cells_get_n_rows (cells); i++)
    {
      g_autofree char *name = sp_markdown_to_plain (sp_cells_get (cells, (int) i, 0));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (words, FALSE);
}

static void
add_unit (GPtrArray *changes, SpWordingKind kind, const SpUnit *before, const SpUnit *after)
{
  const SpUnit *unit = after != NULL ? after : before;
  g_autofree char *subject = NULL;
  g_autofree char *rows = NULL;
  const char *note = kind == SP_WORDING_ADDED     ? _ ("new")
                     : kind == SP_WORDING_REMOVED ? _ ("removed")
                     : kind == SP_WORDING_MOVED   ? _ ("moved")
                                                  : NULL;

  if (unit->table == NULL)
    {
      sp_wording_add (changes, kind, "body", _ ("Text"),
                      before != NULL ? sp_unit_get_content (before) : NULL,
                      after != NULL ? sp_unit_get_content (after) : NULL, note);
      return;
    }
  rows = describe_table (unit->table);
  subject = g_strdup_printf ("table.%u", sp_table_get_index (unit->table));
  sp_wording_add (changes, kind, subject, _ ("Table"), before != NULL ? rows : NULL,
                  after != NULL ? rows : NULL, note);
}

void
sp_wording_add_body (GPtrArray *changes, SpUnits *before, SpUnits *after)
{
  guint n_before = before->units->len, n_after = after->units->len, old = 0;
  g_autofree int *map = sp_units_match (before, after);
  g_autofree gboolean *moved = sp_align_find_moved (map, n_after);
  g_autofree gboolean *kept = g_new0 (gboolean, n_before + 1);

  for (guint i = 0; i < n_after; i++)
    if (map[i] >= 0)
      kept[map[i]] = TRUE;
  for (guint i = 0; i <= n_after; i++)
    {
      const SpUnit *unit = i < n_after ? sp_units_get (after, i) : NULL;
      const SpUnit *was =
          unit != NULL && map[i] >= 0 ? sp_units_get (before, (guint) map[i]) : NULL;
      guint end = unit == NULL ? n_before : was != NULL && !moved[i] ? (guint) map[i] : old;

      for (; old < end; old++)
        if (!kept[old])
          add_unit (changes, SP_WORDING_REMOVED, sp_units_get (before, old), NULL);
      if (unit == NULL)
        break;
      if (was == NULL)
        {
          add_unit (changes, SP_WORDING_ADDED, NULL, unit);
          continue;
        }
      if (moved[i])
        add_unit (changes, SP_WORDING_MOVED, NULL, unit);
      if (unit->table != NULL)
        sp_wording_add_table (changes, was->table, unit->table);
      else if (strcmp (was->key, unit->key) != 0)
        add_unit (changes, SP_WORDING_CHANGED, was, unit);
    }
}
