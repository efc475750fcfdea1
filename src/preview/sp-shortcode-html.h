/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-shortcode-call.h"

G_BEGIN_DECLS

/** What rendering a shortcode needs from around it. */
typedef struct
{
  /** Markdown as HTML, its shortcodes included; (transfer full). */
  char *(*render) (const char *markdown, gsize length, gpointer data);
  /** A parameter of the page as text, or %NULL; (transfer full). */
  char *(*get_parameter) (const char *name, gpointer data);
  gpointer data;
} SpShortcodeContext;

/**
 * What @call, found in @text, gives: Hugo's own shortcodes (0.111.3) as Hugo renders them; those
 * that need the network, and those of a theme, as a name, parameters and the rendered content for
 * a box.
 *
 * @box: (out): whether it wants a box around it.
 */
char *sp_shortcode_render (const SpShortcodeCall *call,
                           const char *text,
                           const SpShortcodeContext *context,
                           gboolean *box);

G_END_DECLS
