/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_CHIP (sp_chip_get_type ())

/**
 * SpChip: a word that can be removed and moved among others of its kind.
 *
 * Signals: "remove" (gboolean backwards): by its button, Delete or Backspace; "move" (int by): Alt
 * with an arrow key, -1 towards the start; "drop" (SpChip *dragged): another chip was let go here.
 */
G_DECLARE_FINAL_TYPE (SpChip, sp_chip, SP, CHIP, GtkWidget)

SpChip *sp_chip_new (void);

/** An empty @text is shown as a warning. */
void sp_chip_set_text (SpChip *self, const char *text);

/** Whether it can be removed and moved. */
void sp_chip_set_editable (SpChip *self, gboolean editable);

G_END_DECLS
