/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-form-fixture.h"
#include "sp-group-row.h"
#include "sp-locked-row.h"
#include "sp-site-media.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BODY "\nBody | with --- everything\n"

static void
set_text (gpointer editable, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

static void
test_items_of_a_list_of_groups (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\n"
                                                      "faq:\n"
                                                      "  - question: One\n"
                                                      "    answer: First\n"
                                                      "  - question: Two\n"
                                                      "    answer: Second\n"
                                                      "---\n");
  SpFieldRow *one = form_fixture_find_row (fixture, "One");
  GtkWidget *focus;

  g_signal_emit_by_name (form_fixture_find_button (one, "go-down-symbolic"), "clicked");
  assert_page (fixture, "---\n"
                        "faq:\n"
                        "  - question: Two\n"
                        "    answer: Second\n"
                        "  - question: One\n"
                        "    answer: First\n"
                        "---\n");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_ancestor (focus, SP_TYPE_GROUP_ROW) ==
                 GTK_WIDGET (form_fixture_find_row (fixture, "One")));

  g_signal_emit_by_name (
      form_fixture_find_button (form_fixture_find_row (fixture, "Two"), "Remove Item"), "clicked");
  assert_page (fixture, "---\n"
                        "faq:\n"
                        "  - question: One\n"
                        "    answer: First\n"
                        "---\n");
  g_signal_emit_by_name (
      form_fixture_find_button (form_fixture_find_row (fixture, "Faq"), "Add Item"), "clicked");
  assert_page (fixture, "---\n"
                        "faq:\n"
                        "  - question: One\n"
                        "    answer: First\n"
                        "  - question: \"\"\n"
                        "    answer: \"\"\n"
                        "---\n");
}

static void
test_another_page_takes_nothing_over (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nprice: 1.5\ntags: [a]\n---\n");
  GtkSpinButton *price = form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON);
  GtkEntry *tags = form_fixture_find (fixture, "Tags", GTK_TYPE_ENTRY);
  g_autoptr (SpText) text = sp_text_new ("---\nprice: 2.5\n---\n", 20);
  g_autoptr (SpPage) other = sp_page_new (text);
  g_autofree char *chips = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (price));
  set_text (price, "none");
  set_text (tags, "b");
  sp_form_view_set_page (fixture->form, other, NULL);
  assert_page (fixture, "---\nprice: 1.5\ntags: [a, b]\n---\n");
  g_assert_true (form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON) == (gpointer) price);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "2.5");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tags)), ==, "");
  chips = form_fixture_get_chips (fixture, "Tags");
  g_assert_cmpstr (chips, ==, "");
  g_assert_true (sp_page_get_text (other) == text);
}

static void
test_text_that_is_not_utf8_is_only_shown (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\n---\nd\351j\340\n");

  g_assert_false (gtk_widget_is_sensitive (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY)));
}

static void
test_every_format_is_edited_alike (void)
{
  const char *const pages[][2] = {
    { "+++\ntitle = 'A'\ntags = ['a']\n+++\nBody\n",
      "+++\ntitle = 'B'\ntags = ['a', 'b']\n+++\nBody\n" },
    { "{\n  \"title\": \"A\",\n  \"tags\": [\"a\"]\n}\nBody\n",
      "{\n  \"title\": \"B\",\n  \"tags\": [\"a\", \"b\"]\n}\nBody\n" },
    { "---\ntitle: A\ntags: [a]\n---\nBody\n", "---\ntitle: B\ntags: [a, b]\n---\nBody\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (FormFixture) fixture = form_fixture_new (pages[i][0]);

      set_text (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY), "B");
      set_text (form_fixture_find (fixture, "Tags", GTK_TYPE_ENTRY), "b,");
      assert_page (fixture, pages[i][1]);
    }
}

static void
test_a_page_without_fields_gets_them (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("Body\n");
  GtkEntry *title = form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY);

  set_text (title, "A");
  assert_page (fixture, "---\ntitle: A\n---\nBody\n");
  set_text (title, "");
  assert_page (fixture, "Body\n");
}

static void
test_rows_come_and_go_with_keys (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nb: 1\nc: x\n---\n");
  SpFieldRow *row = form_fixture_find_row (fixture, "C");
  g_autoptr (SpText) more = sp_text_new ("---\na: y\nc: z\n---\n", 18);

  sp_page_replace (fixture->page, more, NULL);
  g_assert_null (form_fixture_find_row (fixture, "B"));
  g_assert_nonnull (form_fixture_find_row (fixture, "A"));
  g_assert_true (form_fixture_find_row (fixture, "C") == row);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 1);
}

static void
test_unreadable_fields_say_so_and_come_back (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: a: b\n---\n");
  g_autoptr (SpText) mended = sp_text_new ("---\ntitle: a b\n---\n", 19);
  GtkButton *button = form_fixture_find_in (fixture->form, GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (fixture->shown_source, <=, 15);
  g_assert_false (sp_form_view_focus_subject (fixture->form, "title"));
  sp_page_replace (fixture->page, mended, NULL);
  g_assert_true (sp_form_view_focus_subject (fixture->form, "title"));
}

static void
test_locked_fields_lead_to_the_source (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nbase: &base one\nother: *base\n---\n");
  GtkButton *button;

  g_assert_true (SP_IS_LOCKED_ROW (form_fixture_find_row (fixture, "Other")));
  button = form_fixture_find (fixture, "Other", GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (fixture->shown_source, ==, 27);
}

static void
test_body_edits_leave_the_form_alone (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\nprice: 1.5\n---\nBody\n");
  GtkSpinButton *price = form_fixture_find (fixture, "Price", GTK_TYPE_SPIN_BUTTON);
  g_autoptr (SpEditList) edits = sp_edit_list_new_single (19, 19, "x", -1);
  g_autoptr (SpChange) change = sp_change_new_text (edits, "body");

  set_text (price, "one");
  g_assert_true (sp_page_apply (fixture->page, change, NULL, SP_APPLY_TYPING, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "one");
}

static void
activate (FormFixture *fixture, const char *label, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (form_fixture_find_row (fixture, label)), action, NULL);
  form_fixture_settle (fixture);
}

static void
test_a_field_is_reset_to_the_very_bytes (void)
{
  const char *text = "---\ntitle:   'A'\nlist:\n    - a # one\n    - b\nprice: 1.50 # now\n---\n";
  g_autoptr (FormFixture) fixture = form_fixture_new (text);

  set_text (form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY), "It's B");
  set_text (form_fixture_find (fixture, "List", GTK_TYPE_ENTRY), "c,");
  activate (fixture, "Price", "field.remove");
  g_assert_null (form_fixture_find_row (fixture, "Price"));
  activate (fixture, "List", "field.reset");
  activate (fixture, "Title", "field.reset");
  assert_page (fixture, "---\ntitle:   'A'\nlist:\n    - a # one\n    - b\n---\n");
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  sp_page_undo (fixture->page, NULL);
  g_assert_nonnull (form_fixture_find_row (fixture, "Price"));
}

static SpSchema *
read_schema (const char *settings)
{
  g_autofree char *folder = g_dir_make_tmp ("form-XXXXXX", NULL);
  g_autofree char *content = g_build_filename (folder, "content", NULL);
  g_autofree char *page = g_build_filename (content, "a.md", NULL);
  g_autofree char *file = g_build_filename (folder, ".service-pages.yaml", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (SpSite) site = NULL;
  SpSchema *schema;

  g_assert_cmpint (g_mkdir (content, 0700), ==, 0);
  g_assert_true (g_file_set_contents (page, "---\ntitle: A\n---\n", -1, NULL));
  g_assert_true (g_file_set_contents (file, settings, -1, NULL));
  site = sp_site_open (location, NULL);
  g_assert_nonnull (site);
  schema = sp_schema_read (site, entries, "content/a.md", NULL);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_unlink (page), ==, 0);
  g_assert_cmpint (g_rmdir (content), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return schema;
}

static void
test_groups_that_are_not_there_can_be_begun (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\nempty: []\n---\n");
  g_autoptr (SpSchema) schema = read_schema ("fields:\n"
                                             "  - {name: title}\n"
                                             "  - name: faq\n"
                                             "    kind: groups\n"
                                             "    required: true\n"
                                             "    fields:\n"
                                             "      - {name: question}\n"
                                             "      - {name: answer}\n"
                                             "  - name: empty\n"
                                             "    kind: groups\n"
                                             "    fields: [{name: name}]\n"
                                             "  - name: seo\n"
                                             "    kind: group\n"
                                             "    required: true\n"
                                             "    fields:\n"
                                             "      - name: open_graph\n"
                                             "        kind: group\n"
                                             "        fields: [{name: caption}]\n");

  sp_form_view_set_schema (fixture->form, schema);
  g_signal_emit_by_name (
      form_fixture_find_button (form_fixture_find_row (fixture, "Empty"), "Add Item"), "clicked");
  assert_page (fixture, "---\ntitle: A\nempty: [{name: \"\"}]\n---\n");
  g_signal_emit_by_name (
      form_fixture_find_button (form_fixture_find_row (fixture, "Faq"), "Add Item"), "clicked");
  assert_page (fixture, "---\n"
                        "title: A\n"
                        "faq:\n"
                        "  - question: \"\"\n"
                        "    answer: \"\"\n"
                        "empty: [{name: \"\"}]\n"
                        "---\n");
  set_text (form_fixture_find (fixture, "Caption", GTK_TYPE_ENTRY), "Words");
  assert_page (fixture, "---\n"
                        "title: A\n"
                        "faq:\n"
                        "  - question: \"\"\n"
                        "    answer: \"\"\n"
                        "empty: [{name: \"\"}]\n"
                        "seo:\n"
                        "  open_graph:\n"
                        "    caption: Words\n"
                        "---\n");
}

static void
test_the_schema_arrives_under_the_hands (void)
{
  g_autoptr (FormFixture) fixture = form_fixture_new ("---\ntitle: A\ndowntime: 3\n---\n");
  g_autoptr (SpSchema) schema = read_schema ("fields:\n"
                                             "  - {name: title, label: Name, required: true}\n"
                                             "  - {name: downtime, label: Days off, kind: number,"
                                             " step: 5, max: 20, hint: To plan.}\n"
                                             "  - {name: area, kind: choice,"
                                             " options: [Face, Neck]}\n");
  GtkEntry *title = form_fixture_find (fixture, "Title", GTK_TYPE_ENTRY);
  GtkSpinButton *days;

  gtk_widget_grab_focus (GTK_WIDGET (title));
  set_text (title, "Ab");
  gtk_editable_set_position (GTK_EDITABLE (title), 1);
  sp_form_view_set_schema (fixture->form, schema);
  form_fixture_settle (fixture);
  g_assert_true (form_fixture_find (fixture, "Name", GTK_TYPE_ENTRY) == (gpointer) title);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (title)), ==, 1);
  days = form_fixture_find (fixture, "Days off", GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_spin (days, GTK_SPIN_STEP_FORWARD, 5);
  assert_page (fixture, "---\ntitle: Ab\ndowntime: 8\n---\n");
  gtk_drop_down_set_selected (form_fixture_find (fixture, "Area", GTK_TYPE_DROP_DOWN), 2);
  assert_page (fixture, "---\ntitle: Ab\ndowntime: 8\narea: Neck\n---\n");
  activate (fixture, "Area", "field.remove");
  assert_page (fixture, "---\ntitle: Ab\ndowntime: 8\n---\n");
}

static void
test_a_dropped_image_is_copied_over_none (void)
{
  g_autofree char *folder = g_dir_make_tmp ("drop-XXXXXX", NULL);
  g_autofree char *images = g_build_filename (folder, "static", "images", NULL);
  g_autofree char *taken = g_build_filename (images, "logo.svg", NULL);
  g_autofree char *copied = g_build_filename (images, "logo-2.svg", NULL);
  g_autofree char *page = g_build_filename (folder, "a.md", NULL);
  g_autofree char *source = g_build_filename (folder, "logo.svg", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (GFile) dropped = g_file_new_for_path (source);
  g_autofree char *kept = NULL;
  g_autoptr (SpSite) site = NULL;

  g_assert_cmpint (g_mkdir_with_parents (images, 0700), ==, 0);
  g_assert_true (g_file_set_contents (taken, "old", -1, NULL));
  g_assert_true (g_file_set_contents (page, "A\n", -1, NULL));
  g_assert_true (g_file_set_contents (source, "new", -1, NULL));
  site = sp_site_open (location, NULL);
  for (int again = 0; again < 2; again++)
    {
      g_autofree char *written = sp_site_media_import (site, "a.md", NULL, dropped, NULL);

      g_assert_cmpstr (written, ==, "/images/logo-2.svg");
    }
  g_assert_true (g_file_get_contents (taken, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpint (g_unlink (copied), ==, 0);
  g_assert_cmpint (g_unlink (taken), ==, 0);
  g_assert_cmpint (g_rmdir (images), ==, 0);
  g_assert_cmpint (symlink ("/", images), ==, 0);
  g_assert_null (sp_site_media_import (site, "a.md", NULL, dropped, NULL));
  g_assert_cmpint (g_unlink (images), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add_func ("/form-page/" #name, test_##name)
  ADD (items_of_a_list_of_groups);
  ADD (another_page_takes_nothing_over);
  ADD (text_that_is_not_utf8_is_only_shown);
  ADD (every_format_is_edited_alike);
  ADD (a_page_without_fields_gets_them);
  ADD (rows_come_and_go_with_keys);
  ADD (unreadable_fields_say_so_and_come_back);
  ADD (locked_fields_lead_to_the_source);
  ADD (body_edits_leave_the_form_alone);
  ADD (a_field_is_reset_to_the_very_bytes);
  ADD (a_dropped_image_is_copied_over_none);
  ADD (groups_that_are_not_there_can_be_begun);
  ADD (the_schema_arrives_under_the_hands);
  return g_test_run ();
}
