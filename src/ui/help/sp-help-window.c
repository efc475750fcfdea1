/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-help-window.h"

#include "sp-help-text.h"
#include "sp-help-topics.h"

struct _SpHelpWindow
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *back_button;
  GtkListBox *list;
  GtkWidget *nothing_found;
  GtkScrolledWindow *scroller;
  GtkSearchEntry *search;
  GtkStack *stack;
  AdwWindowTitle *title;
  AdwBin *topic_bin;

  /* Owned */
  GPtrArray *topics; /* of SpHelpTopic, a row of the list each */
};

G_DEFINE_FINAL_TYPE (SpHelpWindow, sp_help_window, ADW_TYPE_WINDOW)

static void
show_list (SpHelpWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (self->back_button, FALSE);
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
follow_link (const char *topic, gpointer user_data)
{
  sp_help_window_show_topic (user_data, topic);
}

static void
show_topic (SpHelpWindow *self, SpHelpTopic *topic)
{
  adw_bin_set_child (self->topic_bin, sp_help_text_new (topic->markdown, follow_link, self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "topic");
  gtk_widget_set_visible (self->back_button, TRUE);
  adw_window_title_set_subtitle (self->title, topic->title);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
back_cb (SpHelpWindow *self)
{
  show_list (self);
}

static SpHelpTopic *
topic_of_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "topic");
}

static void
row_activated_cb (SpHelpWindow *self, GtkListBoxRow *row)
{
  show_topic (self, topic_of_row (row));
}

static guint
match_row (SpHelpWindow *self, GtkListBoxRow *row)
{
  return sp_help_topic_match (topic_of_row (row),
                              gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static gboolean
filter_row_cb (GtkListBoxRow *row, gpointer user_data)
{
  return match_row (user_data, row) > 0;
}

/* Those with the words in their title first; else in the order of reading. */
static int
sort_rows_cb (GtkListBoxRow *row1, GtkListBoxRow *row2, gpointer user_data)
{
  SpHelpWindow *self = user_data;
  int difference = (int) match_row (self, row2) - (int) match_row (self, row1);
  guint index1, index2;

  if (difference != 0)
    return difference;
  g_ptr_array_find (self->topics, topic_of_row (row1), &index1);
  g_ptr_array_find (self->topics, topic_of_row (row2), &index2);
  return (int) index1 - (int) index2;
}

static GtkListBoxRow *
first_found (SpHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  /* The sorting puts those that are not found last. */
  return row != NULL && match_row (self, row) > 0 ? row : NULL;
}

static void
search_changed_cb (SpHelpWindow *self)
{
  gboolean found;

  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  found = first_found (self) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->list), found);
  gtk_widget_set_visible (self->nothing_found, !found);
}

static void
search_activate_cb (SpHelpWindow *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  row = first_found (self);
  if (row != NULL)
    show_topic (self, topic_of_row (row));
}

/* Escape in the search, which takes the key for itself: first it is emptied, then left. */
static void
stop_search_cb (SpHelpWindow *self)
{
  GtkEditable *search = GTK_EDITABLE (self->search);

  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SpHelpWindow *self = SP_HELP_WINDOW (widget);

  if (gtk_widget_get_visible (self->back_button))
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
search_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  show_list (SP_HELP_WINDOW (widget));
  return TRUE;
}

static void
sp_help_window_dispose (GObject *object)
{
  SpHelpWindow *self = SP_HELP_WINDOW (object);

  if (self->list != NULL)
    {
      gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
      gtk_list_box_set_sort_func (self->list, NULL, NULL, NULL);
      self->list = NULL;
    }
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_help_window_parent_class)->dispose (object);
}

static void
sp_help_window_class_init (SpHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_help_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/help/sp-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SpHelpWindow, topic_bin);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, close_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
}

static void
sp_help_window_init (SpHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->topics = sp_help_topics_load ();
  for (guint i = 0; i < self->topics->len; i++)
    {
      SpHelpTopic *topic = g_ptr_array_index (self->topics, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic->title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                               "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      g_object_set_data (G_OBJECT (row), "topic", topic);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_filter_func (self->list, filter_row_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_rows_cb, self, NULL);
  show_list (self);
}

GtkWidget *
sp_help_window_new (void)
{
  return g_object_new (SP_TYPE_HELP_WINDOW, NULL);
}

void
sp_help_window_show_topic (SpHelpWindow *self, const char *name)
{
  g_return_if_fail (SP_IS_HELP_WINDOW (self));

  for (guint i = 0; i < self->topics->len; i++)
    {
      SpHelpTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_strcmp0 (topic->name, name) == 0)
        {
          show_topic (self, topic);
          return;
        }
    }
  show_list (self);
}
