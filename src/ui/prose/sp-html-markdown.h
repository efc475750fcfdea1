/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HTML that was copied in a browser or a word processor, as Markdown: paragraphs, headings, lists,
 * quotations, bold, italic, code and links; everything else is its text. "" when it says nothing.
 * (transfer full) */
char *sp_html_to_markdown (const char *html, gsize length);

G_END_DECLS
