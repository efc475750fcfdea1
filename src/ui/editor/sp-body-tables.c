/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-body-view-private.h"

#include "sp-table-making.h"
#include "sp-table-popover.h"

#include <glib/gi18n.h>

/* What was asked for from a popover that the new table may take the place of: it is done once the
 * popover has closed. */
typedef struct
{
  SpBodyView *view;
  char *action;
  GVariant *parameter;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->view);
  g_variant_unref (request->parameter);
  g_free (request->action);
  g_free (request);
}

static char *
make_table (SpBodyView *self, const char *action, GVariant *parameter, GError **error)
{
  guint64 start, end;
  guint n_rows, n_columns;

  if (g_str_equal (action, "body.add-attributes"))
    return sp_table_making_add_attributes (self->page, g_variant_get_uint64 (parameter),
                                           self->schema, error);
  if (g_str_equal (action, "body.make-table"))
    {
      g_variant_get (parameter, "(tt)", &start, &end);
      return sp_table_making_convert (self->page, start, end, self->schema, self->allow_breaks,
                                      error);
    }
  g_variant_get (parameter, "(tuu)", &start, &n_rows, &n_columns);
  return sp_table_making_add (self->page, start, n_rows, n_columns, error);
}

static gboolean
request_cb (gpointer user_data)
{
  const Request *request = user_data;
  SpBodyView *self = request->view;
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = NULL;

  if (self->page == NULL || self->box == NULL)
    return G_SOURCE_REMOVE;
  subject = make_table (self, request->action, request->parameter, &error);
  if (subject == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    }
  else
    {
      gboolean filled = g_str_equal (request->action, "body.add-attributes");
      g_autofree char *cell = g_strconcat (subject, filled ? ".0.1" : ".-1.0", NULL);

      sp_body_view_focus_subject (self, cell);
    }
  return G_SOURCE_REMOVE;
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Request *request = g_new0 (Request, 1);

  request->view = g_object_ref (SP_BODY_VIEW (widget));
  request->action = g_strdup (action);
  request->parameter = g_variant_ref (parameter);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, request_cb, request, request_free);
}

/* The button below the body adds at its end. */
static void
popover_show_cb (SpBodyView *self, SpTablePopover *popover)
{
  gsize end = self->page != NULL ? sp_text_get_length (sp_page_get_text (self->page)) : 0;

  sp_table_popover_set_place (popover, end, end);
}

void
sp_body_tables_update (SpBodyView *self)
{
  gboolean editable = self->page != NULL && sp_page_is_utf8 (self->page, NULL);
  gboolean usual = editable && sp_table_making_count_usual_rows (self->schema) > 0;
  SpBody *body = editable ? sp_page_get_body (self->page) : NULL;

  for (guint i = 0; usual && i < sp_body_get_n_tables (body); i++)
    usual = !sp_table_is_attributes (sp_body_get_table (body, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "body.add-attributes", usual);
  gtk_widget_set_visible (self->add_button, editable);
}

void
sp_body_tables_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "body.add-attributes", "t", action_cb);
  gtk_widget_class_install_action (widget_class, "body.add-table", "(tuu)", action_cb);
  gtk_widget_class_install_action (widget_class, "body.make-table", "(tt)", action_cb);
}

void
sp_body_tables_init (SpBodyView *self)
{
  SpTablePopover *popover = sp_table_popover_new ();

  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), self,
                           G_CONNECT_SWAPPED);
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_button), _ ("_Add Table"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->add_button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), GTK_WIDGET (popover));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a table at the end of the page"));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_box_append (GTK_BOX (self->content), self->add_button);
  sp_body_tables_update (self);
}
