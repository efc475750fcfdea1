/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-recovery-window.h"

#include "sp-compat.h"
#include "sp-recovered-row.h"
#include "sp-restore.h"

#include <glib/gi18n.h>

struct _SpRecoveryWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwPreferencesGroup *group;
  AdwToastOverlay *toasts;

  SpSession *session;
  GPtrArray *recovered;
  GPtrArray *rows; /* element-type SpRecoveredRow, borrowed */
};

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpRecoveryWindow, sp_recovery_window, ADW_TYPE_WINDOW)

static void
say (SpRecoveryWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_row (SpRecoveryWindow *self, SpRecoveredRow *row)
{
  if (!g_ptr_array_remove (self->rows, row))
    return;
  g_ptr_array_remove (self->recovered, sp_recovered_row_get_recovered (row));
  adw_preferences_group_remove (self->group, GTK_WIDGET (row));
  if (self->rows->len == 0)
    gtk_window_close (GTK_WINDOW (self));
}

typedef struct
{
  SpRecoveryWindow *window;
  SpRecoveredRow *row;
} Restoring;

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Restoring *data = user_data;
  g_autoptr (GError) error = NULL;
  SpSitePage *page = sp_restore_finish (result, &error);

  if (page != NULL)
    {
      g_signal_emit (data->window, signals[RESTORED], 0, page);
      remove_row (data->window, data->row);
    }
  else
    {
      gtk_widget_set_sensitive (GTK_WIDGET (data->row), TRUE);
      say (data->window, error->message);
    }
  g_object_unref (data->row);
  g_object_unref (data->window);
  g_free (data);
}

static void
restore_cb (SpRecoveryWindow *self, SpRecoveredRow *row)
{
  Restoring *data;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return;
  data = g_new0 (Restoring, 1);
  data->window = g_object_ref (self);
  data->row = g_object_ref (row);
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  sp_restore_async (self->session, sp_recovered_row_get_recovered (row), restored_cb, data);
}

static gboolean
is_older (SpRecoveryWindow *self, guint index)
{
  SpDraft *draft = sp_recovered_get_draft (self->recovered->pdata[index]);

  return index > 0 &&
         g_strcmp0 (sp_draft_get_page (sp_recovered_get_draft (self->recovered->pdata[index - 1])),
                    sp_draft_get_page (draft)) == 0;
}

/* Of a page with several the latest; the others stay to be looked at. */
static void
restore_all_cb (SpRecoveryWindow *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpRecoveredRow *row = self->rows->pdata[i];
      SpDraft *draft = sp_recovered_get_draft (sp_recovered_row_get_recovered (row));

      if (g_hash_table_add (seen, (gpointer) sp_draft_get_page (draft)))
        restore_cb (self, row);
    }
}

static void
discard (SpRecoveryWindow *self, SpRecoveredRow *row)
{
  if (sp_recovered_remove (sp_recovered_row_get_recovered (row)))
    remove_row (self, row);
  else
    say (self, _ ("This could not be removed from the disk, so it will be offered again."));
}

static void
discard_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SpRecoveryWindow *self = SP_RECOVERY_WINDOW (object);
  g_autoptr (GPtrArray) rows = user_data;
  g_autofree char *answer = sp_compat_ask_finish (result);

  if (g_strcmp0 (answer, "discard") != 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    discard (self, rows->pdata[i]);
}

/* @rows: (transfer full) */
static void
ask_to_discard (SpRecoveryWindow *self, GPtrArray *rows, const char *heading)
{
  const SpAnswer answers[] = {
    { "cancel", _ ("_Cancel"), SP_ANSWER_DEFAULT },
    { "discard", _ ("_Discard"), SP_ANSWER_DESTRUCTIVE },
    { NULL },
  };

  sp_compat_ask_async (GTK_WINDOW (self), heading,
                       _ ("What was not saved is thrown away for good. The website’s files stay as "
                          "they are."),
                       answers, discard_answered_cb, rows);
}

static void
discard_cb (SpRecoveryWindow *self, SpRecoveredRow *row)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *heading =
      g_strdup_printf (_ ("Discard “%s”?"), sp_recovered_row_get_page_title (row));

  g_ptr_array_add (rows, g_object_ref (row));
  ask_to_discard (self, rows, heading);
}

static void
discard_all_cb (SpRecoveryWindow *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (self->rows->pdata[i]));
  ask_to_discard (self, rows, _ ("Discard All?"));
}

SpRecoveryWindow *
sp_recovery_window_new (GtkWindow *parent, SpSession *session, GPtrArray *recovered)
{
  SpRecoveryWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SP_IS_SESSION (session), NULL);
  g_return_val_if_fail (recovered != NULL, NULL);

  self = g_object_new (SP_TYPE_RECOVERY_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->recovered = g_ptr_array_ref (recovered);
  for (guint i = 0; i < recovered->len; i++)
    {
      SpRecoveredRow *row = sp_recovered_row_new (recovered->pdata[i], is_older (self, i));

      g_signal_connect_object (row, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "discard", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
      if (recovered->len == 1)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      adw_preferences_group_add (self->group, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
  return self;
}

static void
sp_recovery_window_finalize (GObject *object)
{
  SpRecoveryWindow *self = SP_RECOVERY_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_recovery_window_parent_class)->finalize (object);
}

static void
sp_recovery_window_class_init (SpRecoveryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_recovery_window_finalize;

  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, SP_TYPE_SITE_PAGE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/recovery/sp-recovery-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRecoveryWindow, group);
  gtk_widget_class_bind_template_child (widget_class, SpRecoveryWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, discard_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_all_cb);
}

static void
sp_recovery_window_init (SpRecoveryWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
