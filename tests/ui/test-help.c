/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-help-text.h"
#include "sp-help-topics.h"

#include <adwaita.h>
#include <string.h>

static char *followed;

static void
follow (const char *topic, gpointer user_data)
{
  g_free (followed);
  followed = g_strdup (topic);
}

static SpHelpTopic *
find_topic (GPtrArray *topics, const char *name)
{
  for (guint i = 0; i < topics->len; i++)
    {
      SpHelpTopic *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->name, name) == 0)
        return topic;
    }
  return NULL;
}

static void
test_every_topic_has_a_title_and_a_text (void)
{
  g_autoptr (GPtrArray) topics = sp_help_topics_load ();

  g_assert_cmpuint (topics->len, >, 5);
  for (guint i = 0; i < topics->len; i++)
    {
      SpHelpTopic *topic = g_ptr_array_index (topics, i);

      g_assert_cmpstr (topic->title, !=, "");
      g_assert_true (g_str_has_prefix (topic->markdown, "# "));
      g_assert_cmpuint (strlen (topic->markdown), >, strlen (topic->title) + 100);
    }
}

static void
test_every_link_leads_to_a_topic (void)
{
  g_autoptr (GPtrArray) topics = sp_help_topics_load ();
  guint n_links = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      SpHelpTopic *topic = g_ptr_array_index (topics, i);
      g_auto (GStrv) parts = g_strsplit (topic->markdown, "](", -1);

      for (guint part = 1; parts[part] != NULL; part++)
        {
          char *end = strstr (parts[part], ".md)");

          g_assert_nonnull (end);
          *end = '\0';
          g_assert_nonnull (find_topic (topics, parts[part]));
          n_links++;
        }
    }
  g_assert_cmpuint (n_links, >, 0);
}

static void
test_words_in_a_title_count_more (void)
{
  g_autoptr (GPtrArray) topics = sp_help_topics_load ();

  g_assert_cmpuint (sp_help_topic_match (find_topic (topics, "prices"), "price"), ==, 2);
  g_assert_cmpuint (sp_help_topic_match (find_topic (topics, "first-steps"), "price"), ==, 1);
  g_assert_cmpuint (sp_help_topic_match (find_topic (topics, "prices"), "zeppelin"), ==, 0);
  g_assert_cmpuint (sp_help_topic_match (find_topic (topics, "keyboard"), ""), ==, 1);
}

#define HELP "/io/github/servicepages/ServicePages/help/"

static char *
load_lines (const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (HELP, folder, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  if (bytes == NULL)
    g_error ("There is no %s%s", folder, name);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What of a line is the same in every language: its kind, its links, its names of things. */
static char *
outline (const char *line)
{
  g_autoptr (GString) outline = g_string_new_len (line, strspn (line, "#-0123456789"));

  for (const char *link = strstr (line, "]("); link != NULL; link = strstr (link + 1, "]("))
    g_string_append_len (outline, link, strcspn (link, ")"));
  for (const char *bold = strstr (line, "**"); bold != NULL; bold = strstr (bold + 2, "**"))
    g_string_append_c (outline, '*');
  return g_strdup (outline->str);
}

static void
test_every_language_tells_the_same (void)
{
  g_auto (GStrv) folders = g_resources_enumerate_children (HELP, 0, NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (HELP "en/", 0, NULL);

  g_assert_true (g_strv_contains ((const char *const *) folders, "de/"));
  for (guint i = 0; folders[i] != NULL; i++)
    for (guint j = 0; g_str_has_suffix (folders[i], "/") && names[j] != NULL; j++)
      {
        g_autofree char *english = load_lines ("en/", names[j]);
        g_autofree char *other = load_lines (folders[i], names[j]);
        g_auto (GStrv) wanted = g_strsplit (english, "\n", -1);
        g_auto (GStrv) lines = g_strsplit (other, "\n", -1);

        g_test_message ("%s%s", folders[i], names[j]);
        g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
        for (guint line = 0; lines[line] != NULL; line++)
          {
            g_autofree char *is = outline (lines[line]);
            g_autofree char *should = outline (wanted[line]);

            g_assert_cmpstr (is, ==, should);
          }
      }
}

/* The labels of @widget, one behind the other, with their markup. */
static void
collect_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "[%s]", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, text);
}

static void
test_markdown_becomes_labels (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *box = g_object_ref_sink (sp_help_text_new ("# Prices & more\n\n"
                                                        "A **bold** <b> word\nand `code`.\n\n"
                                                        "1. One\n2. Two\n\n- [Go](pages.md)\n",
                                                        follow, NULL));

  collect_labels (box, text);
  g_assert_cmpstr (text->str, ==,
                   "[Prices &amp; more]"
                   "[A <b>bold</b>  word and <tt>code</tt>.]"
                   "[1.][One][2.][Two][•][<a href=\"pages.md\">Go</a>]");
  g_object_unref (box);
}

static void
test_a_link_is_followed_by_its_topic (void)
{
  GtkWidget *box =
      g_object_ref_sink (sp_help_text_new ("See [pages](pages.md)\n", follow, NULL));
  GtkWidget *label = gtk_widget_get_first_child (box);
  gboolean handled = FALSE;

  g_signal_emit_by_name (label, "activate-link", "pages.md", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (followed, ==, "pages");
  g_object_unref (box);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/help/topics/title-and-text", test_every_topic_has_a_title_and_a_text);
  g_test_add_func ("/help/topics/links", test_every_link_leads_to_a_topic);
  g_test_add_func ("/help/topics/languages", test_every_language_tells_the_same);
  g_test_add_func ("/help/topics/search", test_words_in_a_title_count_more);
  g_test_add_func ("/help/text/labels", test_markdown_becomes_labels);
  g_test_add_func ("/help/text/link", test_a_link_is_followed_by_its_topic);
  return g_test_run ();
}
