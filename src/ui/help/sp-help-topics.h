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

/** Whether all of @words, case and accents aside, stand in the topic. */
gboolean sp_help_topic_matches (SpHelpTopic *topic, const char *words);

G_END_DECLS
