/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-help-text.h"

#include "sp-render.h"

#include <libxml/HTMLparser.h>
#include <string.h>

typedef struct
{
  GtkWidget *box;
  void (*follow) (const char *topic, gpointer user_data);
  gpointer user_data;
} Writer;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* What a label makes of the inline elements that the help uses. */
static const struct
{
  const char *element;
  const char *before;
  const char *after;
} inlines[] = {
  { "strong", "<b>", "</b>" },
  { "em", "<i>", "</i>" },
  { "code", "<tt>", "</tt>" },
};

static void append_inlines (GString *markup, const xmlNode *parent);

static void
append_text (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (markup, g_strdelimit (escaped, "\n", ' '));
}

static void
append_link (GString *markup, const xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, BAD_CAST "href");
  g_autofree char *escaped = g_markup_escape_text (href != NULL ? (char *) href : "", -1);

  g_string_append_printf (markup, "<a href=\"%s\">", escaped);
  append_inlines (markup, node);
  g_string_append (markup, "</a>");
  xmlFree (href);
}

static void
append_inline (GString *markup, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE)
    {
      append_text (markup, (const char *) node->content);
      return;
    }
  if (is_element (node, "a"))
    {
      append_link (markup, node);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (is_element (node, inlines[i].element))
      {
        g_string_append (markup, inlines[i].before);
        append_inlines (markup, node);
        g_string_append (markup, inlines[i].after);
        return;
      }
  append_inlines (markup, node);
}

static void
append_inlines (GString *markup, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    append_inline (markup, node);
}

static gboolean
activate_link_cb (GtkLabel *label, const char *uri, gpointer user_data)
{
  Writer *writer = user_data;
  g_autofree char *topic = NULL;

  if (!g_str_has_suffix (uri, ".md"))
    return FALSE;
  topic = g_strndup (uri, strlen (uri) - strlen (".md"));
  writer->follow (topic, writer->user_data);
  return TRUE;
}

static GtkWidget *
new_label (Writer *writer, const xmlNode *node, GtkAccessibleRole role)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label;

  append_inlines (markup, node);
  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label",
                        g_strstrip (markup->str), "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "selectable", FALSE, NULL);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), writer);
  return label;
}

static void
append_heading (Writer *writer, const xmlNode *node)
{
  GtkWidget *label = new_label (writer, node, GTK_ACCESSIBLE_ROLE_HEADING);
  int level = node->name[1] - '0';

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);
  gtk_widget_add_css_class (label, level == 1 ? "title-1" : "title-4");
  if (level > 1)
    gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (writer->box), label);
}

/* Of an item of a loose list it is the paragraph in it that has the text. */
static const xmlNode *
text_of_item (const xmlNode *item)
{
  for (const xmlNode *node = item->children; node != NULL; node = node->next)
    if (is_element (node, "p"))
      return node;
  return item;
}

static void
append_list (Writer *writer, const xmlNode *list)
{
  gboolean numbered = is_element (list, "ol");
  guint number = 0;

  for (const xmlNode *item = list->children; item != NULL; item = item->next)
    {
      g_autofree char *mark = NULL;
      GtkWidget *row, *text;

      if (!is_element (item, "li"))
        continue;
      number++;
      mark = numbered ? g_strdup_printf ("%u.", number) : g_strdup ("•");
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_widget_set_margin_start (row, 12);
      gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "label", mark, "width-chars",
                                                   numbered ? 3 : 1, "xalign", 0.0, "valign",
                                                   GTK_ALIGN_START, NULL));
      text = new_label (writer, text_of_item (item), GTK_ACCESSIBLE_ROLE_LABEL);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (row), text);
      gtk_box_append (GTK_BOX (writer->box), row);
    }
}

static void
append_blocks (Writer *writer, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (node->name[0] == 'h' && g_ascii_isdigit (node->name[1]))
        append_heading (writer, node);
      else if (is_element (node, "ul") || is_element (node, "ol"))
        append_list (writer, node);
      else if (is_element (node, "p"))
        gtk_box_append (GTK_BOX (writer->box),
                        new_label (writer, node, GTK_ACCESSIBLE_ROLE_LABEL));
      else
        append_blocks (writer, node);
    }
}

GtkWidget *
sp_help_text_new (const char *markdown,
                  void (*follow) (const char *topic, gpointer user_data),
                  gpointer user_data)
{
  g_autoptr (SpText) text = NULL;
  g_autofree char *html = NULL;
  Writer *writer;
  xmlDoc *document;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (follow != NULL, NULL);

  text = sp_text_new (markdown, strlen (markdown));
  html = sp_render_body (text, 0, &sp_markup_defaults);
  writer = g_new (Writer, 1);
  *writer = (Writer){ gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), follow, user_data };
  gtk_widget_add_css_class (writer->box, "help-text");
  g_object_set_data_full (G_OBJECT (writer->box), "sp-help-text", writer, g_free);

  document = htmlReadMemory (html, (int) strlen (html), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET);
  if (document != NULL)
    append_blocks (writer, (const xmlNode *) document);
  xmlFreeDoc (document);
  return writer->box;
}
