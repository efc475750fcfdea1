/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * SpInlineMarkup: one cell's Markdown as it is shown while nobody edits it: the text without its
 * markup characters, and attributes for bold, italic, code, links and struck text. "<br>" is a
 * line break. Offsets are bytes.
 */
typedef struct _SpInlineMarkup SpInlineMarkup;

/** @source: Markdown of one line, never read as a heading, list or other block. */
SpInlineMarkup *sp_inline_markup_new (const char *source);
void sp_inline_markup_free (SpInlineMarkup *self);

const char *sp_inline_markup_get_text (SpInlineMarkup *self);
PangoAttrList *sp_inline_markup_get_attributes (SpInlineMarkup *self);

/** Where in the source the character at @offset of the text comes from; the end of the text is
 * behind the last character that shows. */
gsize sp_inline_markup_to_source (SpInlineMarkup *self, gsize offset);

/** Whether all of @source is one bold text without further asterisks ("**Cost**"; "****" is an
 * empty one).
 * @inner: (out) (optional) (transfer full): what is between. */
gboolean sp_inline_markup_is_bold (const char *source, char **inner);

/** The source that sp_inline_markup_is_bold() would take apart; "" for "". */
char *sp_inline_markup_make_bold (const char *inner);

/** The cell as HTML, for other programs. (transfer full) */
char *sp_inline_markup_to_html (const char *source);

/** Markdown that reads as @text, character by character. (transfer full) */
char *sp_inline_markup_escape (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpInlineMarkup, sp_inline_markup_free)

G_END_DECLS
