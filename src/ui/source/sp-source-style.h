/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/**
 * Highlights @buffer, in colours that follow the light or dark style of the desktop.
 * @language: "markdown" for prose, "service-page" for a whole file.
 */
void sp_source_style_follow (GtkSourceBuffer *buffer, const char *language);

G_END_DECLS
