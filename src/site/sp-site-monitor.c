/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site-monitor.h"

#include "sp-site-stamps.h"

#include <string.h>

/* How long to wait for the end of a run of events, in ms. */
#define PAUSE 250

/* The system lets a person listen to only so many folders; the rest is seen on a rescan. */
#define MOST_FOLDERS 2000

struct _SpSiteMonitor
{
  GObject parent_instance;

  SpSite *site;
  GHashTable *monitors; /* of a folder's path to its GFileMonitor */
  SpSiteStamps *stamps; /* what was there when it was looked at last; NULL before */
  GCancellable *cancellable;
  guint pause_id;
  gboolean looking;
  gboolean again;
  gboolean deaf;
};

enum
{
  CHANGED,
  SETTINGS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpSiteMonitor, sp_site_monitor, G_TYPE_OBJECT)

static gboolean
pause_over_cb (gpointer user_data)
{
  SpSiteMonitor *self = user_data;

  self->pause_id = 0;
  sp_site_monitor_rescan (self);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (SpSiteMonitor *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  /* The first of a run starts the clock: one that never ends is seen all the same. */
  if (self->pause_id == 0 && !g_cancellable_is_cancelled (self->cancellable))
    self->pause_id = g_timeout_add (PAUSE, pause_over_cb, self);
}

static void
listen_to (SpSiteMonitor *self, const char *folder)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (self->deaf)
    return;
  if (g_hash_table_contains (self->monitors, folder) ||
      g_hash_table_size (self->monitors) >= MOST_FOLDERS)
    return;
  file = g_file_resolve_relative_path (sp_site_get_folder (self->site), folder);
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    return;
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (folder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (folder), monitor);
}

/* One that is gone, and perhaps comes again as another, needs a new monitor then. */
static void
listen_to_folders (SpSiteMonitor *self, GPtrArray *folders)
{
  static const char *const settings[] = { ".", "config", "config/_default", "config/production",
                                          "static/admin" };
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer path;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_hash_table_add (wanted, (gpointer) settings[i]);
      listen_to (self, settings[i]);
    }
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);

      if (*folder == '\0')
        continue;
      g_hash_table_add (wanted, (gpointer) folder);
      listen_to (self, folder);
    }
  g_hash_table_iter_init (&iter, self->monitors);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      if (!g_hash_table_contains (wanted, path))
        g_hash_table_iter_remove (&iter);
    }
}

static void
tell (SpSiteMonitor *self, SpSiteStamps *before, SpSiteStamps *now)
{
  g_auto (GStrv) added = sp_site_stamps_compare (now, before, FALSE);
  g_auto (GStrv) changed = sp_site_stamps_compare (now, before, TRUE);
  g_auto (GStrv) removed = sp_site_stamps_compare (before, now, FALSE);

  if (added[0] != NULL || changed[0] != NULL || removed[0] != NULL)
    g_signal_emit (self, signals[CHANGED], 0, added, changed, removed);
  if (strcmp (before->settings, now->settings) != 0)
    g_signal_emit (self, signals[SETTINGS_CHANGED], 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SpSiteMonitor *self = SP_SITE_MONITOR (source);
  SpSiteStamps *stamps = g_task_propagate_pointer (G_TASK (result), NULL);
  SpSiteStamps *before = self->stamps;
  g_autoptr (SpSiteMonitor) keep = g_object_ref (self);

  self->looking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&stamps, sp_site_stamps_free);
      return;
    }
  /* A folder that cannot be reached for a moment, as on a network, is not taken for emptied. */
  if (stamps != NULL)
    {
      self->stamps = stamps;
      listen_to_folders (self, stamps->folders);
      if (before != NULL)
        tell (self, before, stamps);
      g_clear_pointer (&before, sp_site_stamps_free);
    }
  if (self->again)
    sp_site_monitor_rescan (self);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, sp_site_stamps_read (data, cancellable),
                         (GDestroyNotify) sp_site_stamps_free);
}

void
sp_site_monitor_rescan (SpSiteMonitor *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_SITE_MONITOR (self));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, sp_site_monitor_rescan);
  g_task_set_task_data (task, sp_site_ref (self->site), (GDestroyNotify) sp_site_unref);
  g_task_run_in_thread (task, look_in_thread);
}

gboolean
sp_site_monitor_is_ready (SpSiteMonitor *self)
{
  g_return_val_if_fail (SP_IS_SITE_MONITOR (self), FALSE);

  return self->stamps != NULL;
}

void
sp_site_monitor_set_deaf (SpSiteMonitor *self)
{
  g_return_if_fail (SP_IS_SITE_MONITOR (self));

  self->deaf = TRUE;
  g_hash_table_remove_all (self->monitors);
}

void
sp_site_monitor_stop (SpSiteMonitor *self)
{
  g_return_if_fail (SP_IS_SITE_MONITOR (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_hash_table_remove_all (self->monitors);
}

static void
sp_site_monitor_dispose (GObject *object)
{
  sp_site_monitor_stop (SP_SITE_MONITOR (object));

  G_OBJECT_CLASS (sp_site_monitor_parent_class)->dispose (object);
}

static void
sp_site_monitor_finalize (GObject *object)
{
  SpSiteMonitor *self = SP_SITE_MONITOR (object);

  g_clear_pointer (&self->monitors, g_hash_table_unref);
  g_clear_pointer (&self->stamps, sp_site_stamps_free);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sp_site_monitor_parent_class)->finalize (object);
}

static void
sp_site_monitor_class_init (SpSiteMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_site_monitor_dispose;
  object_class->finalize = sp_site_monitor_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRV, G_TYPE_STRV, G_TYPE_STRV);
  signals[SETTINGS_CHANGED] = g_signal_new ("settings-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_site_monitor_init (SpSiteMonitor *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
}

SpSiteMonitor *
sp_site_monitor_new (SpSite *site)
{
  SpSiteMonitor *self;

  g_return_val_if_fail (site != NULL, NULL);

  self = g_object_new (SP_TYPE_SITE_MONITOR, NULL);
  self->site = sp_site_ref (site);
  sp_site_monitor_rescan (self);
  return self;
}
