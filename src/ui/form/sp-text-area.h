/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TEXT_AREA (sp_text_area_get_type ())

/** SpTextArea: a text view that is as high as its wrapped text from the first frame on. GtkTextView
 * finds its height out later, when it is idle, and everything below it jumps. */
G_DECLARE_FINAL_TYPE (SpTextArea, sp_text_area, SP, TEXT_AREA, GtkTextView)

G_END_DECLS
