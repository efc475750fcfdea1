/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-site.h"

G_BEGIN_DECLS

#define SP_TYPE_IMAGE_CHOOSER (sp_image_chooser_get_type ())

/**
 * SpImageChooser: the site's own images to choose from, found by typing.
 *
 * Signals: "chosen" (const char *path): as a page names it; "other": a file that is not one of
 * the site's is wanted.
 */
G_DECLARE_FINAL_TYPE (SpImageChooser, sp_image_chooser, SP, IMAGE_CHOOSER, GtkPopover)

/** Reads the images of @site anew. */
void sp_image_chooser_show_site (SpImageChooser *self, SpSite *site);

G_END_DECLS
