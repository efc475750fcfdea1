/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A thousand edits of fields, cells and text at random, one on top of the other, on pages in
 * several shapes: each is checked as the program does, fields can always be read, and undo gives
 * back the first bytes. The seed is printed; give it back with --seed to see the same edits. When
 * something fails, the fewest of the edits that still fail are looked for and told.
 */

#include "sp-page.h"

#include <string.h>

#define N_EDITS 1000
/* A page that has grown to so many values is cut back. */
#define MANY_VALUES 60

static const char *const pages[] = {
  "---\ndraft: false\ndate: \"2023-05-11T22:35:06+05:31\"\ntitle: \"Micorneedling\"\n"
  "categories:\n  - Services\n  - MedSpa\ntags:\n  - Botox\n  - \nweight: 2\n---\n \nBody\n",
  "---\r\ntitle: x # c\r\ntags: [a, 'b', \"c\"]\r\nhero:\r\n  title: |\r\n    one\r\n\r\n"
  "    two\r\n  list:\r\n  - a: 1\r\n    b: 2\r\n  - c\r\n---\r\nBody",
  "---\n# top\na: >-\n  folded\n  text\n\n# about b\nb: &x {k: v}\nc: *x\nd: [\n  1, # one\n"
  "  2\n]\ne: plain\n  on two lines\n---",
  "Body without fields\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
  "+++\n# top\ntitle = 'x' # c\ntags = [\"a\", 'b']\nn = 1\n"
  "[hero]\ntitle = \"\"\"\none\ntwo\"\"\"\n"
  "on = true\n[[lines]]\na = 1\n[[lines]]\na = 2\n+++\n\n| Attribute | Details |\n|:--|--:|\n"
  "| **Cost** | $1 |\n|  | and more |\n| Downtime |\n",
  "{\n  \"title\": \"x\",\n  \"tags\": [\"a\", \"b\"],\n"
  "  \"hero\": {\"on\": true, \"n\": [1, {\"k\": null}]}\n}\n"
  "Text\n\n|a|b|c|\n|-|-|-|\n|1|2|3|\n|4|5|\n\nmore\n",
};

static const char *const texts[] = {
  "",     "plain", "a: b",   " lead", "trail ", "it's \"x\"", "yes",      "12",  "2024-01-01",
  "# no", "- no",  "one\ntwo", "\n\nx\n", "  a\nb\n\n", "é 😀 \u00A0", "\x07", "[a], {b}", "*",
};

/* The first critical message, which counts as a failure that fewer edits may show as well. */
static char *critical;

static void
note_critical (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if (critical == NULL)
    critical = g_strdup (message);
}

static gint32
below (GRand *random, guint end)
{
  return g_rand_int_range (random, 0, (gint32) end);
}

static SpValue *
random_value (GRand *random, guint depth)
{
  SpValue *value;
  int n;

  switch (below (random, depth > 1 ? 6 : 9))
    {
    case 0:
      return sp_value_new_boolean (g_rand_boolean (random));
    case 1:
      return sp_value_new_integer ((gint32) g_rand_int (random));
    case 2:
      return sp_value_new_float (g_rand_double (random) * 1e6);
    case 6:
    case 7:
      value = sp_value_new_list ();
      n = below (random, 4);
      for (int i = 0; i < n; i++)
        sp_value_append (value, random_value (random, depth + 1));
      return value;
    case 8:
      value = sp_value_new_map ();
      n = below (random, 4);
      for (int i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("key %d", below (random, 9));

          sp_value_put (value, key, random_value (random, depth + 1));
        }
      return value;
    default:
      return sp_value_new_string (texts[below (random, G_N_ELEMENTS (texts))]);
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
change_field (GRand *random, SpFrontMatter *fm)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (SpValue) value = random_value (random, 0);
  g_autofree char *path = NULL;
  const SpNode *node = NULL;
  guint n;
  int verb = below (random, 6);

  collect (sp_front_matter_get_root (fm), nodes);
  if (nodes->len > 0)
    node = g_ptr_array_index (nodes, below (random, nodes->len));
  path = node != NULL ? sp_node_get_path (node) : g_strdup ("title");
  n = node != NULL ? node->n_children : 0;
  if (nodes->len > MANY_VALUES)
    verb = 0;
  switch (verb)
    {
    case 0:
      return nodes->len > 3 ? sp_front_matter_unset (fm, path, NULL) : NULL;
    case 1:
      return sp_front_matter_insert_item (fm, path, (guint) below (random, n + 1), value, NULL,
                                          NULL);
    case 2:
      return n > 0 ? sp_front_matter_move_item (fm, path, (guint) below (random, n),
                                                (guint) below (random, n), NULL)
                   : NULL;
    case 3:
      {
        g_autofree char *new_path = g_strdup_printf ("%s%snew %d", n > 0 ? path : "",
                                                     n > 0 ? "." : "", below (random, 20));

        return sp_front_matter_set (fm, new_path, value, NULL, NULL);
      }
    default:
      return sp_front_matter_set (fm, path, value, NULL, NULL);
    }
}

static SpChange *
change_table (GRand *random, SpBody *body)
{
  const SpTable *table;
  guint n_rows, n_columns, row, column;

  if (sp_body_get_n_tables (body) == 0)
    return NULL;
  table = sp_body_get_table (body, 0);
  n_rows = sp_cells_get_n_rows (sp_table_get_cells (table));
  n_columns = sp_cells_get_n_columns (sp_table_get_cells (table));
  row = (guint) below (random, n_rows + 1);
  column = (guint) below (random, n_columns + 1);
  switch (below (random, 9))
    {
    case 0:
      return n_rows < 20 ? sp_table_insert_row (table, row, NULL) : NULL;
    case 1:
      return sp_table_delete_row (table, row, NULL);
    case 2:
      return sp_table_move_row (table, row, (guint) below (random, n_rows + 1), NULL);
    case 3:
      return n_columns < 8 ? sp_table_insert_column (table, column, NULL) : NULL;
    case 4:
      return sp_table_delete_column (table, column, NULL);
    case 5:
      return sp_table_tidy (table, NULL);
    default:
      return sp_table_set_cell (table, (int) row - 1, column,
                                texts[below (random, G_N_ELEMENTS (texts))],
                                g_rand_boolean (random), NULL);
    }
}

/* Letters come into the prose, or go. */
static SpChange *
change_prose (GRand *random, SpBody *body)
{
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);
      g_autoptr (SpEditList) edits = NULL;

      if (block->kind == SP_BLOCK_TABLE || block->content_start == block->content_end)
        continue;
      edits = sp_edit_list_new_single (block->content_start,
                                       block->content_start + (gsize) below (random, 2),
                                       g_rand_boolean (random) ? "B" : "Bo", -1);
      return sp_change_new_text (edits, "body");
    }
  return NULL;
}

/* What is wrong after the edits that the @n @seeds stand for, or %NULL. */
static char *
try_edits (const char *first, const guint32 *seeds, guint n)
{
  g_autoptr (SpText) text = sp_text_new (first, strlen (first));
  g_autoptr (SpPage) page = sp_page_new (text);

  for (guint i = 0; i < n && critical == NULL; i++)
    {
      SpFrontMatter *fm = sp_page_get_front_matter (page);
      SpBody *body = sp_page_get_body (page);
      g_autoptr (GRand) random = g_rand_new_with_seed (seeds[i]);
      g_autoptr (SpChange) change = NULL;
      g_autoptr (GError) error = NULL;
      gint32 kind = below (random, 12);

      if (kind < 7)
        change = change_field (random, fm);
      else if (kind < 10)
        change = change_table (random, body);
      else if (kind == 10)
        change = change_prose (random, body);
      else if (g_rand_boolean (random))
        sp_page_undo (page, NULL);
      else
        sp_page_redo (page, NULL);
      if (change == NULL)
        continue;
      if (!sp_page_apply (page, change, NULL, kind == 10 ? SP_APPLY_TYPING : SP_APPLY_DEFAULT,
                          &error))
        {
          g_autoptr (SpText) bad =
              sp_edit_list_apply (sp_change_get_edits (change), sp_page_get_text (page));

          return g_strdup_printf ("refused: %s: %s\n%s\n=== would be\n%s",
                                  sp_change_get_subject (change), error->message,
                                  sp_text_get_data (sp_page_get_text (page), NULL),
                                  sp_text_get_data (bad, NULL));
        }
      if (sp_front_matter_get_error (sp_page_get_front_matter (page), NULL) != NULL)
        return g_strdup_printf ("cannot be read:\n%s",
                                sp_text_get_data (sp_page_get_text (page), NULL));
    }
  while (sp_page_can_undo (page))
    sp_page_undo (page, NULL);
  if (critical != NULL)
    return g_steal_pointer (&critical);
  if (!sp_text_equal (sp_page_get_text (page), text))
    return g_strdup_printf ("undo gives another text:\n%s",
                            sp_text_get_data (sp_page_get_text (page), NULL));
  return NULL;
}

/* Leaves out what is not needed to fail, in ever smaller pieces. */
static char *
shrink (const char *first, GArray *seeds, char *why)
{
  for (guint piece = seeds->len / 2; piece > 0; piece /= 2)
    for (guint at = 0; at + piece <= seeds->len;)
      {
        g_autoptr (GArray) fewer = g_array_copy (seeds);
        char *still;

        g_array_remove_range (fewer, at, piece);
        still = try_edits (first, (const guint32 *) (void *) fewer->data, fewer->len);
        if (still == NULL)
          {
            at += piece;
            continue;
          }
        g_free (why);
        why = still;
        g_array_set_size (seeds, 0);
        g_array_append_vals (seeds, fewer->data, fewer->len);
      }
  return why;
}

static void
test_random_edits_and_undo (gconstpointer data)
{
  g_autoptr (GArray) seeds = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *why = NULL;

  for (guint i = 0; i < N_EDITS; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();

      g_array_append_val (seeds, seed);
    }
  why = try_edits (data, (const guint32 *) (void *) seeds->data, seeds->len);
  if (why == NULL)
    return;
  why = shrink (data, seeds, why);
  for (guint i = 0; i < seeds->len; i++)
    g_test_message ("edit %u of %u: seed %u", i + 1, seeds->len,
                    g_array_index (seeds, guint32, i));
  g_test_message ("%s", why);
  g_test_fail_printf ("%u edits are enough to fail", seeds->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_handler (NULL, G_LOG_LEVEL_CRITICAL, note_critical, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("/random-edits/undo-gives-back-page-%u", i);

      g_test_add_data_func (name, pages[i], test_random_edits_and_undo);
    }
  return g_test_run ();
}
