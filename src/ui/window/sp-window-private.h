/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-editor.h"
#include "sp-page-list.h"
#include "sp-panes.h"
#include "sp-preview-pane.h"
#include "sp-shrink.h"
#include "sp-welcome.h"
#include "sp-window.h"

G_BEGIN_DECLS

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkWidget *back_button;
  SpEditor *editor;
  GtkStack *main_stack;
  GtkWidget *narrow_bar;
  GtkWidget *pages_button;
  SpPageList *page_list;
  SpPanes *panes;
  SpPreviewPane *preview;
  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;
  SpWelcome *welcome;
  GtkWidget *wide_buttons;

  /* Borrowed */
  SpSitePage *current; /* owned by the session */

  /* Owned */
  SpSession *session;
  GFile *wanted;     /* the page to open once the list is there */
  GHashTable *marks; /* name → gint64, see sp_window_mark() */
  gboolean listed;   /* the session knows its pages */
  gboolean closing;
};

/* sp-window.c */

/** Derives all that the window shows from what it holds. */
void sp_window_update (SpWindow *self);

/** Notes when the window reaches a point of its start for the first time, in microseconds of
 * g_get_monotonic_time(), for measuring: "first-frame", "form", "preview". */
void sp_window_mark (SpWindow *self, const char *name);

/** Opens @page, which belongs to the session. */
void sp_window_open_page (SpWindow *self, SpSitePage *page);
void sp_window_toast (SpWindow *self, const char *message);

/* sp-window-actions.c */

void sp_window_install_actions (SpWindow *self);

/* sp-window-save.c */

typedef void (*SpWindowSavedFunc) (SpWindow *self, gboolean all_saved);

/** Writes @pages (element-type SpSitePage) one by one and says which were not written and why.
 * @saved: (nullable): called at the end. */
void sp_window_save_pages (SpWindow *self, GPtrArray *pages, SpWindowSavedFunc saved);

/** Asks what to do with unsaved changes and closes the window, or does not. */
void sp_window_ask_and_close (SpWindow *self);

/** Takes over what others have changed in the current page's file meanwhile. */
void sp_window_check_disk (SpWindow *self);

G_END_DECLS
