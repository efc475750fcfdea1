/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A topic of the help, in the person's language where there is a translation of it. */
typedef struct
{
  char *name;     /* "prices": what links and tests call it */
  char *title;    /* its first heading */
  char *markdown; /* the whole text, title included */
} SpHelpTopic;

void sp_help_topic_free (SpHelpTopic *topic);

/** Every topic in the order of reading.
 * Returns: (transfer full) (element-type SpHelpTopic): with a free function set. */
GPtrArray *sp_help_topics_load (void);

/** How well the topic answers to @words, case and accents aside: 0 when not all of them stand in
 * it, more when they stand in its title. Every topic answers to no words. */
guint sp_help_topic_match (SpHelpTopic *topic, const char *words);

G_END_DECLS
