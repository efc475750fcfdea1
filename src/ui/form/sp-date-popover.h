/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_DATE_POPOVER (sp_date_popover_get_type ())

/**
 * SpDatePopover: a calendar, and entries for the time of day, its difference from UTC and the date
 * as it is written. Each change keeps the spelling of what it does not change.
 *
 * Signals: "picked" (const char *text): another date; "refused" (const char *typed): what was
 * typed is none; "removed".
 */
G_DECLARE_FINAL_TYPE (SpDatePopover, sp_date_popover, SP, DATE_POPOVER, GtkPopover)

SpDatePopover *sp_date_popover_new (void);

/** @text: the date as written, "" for none. @typing: it comes from the popover itself, so the entry
 * that is being typed in is let be. */
void sp_date_popover_set_text (SpDatePopover *self, const char *text, gboolean typing);

G_END_DECLS
