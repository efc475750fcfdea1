/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/** Lets the colours of @buffer follow the light or dark style of the desktop. */
void sp_source_style_follow (GtkSourceBuffer *buffer);

G_END_DECLS
