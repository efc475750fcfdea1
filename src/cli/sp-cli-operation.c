/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli-operation.h"

#include "sp-cli-json.h"
#include "sp-hugo-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_NUMBERS 3

typedef SpChange *(*MakeFunc) (SpCliOperation *self,
                               SpPage *page,
                               const SpCliHabits *habits,
                               GError **error);

typedef struct
{
  const char *option;
  guint n_numbers;   /* table, row, column … */
  gboolean has_key;  /* a path or name stands before the "=" */
  gboolean has_text; /* something stands behind it */
  const char *form;
  MakeFunc make;
} Kind;

struct _SpCliOperation
{
  const Kind *kind;
  int numbers[MAX_NUMBERS];
  char *key;
  char *text;
  SpValue *value; /* of --field-json */
};

static gboolean
check_number (int number, int lowest, int highest, const char *format, GError **error)
{
  if (number >= lowest && number <= highest)
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD, format, number);
#pragma GCC diagnostic pop
  return FALSE;
}

static const SpTable *
get_table (SpCliOperation *self, SpPage *page, GError **error)
{
  SpBody *body = sp_page_get_body (page);

  if (!check_number (self->numbers[0], 0, (int) sp_body_get_n_tables (body) - 1,
                     _ ("There is no table %d on this page."), error))
    return NULL;
  return sp_body_get_table (body, (guint) self->numbers[0]);
}

static gboolean
check_row (const SpTable *table, int row, int lowest, int beyond, GError **error)
{
  int n_rows = (int) sp_cells_get_n_rows (sp_table_get_cells (table));

  return check_number (row, lowest, n_rows - 1 + beyond, _ ("There is no row %d in this table."),
                       error);
}

static gboolean
check_column (const SpTable *table, int column, int beyond, GError **error)
{
  int n_columns = (int) sp_cells_get_n_columns (sp_table_get_cells (table));

  return check_number (column, 0, n_columns - 1 + beyond,
                       _ ("There is no column %d in this table."), error);
}

static SpChange *
make_field (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = sp_front_matter_lookup (front_matter, self->key);
  SpValueType usual = sp_hugo_usual_type (self->key);
  gboolean missing = node == NULL || node->type == SP_VALUE_NULL;
  g_autoptr (SpValue) value = NULL;

  if (node != NULL && (node->type == SP_VALUE_LIST || node->type == SP_VALUE_MAP))
    {
      g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_INVALID_VALUE,
                   node->type == SP_VALUE_LIST
                       ? _ ("“%s” is a list. Set one item by its number (“%s.0”), or all of them "
                            "with --field-json.")
                       : _ ("“%s” is a group of fields. Set one of them by its path (“%s.name”), "
                            "or all of them with --field-json."),
                   self->key, self->key);
      return NULL;
    }
  if (missing && usual == SP_VALUE_LIST)
    {
      value = sp_value_new_list ();
      sp_value_append (value, sp_value_new_string (self->text));
    }
  else
    {
      value = sp_front_matter_coerce (front_matter, self->key, self->text, usual);
    }
  return sp_front_matter_set (front_matter, self->key, value, habits->order, error);
}

static SpChange *
make_field_json (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  return sp_front_matter_set (sp_page_get_front_matter (page), self->key, self->value,
                              habits->order, error);
}

static SpChange *
make_unset (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  return sp_front_matter_unset (sp_page_get_front_matter (page), self->key, error);
}

static SpChange *
make_cell (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);
  int row = self->numbers[1], column = self->numbers[2];
  int surplus = 0;

  if (table == NULL || !check_row (table, row, -1, 0, error))
    return NULL;
  /* A cell too many is there, and can be changed. */
  surplus = (int) sp_cells_get_row_length (sp_table_get_cells (table), row) -
            (int) sp_cells_get_n_columns (sp_table_get_cells (table));
  if (!check_column (table, column, MAX (surplus, 0), error))
    return NULL;
  return sp_table_set_cell (table, row, (guint) column, self->text, habits->breaks, error);
}

static const SpTable *
find_attribute (SpCliOperation *self, SpPage *page, int *row)
{
  SpBody *body = sp_page_get_body (page);

  for (guint i = 0; i < sp_body_get_n_tables (body); i++)
    {
      const SpTable *table = sp_body_get_table (body, i);

      *row = sp_table_find_row (table, self->key);
      if (*row >= 0)
        return table;
    }
  return NULL;
}

static SpChange *
make_attribute (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  int row;
  const SpTable *table = find_attribute (self, page, &row);

  if (table == NULL)
    {
      g_set_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NO_SUCH_FIELD,
                   _ ("No table on this page has a row named “%s”."), self->key);
      return NULL;
    }
  if (!check_column (table, 1, 0, error))
    return NULL;
  return sp_table_set_cell (table, row, 1, self->text, habits->breaks, error);
}

static SpChange *
make_insert_row (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_row (table, self->numbers[1], 0, 1, error))
    return NULL;
  return sp_table_insert_row (table, (guint) self->numbers[1], error);
}

static SpChange *
make_delete_row (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_row (table, self->numbers[1], 0, 0, error))
    return NULL;
  return sp_table_delete_row (table, (guint) self->numbers[1], error);
}

static SpChange *
make_move_row (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_row (table, self->numbers[1], 0, 0, error) ||
      !check_row (table, self->numbers[2], 0, 0, error))
    return NULL;
  return sp_table_move_row (table, (guint) self->numbers[1], (guint) self->numbers[2], error);
}

static SpChange *
make_insert_column (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_column (table, self->numbers[1], 1, error))
    return NULL;
  return sp_table_insert_column (table, (guint) self->numbers[1], error);
}

static SpChange *
make_delete_column (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_column (table, self->numbers[1], 0, error))
    return NULL;
  return sp_table_delete_column (table, (guint) self->numbers[1], error);
}

static SpChange *
make_move_column (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);

  if (table == NULL || !check_column (table, self->numbers[1], 0, error) ||
      !check_column (table, self->numbers[2], 0, error))
    return NULL;
  return sp_table_move_column (table, (guint) self->numbers[1], (guint) self->numbers[2], error);
}

static const char *const align_names[] = { "none", "left", "center", "right", NULL };

static SpChange *
make_align (SpCliOperation *self, SpPage *page, const SpCliHabits *habits, GError **error)
{
  const SpTable *table = get_table (self, page, error);
  guint align = SP_ALIGN_NONE;

  if (table == NULL || !check_column (table, self->numbers[1], 0, error))
    return NULL;
  while (strcmp (align_names[align], self->text) != 0)
    align++;
  return sp_table_set_align (table, (guint) self->numbers[1], (SpAlign) align, error);
}

static const Kind kinds[] = {
  { "--field", 0, TRUE, TRUE, "PATH=TEXT", make_field },
  { "--field-json", 0, TRUE, TRUE, "PATH=JSON", make_field_json },
  { "--unset", 0, TRUE, FALSE, "PATH", make_unset },
  { "--cell", 3, FALSE, TRUE, "T,R,C=TEXT", make_cell },
  { "--attribute", 0, TRUE, TRUE, "NAME=TEXT", make_attribute },
  { "--insert-row", 2, FALSE, FALSE, "T,R", make_insert_row },
  { "--delete-row", 2, FALSE, FALSE, "T,R", make_delete_row },
  { "--move-row", 3, FALSE, FALSE, "T,R,TO", make_move_row },
  { "--insert-column", 2, FALSE, FALSE, "T,C", make_insert_column },
  { "--delete-column", 2, FALSE, FALSE, "T,C", make_delete_column },
  { "--move-column", 3, FALSE, FALSE, "T,C,TO", make_move_column },
  { "--align", 2, FALSE, TRUE, "T,C=left|center|right|none", make_align },
};

static gboolean
read_numbers (SpCliOperation *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (g_strv_length (parts) != self->kind->n_numbers)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 number;

      if (!g_ascii_string_to_signed (parts[i], 10, G_MININT32, G_MAXINT32, &number, NULL))
        return FALSE;
      self->numbers[i] = (int) number;
    }
  return TRUE;
}

/* What stands before the first "=" and behind it. */
static gboolean
read_argument (SpCliOperation *self, const char *argument)
{
  const char *equals = self->kind->has_text ? strchr (argument, '=') : NULL;
  g_autofree char *front = NULL;

  if (self->kind->has_text && equals == NULL)
    return FALSE;
  front = equals != NULL ? g_strndup (argument, (gsize) (equals - argument)) : g_strdup (argument);
  if (equals != NULL)
    self->text = g_strdup (equals + 1);
  if (!self->kind->has_key)
    return read_numbers (self, front);
  self->key = g_steal_pointer (&front);
  return *self->key != '\0';
}

SpCliOperation *
sp_cli_operation_parse (const char *option, const char *argument, GError **error)
{
  SpCliOperation *self = g_new0 (SpCliOperation, 1);
  gboolean valid;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].option, option) == 0)
        self->kind = &kinds[i];
    }
  g_assert (self->kind != NULL);
  valid = read_argument (self, argument) &&
          (self->kind->make != make_align || g_strv_contains (align_names, self->text));
  if (!g_utf8_validate (argument, -1, NULL))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: the text is not UTF-8"),
                 option);
  else if (!valid)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s takes %s, not “%s”"),
                 option, self->kind->form, argument);
  else if (self->kind->make == make_field_json)
    self->value = sp_cli_json_parse (self->text, error);
  if (valid && g_utf8_validate (argument, -1, NULL) &&
      (self->kind->make != make_field_json || self->value != NULL))
    return self;
  sp_cli_operation_free (self);
  return NULL;
}

void
sp_cli_operation_free (SpCliOperation *self)
{
  g_free (self->key);
  g_free (self->text);
  g_clear_pointer (&self->value, sp_value_unref);
  g_free (self);
}

SpChange *
sp_cli_operation_make (SpCliOperation *self,
                       SpPage *page,
                       const SpCliHabits *habits,
                       GError **error)
{
  return self->kind->make (self, page, habits, error);
}

gboolean
sp_cli_operation_asks_breaks (SpCliOperation *self)
{
  return (self->kind->make == make_cell || self->kind->make == make_attribute) &&
         strpbrk (self->text, "\r\n") != NULL;
}

gboolean
sp_cli_operation_adds_field (SpCliOperation *self, SpPage *page)
{
  return (self->kind->make == make_field || self->kind->make == make_field_json) &&
         sp_front_matter_lookup (sp_page_get_front_matter (page), self->key) == NULL;
}

gsize
sp_cli_operation_get_offset (SpCliOperation *self, SpPage *page)
{
  SpBody *body = sp_page_get_body (page);
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const SpNode *node = NULL;
  gsize offset = 0;
  int row;

  if (self->kind->n_numbers > 0)
    {
      if (self->numbers[0] >= 0 && (guint) self->numbers[0] < sp_body_get_n_tables (body))
        sp_table_get_span (sp_body_get_table (body, (guint) self->numbers[0]), &offset, NULL);
      return offset;
    }
  if (self->kind->make == make_attribute)
    {
      const SpTable *table = find_attribute (self, page, &row);

      if (table != NULL)
        sp_table_get_row_span (table, row, &offset, NULL);
      return offset;
    }
  if (sp_front_matter_get_error (front_matter, &offset) != NULL)
    return offset;
  node = sp_front_matter_lookup (front_matter, self->key);
  if (node == NULL)
    return 0;
  return node->key != NULL ? node->key_start : node->start;
}
