/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-site.h"

G_BEGIN_DECLS

/** What a text looks like, for finding out what a field is for. */

/** "#0a7", "#00aa77", "rgb(…)", "hsl(…)". */
gboolean sp_schema_text_is_colour (const char *text);

/** With a scheme, or from the site's root: "https://…", "mailto:…", "/contact/". */
gboolean sp_schema_text_is_address (const char *text);
gboolean sp_schema_text_is_email (const char *text);

/** "true", "yes", "on" and their contraries, whatever their case. */
gboolean sp_schema_text_is_switch (const char *text);

/** The path of an image, or of another file, by its ending. */
gboolean sp_schema_text_is_image (const char *text);
gboolean sp_schema_text_is_file (const char *text);

/** The file of the site that @text on the page at @page means: beside the page, or in the static or
 * assets folder. Relative to the site's folder; %NULL when there is none. (transfer full) */
char *sp_schema_text_find_file (SpSite *site, const char *page, const char *text);

G_END_DECLS
