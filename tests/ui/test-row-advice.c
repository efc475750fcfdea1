/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-body.h"
#include "sp-page-index.h"
#include "sp-row-advice.h"
#include "sp-temp-folder.h"

#include <string.h>

/* Three pages have the first four rows, one has "Aftercare" besides and "Downtime" twice. */
static const char *const others[] = {
  "| **Name** | x |\n| **Downtime** | x |\n| **Instruments Used** | x |\n| **Cost** | x |\n",
  "| **Name** | x |\n| **Downtime** | x |\n| **Instruments Used** | x |\n| **Cost** | x |\n",
  "| **Name** | x |\n| **Downtime** | x |\n| **Instruments Used** | x |\n| **Aftercare** | x |\n"
  "| **Cost** | x |\n",
};

static SpSchema *
read_schema (void)
{
  char *folder = sp_temp_folder_new ();
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (SpSite) site = NULL;
  g_autoptr (GError) error = NULL;
  SpSchema *schema;

  sp_temp_folder_write (folder, "hugo.toml", "title = \"Site\"\n");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strdup_printf ("content/services/%u.md", i);
      g_autofree char *page = g_strconcat (
          "---\ntitle: x\n---\n| Attribute | Details |\n|---|---|\n", others[i], NULL);

      sp_temp_folder_write (folder, path, page);
    }
  site = sp_site_open (location, &error);
  g_assert_no_error (error);
  entries = sp_site_list_pages (site, NULL, &error);
  g_assert_no_error (error);
  schema = sp_schema_read (site, entries, "content/services/new.md", NULL);
  sp_temp_folder_free (folder);
  return schema;
}

/* The advice on a table with @rows as "Name→Usual row@place Name@place": near ones, then those
 * that are missing. */
static void
assert_advice (const char *header, const char *rows, const char *expected)
{
  g_autoptr (SpSchema) schema = read_schema ();
  g_autofree char *markdown = g_strconcat (header, rows, NULL);
  g_autoptr (SpText) text = sp_text_new (markdown, strlen (markdown));
  g_autoptr (SpBody) body = sp_body_parse (text, 0);
  g_autoptr (SpRowAdvice) advice = sp_row_advice_new (sp_body_get_table (body, 0), schema);
  g_autoptr (GString) actual = g_string_new (NULL);

  for (guint i = 0; i < advice->near->len; i++)
    {
      const SpNearRow *near = g_ptr_array_index (advice->near, i);

      g_string_append_printf (actual, "%s→%s@%u;", near->name, near->usual, near->row);
    }
  for (guint i = 0; i < advice->missing->len; i++)
    {
      const SpMissingRow *missing = g_ptr_array_index (advice->missing, i);

      g_string_append_printf (actual, "%s@%u;", missing->name, missing->at);
    }
  g_assert_cmpstr (actual->str, ==, expected);
}

#define HEADER "| Attribute | Details |\n|---|---|\n"

static void
test_usual_rows_that_are_missing_are_offered_where_they_belong (void)
{
  assert_advice (HEADER,
                 "| **Name** | x |\n| **Downtime** | x |\n| **Instruments Used** | x |\n"
                 "| **Cost** | x |\n",
                 "");
  assert_advice (HEADER, "| **Name** | x |\n| **Cost** | x |\n",
                 "Downtime@1;Instruments Used@1;");
  /* Behind the rows that go on with the one before. */
  assert_advice (HEADER,
                 "| **Name** | x |\n|  | more |\n| **Instruments Used** | x |\n| **Cost** | x |\n",
                 "Downtime@2;");
  /* A name without bold, or in other case, is there. */
  assert_advice (HEADER,
                 "| Name | x |\n| Downtime | x |\n| Instruments Used | x |\n| Cost | x |\n", "");
}

static void
test_names_that_are_nearly_usual_ones_are_pointed_out (void)
{
  assert_advice (HEADER,
                 "| **Name** | x |\n| **Downtime** | x |\n| **Instruments used** | x |\n"
                 "| **Cost** | x |\n",
                 "Instruments used→Instruments Used@2;");
  assert_advice (HEADER,
                 "| **Name** | x |\n| **Down-time** | x |\n| **Instrument Used** | x |\n"
                 "| **Cost** | x |\n",
                 "Down-time→Downtime@1;Instrument Used→Instruments Used@2;");
  /* A letter makes another word of a short one, and nothing is near what nobody has. */
  assert_advice (HEADER,
                 "| **Name** | x |\n| **Downtime** | x |\n| **Instruments Used** | x |\n"
                 "| **Cast** | x |\n| **Aftercares** | x |\n| **Cost** | x |\n",
                 "");
}

static void
test_nothing_is_said_of_other_tables (void)
{
  assert_advice ("| Day | Hours | Place |\n|---|---|---|\n", "| Monday | 9 | Here |\n", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/row-advice/" name, function)
  ADD ("usual-rows-that-are-missing",
       test_usual_rows_that_are_missing_are_offered_where_they_belong);
  ADD ("names-that-nearly-are-usual", test_names_that_are_nearly_usual_ones_are_pointed_out);
  ADD ("nothing-of-other-tables", test_nothing_is_said_of_other_tables);
#undef ADD
  return g_test_run ();
}
