/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-md-parser.h"

G_BEGIN_DECLS

/** Appends @node and what is in it as HTML, as Hugo 0.111.3 writes it. */
void sp_md_append_html (SpMdParser *parser, SpMdNode *node, GString *html);

/** A block of code with fences (sp-md-code-block.c). */
void sp_md_append_fenced_code (SpMdParser *parser, const SpMdNode *node, GString *html);

G_END_DECLS
