/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-note.h"

#include "sp-page-name.h"

#include <glib/gi18n.h>

/* So many characters of a page's title and description search engines show. */
#define TITLE_LENGTH 60
#define SNIPPET_LENGTH 160

struct _SpFieldNote
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *address;
  GtkWidget *result;
  GtkLabel *result_address;
  GtkLabel *result_text;
  GtkLabel *result_title;
};

G_DEFINE_FINAL_TYPE (SpFieldNote, sp_field_note, GTK_TYPE_WIDGET)

gboolean
sp_field_note_suits (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_ascii_strcasecmp (path, "title") == 0 || g_ascii_strcasecmp (path, "description") == 0;
}

static char *
get_address (SpFormContext *context)
{
  SpSite *site = sp_form_context_get_site (context);
  const char *path = sp_form_context_get_path (context);

  if (site == NULL || path == NULL)
    return NULL;
  return sp_page_get_address (
      site, path, sp_page_get_front_matter (sp_form_context_get_page (context)));
}

static const char *
get_text (SpFormContext *context, const char *key)
{
  const SpNode *node = sp_front_matter_lookup (
      sp_page_get_front_matter (sp_form_context_get_page (context)), key);

  return node != NULL && node->type == SP_VALUE_STRING ? sp_value_get_string (node->value) : "";
}

/* As much of @text as is shown of it, at the end of a word. */
static char *
shorten (const char *text, glong length)
{
  g_autofree char *begin = NULL;
  char *space;

  if (g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, length);
  space = g_strrstr (begin, " ");
  if (space != NULL && space != begin)
    *space = '\0';
  return g_strconcat (begin, " …", NULL);
}

/* "lakesidemedspa.com › services › botox", as search engines write it. */
static char *
spell_trail (SpFormContext *context, const char *address)
{
  SpSite *site = sp_form_context_get_site (context);
  SpValue *base = sp_value_lookup (sp_site_get_config (site), "baseurl");
  const char *url =
      base != NULL && sp_value_get_value_type (base) == SP_VALUE_STRING ? sp_value_get_string (base)
                                                                        : "";
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_auto (GStrv) parts = g_strsplit (address, "/", -1);
  g_autoptr (GString) trail =
      g_string_new (host != NULL && *host != '\0' ? host : sp_site_get_title (site));

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (trail, " › %s", parts[i]);
  return g_string_free (g_steal_pointer (&trail), FALSE);
}

static void
show_result (SpFieldNote *self, SpFormContext *context, const char *address)
{
  const char *description = get_text (context, "description");
  g_autofree char *title = shorten (get_text (context, "title"), TITLE_LENGTH);
  g_autofree char *text = shorten (description, SNIPPET_LENGTH);
  g_autofree char *trail = address != NULL ? spell_trail (context, address) : g_strdup ("");

  gtk_label_set_label (self->result_title, title);
  gtk_label_set_label (self->result_address, trail);
  gtk_label_set_label (self->result_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), *title != '\0' && *text != '\0');
}

static void
sp_field_note_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_field_note_parent_class)->dispose (object);
}

static void
sp_field_note_class_init (SpFieldNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_field_note_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-field-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFieldNote, address);
  gtk_widget_class_bind_template_child (widget_class, SpFieldNote, result);
  gtk_widget_class_bind_template_child (widget_class, SpFieldNote, result_address);
  gtk_widget_class_bind_template_child (widget_class, SpFieldNote, result_text);
  gtk_widget_class_bind_template_child (widget_class, SpFieldNote, result_title);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sp_field_note_init (SpFieldNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_field_note_new (void)
{
  return g_object_new (SP_TYPE_FIELD_NOTE, NULL);
}

void
sp_field_note_update (SpFieldNote *self, SpFormContext *context, const char *path)
{
  g_autofree char *address = NULL;
  g_autofree char *words = NULL;
  gboolean of_title;

  g_return_if_fail (SP_IS_FIELD_NOTE (self));
  g_return_if_fail (SP_IS_FORM_CONTEXT (context));
  g_return_if_fail (path != NULL);

  address = get_address (context);
  of_title = g_ascii_strcasecmp (path, "title") == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->address), of_title);
  gtk_widget_set_visible (self->result, !of_title && sp_form_context_get_site (context) != NULL);
  if (!of_title)
    {
      show_result (self, context, address);
      return;
    }
  if (address != NULL)
    /* Translators: where a page is on the website, as "/services/botox/". */
    words = g_strdup_printf (_ ("Address: %s"), address);
  gtk_label_set_label (self->address, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}
