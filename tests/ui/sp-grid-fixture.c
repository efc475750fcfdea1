/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-grid-fixture.h"

static gpointer
find_in (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_in (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GridFixture *fixture = user_data;

  g_free (fixture->said);
  fixture->said = g_variant_dup_string (parameter, NULL);
}

GridFixture *
grid_fixture_new (const char *text)
{
  GridFixture *fixture = g_new0 (GridFixture, 1);
  g_autoptr (SpText) page_text = sp_text_new (text, strlen (text));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->page = sp_page_new (page_text);
  fixture->view = sp_grid_view_new ();
  sp_grid_view_set_table (fixture->view, fixture->page, 0);
  fixture->grid = find_in (GTK_WIDGET (fixture->view), SP_TYPE_GRID);
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 480);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  grid_fixture_draw (fixture);
  return fixture;
}

void
grid_fixture_free (GridFixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  grid_fixture_settle ();
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->page);
  g_free (fixture->said);
  g_free (fixture);
}

void
grid_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ++*(int *) user_data;
  return G_SOURCE_CONTINUE;
}

void
grid_fixture_draw (GridFixture *fixture)
{
  int frames = 0;
  guint tick = gtk_widget_add_tick_callback (fixture->window, count_frame_cb, &frames, NULL);

  while (frames < 4)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (fixture->window, tick);
}

/* Offers the key to the key controllers of one widget. */
static gboolean
offer_key (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
    }
  return taken;
}

gboolean
grid_fixture_press (GridFixture *fixture, guint keyval, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_nonnull (focus);
  if (offer_key (focus, GTK_PHASE_CAPTURE, keyval, state))
    return TRUE;
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!GTK_IS_TEXT_VIEW (widget) && offer_key (widget, GTK_PHASE_BUBBLE, keyval, state))
      return TRUE;
  return FALSE;
}

void
grid_fixture_type (GridFixture *fixture, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GtkWidget *focus;
      GtkTextBuffer *buffer;

      if (!sp_grid_is_editing (fixture->grid))
        g_assert_true (sp_grid_begin_edit (fixture->grid, SP_GRID_EDIT_REPLACE));
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      g_assert_true (GTK_IS_TEXT_VIEW (focus));
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, at, (int) (g_utf8_next_char (at) - at),
                                                    TRUE);
    }
}

void
grid_fixture_act (GridFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

void
grid_fixture_select (GridFixture *fixture, int row, guint column)
{
  sp_grid_select_cell (fixture->grid, row, column, TRUE);
  grid_fixture_assert_at (fixture, row, column);
}

void
grid_fixture_assert_at (GridFixture *fixture, int row, guint column)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  const SpGridSelection *selection = sp_grid_get_selection (fixture->grid);

  g_assert_false (sp_grid_is_editing (fixture->grid));
  g_assert_cmpint (selection->cursor.row, ==, row);
  g_assert_cmpuint (selection->cursor.column, ==, column);
  g_assert_true (SP_IS_GRID_CELL (focus));
  g_assert_cmpint (sp_grid_cell_get_row (SP_GRID_CELL (focus)), ==, row);
  g_assert_cmpuint (sp_grid_cell_get_column (SP_GRID_CELL (focus)), ==, column);
}

void
grid_fixture_assert_text (GridFixture *fixture, const char *expected)
{
  g_assert_cmpstr (sp_text_get_data (sp_page_get_text (fixture->page), NULL), ==, expected);
}
