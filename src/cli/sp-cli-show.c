/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli.h"

#include "sp-body.h"
#include "sp-front-matter.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is shown of one page. */
typedef struct
{
  const char *file;
  SpText *text;
  gboolean utf8;
  SpFrontMatter *front_matter;
  const char *error; /* of the front matter, or NULL */
  SpBody *body;
} Shown;

static const char *
format_name (SpFormat format)
{
  static const char *const names[] = { "none", "yaml", "toml", "json" };

  return names[format];
}

static const char *
newline_name (SpNewline newline)
{
  static const char *const names[] = { "lf", "crlf", "mixed" };

  return names[newline];
}

static const char *
type_name (SpValueType type)
{
  static const char *const names[] = { "null",   "boolean", "integer", "float",
                                       "string", "date",    "list",    "map" };

  return names[type];
}

static const char *
align_name (SpAlign align)
{
  static const char *const names[] = { "none", "left", "center", "right" };

  return names[align];
}

static const char *
json_boolean (gboolean boolean)
{
  return boolean ? "true" : "false";
}

static void
append_span (GString *json, gsize start, gsize end)
{
  g_string_append_printf (json, "\"start\": %" G_GSIZE_FORMAT ", \"end\": %" G_GSIZE_FORMAT, start,
                          end);
}

static void
append_front_matter (GString *json, const Shown *shown)
{
  gsize start, end;

  sp_front_matter_get_span (shown->front_matter, &start, &end);
  g_string_append_printf (json, "\"front_matter\": {\"format\": \"%s\", ",
                          format_name (sp_front_matter_get_format (shown->front_matter)));
  append_span (json, start, end);
  g_string_append_printf (
      json, ", \"editable\": %s, \"error\": ", json_boolean (shown->utf8 && shown->error == NULL));
  if (shown->error != NULL)
    sp_cli_append_json (json, shown->error);
  else
    g_string_append (json, "null");
  g_string_append_c (json, '}');
}

static void
append_fields (GString *json, const Shown *shown)
{
  const SpNode *node = sp_front_matter_get_root (shown->front_matter)->first_child;

  g_string_append (json, "\"fields\": [");
  for (gboolean first = TRUE; node != NULL; node = node->next, first = FALSE)
    {
      const char *path[] = { node->key, NULL };
      g_autofree char *name = sp_path_join (path);

      g_string_append (json, first ? "{\"path\": " : ", {\"path\": ");
      sp_cli_append_json (json, name);
      g_string_append_printf (json, ", \"type\": \"%s\", \"value\": ", type_name (node->type));
      sp_value_append_json (node->value, json);
      g_string_append (json, ", ");
      append_span (json, node->start, node->end);
      g_string_append_printf (json, ", \"editable\": %s}",
                              json_boolean (shown->utf8 && sp_node_is_editable (node)));
    }
  g_string_append_c (json, ']');
}

/* A missing cell reads as empty, one too many is shown. */
static void
append_row (GString *json, SpCells *cells, int row)
{
  guint n_cells = MAX (sp_cells_get_n_columns (cells), sp_cells_get_row_length (cells, row));

  g_string_append_c (json, '[');
  for (guint column = 0; column < n_cells; column++)
    {
      if (column > 0)
        g_string_append (json, ", ");
      sp_cli_append_json (json, sp_cells_get (cells, row, column));
    }
  g_string_append_c (json, ']');
}

static void
append_table (GString *json, const Shown *shown, const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);

  g_string_append_printf (json, ", \"editable\": %s, \"align\": [",
                          json_boolean (shown->utf8 && sp_table_get_locked_why (table) == NULL));
  for (guint column = 0; column < sp_cells_get_n_columns (cells); column++)
    g_string_append_printf (json, "%s\"%s\"", column > 0 ? ", " : "",
                            align_name (sp_cells_get_align (cells, column)));
  g_string_append (json, "], \"header\": ");
  append_row (json, cells, -1);
  g_string_append (json, ", \"rows\": [");
  for (guint row = 0; row < sp_cells_get_n_rows (cells); row++)
    {
      if (row > 0)
        g_string_append (json, ", ");
      append_row (json, cells, (int) row);
    }
  g_string_append_c (json, ']');
}

static void
append_body (GString *json, const Shown *shown)
{
  g_string_append (json, "\"body\": [");
  for (guint i = 0; i < sp_body_get_n_blocks (shown->body); i++)
    {
      const SpBlock *block = sp_body_get_block (shown->body, i);

      g_string_append_printf (json, "%s{\"kind\": \"%s\", ", i > 0 ? ", " : "",
                              block->kind == SP_BLOCK_TABLE ? "table" : "prose");
      append_span (json, block->start, block->end);
      if (block->kind == SP_BLOCK_TABLE)
        append_table (json, shown, block->table);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
print_json (const Shown *shown)
{
  g_autoptr (GString) json = g_string_new ("{\"file\": ");
  g_autofree char *name = sp_cli_display_name (shown->file);

  sp_cli_append_json (json, name);
  g_string_append_printf (json, ", \"newline\": \"%s\", \"bom\": %s, ",
                          newline_name (sp_text_get_newline (shown->text)),
                          json_boolean (sp_text_has_bom (shown->text)));
  append_front_matter (json, shown);
  g_string_append (json, ", ");
  append_fields (json, shown);
  g_string_append (json, ", ");
  append_body (json, shown);
  g_string_append (json, "}\n");
  sp_cli_print (json->str, (gssize) json->len);
}

static void
append_value_for_people (GString *out, const SpValue *value)
{
  if (sp_value_get_string (value) != NULL)
    g_string_append (out, sp_value_get_string (value));
  else
    sp_value_append_json (value, out);
}

static void
append_table_for_people (GString *out, const SpTable *table)
{
  SpCells *cells = sp_table_get_cells (table);
  const char *locked = sp_table_get_locked_why (table);

  g_string_append_printf (out, _ ("Table %u"), sp_table_get_index (table));
  if (locked != NULL)
    g_string_append_printf (out, " (%s)", locked);
  g_string_append_c (out, '\n');
  for (int row = -1; row < (int) sp_cells_get_n_rows (cells); row++)
    {
      guint n_cells = MAX (sp_cells_get_n_columns (cells), sp_cells_get_row_length (cells, row));

      for (guint column = 0; column < n_cells; column++)
        {
          g_autofree char *plain = sp_markdown_to_plain (sp_cells_get (cells, row, column));

          g_string_append_printf (out, "%s%s", column > 0 ? "  ·  " : "  ", plain);
        }
      g_string_append_c (out, '\n');
    }
}

static void
print_for_people (const Shown *shown)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *name = sp_cli_display_name (shown->file);
  g_autofree char *valid = NULL;

  g_string_append_printf (out, "%s\n", name);
  for (const SpNode *node = sp_front_matter_get_root (shown->front_matter)->first_child;
       node != NULL; node = node->next)
    {
      g_string_append_printf (out, "  %s: ", node->key);
      append_value_for_people (out, node->value);
      g_string_append (out, sp_node_is_editable (node) ? "\n" : _ (" (not editable)\n"));
    }
  for (guint i = 0; i < sp_body_get_n_tables (shown->body); i++)
    append_table_for_people (out, sp_body_get_table (shown->body, i));
  valid = g_utf8_make_valid (out->str, (gssize) out->len);
  sp_cli_print (valid, -1);
}

static SpCliResult
show_text (const char *file, SpText *text, gboolean json)
{
  Shown shown = { .file = file, .text = text };
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpBody) body = NULL;
  SpCliResult result = SP_CLI_DONE;
  gsize body_start, error_offset, bad_offset;

  sp_front_matter_get_span (front_matter, NULL, &body_start);
  body = sp_body_parse (text, body_start);
  shown.utf8 = sp_text_is_utf8 (text, &bad_offset);
  shown.front_matter = front_matter;
  shown.error = sp_front_matter_get_error (front_matter, &error_offset);
  shown.body = body;
  if (json)
    print_json (&shown);
  else
    print_for_people (&shown);
  if (!shown.utf8)
    result = sp_cli_complain (file, text, bad_offset,
                              _ ("The text is not UTF-8 here, so the page is not editable."));
  else if (shown.error != NULL)
    result = sp_cli_complain (file, text, error_offset, "%s", shown.error);
  return result;
}

SpCliResult
sp_cli_show (char **args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object per file and line"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  SpCliResult result = SP_CLI_DONE;

  if (!sp_cli_parse_options (args, "FILE…", _ ("Shows what the program sees in a page."),
                             _ ("A page that cannot be read in full is shown as far as it can be, "
                                "and the exit code is 3."),
                             entries, NULL, 1, 0, &files))
    return SP_CLI_USAGE;
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (SpText) text = sp_cli_load (files[i], NULL);
      SpCliResult file_result = text != NULL ? show_text (files[i], text, json) : SP_CLI_FAILED;

      result = MAX (result, file_result);
    }
  return result;
}
