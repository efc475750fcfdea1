/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_MONITOR (sp_site_monitor_get_type ())

/**
 * SpSiteMonitor: notices what others do to a site's pages. It listens to the folders, and looks
 * again when asked to, since network shares and document portals tell nothing. What the program
 * itself saves is noticed likewise: whoever saved compares with what it knows.
 *
 * Signal "changed" (char **added, char **changed, char **removed): pages, by their paths relative
 * to the site's folder; a renamed page is removed and added. Emitted in the main context, some
 * moments after the last of a run of events.
 *
 * Signal "settings-changed": a file that says how the site is built or what its fields are.
 */
G_DECLARE_FINAL_TYPE (SpSiteMonitor, sp_site_monitor, SP, SITE_MONITOR, GObject)

/** Starts to listen. What is there when it is first looked at, in a thread, is the starting
 * point. */
SpSiteMonitor *sp_site_monitor_new (SpSite *site);

/** Looks at all pages again, in a thread; "changed" follows if something did. Asking again
 * meanwhile is not lost. Call it when the window comes to the front. */
void sp_site_monitor_rescan (SpSiteMonitor *self);

/** Whether the starting point is known: what happens from now on is told. */
gboolean sp_site_monitor_is_ready (SpSiteMonitor *self);

/** Stops listening, so that only sp_site_monitor_rescan() tells: for trying what a network share
 * does. */
void sp_site_monitor_set_deaf (SpSiteMonitor *self);

/** Ends it before the last reference goes. */
void sp_site_monitor_stop (SpSiteMonitor *self);

G_END_DECLS
