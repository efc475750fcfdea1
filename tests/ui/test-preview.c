/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-preview-pane.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <webkit/webkit.h>

typedef struct
{
  GtkWidget *window;
  SpPreviewPane *pane;
  guint n_ready;
  char *subject;
  guint64 offset;
} Fixture;

static SpPage *
page_of (const char *data)
{
  g_autoptr (SpText) text = sp_text_new (data, strlen (data));

  return sp_page_new (text);
}

static void
ready_cb (Fixture *fixture)
{
  fixture->n_ready++;
}

static void
field_cb (Fixture *fixture, const char *subject)
{
  g_free (fixture->subject);
  fixture->subject = g_strdup (subject);
}

static void
offset_cb (Fixture *fixture, guint64 offset)
{
  fixture->offset = offset;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->pane = g_object_new (SP_TYPE_PREVIEW_PANE, NULL);
  g_signal_connect_swapped (fixture->pane, "ready", G_CALLBACK (ready_cb), fixture);
  g_signal_connect_swapped (fixture->pane, "field-activated", G_CALLBACK (field_cb), fixture);
  g_signal_connect_swapped (fixture->pane, "offset-activated", G_CALLBACK (offset_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->subject, g_free);
}

/* Shows @page and waits until the document is there. */
static void
show (Fixture *fixture, SpPage *page)
{
  guint n_ready = fixture->n_ready;

  sp_preview_pane_set_page (fixture->pane, page, NULL, "content/page.md");
  while (fixture->n_ready == n_ready)
    g_main_context_iteration (NULL, TRUE);
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data =
      sp_live_page_get_text_finish (SP_LIVE_PAGE (object), result, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  sp_live_page_get_text_async (sp_preview_pane_get_live_page (fixture->pane), text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  words = g_strsplit_set (text, " \n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", words[i]);
  g_assert_cmpstr (shown->str, ==, expected);
}

static SpLivePage *
live_page (Fixture *fixture)
{
  return sp_preview_pane_get_live_page (fixture->pane);
}

static WebKitWebView *
view (Fixture *fixture)
{
  return WEBKIT_WEB_VIEW (gtk_widget_get_first_child (GTK_WIDGET (live_page (fixture))));
}

static void
evaluated_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value =
      webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (object), result, &error);

  g_assert_no_error (error);
  *(char **) user_data = jsc_value_to_string (value);
}

/* What @script gives in the shown document, after all that waits has been done. */
static char *
evaluate (Fixture *fixture, const char *script)
{
  char *text = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  webkit_web_view_evaluate_javascript (view (fixture), script, -1, "ServicePages", NULL, NULL,
                                       evaluated_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
assert_evaluates (Fixture *fixture, const char *script, const char *expected)
{
  g_autofree char *text = evaluate (fixture, script);

  g_assert_cmpstr (text, ==, expected);
}

#define MARKED "document.querySelector ('.sp-edited').textContent.trim ()"

static const char treatment[] =
    "---\ntitle: A\ndescription: Of needles\n---\n\nSome *first* words here.\n\n"
    "| Attribute | Details |\n|---|---|\n| Name | N |\n| Cost | $5 |\n\nLast.\n";

static void
test_what_is_edited_is_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of (treatment);
  gsize cost = strstr (treatment, "$5") - treatment;

  show (fixture, page);

  sp_live_page_show_place (live_page (fixture), "table.0.1.1", cost);
  assert_evaluates (fixture, MARKED ".replace (/\\s+/g, ' ')", "Cost $5");
  sp_live_page_show_place (live_page (fixture), "description", 0);
  assert_evaluates (fixture, MARKED, "Of needles");
  sp_live_page_show_place (live_page (fixture), "body", strstr (treatment, "Last") - treatment);
  assert_evaluates (fixture, MARKED, "Last.");
}

static void
test_a_click_tells_its_field_cell_or_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of (treatment);

  show (fixture, page);

  g_free (evaluate (fixture, "document.querySelector ('.sp-description').click ()"));
  while (fixture->subject == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->subject, ==, "description");

  g_free (evaluate (fixture, "document.querySelector ('tbody').rows[1].cells[1].click ()"));
  while (fixture->offset == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->offset, ==, strstr (treatment, "$5") - treatment);

  fixture->offset = 0;
  g_free (evaluate (fixture,
                    "const em = document.querySelector ('em'), box = em.getBoundingClientRect ();"
                    "em.dispatchEvent (new MouseEvent ('click', { bubbles: true,"
                    "  clientX: box.left + box.width / 2,"
                    "  clientY: box.top + box.height / 2 })); 0"));
  while (fixture->offset == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->offset, >, strstr (treatment, "first") - treatment);
  g_assert_cmpuint (fixture->offset, <, strstr (treatment, "* words") - treatment);
}

static void
test_an_edit_keeps_scroll_and_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpPage) page = NULL;
  g_autoptr (SpText) after = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Paragraph %u.\n\n", i);
  page = page_of (text->str);
  show (fixture, page);
  g_free (evaluate (fixture, "window.scrollTo (0, 400); getSelection ().selectAllChildren ("
                             "document.querySelectorAll ('p')[12]); 0"));
  g_string_replace (text, "Paragraph 11.", "Another one.", 1);
  after = sp_text_new (text->str, text->len);

  sp_page_replace (page, after, NULL);

  assert_evaluates (fixture, "document.querySelectorAll ('p')[11].textContent", "Another one.");
  assert_evaluates (fixture, "window.scrollY", "400");
  assert_evaluates (fixture, "getSelection ().toString ()", "Paragraph 12.");
}

static void
test_a_browser_that_keeps_crashing_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("Held.\n");

  show (fixture, page);
  for (guint i = 0; i < 3; i++)
    {
      guint n_ready = fixture->n_ready;

      webkit_web_view_terminate_web_process (view (fixture));
      while (fixture->n_ready == n_ready)
        g_main_context_iteration (NULL, TRUE);
      assert_text (fixture, "Held.");
    }

  webkit_web_view_terminate_web_process (view (fixture));
  while (gtk_widget_get_mapped (GTK_WIDGET (live_page (fixture))))
    g_main_context_iteration (NULL, TRUE);

  sp_preview_pane_reload (fixture->pane);
  while (!gtk_widget_get_mapped (GTK_WIDGET (live_page (fixture))))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_phone_is_narrower_than_the_pane (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("One.\n");

  show (fixture, page);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "phone", "tablet", "desktop" };
      static const char *const pixels[] = { "390", "768", "1280" };
      g_autofree char *width = NULL;

      g_object_set (fixture->pane, "width", names[i], NULL);
      do
        {
          g_free (width);
          width = evaluate (fixture, "Math.round (window.innerWidth / 4) * 4");
        }
      while (labs (strtol (width, NULL, 10) - strtol (pixels[i], NULL, 10)) > 4);
    }
}

static void
test_a_page_is_shown_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("---\ntitle: A\n---\n\nOne.\n\n## Two\n");

  show (fixture, page);

  assert_text (fixture, "A One. Two");
}

static void
test_an_edit_shows_in_its_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) page = page_of ("One.\n\n## Two\n");
  g_autoptr (SpText) after = sp_text_new ("One.\n\nMore.\n\n## Two\n", 20);

  show (fixture, page);
  sp_page_replace (page, after, NULL);

  assert_text (fixture, "One. More. Two");
}

static void
test_another_page_takes_the_place_of_the_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpPage) first = page_of ("First.\n");
  g_autoptr (SpPage) second = page_of ("Second.\n");

  sp_preview_pane_set_page (fixture->pane, first, NULL, "content/first.md");
  show (fixture, second);

  assert_text (fixture, "Second.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/preview/a-page-is-shown-once", Fixture, NULL, set_up, test_a_page_is_shown_once,
              tear_down);
  g_test_add ("/preview/an-edit-shows-in-its-place", Fixture, NULL, set_up,
              test_an_edit_shows_in_its_place, tear_down);
  g_test_add ("/preview/another-page-takes-the-place-of-the-first", Fixture, NULL, set_up,
              test_another_page_takes_the_place_of_the_first, tear_down);

  g_test_add ("/preview/what-is-edited-is-marked", Fixture, NULL, set_up,
              test_what_is_edited_is_marked, tear_down);
  g_test_add ("/preview/a-click-tells-its-field-cell-or-word", Fixture, NULL, set_up,
              test_a_click_tells_its_field_cell_or_word, tear_down);
  g_test_add ("/preview/an-edit-keeps-scroll-and-selection", Fixture, NULL, set_up,
              test_an_edit_keeps_scroll_and_selection, tear_down);
  g_test_add ("/preview/a-browser-that-keeps-crashing-is-left-alone", Fixture, NULL, set_up,
              test_a_browser_that_keeps_crashing_is_left_alone, tear_down);
  g_test_add ("/preview/a-phone-is-narrower-than-the-pane", Fixture, NULL, set_up,
              test_a_phone_is_narrower_than_the_pane, tear_down);

  return g_test_run ();
}
