/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-shortcode-html.h"

G_BEGIN_DECLS

/*
 * What Hugo does to a page's body before and after it is read as Markdown (parser/pageparser,
 * hugolib/page.go and shortcode.go, 0.111.3): shortcodes are taken out, a word standing in for
 * each, and the divider of the summary becomes a paragraph that is dropped again.
 */
typedef struct _SpPageSource SpPageSource;

/** @body must outlive what is returned. */
SpPageSource *
sp_page_source_new (const char *body, gsize length, const SpShortcodeContext *context);
void sp_page_source_free (SpPageSource *self);

/** The Markdown to read. */
const char *sp_page_source_get_markdown (SpPageSource *self, gsize *length);

/** Where @offset of the Markdown comes from in the body. */
gsize sp_page_source_map (SpPageSource *self, gsize offset);

/** Puts back in the HTML of one block what the stand-ins stand for. */
void sp_page_source_finish (SpPageSource *self, GString *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPageSource, sp_page_source_free)

G_END_DECLS
