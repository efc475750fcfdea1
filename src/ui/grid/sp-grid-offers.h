/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-grid.h"
#include "sp-row-advice.h"

G_BEGIN_DECLS

#define SP_TYPE_GRID_OFFERS (sp_grid_offers_get_type ())

/**
 * SpGridOffers: below the rows of a table, in grey, those that most other pages have, each a button
 * that adds it; and names that nearly are usual ones, each with a button that mends it.
 *
 * Signal "row-chosen" (guint at, const char *name): a row of that name is to stand before row @at.
 * Signal "name-chosen" (guint row, const char *name): that row is to have that name.
 */
G_DECLARE_FINAL_TYPE (SpGridOffers, sp_grid_offers, SP, GRID_OFFERS, GtkWidget)

/** @advice: (nullable). Hidden when there is nothing to offer. */
void sp_grid_offers_set_advice (SpGridOffers *self, const SpRowAdvice *advice);

/** Takes the keyboard to the first offer; %FALSE when there is none. */
gboolean sp_grid_offers_focus_first (SpGridOffers *self);

G_END_DECLS
