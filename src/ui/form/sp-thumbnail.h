/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_THUMBNAIL (sp_thumbnail_get_type ())

/** SpThumbnail: an image file, small. It is read off the main thread; what cannot be shown leaves a
 * symbol in its place. */
G_DECLARE_FINAL_TYPE (SpThumbnail, sp_thumbnail, SP, THUMBNAIL, GtkWidget)

/** @file: (nullable): none to show. */
void sp_thumbnail_set_file (SpThumbnail *self, GFile *file);

G_END_DECLS
