/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

/* In seconds: long enough to read it and to reach the button. */
#define TOAST_TIMEOUT 8

struct _SpWindowUndo
{
  SpWindowUndoFunc undo;
  gpointer data;
  GDestroyNotify destroy;
  AdwToast *toast; /* NULL once it has gone */
};

static void
toast_dismissed_cb (AdwToast *toast, SpWindowUndo *undo)
{
  g_clear_object (&undo->toast);
}

static void
undo_free (SpWindowUndo *undo)
{
  if (undo->toast != NULL)
    {
      g_autoptr (AdwToast) toast = g_steal_pointer (&undo->toast);

      g_signal_handlers_disconnect_by_func (toast, toast_dismissed_cb, undo);
      adw_toast_dismiss (toast);
    }
  if (undo->destroy != NULL)
    undo->destroy (undo->data);
  g_free (undo);
}

void
sp_window_offer_undo (SpWindow *self,
                      const char *message,
                      SpWindowUndoFunc undo,
                      gpointer data,
                      GDestroyNotify destroy)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  SpWindowUndo *pending = g_new0 (SpWindowUndo, 1);

  sp_window_forget_undo (self);
  pending->undo = undo;
  pending->data = data;
  pending->destroy = destroy;
  pending->toast = g_object_ref_sink (adw_toast_new (escaped));
  adw_toast_set_timeout (pending->toast, TOAST_TIMEOUT);
  adw_toast_set_button_label (pending->toast, _ ("_Undo"));
  adw_toast_set_action_name (pending->toast, "win.undo-pages");
  g_signal_connect (pending->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), pending);
  self->pages_undo = pending;
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (pending->toast));
  sp_window_update (self);
}

gboolean
sp_window_can_undo_pages (SpWindow *self)
{
  return self->pages_undo != NULL;
}

void
sp_window_undo_pages (SpWindow *self)
{
  SpWindowUndo *undo = g_steal_pointer (&self->pages_undo);

  if (undo == NULL)
    return;
  undo->undo (self, undo->data);
  undo_free (undo);
  sp_window_update (self);
}

void
sp_window_forget_undo (SpWindow *self)
{
  g_clear_pointer (&self->pages_undo, undo_free);
}
