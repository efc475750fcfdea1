/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SHRINK (sp_shrink_get_type ())

/**
 * SpShrink: shows its child where there is room for it and nothing where there is not, so that the
 * child does not keep the window from becoming narrow.
 *
 * Property: "child" (GtkWidget).
 */
G_DECLARE_FINAL_TYPE (SpShrink, sp_shrink, SP, SHRINK, GtkWidget)

G_END_DECLS
