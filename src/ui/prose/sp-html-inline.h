/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/** SpHtmlWriter: HTML that was copied elsewhere, on its way to Markdown, within one paragraph or
 * cell. White space counts as a browser counts it. */
typedef struct
{
  GString *markdown; /* what came so far */
  gboolean space;    /* white space stands before what comes next */
  gboolean images;   /* images are taken over, if they have an address on the web */
} SpHtmlWriter;

/** Appends @node with all that is in it: bold, italic, struck text, code and links become
 * Markdown, other elements are their text. */
void sp_html_writer_append (SpHtmlWriter *writer, const xmlNode *node);
void sp_html_writer_append_children (SpHtmlWriter *writer, const xmlNode *node);

/** The children between @before and @after, unless they say nothing. */
void sp_html_writer_append_wrapped (SpHtmlWriter *writer,
                                    const xmlNode *node,
                                    const char *before,
                                    const char *after);

/** Whether @node is an element of that name, or of one of @names (ended by %NULL). */
gboolean sp_html_is_element (const xmlNode *node, const char *name);
gboolean sp_html_is_any_element (const xmlNode *node, const char *const *names);

/** By its name or its own style. */
gboolean sp_html_is_bold (const xmlNode *node);

G_END_DECLS
