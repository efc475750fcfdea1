/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Edits of fields at random, one on top of the other, on pages in several shapes: each is checked
 * as the program does, the text can always be read, and undo gives back the first bytes.
 * The seed is printed; give it back with --seed to see the same edits.
 */

#include "sp-page.h"

#include <string.h>

#define N_EDITS 400

static const char *const pages[] = {
  "---\ndraft: false\ndate: \"2023-05-11T22:35:06+05:31\"\ntitle: \"Micorneedling\"\n"
  "categories:\n  - Services\n  - MedSpa\ntags:\n  - Botox\n  - \nweight: 2\n---\n \nBody\n",
  "---\r\ntitle: x # c\r\ntags: [a, 'b', \"c\"]\r\nhero:\r\n  title: |\r\n    one\r\n\r\n"
  "    two\r\n  list:\r\n  - a: 1\r\n    b: 2\r\n  - c\r\n---\r\nBody",
  "---\n# top\na: >-\n  folded\n  text\n\n# about b\nb: &x {k: v}\nc: *x\nd: [\n  1, # one\n"
  "  2\n]\ne: plain\n  on two lines\n---",
  "Body without fields\n",
};

static const char *const texts[] = {
  "",     "plain", "a: b",   " lead", "trail ", "it's \"x\"", "yes",      "12",  "2024-01-01",
  "# no", "- no",  "one\ntwo", "\n\nx\n", "  a\nb\n\n", "é 😀 \u00A0", "\x07", "[a], {b}", "*",
};

static SpValue *
random_value (guint depth)
{
  SpValue *value;
  int n;

  switch (g_test_rand_int_range (0, depth > 1 ? 6 : 9))
    {
    case 0:
      return sp_value_new_boolean (g_test_rand_bit ());
    case 1:
      return sp_value_new_integer (g_test_rand_int ());
    case 2:
      return sp_value_new_float (g_test_rand_double () * 1e6);
    case 6:
    case 7:
      value = sp_value_new_list ();
      n = g_test_rand_int_range (0, 4);
      for (int i = 0; i < n; i++)
        sp_value_append (value, random_value (depth + 1));
      return value;
    case 8:
      value = sp_value_new_map ();
      n = g_test_rand_int_range (0, 4);
      for (int i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("key %d", g_test_rand_int_range (0, 9));

          sp_value_put (value, key, random_value (depth + 1));
        }
      return value;
    default:
      return sp_value_new_string (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
    }
}

static void
collect (const SpNode *node, GPtrArray *nodes)
{
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_ptr_array_add (nodes, (gpointer) child);
      collect (child, nodes);
    }
}

static SpChange *
random_change (SpFrontMatter *fm, char **what)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (SpValue) value = random_value (0);
  g_autofree char *path = NULL;
  const SpNode *node = NULL;
  guint n;

  collect (sp_front_matter_get_root (fm), nodes);
  if (nodes->len > 0)
    node = g_ptr_array_index (nodes, g_test_rand_int_range (0, (gint32) nodes->len));
  path = node != NULL ? sp_node_get_path (node) : g_strdup ("title");
  n = node != NULL ? node->n_children : 0;
  *what = g_strdup (path);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return nodes->len > 3 ? sp_front_matter_unset (fm, path, NULL) : NULL;
    case 1:
      return sp_front_matter_insert_item (fm, path, (guint) g_test_rand_int_range (0, (gint) n + 1),
                                          value, NULL, NULL);
    case 2:
      return n > 0 ? sp_front_matter_move_item (fm, path,
                                                (guint) g_test_rand_int_range (0, (gint) n),
                                                (guint) g_test_rand_int_range (0, (gint) n), NULL)
                   : NULL;
    case 3:
      {
        g_autofree char *new_path =
            g_strdup_printf ("%s%snew %d", n > 0 ? path : "", n > 0 ? "." : "",
                             g_test_rand_int_range (0, 20));

        return sp_front_matter_set (fm, new_path, value, NULL, NULL);
      }
    default:
      return sp_front_matter_set (fm, path, value, NULL, NULL);
    }
}

static void
test_random_edits_and_undo (gconstpointer data)
{
  const char *first = data;
  g_autoptr (SpText) text = sp_text_new (first, strlen (first));
  g_autoptr (SpPage) page = sp_page_new (text);
  guint done = 0, refused = 0;

  for (int i = 0; i < N_EDITS; i++)
    {
      SpFrontMatter *fm = sp_page_get_front_matter (page);
      g_autofree char *what = NULL;
      g_autoptr (SpChange) change = random_change (fm, &what);
      g_autoptr (GError) error = NULL;

      if (change == NULL)
        continue;
      done++;
      if (!sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error))
        {
          g_autoptr (SpText) bad =
              sp_edit_list_apply (sp_change_get_edits (change), sp_page_get_text (page));

          refused++;
          g_test_message ("refused: %s\n%s\n=== would be\n%s", what,
                          sp_text_get_data (sp_page_get_text (page), NULL),
                          sp_text_get_data (bad, NULL));
        }
      g_assert_cmpstr (sp_front_matter_get_error (sp_page_get_front_matter (page), NULL), ==, NULL);
    }
  g_test_message ("%u edits, %u refused", done, refused);
  g_assert_cmpuint (refused, ==, 0);
  while (sp_page_can_undo (page))
    sp_page_undo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("/random-edits/undo-gives-back-page-%u", i);

      g_test_add_data_func (name, pages[i], test_random_edits_and_undo);
    }
  return g_test_run ();
}
