/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-form-fixture.h"

#include "sp-chip.h"

static void
show_in_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FormFixture *fixture = user_data;

  fixture->shown_source = g_variant_get_uint64 (parameter);
}

/* One for all tests: GTK 4.8 warns of a tooltip that was about to be shown in a window that is
 * gone, and the pointer may rest anywhere. */
static GtkWidget *
get_window (void)
{
  static GtkWidget *window = NULL;

  if (window == NULL)
    window = gtk_window_new ();
  return window;
}

FormFixture *
form_fixture_new (const char *text)
{
  FormFixture *fixture = g_new0 (FormFixture, 1);
  g_autoptr (SpText) page_text = sp_text_new (text, strlen (text));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-in-source", G_VARIANT_TYPE_UINT64);

  fixture->shown_source = G_MAXUINT64;
  fixture->page = sp_page_new (page_text);
  fixture->form = sp_form_view_new ();
  sp_form_view_set_page (fixture->form, fixture->page, NULL);
  fixture->window = get_window ();
  g_signal_connect (action, "activate", G_CALLBACK (show_in_source_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  gtk_window_present (GTK_WINDOW (fixture->window));
  form_fixture_settle (fixture);
  return fixture;
}

void
form_fixture_free (FormFixture *fixture)
{
  /* GTK may hold a widget that had the focus until the next frame; the page must be free now. */
  sp_form_view_set_page (fixture->form, NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_insert_action_group (fixture->window, "win", NULL);
  form_fixture_settle (fixture);
  g_assert_finalize_object (fixture->page);
  g_free (fixture);
}

void
form_fixture_settle (FormFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static SpFieldRow *
find_row_in (GtkWidget *parent, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SpFieldRow *row;

      if (SP_IS_FIELD_ROW (child) &&
          g_str_equal (sp_field_row_get_label (SP_FIELD_ROW (child)), label))
        return SP_FIELD_ROW (child);
      row = find_row_in (child, label);
      if (row != NULL)
        return row;
    }
  return NULL;
}

SpFieldRow *
form_fixture_find_row (FormFixture *fixture, const char *label)
{
  return find_row_in (GTK_WIDGET (fixture->form), label);
}

gpointer
form_fixture_find_in (gpointer parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (!gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        return child;
      found = form_fixture_find_in (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
form_fixture_find (FormFixture *fixture, const char *label, GType type)
{
  SpFieldRow *row = form_fixture_find_row (fixture, label);
  gpointer found;

  if (row == NULL)
    g_error ("no row “%s”", label);
  found = form_fixture_find_in (row, type);
  if (found == NULL)
    g_error ("no %s in row “%s”", g_type_name (type), label);
  return found;
}

static GtkButton *
find_button_in (GtkWidget *parent, const char *name)
{
  GtkButton *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_visible (child))
      continue;
    else if (GTK_IS_BUTTON (child) &&
             (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), name) == 0 ||
              g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), name) == 0))
      found = GTK_BUTTON (child);
    else
      found = find_button_in (child, name);
  return found;
}

GtkButton *
form_fixture_find_button (SpFieldRow *row, const char *name)
{
  GtkButton *found = find_button_in (GTK_WIDGET (row), name);

  if (found == NULL)
    g_error ("no button “%s”", name);
  return found;
}

static void
append_chips (GtkWidget *parent, GString *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SP_IS_CHIP (child))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "",
                              gtk_label_get_label (form_fixture_find_in (child, GTK_TYPE_LABEL)));
    else
      append_chips (child, words);
}

char *
form_fixture_get_chips (FormFixture *fixture, const char *label)
{
  GString *words = g_string_new (NULL);

  append_chips (GTK_WIDGET (form_fixture_find_row (fixture, label)), words);
  return g_string_free (words, FALSE);
}

gboolean
form_fixture_press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* GtkText keeps controllers of its own that need a real event. */
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_name (controller) == NULL)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
    }
  return taken;
}
