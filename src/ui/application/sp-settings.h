/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What the program remembers between starts; %NULL where its schema is not installed, and then
 * nothing is remembered. (transfer none) */
GSettings *sp_settings_get (void);

/** What is remembered of the website in @folder; %NULL as above. (transfer full) */
GSettings *sp_settings_get_for_site (GFile *folder);

/** Takes @folder off the websites opened before. */
void sp_settings_remove_recent (GFile *folder);

/** Puts @folder first among the websites opened before. */
void sp_settings_add_recent (GFile *folder);

/** The folders of the websites opened before that are still there, the latest first.
 * (transfer full) (element-type GFile) */
GPtrArray *sp_settings_get_recent (void);

G_END_DECLS
