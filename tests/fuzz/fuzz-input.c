/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const texts[] = {
  "",         "plain",      "a: b",         " lead",   "trail ",    "it's \"x\"", "yes",
  "1e3",      "2024-01-01", "# no",         "- no",    "one\ntwo",  "\n\nx\n",    "  a\nb\n\n",
  "é 😀 \u00A0", "\x07",       "[a], {b}",     "*",       "a|b",       "`a|b`",      "\\",
  "a\\|",     "---",        "+++",          "| - |",   "<!-- x",    "```",        "{{< x >}}",
  "'''",      "\"\"\"",     "\u2028\xc2\x85", "\ttab\t", "\r\nlines", "~",          "12:30",
};

static guint64 n_changes, n_refused;

/* tools/fuzz.sh reads this line. */
static void
print_refusals_cb (void)
{
  if (n_changes > 0)
    fprintf (stderr, "changes: %" G_GUINT64_FORMAT ", refused: %" G_GUINT64_FORMAT "\n", n_changes,
             n_refused);
}

/* GLib stops at a fatal message with a signal that libFuzzer does not know. */
static void
trap_cb (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, trap_cb);
  atexit (print_refusals_cb);
  return 0;
}

SpText *
fuzz_read_input (const uint8_t *data, size_t size, FuzzCommands *commands)
{
  const guint8 *line_end = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length;

  commands->at = data;
  commands->end = line_end != NULL ? line_end : data + size;
  if (line_end == NULL)
    return sp_text_new ("", 0);
  length = size - (gsize) (line_end + 1 - data);
  return sp_text_new ((const char *) line_end + 1, length);
}

gboolean
fuzz_has_commands (const FuzzCommands *commands)
{
  return commands->at < commands->end;
}

guint
fuzz_take (FuzzCommands *commands, guint below)
{
  return fuzz_has_commands (commands) && below > 0 ? *commands->at++ % below : 0;
}

char *
fuzz_take_text (FuzzCommands *commands)
{
  guint which = fuzz_take (commands, G_N_ELEMENTS (texts) + 8);
  gsize length;
  g_autofree char *bytes = NULL;

  if (which < G_N_ELEMENTS (texts))
    return g_strdup (texts[which]);
  length = MIN ((gsize) (commands->end - commands->at), 2 * (which - G_N_ELEMENTS (texts) + 1));
  bytes = g_strndup ((const char *) commands->at, length);
  commands->at += length;
  return g_utf8_make_valid (bytes, -1);
}

static SpValue *
take_value (FuzzCommands *commands, guint depth)
{
  g_autofree char *text = NULL;
  SpValue *value;
  guint n;

  switch (fuzz_take (commands, depth > 1 ? 8 : 12))
    {
    case 0:
      return sp_value_new_boolean (fuzz_take (commands, 2) == 1);
    case 1:
      return sp_value_new_integer ((gint64) fuzz_take (commands, 256) - 128);
    case 2:
      return sp_value_new_float (fuzz_take (commands, 256) / 7.0 - 10);
    case 3:
      return sp_value_new_date ("2024-02-29");
    case 8:
    case 9:
      value = sp_value_new_list ();
      n = fuzz_take (commands, 4);
      for (guint i = 0; i < n; i++)
        sp_value_append (value, take_value (commands, depth + 1));
      return value;
    case 10:
      value = sp_value_new_map ();
      n = fuzz_take (commands, 4);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *key = fuzz_take_text (commands);

          sp_value_put (value, key, take_value (commands, depth + 1));
        }
      return value;
    default:
      text = fuzz_take_text (commands);
      return sp_value_new_string (text);
    }
}

/* --- Changes --- */

static void
collect (const SpNode *node, GPtrArray *nodes)
{
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    {
      g_ptr_array_add (nodes, (gpointer) child);
      collect (child, nodes);
    }
}

SpChange *
fuzz_take_field_change (FuzzCommands *commands, SpFrontMatter *front_matter)
{
  static const char *const order[] = { "title", "date", "draft", "a", "b", NULL };
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  const SpNode *node = sp_front_matter_get_root (front_matter);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (SpValue) value = NULL;
  guint verb = fuzz_take (commands, 8), n;

  collect (node, nodes);
  if (nodes->len > 0)
    node = g_ptr_array_index (nodes, fuzz_take (commands, nodes->len));
  path = sp_node_get_path (node);
  n = node->n_children;
  /* The whole front matter has no path. */
  if (*path == '\0')
    verb = 3;
  switch (verb)
    {
    case 0:
      return sp_front_matter_unset (front_matter, path, NULL);

    case 1:
      n = fuzz_take (commands, n + 1);
      value = take_value (commands, 0);
      return sp_front_matter_insert_item (front_matter, path, n, value, NULL, NULL);

    case 2:
      {
        guint from = fuzz_take (commands, n), to = fuzz_take (commands, n);

        return n > 0 ? sp_front_matter_move_item (front_matter, path, from, to, NULL) : NULL;
      }

    case 3:
      {
        g_autofree char *name = fuzz_take_text (commands);
        const char *keys[] = { name, NULL };
        g_autofree char *last = sp_path_join (keys);
        g_autofree char *new_path =
            n > 0 && *path != '\0' ? g_strconcat (path, ".", last, NULL) : g_strdup (last);

        if (*new_path == '\0')
          return NULL;
        value = take_value (commands, 0);
        return sp_front_matter_set (front_matter, new_path, value, order, NULL);
      }

    case 4:
      text = fuzz_take_text (commands);
      value = sp_front_matter_coerce (front_matter, path, text, SP_VALUE_STRING);
      return sp_front_matter_set (front_matter, path, value, order, NULL);

    default:
      value = take_value (commands, 0);
      return sp_front_matter_set (front_matter, path, value, order, NULL);
    }
}

SpChange *
fuzz_take_table_change (FuzzCommands *commands, SpBody *body)
{
  const SpTable *table;
  SpCells *cells;
  guint verb = fuzz_take (commands, 14), n_rows, n_columns, row, column;
  g_autofree char *text = NULL;

  if (sp_body_get_n_tables (body) == 0)
    return NULL;
  table = sp_body_get_table (body, fuzz_take (commands, sp_body_get_n_tables (body)));
  cells = sp_table_get_cells (table);
  n_rows = sp_cells_get_n_rows (cells);
  n_columns = sp_cells_get_n_columns (cells);
  row = fuzz_take (commands, n_rows + 1);
  column = fuzz_take (commands, n_columns + 1);
  switch (verb)
    {
    case 0:
      return sp_table_insert_row (table, row, NULL);
    case 1:
      return sp_table_duplicate_row (table, row, NULL);
    case 2:
      return sp_table_delete_row (table, row, NULL);
    case 3:
      return sp_table_move_row (table, row, fuzz_take (commands, n_rows + 1), NULL);
    case 4:
      return sp_table_insert_column (table, column, NULL);
    case 5:
      return sp_table_delete_column (table, column, NULL);
    case 6:
      return sp_table_move_column (table, column, fuzz_take (commands, n_columns + 1), NULL);
    case 7:
      return sp_table_set_align (table, column, (SpAlign) fuzz_take (commands, 4), NULL);
    case 8:
      return sp_table_tidy (table, NULL);
    default:
      text = fuzz_take_text (commands);
      return sp_table_set_cell (table, (int) row - 1, column, text, verb % 2 == 0, NULL);
    }
}

void
fuzz_apply (SpPage *page, SpChange *change, SpApplyFlags flags)
{
  g_autoptr (SpText) before = sp_text_ref (sp_page_get_text (page));
  g_autoptr (GError) error = NULL;

  n_changes++;
  if (sp_page_apply (page, change, NULL, flags, &error))
    return;
  n_refused++;
  g_assert_true (sp_text_equal (before, sp_page_get_text (page)));
  if (g_strcmp0 (g_getenv ("FUZZ_REFUSALS"), "fatal") == 0)
    {
      g_autoptr (SpText) after = sp_edit_list_apply (sp_change_get_edits (change), before);

      g_error ("%s: %s\n--- before\n%s\n--- after\n%s\n---", sp_change_get_subject (change),
               error->message, sp_text_get_data (before, NULL), sp_text_get_data (after, NULL));
    }
}
