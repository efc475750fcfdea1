/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-form-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FIELD_OFFERS (sp_field_offers_get_type ())

/**
 * SpFieldOffers: the fields that can be added to a page: those that other pages have, then those
 * that Hugo knows.
 *
 * Signal "chosen" (const char *key).
 */
G_DECLARE_FINAL_TYPE (SpFieldOffers, sp_field_offers, SP, FIELD_OFFERS, GtkPopover)

/** Offers what the page of @context lacks. */
GtkWidget *sp_field_offers_new (SpFormContext *context);

/** Whether there is anything to offer. */
gboolean sp_field_offers_any (SpFormContext *context);

/** Puts the field @key into the page: with its default, or as empty as its kind can be. */
SpChange *sp_field_offers_make_change (SpFormContext *context, const char *key, GError **error);

G_END_DECLS
