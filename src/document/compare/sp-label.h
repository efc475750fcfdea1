/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A key made readable: "sub_heading" is "Sub heading". (transfer full) */
char *sp_label_for_key (const char *key);

/** What people call the field at @path: "weight" is "Position in list", "params.hero.title" is
 * "Params, Hero, Title", "faq.1.answer" is "Faq 2, Answer". Translated where it is one of the
 * usual fields. (transfer full) */
char *sp_label_for_path (const char *path);

/** Whether people see the opposite of what the field at @path says: "draft" is
 * "Show on website". */
gboolean sp_label_is_inverted (const char *path);

G_END_DECLS
