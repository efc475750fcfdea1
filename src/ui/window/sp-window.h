/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-application.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_WINDOW (sp_window_get_type ())

/** SpWindow: one website, or the welcome page. */
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, AdwApplicationWindow)

SpWindow *sp_window_new (SpApplication *application);

/** (nullable): %NULL while the welcome page is shown. */
SpSession *sp_window_get_session (SpWindow *self);

/** Shows a website. @page: (nullable): the file of the page to open, else the first one. */
void sp_window_set_session (SpWindow *self, SpSession *session, GFile *page);

/** Opens the page in @file, which belongs to the window's site. */
void sp_window_select_file (SpWindow *self, GFile *file);

/** Says on the welcome page why there is no website. */
void sp_window_show_problem (SpWindow *self, const char *problem);

G_END_DECLS
