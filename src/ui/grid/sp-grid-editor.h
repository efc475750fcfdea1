/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_GRID_EDITOR (sp_grid_editor_get_type ())

/**
 * SpGridEditor: the text view in which a cell is edited, as Markdown with its markup characters
 * pale. A cell that is bold as a whole is edited without its asterisks, in bold; "<br>" is a line
 * break where the website shows it as one.
 *
 * Signal "typed": the person changed the text.
 */
G_DECLARE_FINAL_TYPE (SpGridEditor, sp_grid_editor, SP, GRID_EDITOR, GtkTextView)

SpGridEditor *sp_grid_editor_new (void);

/** Starts on a cell. @bold: an empty cell's text is to be bold. */
void sp_grid_editor_load (SpGridEditor *self,
                          const char *source,
                          gboolean bold,
                          gboolean breaks,
                          SpAlign align);

/** The cell was changed from elsewhere: the text follows, the caret stays. */
void sp_grid_editor_update (SpGridEditor *self, const char *source);

/** Empties the text without "typed": the next character replaces what was there. */
void sp_grid_editor_clear (SpGridEditor *self);

/** Puts @text in place of all of it, as if it had been typed. */
void sp_grid_editor_set_text (SpGridEditor *self, const char *text);

/** The cell's Markdown, with a line feed for a line break. (transfer full) */
char *sp_grid_editor_get_source (SpGridEditor *self);

/** What the text view shows. (transfer full) */
char *sp_grid_editor_get_text (SpGridEditor *self);
gboolean sp_grid_editor_is_bold (SpGridEditor *self);

/** Puts the caret at @offset bytes of the source that was loaded; the end if it is past that. */
void sp_grid_editor_place_caret (SpGridEditor *self, gsize offset);
void sp_grid_editor_break_line (SpGridEditor *self);

/* Put markup around the selection or the word at the caret, or take it away. */
void sp_grid_editor_toggle_bold (SpGridEditor *self);
void sp_grid_editor_toggle_italic (SpGridEditor *self);
void sp_grid_editor_make_link (SpGridEditor *self);

G_END_DECLS
