/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-md-node.h"

G_BEGIN_DECLS

/* How Markdown's text becomes HTML. */

/** & < > " escaped, all else as it is. */
void sp_md_append_escaped (GString *html, const char *text, int length);

/** Also with backslash escapes and character references resolved. */
void sp_md_append_text (GString *html, const char *text, int length);

/** As it is, NUL replaced. */
void sp_md_append_raw (GString *html, const char *text, int length);

/** An address for an attribute. @resolve: escapes and references first. */
void sp_md_append_address (GString *html, const char *address, int length, gboolean resolve);

/** Whether goldmark leaves the address out: it could run a script. */
gboolean sp_md_is_dangerous_address (const char *address, int length);

/** As Go's html.EscapeString, which Hugo uses for code: ' and " as numbers. */
void sp_md_append_code (GString *html, const char *text, int length);

G_END_DECLS
