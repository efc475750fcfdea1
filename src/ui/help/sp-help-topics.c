/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-help-topics.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/io/github/servicepages/ServicePages/help"

/* In the order of reading. */
static const char *const names[] = {
  "first-steps",      "edit-a-page",          "prices", "show-and-hide",
  "pages",            "preview",              "undo-and-saving",
  "others",           "when-something-went-wrong",
  "what-is-written",  "keyboard",
};

void
sp_help_topic_free (SpHelpTopic *topic)
{
  g_free (topic->name);
  g_free (topic->title);
  g_free (topic->markdown);
  g_free (topic);
}

static char *
load_text (const char *language, const char *name)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s/%s.md", language, name);
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* In the first of the person's languages that the help is written in. */
static char *
load_translated (const char *name)
{
  const char *const *languages = g_get_language_names_with_category ("LC_MESSAGES");

  for (guint i = 0; languages[i] != NULL; i++)
    {
      char *text = load_text (languages[i], name);

      if (text != NULL)
        return text;
    }
  return load_text ("en", name);
}

static char *
read_title (const char *markdown)
{
  const char *start = g_str_has_prefix (markdown, "# ") ? markdown + 2 : markdown;

  return g_strndup (start, strcspn (start, "\n"));
}

GPtrArray *
sp_help_topics_load (void)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_help_topic_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *markdown = load_translated (names[i]);
      SpHelpTopic *topic;

      g_return_val_if_fail (markdown != NULL, topics);
      topic = g_new0 (SpHelpTopic, 1);
      topic->name = g_strdup (names[i]);
      topic->title = read_title (markdown);
      topic->markdown = markdown;
      g_ptr_array_add (topics, topic);
    }
  return topics;
}

guint
sp_help_topic_match (SpHelpTopic *topic, const char *words)
{
  if (*words == '\0')
    return 1;
  if (g_str_match_string (words, topic->title, FALSE))
    return 2;
  return g_str_match_string (words, topic->markdown, FALSE) ? 1 : 0;
}
