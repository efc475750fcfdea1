/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-chip.h"
#include "sp-form-fixture.h"
#include "sp-label.h"
#include "sp-long-text-row.h"
#include "sp-number-row.h"
#include "sp-text-row.h"
#include "sp-text-update.h"

#include <adwaita.h>

#define BODY "\nBody | with --- everything\n"

static const char page_text[] = "---\n"
                                "draft: false # live\n"
                                "title: \"Micorneedling\"\n"
                                "description: 'It''s short.'\n"
                                "tags:\n"
                                "  - Botox\n"
                                "  - \n"
                                "weight: 2\n"
                                "---\n" BODY;

static void
set_text (gpointer editable, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

static void
test_typing_a_title_changes_only_it (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  GtkEntry *title = form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Micorneedling");
  set_text (title, "Micro\"needling");
  assert_page (fixture, "---\n"
                        "draft: false # live\n"
                        "title: \"Micro\\\"needling\"\n"
                        "description: 'It''s short.'\n"
                        "tags:\n"
                        "  - Botox\n"
                        "  - \n"
                        "weight: 2\n"
                        "---\n" BODY);
  set_text (title, "Micorneedling");
  assert_page (fixture, page_text);
}

static void
test_description_counts_and_stays_one_paragraph (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  GtkTextView *view = form_fixture_find (fixture, "Description", GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = sp_text_get_buffer_text (buffer);

  g_assert_cmpstr (text, ==, "It's short.");
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_text_buffer_set_text (buffer, "First\nsecond", -1);
  assert_page (fixture, "---\n"
                        "draft: false # live\n"
                        "title: \"Micorneedling\"\n"
                        "description: 'First second'\n"
                        "tags:\n"
                        "  - Botox\n"
                        "  - \n"
                        "weight: 2\n"
                        "---\n" BODY);
}

static void
test_switches_turn_round_and_default (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  GtkSwitch *show = form_fixture_find (fixture, "Show on website", GTK_TYPE_SWITCH);
  GtkSwitch *title = form_fixture_find (fixture, "Show title on page", GTK_TYPE_SWITCH);
  GtkSwitch *featured = form_fixture_find (fixture, "Feature on home page", GTK_TYPE_SWITCH);

  g_assert_true (gtk_switch_get_active (show));
  g_assert_true (gtk_switch_get_active (title));
  g_assert_false (gtk_switch_get_active (featured));
  assert_page (fixture, page_text);

  gtk_switch_set_active (show, FALSE);
  gtk_switch_set_active (featured, TRUE);
  assert_page (fixture, "---\n"
                        "draft: true # live\n"
                        "title: \"Micorneedling\"\n"
                        "description: 'It''s short.'\n"
                        "tags:\n"
                        "  - Botox\n"
                        "  - \n"
                        "featured: true\n"
                        "weight: 2\n"
                        "---\n" BODY);
}

static void
test_position_takes_whole_numbers_only (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nweight: 2\n---\n");
  GtkSpinButton *spin = form_fixture_find (fixture, "Position in list", GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "2");
  set_text (spin, "-17");
  assert_page (fixture, "---\nweight: -17\n---\n");
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  assert_page (fixture, "---\nweight: -16\n---\n");
  set_text (spin, "some");
  assert_page (fixture, "---\nweight: -16\n---\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "some");
  set_text (spin, "");
  assert_page (fixture, "---\nweight: -16\n---\n");
  gtk_spin_button_update (spin);
  assert_page (fixture, "---\n---\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
}

static void
test_position_that_is_absent_is_empty (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\n---\n");
  GtkSpinButton *spin = form_fixture_find (fixture, "Position in list", GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
  gtk_spin_button_update (spin);
  assert_page (fixture, "---\ntitle: A\n---\n");
  set_text (spin, "3");
  assert_page (fixture, "---\ntitle: A\nweight: 3\n---\n");
}

static void
test_absent_text_that_is_emptied_again_leaves_no_trace (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\n---\n" BODY);
  GtkTextView *view = form_fixture_find (fixture, "Description", GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_text (buffer, "Some", -1);
  assert_page (fixture, "---\ntitle: A\ndescription: Some\n---\n" BODY);
  gtk_text_buffer_set_text (buffer, "", -1);
  assert_page (fixture, "---\ntitle: A\n---\n" BODY);
}

static void
test_chips_are_added_and_removed (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  GtkEntry *text = form_fixture_find (fixture, "Tags", GTK_TYPE_ENTRY);
  g_autofree char *before = form_fixture_get_chips (fixture, "Tags");
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "Botox|Empty");
  g_assert_true (form_fixture_press (GTK_WIDGET (text), GDK_KEY_BackSpace, 0));
  set_text (text, "Lip fillers, Botox ,Peel");
  after = form_fixture_get_chips (fixture, "Tags");
  g_assert_cmpstr (after, ==, "Botox|Lip fillers|Peel");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  assert_page (fixture, "---\n"
                        "draft: false # live\n"
                        "title: \"Micorneedling\"\n"
                        "description: 'It''s short.'\n"
                        "tags:\n"
                        "  - Botox\n"
                        "  - Lip fillers\n"
                        "  - Peel\n"
                        "weight: 2\n"
                        "---\n" BODY);
}

static void
test_chips_move_with_the_focus (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntags: [a, b, c]\n---\n");
  GtkWidget *chip = form_fixture_find (fixture, "Tags", SP_TYPE_CHIP);

  g_assert_true (form_fixture_press (chip, GDK_KEY_Right, GDK_ALT_MASK));
  assert_page (fixture, "---\ntags: [b, a, c]\n---\n");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 gtk_widget_get_next_sibling (chip));
  g_assert_true (form_fixture_press (chip, GDK_KEY_Delete, 0));
  assert_page (fixture, "---\ntags: [a, c]\n---\n");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == chip);
}

static void
test_absent_list_that_is_emptied_again_leaves_no_trace (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\n---\n");
  GtkEntry *text = form_fixture_find (fixture, "Categories", GTK_TYPE_ENTRY);

  set_text (text, "Serv");
  assert_page (fixture, "---\ntitle: A\ncategories:\n  - Serv\n---\n");
  set_text (text, "Services");
  g_signal_emit_by_name (text, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  assert_page (fixture, "---\ntitle: A\ncategories:\n  - Services\n---\n");
  g_assert_true (form_fixture_press (GTK_WIDGET (text), GDK_KEY_BackSpace, 0));
  assert_page (fixture, "---\ntitle: A\n---\n");
}

static void
test_a_word_being_typed_is_in_the_page_once (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntags: [a]\n---\nBody\n");
  GtkEntry *text = form_fixture_find (fixture, "Tags", GTK_TYPE_ENTRY);
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpChange) change = NULL;
  g_autofree char *chips = NULL;

  set_text (text, "yes");
  assert_page (fixture, "---\ntags: [a, \"yes\"]\n---\nBody\n");
  set_text (text, "yes sir");
  assert_page (fixture, "---\ntags: [a, yes sir]\n---\nBody\n");
  edits = sp_edit_list_new_single (27, 27, "x", -1);
  change = sp_change_new_text (edits, "body");
  g_assert_true (sp_page_apply (fixture->page, change, NULL, SP_APPLY_TYPING, NULL));
  set_text (text, "yes, a");
  chips = form_fixture_get_chips (fixture, "Tags");
  g_assert_cmpstr (chips, ==, "a|yes");
  set_text (text, "more");
  sp_page_undo (fixture->page, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  assert_page (fixture, "---\ntags: [a, \"yes\"]\n---\nxBody\n");
}

static void
test_spelling_does_not_depend_on_the_way (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: Peel # name\n---\n");
  GtkEntry *title = form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY);

  set_text (title, "");
  assert_page (fixture, "---\ntitle: \"\" # name\n---\n");
  set_text (title, "Peel: light");
  assert_page (fixture, "---\ntitle: \"Peel: light\" # name\n---\n");
  set_text (title, "Light peel");
  assert_page (fixture, "---\ntitle: Light peel # name\n---\n");
  set_text (title, "Peel");
  assert_page (fixture, "---\ntitle: Peel # name\n---\n");
}

static void
test_what_is_refused_is_told_when_it_is_left (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nprice: 99.5\n---\n");
  GtkSpinButton *price = form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON);
  SpFieldRow *row = form_fixture_find_row (fixture, "Price");
  GtkLabel *message = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (price));
  set_text (price, "on request");
  message = GTK_LABEL (gtk_widget_get_last_child (
      gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (row)))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (message)));
  gtk_widget_grab_focus (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY));
  form_fixture_settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "99.5");
  g_assert_nonnull (strstr (gtk_label_get_label (message), "on request"));
  set_text (price, "100");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (message)));
  assert_page (fixture, "---\nprice: 100.0\n---\n");
}

static void
test_undo_shows_in_place (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  GtkEntry *title = form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY);
  GtkSwitch *show = form_fixture_find (fixture, "Show on website", GTK_TYPE_SWITCH);

  set_text (title, "Micorneedling!");
  gtk_switch_set_active (show, FALSE);
  gtk_editable_set_position (GTK_EDITABLE (title), 3);
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  assert_page (fixture, page_text);
  g_assert_true (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY) == (gpointer) title);
  g_assert_true (gtk_switch_get_active (show));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Micorneedling");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (title)), ==, 3);
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (title)));
}

static void
test_every_other_key_has_a_row (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\n"
                                                      "sub_heading: Relax\n"
                                                      "metaTitle: Meta\n"
                                                      "sessions: 6\n"
                                                      "price: 99.5\n"
                                                      "nothing:\n"
                                                      "hero:\n"
                                                      "  title: Hello\n"
                                                      "faq:\n"
                                                      "  - question: Does it hurt?\n"
                                                      "    answer: A little.\n"
                                                      "---\n");

  set_text (form_fixture_find (fixture, "Sub heading", GTK_TYPE_ENTRY), "Unwind");
  set_text (form_fixture_find (fixture, "Meta title", GTK_TYPE_ENTRY), "Title: sub");
  set_text (form_fixture_find (fixture, "Sessions", GTK_TYPE_SPIN_BUTTON), "7");
  set_text (form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON), "95.25");
  set_text (form_fixture_find (fixture, "Nothing", GTK_TYPE_ENTRY), "now");
  set_text (form_fixture_find (fixture, "Answer", GTK_TYPE_ENTRY), "No.");
  g_assert_true (sp_form_view_focus_subject (fixture->form, "hero.title"));
  set_text (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "Good day");
  assert_page (fixture, "---\n"
                        "sub_heading: Unwind\n"
                        "metaTitle: \"Title: sub\"\n"
                        "sessions: 7\n"
                        "price: 95.25\n"
                        "nothing: now\n"
                        "hero:\n"
                        "  title: Good day\n"
                        "faq:\n"
                        "  - question: Does it hurt?\n"
                        "    answer: No.\n"
                        "---\n");
}

static void
test_a_number_is_not_replaced_by_words (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nprice: 99.50\ntitle: A\n---\n");
  GtkSpinButton *price = form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "99.50");
  gtk_widget_grab_focus (GTK_WIDGET (price));
  form_fixture_settle (fixture);
  set_text (price, "99.5 or so");
  assert_page (fixture, "---\nprice: 99.50\ntitle: A\n---\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "99.5 or so");
}

static void
test_unexpected_types_are_edited_as_they_are (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\n"
                                                      "Title: 2023\n"
                                                      "weight: two\n"
                                                      "tags: Botox\n"
                                                      "draft: \"true\"\n"
                                                      "---\n");
  g_autofree char *chips = form_fixture_get_chips (fixture, "Tags");

  g_assert_cmpstr (chips, ==, "Botox");
  set_text (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY), "2024 news");
  set_text (form_fixture_find (fixture, "Position in list", GTK_TYPE_ENTRY), "3");
  set_text (form_fixture_find (fixture, "Draft", GTK_TYPE_ENTRY), "false");
  assert_page (fixture, "---\n"
                        "Title: 2024 news\n"
                        "weight: 3\n"
                        "tags: Botox\n"
                        "draft: \"false\"\n"
                        "---\n");
  g_assert_null (form_fixture_find_row (fixture, "Show on website"));
}

static void
test_date_keeps_its_spelling (void)
{
  g_autoptr (FormFixture) fixture =
      form_fixture_new ("---\ndate: \"2023-05-11T22:35:06+05:31\"\n---\n");
  GtkCalendar *calendar;
  GtkWidget *popover;
  GtkEntry *time;
  GtkButton *button = form_fixture_find (fixture, "Date", GTK_TYPE_BUTTON);
  g_autoptr (GDateTime) day = g_date_time_new_local (2024, 2, 29, 0, 0, 0);

  g_signal_emit_by_name (button, "clicked");
  form_fixture_settle (fixture);
  calendar = form_fixture_find (fixture, "Date", GTK_TYPE_CALENDAR);
  gtk_calendar_select_day (calendar, day);
  assert_page (fixture, "---\ndate: \"2024-02-29T22:35:06+05:31\"\n---\n");
  popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);
  time = form_fixture_find_in (popover, GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (GTK_WIDGET (time));
  set_text (time, "9:05");
  assert_page (fixture, "---\ndate: \"2024-02-29T09:05:06+05:31\"\n---\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), ==, "9:05");
  set_text (time, "9:75");
  assert_page (fixture, "---\ndate: \"2024-02-29T09:05:06+05:31\"\n---\n");
  sp_page_undo (fixture->page, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), ==, "22:35");
  gtk_popover_popdown (GTK_POPOVER (popover));
  while (gtk_widget_get_mapped (popover))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_names_that_stay (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new (page_text);
  const struct
  {
    const char *label;
    GType type;
  } controls[] = {
    { "Title", GTK_TYPE_ENTRY },
    { "Description", GTK_TYPE_TEXT_VIEW },
    { "Icon", GTK_TYPE_ENTRY },
    { "Show on website", GTK_TYPE_SWITCH },
    { "Feature on home page", GTK_TYPE_SWITCH },
    { "Position in list", GTK_TYPE_SPIN_BUTTON },
    { "Date", GTK_TYPE_BUTTON },
    { "Categories", GTK_TYPE_ENTRY },
    { "Tags", GTK_TYPE_ENTRY },
    { "Show title on page", GTK_TYPE_SWITCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    gtk_test_accessible_assert_property (
        GTK_ACCESSIBLE (form_fixture_find (fixture, controls[i].label, controls[i].type)),
        GTK_ACCESSIBLE_PROPERTY_LABEL, controls[i].label);
}

static void
test_keys_in_plain_words (void)
{
  const char *const keys[][2] = {
    { "promoimage", "Promoimage" }, { "sub_heading", "Sub heading" }, { "metaTitle", "Meta title" },
    { "og-image", "Og image" },     { "imageURL", "Image URL" },      { "URLPath", "URL path" },
    { "_build", "Build" },          { "élanVital", "Élan vital" },    { "__", "__" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *label = sp_label_for_key (keys[i][0]);

      g_assert_cmpstr (label, ==, keys[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add_func ("/form/" #name, test_##name)
  ADD (a_word_being_typed_is_in_the_page_once);
  ADD (absent_list_that_is_emptied_again_leaves_no_trace);
  ADD (absent_text_that_is_emptied_again_leaves_no_trace);
  ADD (a_number_is_not_replaced_by_words);
  ADD (chips_are_added_and_removed);
  ADD (chips_move_with_the_focus);
  ADD (date_keeps_its_spelling);
  ADD (description_counts_and_stays_one_paragraph);
  ADD (every_other_key_has_a_row);
  ADD (keys_in_plain_words);
  ADD (names_that_stay);
  ADD (position_takes_whole_numbers_only);
  ADD (position_that_is_absent_is_empty);
  ADD (spelling_does_not_depend_on_the_way);
  ADD (switches_turn_round_and_default);
  ADD (typing_a_title_changes_only_it);
  ADD (undo_shows_in_place);
  ADD (unexpected_types_are_edited_as_they_are);
  ADD (what_is_refused_is_told_when_it_is_left);
  return g_test_run ();
}
