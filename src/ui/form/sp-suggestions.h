/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_SUGGESTIONS (sp_suggestions_get_type ())

/**
 * SpSuggestions: words offered under a text field while a person types in it; the focus stays in
 * the field. Give it a parent with a layout manager.
 *
 * Signal "chosen" (const char *word).
 */
G_DECLARE_FINAL_TYPE (SpSuggestions, sp_suggestions, SP, SUGGESTIONS, GtkPopover)

SpSuggestions *sp_suggestions_new (void);

/** Offers those of @words that contain @typed, those that begin with it first; none of @without.
 * Nothing to offer hides it. @words, @without: (nullable) (array zero-terminated=1). */
void sp_suggestions_offer (SpSuggestions *self,
                           const char *const *words,
                           const char *const *without,
                           const char *typed);

/** The next or (@by -1) the word before it becomes the selected one. */
void sp_suggestions_move (SpSuggestions *self, int by);

/** The selected word, %NULL when there is none. */
const char *sp_suggestions_get_selected (SpSuggestions *self);

G_END_DECLS
