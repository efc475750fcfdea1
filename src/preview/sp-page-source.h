/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What Hugo does to a page's body before and after it is read as Markdown (parser/pageparser,
 * hugolib/page.go, 0.111.3): the divider of the summary becomes a paragraph that is dropped again.
 */
typedef struct _SpPageSource SpPageSource;

/** @body must outlive what is returned. */
SpPageSource *sp_page_source_new (const char *body, gsize length);
void sp_page_source_free (SpPageSource *self);

/** The Markdown to read. */
const char *sp_page_source_get_markdown (SpPageSource *self, gsize *length);

/** Where @offset of the Markdown comes from in the body. */
gsize sp_page_source_map (SpPageSource *self, gsize offset);

/** Undoes the stand-ins in the HTML of one block. */
void sp_page_source_finish (SpPageSource *self, GString *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPageSource, sp_page_source_free)

G_END_DECLS
