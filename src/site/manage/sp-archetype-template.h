/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the expressions in an archetype can ask for. */
typedef struct
{
  const char *name;    /* of the file or bundle, without ending */
  const char *title;   /* put where an expression makes a title of the name; NULL: it does */
  const char *section; /* the first folder */
  const char *folder;  /* with "/" at the end: "services/" */
  GDateTime *now;
} SpArchetypeContext;

/**
 * @text with the template expressions in it evaluated: the page's date, name, section, and the
 * functions that archetypes use on them (title, humanize, replace, dateFormat…).
 * @unknown: (out): whether there is one that only Hugo could; it is left out.
 */
char *sp_archetype_expand (const char *text, const SpArchetypeContext *context, gboolean *unknown);

G_END_DECLS
