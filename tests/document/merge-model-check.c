/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "merge-model.h"

#include <string.h>

#include "sp-body.h"
#include "sp-front-matter.h"

typedef struct
{
  Model *const *models;
  SpMergeSide side;
  gboolean comments; /* the format has them */
  guint n_conflicts;
  char *problem;
} Check;

static void G_GNUC_PRINTF (2, 3) complain (Check *self, const char *format, ...)
{
  va_list args;

  if (self->problem != NULL)
    return;
  va_start (args, format);
  self->problem = g_strdup_vprintf (format, args);
  va_end (args);
}

/* The rule itself: what a thing says afterwards. */
static const char *
expect (Check *self, const char *base, const char *ours, const char *theirs)
{
  if (g_strcmp0 (ours, theirs) == 0 || g_strcmp0 (base, theirs) == 0)
    return ours;
  if (g_strcmp0 (base, ours) == 0)
    return theirs;
  self->n_conflicts++;
  return self->side == SP_MERGE_OURS ? ours : theirs;
}

static void
compare (Check *self, const char *what, guint number, const char *expected, const char *found)
{
  if (g_strcmp0 (expected, found) != 0)
    complain (self, "%s %u: expected “%s”, found “%s”", what, number,
              expected != NULL ? expected : "(none)", found != NULL ? found : "(none)");
}

/* Whether one side took field @number away and the other wrote a comment behind it. */
static gboolean
is_commented (Check *self, guint number)
{
  Model *const *m = self->models;
  gboolean ours = m[1]->fields.texts[number] != NULL, theirs = m[2]->fields.texts[number] != NULL;
  const char *note = m[ours ? 1 : 2]->notes.texts[number];

  return self->comments && m[0]->fields.texts[number] != NULL && ours != theirs && note != NULL &&
         g_strcmp0 (m[0]->notes.texts[number], note) != 0;
}

static void
check_map (Check *self,
           const SpValue *map,
           char prefix,
           ModelList *base,
           ModelList *ours,
           ModelList *theirs)
{
  guint n = 0;

  for (guint i = 0; i < MODEL_MAX; i++)
    {
      g_autofree char *key = g_strdup_printf ("%c%u", prefix, i);
      SpValue *found = sp_value_lookup (map, key);
      gboolean commented = prefix == 'f' && is_commented (self, i);
      const char *expected =
          !commented ? expect (self, base->texts[i], ours->texts[i], theirs->texts[i])
          : self->side == SP_MERGE_OURS ? ours->texts[i]
                                        : theirs->texts[i];

      self->n_conflicts += commented;
      compare (self, "field", i, expected, found != NULL ? sp_value_get_string (found) : NULL);
      n += expected != NULL;
    }
  n += prefix == 'f' ? 2 : 0; /* tags and group */
  if (sp_value_get_length (map) != n)
    complain (self, "%u fields instead of %u", sp_value_get_length (map), n);
}

static int
find_text (char **texts, const char *text)
{
  for (int i = 0; texts[i] != NULL; i++)
    if (strcmp (texts[i], text) == 0)
      return i;
  return -1;
}

/* Whether those of @list that are in @found stand there in the same order. */
static gboolean
in_order (ModelList *list, ModelList *const *all, char **found)
{
  int last = -1;

  for (guint i = 0; i < list->n; i++)
    {
      int place = -1;

      /* It may say there what another side made of it. */
      for (guint j = 0; j < 3 && place < 0; j++)
        if (all[j]->texts[list->order[i]] != NULL)
          place = find_text (found, all[j]->texts[list->order[i]]);
      if (place >= 0 && place < last)
        return FALSE;
      last = MAX (last, place);
    }
  return TRUE;
}

/* Who moved nothing has the others in the order that the other side gave them. */
static void
check_order (Check *self, const char *what, ModelList *const *lists, char **found)
{
  if (!lists[1]->moved && !in_order (lists[2], lists, found))
    complain (self, "the %s are not in their order", what);
  if (!lists[2]->moved && !in_order (lists[1], lists, found))
    complain (self, "the %s are not in our order", what);
}

/* Each that must be there is, once, and nothing else. */
static void
check_list (Check *self, const char *what, ModelList *const *lists, char **found)
{
  guint n = 0;

  for (guint i = 0; i < MODEL_MAX; i++)
    {
      const char *expected =
          expect (self, lists[0]->texts[i], lists[1]->texts[i], lists[2]->texts[i]);

      if (expected == NULL)
        continue;
      n++;
      if (find_text (found, expected) < 0)
        complain (self, "%s %u is lost: “%s”", what, i, expected);
    }
  if (g_strv_length (found) != n)
    complain (self, "%u of the %s instead of %u", g_strv_length (found), what, n);
  check_order (self, what, lists, found);
}

static void
check_fields (Check *self, SpText *text, const ModelStyle *style)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  const SpValue *root = sp_front_matter_get_root (front_matter)->value;
  Model *const *m = self->models;
  ModelList *const tags[] = { &m[0]->tags, &m[1]->tags, &m[2]->tags };
  SpValue *found_tags = sp_value_lookup (root, "tags");
  SpValue *group = sp_value_lookup (root, "group");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (sp_front_matter_get_error (front_matter, NULL) != NULL || found_tags == NULL || group == NULL)
    {
      complain (self, "the fields cannot be read");
      return;
    }
  check_map (self, root, 'f', &m[0]->fields, &m[1]->fields, &m[2]->fields);
  check_map (self, group, 'g', &m[0]->group, &m[1]->group, &m[2]->group);
  for (guint i = 0; i < sp_value_get_length (found_tags); i++)
    g_ptr_array_add (found, (gpointer) sp_value_get_string (sp_value_get_item (found_tags, i)));
  g_ptr_array_add (found, NULL);
  check_list (self, "tags", tags, (char **) found->pdata);
  for (guint i = 0; i < MODEL_MAX && style->format != 2; i++)
    {
      const char *base = m[0]->notes.texts[i];
      const char *ours = m[1]->fields.texts[i] != NULL ? m[1]->notes.texts[i] : NULL;
      const char *theirs = m[2]->fields.texts[i] != NULL ? m[2]->notes.texts[i] : NULL;
      const char *expected;

      /* A comment goes with its field, and whoever decides about that decides about it. */
      if (m[1]->fields.texts[i] == NULL || m[2]->fields.texts[i] == NULL)
        continue;
      expected = expect (self, base, ours, theirs);
      if (expect (&(Check){ self->models, self->side, TRUE, 0, NULL }, m[0]->fields.texts[i],
                  m[1]->fields.texts[i], m[2]->fields.texts[i]) != NULL &&
          expected != NULL && strstr (sp_text_get_data (text, NULL), expected) == NULL)
        complain (self, "the comment “%s” is lost", expected);
    }
}

static gboolean
row_changed (Model *base, Model *model, guint row)
{
  for (guint i = 1; i < model->columns.n; i++)
    {
      guint column = model->columns.order[i];
      const char *old = base->columns.texts[column] != NULL ? base->cells[row][column] : NULL;

      if (g_strcmp0 (old, model->cells[row][column]) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
column_changed (Model *base, Model *model, guint column)
{
  for (guint i = 0; i < model->rows.n; i++)
    {
      guint row = model->rows.order[i];
      const char *old = base->rows.texts[row] != NULL ? base->cells[row][column] : NULL;

      if (g_strcmp0 (old, model->cells[row][column]) != 0)
        return TRUE;
    }
  return FALSE;
}

typedef gboolean (*ChangedFunc) (Model *base, Model *model, guint number);

/* What of rows or columns stays: one that a side took away and the other changed is a conflict. */
static void
expect_kept (Check *self, ModelList *const *lists, ChangedFunc changed, gboolean *keep)
{
  for (guint i = 0; i < MODEL_MAX; i++)
    {
      gboolean ours = lists[1]->texts[i] != NULL, theirs = lists[2]->texts[i] != NULL;

      keep[i] = ours || theirs;
      if (ours == theirs || lists[0]->texts[i] == NULL)
        continue;
      keep[i] = FALSE;
      if (changed (self->models[0], self->models[ours ? 1 : 2], i))
        {
          self->n_conflicts++;
          keep[i] = ours == (self->side == SP_MERGE_OURS);
        }
    }
}

static const char *
get_name (ModelList *const *lists, guint number)
{
  for (guint i = 0; i < 3; i++)
    if (lists[i]->texts[number] != NULL)
      return lists[i]->texts[number];
  return "";
}

static const char *
expect_cell (Check *self, guint row, guint column)
{
  const char *values[3];
  gboolean there[3];

  for (guint i = 0; i < 3; i++)
    {
      Model *model = self->models[i];

      there[i] = model->rows.texts[row] != NULL && model->columns.texts[column] != NULL;
      values[i] = there[i] ? model->cells[row][column] : NULL;
    }
  if (!there[1] || !there[2])
    return there[1] ? values[1] : values[2];
  return expect (self, values[0], values[1], values[2]);
}

static char **
list_names (SpCells *cells, gboolean of_columns)
{
  GPtrArray *names = g_ptr_array_new ();
  guint n = of_columns ? sp_cells_get_n_columns (cells) : sp_cells_get_n_rows (cells);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (of_columns ? sp_cells_get (cells, -1, i)
                                                 : sp_cells_get (cells, (int) i, 0)));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
check_names (Check *self,
             const char *what,
             ModelList *const *lists,
             const gboolean *keep,
             char **found)
{
  guint n = 0;

  for (guint i = 0; i < MODEL_MAX; i++)
    {
      n += keep[i];
      if (keep[i] && find_text (found, get_name (lists, i)) < 0)
        complain (self, "%s %u is lost: “%s”", what, i, get_name (lists, i));
    }
  if (g_strv_length (found) != n)
    complain (self, "%u %s instead of %u", g_strv_length (found), what, n);
  check_order (self, what, lists, found);
}

static void
check_table (Check *self, SpCells *cells)
{
  Model *const *m = self->models;
  ModelList *const rows[] = { &m[0]->rows, &m[1]->rows, &m[2]->rows };
  ModelList *const columns[] = { &m[0]->columns, &m[1]->columns, &m[2]->columns };
  g_auto (GStrv) found_rows = list_names (cells, FALSE);
  g_auto (GStrv) found_columns = list_names (cells, TRUE);
  gboolean keep_rows[MODEL_MAX], keep_columns[MODEL_MAX];

  expect_kept (self, columns, column_changed, keep_columns);
  check_names (self, "columns", columns, keep_columns, found_columns);
  expect_kept (self, rows, row_changed, keep_rows);
  check_names (self, "rows", rows, keep_rows, found_rows);
  for (guint row = 0; row < MODEL_MAX && self->problem == NULL; row++)
    for (guint column = 1; column < MODEL_MAX; column++)
      if (keep_rows[row] && keep_columns[column])
        {
          const char *expected = expect_cell (self, row, column);
          int at_row = find_text (found_rows, get_name (rows, row));
          int at_column = find_text (found_columns, get_name (columns, column));

          if (at_row < 0 || at_column < 0)
            continue;
          compare (self, "a cell of row", row, expected != NULL ? expected : "",
                   sp_cells_get (cells, at_row, (guint) at_column));
        }
}

static void
check_body (Check *self, SpText *text)
{
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpBody) body = NULL;
  Model *const *m = self->models;
  ModelList *const paragraphs[] = { &m[0]->paragraphs, &m[1]->paragraphs, &m[2]->paragraphs };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gsize start;

  sp_front_matter_get_span (front_matter, NULL, &start);
  body = sp_body_parse (text, start);
  for (guint i = 0; i < sp_body_get_n_blocks (body); i++)
    {
      const SpBlock *block = sp_body_get_block (body, i);
      g_autofree char *prose = NULL;
      g_auto (GStrv) lines = NULL;

      if (block->kind == SP_BLOCK_TABLE)
        {
          g_ptr_array_add (found, g_strdup (MODEL_TABLE_NAME));
          continue;
        }
      prose = sp_text_slice (text, block->start, block->end);
      lines = g_strsplit_set (prose, "\r\n", -1);
      for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
          g_ptr_array_add (found, g_strdup (*line));
    }
  g_ptr_array_add (found, NULL);
  check_list (self, "paragraphs", paragraphs, (char **) found->pdata);
  if (sp_body_get_n_tables (body) == 1)
    check_table (self, sp_table_get_cells (sp_body_get_table (body, 0)));
  else
    complain (self, "%u tables", sp_body_get_n_tables (body));
}

char *
model_check (Model *const *models,
             const ModelStyle *style,
             SpText *text,
             SpMergeSide side,
             guint *n_conflicts)
{
  Check self = { models, side, style->format != 2, 0, NULL };

  check_fields (&self, text, style);
  check_body (&self, text);
  *n_conflicts = self.n_conflicts;
  return self.problem;
}
