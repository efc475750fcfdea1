/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-banner.h"
#include "sp-editor.h"
#include "sp-page-list.h"
#include "sp-panes.h"
#include "sp-preview-pane.h"
#include "sp-problem-list.h"
#include "sp-shrink.h"
#include "sp-welcome.h"
#include "sp-window.h"
#include "sp-work-bar.h"

G_BEGIN_DECLS

typedef struct _SpWindowUndo SpWindowUndo;

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkWidget *back_button;
  SpBanner *drafts_banner;
  SpEditor *editor;
  GtkStack *main_stack;
  GtkWidget *narrow_bar;
  SpBanner *notice;
  GtkWidget *pages_button;
  SpPageList *page_list;
  SpPanes *panes;
  SpPreviewPane *preview;
  GtkWidget *problems_button;
  GtkLabel *problems_label;
  SpProblemList *problems;
  AdwToastOverlay *toasts;
  SpBanner *unsaved_banner;
  AdwWindowTitle *window_title;
  SpWelcome *welcome;
  GtkWidget *wide_buttons;
  SpWorkBar *work_bar;

  /* Borrowed */
  SpSitePage *current; /* owned by the session */

  /* Owned */
  SpSession *session;
  GFile *wanted;     /* the page to open once the list is there */
  GPtrArray *recovered; /* element-type SpRecovered: not answered yet; NULL before it is known */
  GHashTable *marks; /* name → gint64, see sp_window_mark() */
  GSettings *site_settings;
  SpWindowUndo *pages_undo; /* the last thing done to pages; NULL when it cannot be taken back */
  gboolean editing;  /* the page being opened is to get the focus */
  gboolean listed;   /* the session knows its pages */
  gboolean closing;
  SpText *their_before; /* what the page was before others' changes were taken, and after */
  SpText *their_after;
  GHashTable *asked; /* of SpSitePage: whose conflicts are being asked about */
};

/* sp-window.c */

/** Derives all that the window shows from what it holds. */
void sp_window_update (SpWindow *self);

/** Notes when the window reaches a point of its start for the first time, in microseconds of
 * g_get_monotonic_time(), for measuring: "first-frame", "form", "preview". */
void sp_window_mark (SpWindow *self, const char *name);

/** Opens @page, which belongs to the session. */
void sp_window_open_page (SpWindow *self, SpSitePage *page);

/** The same, with the focus in its title. */
void sp_window_edit_page (SpWindow *self, SpSitePage *page);

/** Shows no page, and says why. */
void sp_window_show_message (SpWindow *self, const char *title, const char *description);
void sp_window_set_action_enabled (SpWindow *self, const char *name, gboolean enabled);
void sp_window_toast (SpWindow *self, const char *message);

/* sp-window-actions.c */

void sp_window_install_actions (SpWindow *self);

/* For sp-window-find.c. */
void sp_window_install_find_actions (SpWindow *self);
void sp_window_search_pages (SpWindow *self);

/* sp-window-pages.c: what can be done with the pages of the list */

void sp_window_install_page_actions (SpWindow *self);

/** Enables what can be done with the chosen pages. */
void sp_window_update_page_actions (SpWindow *self);

/** The chosen pages are to stand before or behind @target. */
void sp_window_reorder_pages (SpWindow *self, SpSitePage *target, gboolean behind);

/* sp-window-preview.c: how the preview and the editor follow each other */

void sp_window_connect_preview (SpWindow *self);

/* sp-window-manage.c: pages made, copied, renamed, and where they are */

void sp_window_install_manage_actions (SpWindow *self);
void sp_window_update_manage_actions (SpWindow *self);

/** The pages that something is done to: the chosen ones, else the one that is open. (transfer
 * container) (element-type SpSitePage) */
GPtrArray *sp_window_get_targets (SpWindow *self);

/** Says something that is to be read before going on. */
void sp_window_tell (SpWindow *self, const char *heading, const char *body);

/* sp-window-bin.c */

/** Puts the pages in the bin; those with unsaved changes are saved before, if the person agrees. */
void sp_window_bin_pages (SpWindow *self);

/* sp-window-undo.c: taking back what was done to several pages */

/** Takes back; it may be called once. */
typedef void (*SpWindowUndoFunc) (SpWindow *self, gpointer data);

/** Says what was done, with a button that takes it back. So does undo while the list of pages has
 * the focus, until the next such thing. @data is freed with @destroy. */
void sp_window_offer_undo (SpWindow *self,
                           const char *message,
                           SpWindowUndoFunc undo,
                           gpointer data,
                           GDestroyNotify destroy);
gboolean sp_window_can_undo_pages (SpWindow *self);
void sp_window_undo_pages (SpWindow *self);
void sp_window_forget_undo (SpWindow *self);

/* sp-window-site.c: what is shown of the site as it is read and as others change it */

/** Begins to read the site, and opens a page of it. */
void sp_window_load_site (SpWindow *self);

/** What is remembered of the site's window. */
void sp_window_restore_site_state (SpWindow *self);
void sp_window_remember_site_state (SpWindow *self);

/* sp-window-recovery.c */

/** Looks for what was not saved the last time, once the session knows its pages, and offers it;
 * follows whether the unsaved text is kept safe. */
void sp_window_watch_drafts (SpWindow *self);

/** Shows what was not saved the last time, if anything is left of it. */
void sp_window_show_recovered (SpWindow *self);

/* sp-window-save.c */

typedef void (*SpWindowSavedFunc) (SpWindow *self, gboolean all_saved);

/** Writes @pages (element-type SpSitePage) one by one and says which were not written and why.
 * @saved: (nullable): called at the end. */
void sp_window_save_pages (SpWindow *self, GPtrArray *pages, SpWindowSavedFunc saved);

/** Asks what to do with unsaved changes and closes the window, or does not. */
void sp_window_ask_and_close (SpWindow *self);

/* sp-window-disk.c */

/** Takes over what others have changed in the current page's file meanwhile. */
void sp_window_check_disk (SpWindow *self);

/** Takes what others have written to @page's file, and tells it. Returns: %FALSE when somebody must
 * decide first, who is being asked; the page is saved after that. */
gboolean sp_window_follow_disk (SpWindow *self, SpSitePage *page);

/** Shows in words what is not saved yet, of all pages. */
void sp_window_review (SpWindow *self);

/** Shows what others changed in the current page, as told by the notice. */
void sp_window_show_their_changes (SpWindow *self);

/** Writes a page anew whose file is away. */
void sp_window_save_again (SpWindow *self);

G_END_DECLS
