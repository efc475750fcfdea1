/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Makes every edit that the form can make, on every field of every page named, one at a time, and
 * checks each as the program does. With --emit the edits are printed, one JSON object a line, for
 * verify.py, which reads the results with readers that are not ours.
 *
 * Exit code 0 when nothing went wrong; refusals are counted and told.
 */

#include "sp-apply.h"
#include "sp-date.h"

#include <stdio.h>
#include <string.h>

static gboolean emit = FALSE;
static double share = 1;
static int seed = 0;

static const GOptionEntry entries[] = {
  { "emit", 0, 0, G_OPTION_ARG_NONE, &emit, "Print the edits", NULL },
  { "share", 0, 0, G_OPTION_ARG_DOUBLE, &share, "Make only this share of the edits", "0…1" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "For choosing them", "N" },
  { NULL }
};

/* New values, as YAML. */
static const char *const values[] = {
  "plain words",   "''",
  "'a: b'",        "'a #b'",
  "'- a'",         "'a | b'",
  "'\"q\"'",       "\"it's\"",
  "'😀 é日'",       "'yes'",
  "'1e3'",         "'2024-01-01'",
  "'a '",          "' a'",
  "\"a\\nb\"",     "\"a\\nb\\n\"",
  "\"\\na\"",      "\"  a\\n\\n b\\n\\n\"",
  "\"a\\tb\"",     "'[a], {b}'",
  "'null'",        "'a: '",
  "'\\'",          "'# a'",
  "\"a\\x07b\"",   "\"a\\u2028b\"",
  "'''a'''",       "'---'",
  "'012'",         "'12:30'",
  "true",          "42",
  "-2.5",          "2024-02-29",
  "null",          "[]",
  "[x, 'y: z']",   "{k: 1}",
  "'a\\b'",        "'%a'",
  "'@a'",          "'`a'",
  "'!a'",          "'&a'",
  "'*a'",          "'<<'",
  "'='",           "'~'",
  "'a\u00A0'",     "'...'",
  "'key: [v'",     "'\"'",
  "'it''s \"x\"'",
};

typedef struct
{
  const char *page;
  SpText *text;
  SpFrontMatter *fm;
  SpBody *body;
  GRand *random;
  GPtrArray *values;
  guint next_value; /* for cells */

  guint locked; /* fields and tables that say why they are not editable */
  guint tried;
  guint refused;
  guint wrong;
} Run;

static void
emit_json (Run *run,
           const char *verb,
           const char *path,
           SpValue *value,
           guint a,
           guint b,
           SpText *after)
{
  g_autoptr (GString) json = g_string_new ("{\"page\": ");
  g_auto (GStrv) keys = path != NULL ? sp_path_split (path) : NULL;
  gsize length;

  sp_json_append_string (json, run->page, -1);
  g_string_append (json, ", \"verb\": ");
  sp_json_append_string (json, verb, -1);
  if (keys != NULL)
    {
      g_string_append (json, ", \"keys\": [");
      for (guint i = 0; keys[i] != NULL; i++)
        {
          g_string_append (json, i > 0 ? ", " : "");
          sp_json_append_string (json, keys[i], -1);
        }
      g_string_append_printf (json, "], \"a\": %u, \"b\": %u", a, b);
    }
  if (value != NULL)
    {
      g_string_append_printf (json, ", \"type\": %d, \"value\": ", sp_value_get_value_type (value));
      sp_value_append_json (value, json);
    }
  g_string_append (json, ", \"text\": ");
  {
    const char *data = sp_text_get_data (after, &length);

    sp_json_append_string (json, data, (gssize) length);
  }
  g_string_append (json, "}\n");
  fputs (json->str, stdout);
}

static void
complain (Run *run, const char *verb, const char *path, SpValue *value, const char *what)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (value != NULL)
    sp_value_append_json (value, json);
  g_printerr ("%s: %s %s %s: %s\n", run->page, verb, path, json->str, what);
}

/* Takes the change. @start, @end: the edits must lie in between. */
static void
check (Run *run,
       const char *verb,
       const char *path,
       SpValue *value,
       guint a,
       guint b,
       SpChange *change,
       GError *error,
       gsize start,
       gsize end)
{
  g_autoptr (SpText) after = NULL;
  g_autoptr (SpFrontMatter) fm = NULL;
  g_autoptr (SpBody) body = NULL;
  g_autoptr (GError) why = NULL;
  SpEditList *edits;

  run->tried++;
  if (change == NULL)
    {
      run->refused++;
      complain (run, verb, path, value, error->message);
      return;
    }
  edits = sp_change_get_edits (change);
  for (guint i = 0; i < sp_edit_list_get_n_edits (edits); i++)
    if (sp_edit_list_get (edits, i)->start < start || sp_edit_list_get (edits, i)->end > end)
      {
        run->wrong++;
        complain (run, verb, path, value, "edits outside the field");
        return;
      }
  after = sp_change_apply (change, run->fm, run->body, &fm, &body, &why);
  if (after == NULL)
    {
      g_autoptr (SpText) text = sp_edit_list_apply (edits, run->text);

      run->refused++;
      complain (run, verb, path, value, why->message);
      g_printerr ("%.600s\n", sp_text_get_data (text, NULL));
      return;
    }
  if (emit)
    emit_json (run, verb, path, value, a, b, after);
}

/* TOML has no null, and JSON no dates. */
static gboolean
exists (Run *run, SpValue *value)
{
  SpFormat format = sp_front_matter_get_format (run->fm);
  SpValueType type = sp_value_get_value_type (value);

  return !(format == SP_FORMAT_TOML && type == SP_VALUE_NULL) &&
         !(format == SP_FORMAT_JSON && type == SP_VALUE_DATE);
}

/* @value: (nullable): the one to be set. */
static gboolean
chosen (Run *run, SpValue *value)
{
  if (value != NULL && !exists (run, value))
    return FALSE;
  return share >= 1 || g_rand_double (run->random) < share;
}

/* What stands under several headers of TOML has lines in several places. */
static gboolean
is_scattered (Run *run, const SpNode *node)
{
  return sp_front_matter_get_format (run->fm) == SP_FORMAT_TOML && node->style == SP_STYLE_BLOCK;
}

/* A list of such tables holds nothing else. */
static gboolean
fits (Run *run, const SpNode *container, SpValue *value)
{
  return container->type != SP_VALUE_LIST || !is_scattered (run, container) ||
         sp_value_get_value_type (value) == SP_VALUE_MAP;
}

static gsize
line_start (Run *run, gsize at)
{
  return sp_text_get_line_start (run->text, sp_text_get_line_at (run->text, at));
}

static void
try_set (Run *run, const SpNode *node, const char *path, SpValue *value)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!chosen (run, value))
    return;
  change = sp_front_matter_set (run->fm, path, value, NULL, &error);
  check (run, "set", path, value, 0, 0, change, error,
         is_scattered (run, node) ? 0 : node->entry_start,
         is_scattered (run, node) ? G_MAXSIZE : node->entry_end);
}

static void
try_unset (Run *run, const SpNode *node, const char *path)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!chosen (run, NULL))
    return;
  change = sp_front_matter_unset (run->fm, path, &error);
  check (run, "unset", path, NULL, 0, 0, change, error, 0,
         is_scattered (run, node) ? G_MAXSIZE
         : node->next != NULL     ? node->next->entry_end
                                  : node->parent->entry_end);
}

static void
try_insert (Run *run, const SpNode *node, const char *path, guint index, SpValue *value)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!chosen (run, value))
    return;
  change = sp_front_matter_insert_item (run->fm, path, index, value, NULL, &error);
  check (run, "insert", path, value, index, 0, change, error, line_start (run, node->start),
         node->entry_end);
}

static void
try_move (Run *run, const SpNode *node, const char *path, guint from, guint to)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!chosen (run, NULL))
    return;
  change = sp_front_matter_move_item (run->fm, path, from, to, &error);
  check (run, "move", path, NULL, from, to, change, error,
         is_scattered (run, node) ? 0 : line_start (run, node->start), node->entry_end);
}

static void
try_new_key (Run *run, const char *path, SpValue *value)
{
  g_autofree char *new_path =
      *path != '\0' ? g_strconcat (path, ".zz new", NULL) : g_strdup ("zz new");
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!chosen (run, value))
    return;
  change = sp_front_matter_set (run->fm, new_path, value, NULL, &error);
  check (run, "set", new_path, value, 0, 0, change, error, 0, G_MAXSIZE);
}

/* A date in whatever spelling, with another day, time or offset: no other part may change. */
static void
try_date (Run *run, const SpNode *node, const char *path)
{
  const char *text = sp_value_get_string (node->value);
  SpDate date;
  char *others[3];

  if (text == NULL || !sp_date_parse (text, &date))
    return;
  others[0] = sp_date_set_day (text, date.year, date.month == 2 ? 3 : 2, 28);
  others[1] = sp_date_set_time (text, 23 - date.hour, 59 - date.minute, -1);
  others[2] = sp_date_set_offset (text, 5 * 3600 + 1800);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = others[i];
      g_autoptr (SpValue) value = NULL;

      if (other == NULL)
        continue;
      value = sp_front_matter_coerce (run->fm, path, other, SP_VALUE_STRING);
      if (sp_value_get_value_type (value) != node->type)
        {
          run->wrong++;
          complain (run, "set", path, value, "another date is of another type");
          continue;
        }
      try_set (run, node, path, value);
    }
}

static gboolean
is_free (const SpNode *node)
{
  if (node->locked_why != NULL)
    return FALSE;
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    if (!is_free (child))
      return FALSE;
  return TRUE;
}

static void
try_list (Run *run, const SpNode *node, const char *path)
{
  guint n = node->n_children;
  g_autoptr (SpValue) more = sp_value_copy (node->value);

  for (guint i = 0; i < run->values->len; i++)
    if (fits (run, node, g_ptr_array_index (run->values, i)))
      try_insert (run, node, path, i % (n + 1), g_ptr_array_index (run->values, i));
  if (n > 1 && is_free (node))
    {
      try_move (run, node, path, 0, n - 1);
      try_move (run, node, path, n - 1, 0);
      try_move (run, node, path, 0, 1);
    }
  sp_value_append (more, n > 0 ? sp_value_ref (node->first_child->value)
                               : sp_value_new_string ("one more"));
  try_set (run, node, path, more);
  if (n > 1 && is_free (node))
    {
      g_autoptr (SpValue) fewer = sp_value_copy (node->value);

      sp_value_remove (fewer, n / 2);
      try_set (run, node, path, fewer);
    }
}

static void
try_node (Run *run, const SpNode *node)
{
  g_autofree char *path = sp_node_get_path (node);

  if (node->locked_why != NULL)
    {
      run->locked++;
      return;
    }
  if (node->parent != NULL && is_free (node))
    {
      for (guint i = 0; i < run->values->len; i++)
        if (fits (run, node->parent, g_ptr_array_index (run->values, i)))
          try_set (run, node, path, g_ptr_array_index (run->values, i));
      try_date (run, node, path);
      try_unset (run, node, path);
    }
  if (node->type == SP_VALUE_LIST)
    try_list (run, node, path);
  if (node->type == SP_VALUE_MAP)
    for (guint i = 0; i < run->values->len; i += 3)
      try_new_key (run, path, g_ptr_array_index (run->values, i));
  for (const SpNode *child = node->first_child; child != NULL; child = child->next)
    try_node (run, child);
}

/* --- Cells --- */

/* Each cell gets some of the texts, the next one others. */
#define TEXTS_PER_CELL 4

static void
try_cell (Run *run, const SpTable *table, int row, guint column)
{
  g_autofree char *path =
      g_strdup_printf ("table.%u.%d.%u", sp_table_get_index (table), row, column);
  gsize start, end;

  sp_table_get_row_span (table, row, &start, &end);
  for (guint i = 0; i < TEXTS_PER_CELL; i++)
    {
      SpValue *value = g_ptr_array_index (run->values, run->next_value++ % run->values->len);
      const char *text = sp_value_get_string (value);
      g_autoptr (SpChange) change = NULL;
      g_autoptr (GError) error = NULL;

      if (text == NULL || (share < 1 && g_rand_double (run->random) >= share))
        continue;
      change = sp_table_set_cell (table, row, column, text, FALSE, &error);
      check (run, "cell", path, value, 0, 0, change, error, start, end);
    }
}

static void
try_table (Run *run, const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);

  if (sp_table_get_locked_why (table) != NULL)
    {
      run->locked++;
      return;
    }
  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    for (guint column = 0; column < sp_cells_get_n_columns (cells); column++)
      try_cell (run, table, row, column);
}

static void
try_page (Run *run, const char *file)
{
  char *data;
  gsize length, body_start;

  if (!g_file_get_contents (file, &data, &length, NULL))
    return;
  run->page = file;
  run->text = sp_text_new_take (data, length);
  run->fm = sp_front_matter_parse (run->text);
  sp_front_matter_get_span (run->fm, NULL, &body_start);
  run->body = sp_body_parse (run->text, body_start);
  if (sp_text_is_utf8 (run->text, NULL))
    {
      if (emit)
        emit_json (run, "page", NULL, NULL, 0, 0, run->text);
      if (sp_front_matter_get_error (run->fm, NULL) == NULL)
        try_node (run, sp_front_matter_get_root (run->fm));
      for (guint i = 0; i < sp_body_get_n_tables (run->body); i++)
        try_table (run, sp_body_get_table (run->body, i));
    }
  sp_body_unref (run->body);
  sp_front_matter_unref (run->fm);
  sp_text_unref (run->text);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
try_path (Run *run, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      if (g_str_has_suffix (path, ".md"))
        try_page (run, path);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    try_path (run, g_ptr_array_index (names, i));
}

static void
read_values (Run *run)
{
  g_autofree char *long_text = g_strnfill (10000, 'x');

  run->values = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *data = g_strconcat ("v: ", values[i], "\n", NULL);
      g_autoptr (SpText) text = sp_text_new (data, strlen (data));
      g_autoptr (SpFrontMatter) fm = sp_front_matter_parse_data (text, SP_FORMAT_YAML);
      const SpNode *node = sp_front_matter_lookup (fm, "v");

      g_assert_nonnull (node);
      g_ptr_array_add (run->values, sp_value_ref (node->value));
    }
  g_ptr_array_add (run->values, sp_value_new_string (long_text));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PAGE-OR-FOLDER…");
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  run.random = g_rand_new_with_seed ((guint32) seed);
  read_values (&run);
  for (int i = 1; i < argc; i++)
    try_path (&run, argv[i]);
  g_printerr ("%u tried, %u refused, %u wrong; %u fields and tables locked (seed %d)\n", run.tried,
              run.refused, run.wrong, run.locked, seed);
  g_ptr_array_unref (run.values);
  g_rand_free (run.random);
  return run.wrong > 0 || run.tried == 0 ? 1 : 0;
}
