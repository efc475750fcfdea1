/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_PROBLEM_LIST (sp_problem_list_get_type ())

/**
 * SpProblemList: the pages with which something is wrong, and what.
 *
 * Property: "n-problems" (uint).
 * Signal "page-selected" (SpSitePage *page): the person wants to see to it.
 */
G_DECLARE_FINAL_TYPE (SpProblemList, sp_problem_list, SP, PROBLEM_LIST, GtkWidget)

/** @session: (nullable). */
void sp_problem_list_set_session (SpProblemList *self, SpSession *session);
guint sp_problem_list_get_n_problems (SpProblemList *self);

G_END_DECLS
