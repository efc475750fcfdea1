/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "merge-model.h"

#include <string.h>

/* Numbers below are the base's; each side makes its own above. */
#define FIRST_NEW 16
#define PER_SIDE  16

static guint
pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static char *
make_word (GRand *random)
{
  char *word = g_malloc (10);

  for (guint i = 0; i < 9; i++)
    word[i] = (char) ('a' + pick (random, 26));
  word[9] = '\0';
  return word;
}

static char *
make_words (GRand *random, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = make_word (random);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", word);
    }
  return g_string_free (words, FALSE);
}

static void
list_add (ModelList *list, guint number, guint at, char *text)
{
  memmove (list->order + at + 1, list->order + at, (list->n - at) * sizeof (guint));
  list->order[at] = number;
  list->n++;
  g_free (list->texts[number]);
  list->texts[number] = text;
}

static guint
list_remove (ModelList *list, guint at)
{
  guint number = list->order[at];

  list->n--;
  memmove (list->order + at, list->order + at + 1, (list->n - at) * sizeof (guint));
  g_clear_pointer (&list->texts[number], g_free);
  return number;
}

static void
list_move (ModelList *list, GRand *random)
{
  guint from = pick (random, list->n), to = pick (random, list->n);
  guint number = list->order[from];

  if (from == to)
    return;
  memmove (list->order + from, list->order + from + 1, (list->n - from - 1) * sizeof (guint));
  memmove (list->order + to + 1, list->order + to, (list->n - 1 - to) * sizeof (guint));
  list->order[to] = number;
  list->moved = TRUE;
}

/* One that the side has not used yet, or 0. */
static guint
new_number (ModelList *list, guint side)
{
  for (guint i = 0; i < PER_SIDE; i++)
    {
      guint number = FIRST_NEW + (side - 1) * PER_SIDE + i;

      if (list->texts[number] == NULL)
        return number;
    }
  return 0;
}

/* Of three words where things are alike, else of words of their own. */
static char *
make_own_words (GRand *random, gboolean alike, guint n)
{
  static const char *const few[] = { "one", "two", "three", "two one" };

  return alike ? g_strdup (few[pick (random, G_N_ELEMENTS (few))]) : make_words (random, n);
}

static void
list_fill (ModelList *list, GRand *random, gboolean alike, guint n, guint n_words)
{
  for (guint i = 0; i < n; i++)
    list_add (list, i, i, make_own_words (random, alike, n_words));
}

Model *
model_new_random (GRand *random, gboolean alike)
{
  Model *self = g_new0 (Model, 1);

  list_fill (&self->fields, random, FALSE, 1 + pick (random, 7), 3);
  list_fill (&self->group, random, FALSE, 1 + pick (random, 4), 2);
  list_fill (&self->tags, random, alike, 1 + pick (random, 6), 1);
  list_fill (&self->paragraphs, random, alike, 1 + pick (random, 8), 12);
  list_add (&self->paragraphs, MODEL_TABLE, pick (random, self->paragraphs.n + 1),
            g_strdup (MODEL_TABLE_NAME));
  list_fill (&self->rows, random, alike, 1 + pick (random, 8), 1);
  list_fill (&self->columns, random, alike, 2 + pick (random, 3), 1);
  for (guint i = 0; i < self->fields.n; i++)
    if (pick (random, 3) == 0)
      self->notes.texts[i] = make_words (random, 2);
  for (guint row = 0; row < self->rows.n; row++)
    for (guint column = 1; column < self->columns.n; column++)
      self->cells[row][column] = make_own_words (random, alike, 2);
  return self;
}

static ModelList *
get_list (Model *self, guint index)
{
  ModelList *lists[] = { &self->fields,     &self->group, &self->tags,   &self->notes,
                         &self->paragraphs, &self->rows,  &self->columns };

  return index < G_N_ELEMENTS (lists) ? lists[index] : NULL;
}

Model *
model_copy (Model *self)
{
  Model *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; get_list (copy, i) != NULL; i++)
    for (guint j = 0; j < MODEL_MAX; j++)
      get_list (copy, i)->texts[j] = g_strdup (get_list (copy, i)->texts[j]);
  for (guint row = 0; row < MODEL_MAX; row++)
    for (guint column = 0; column < MODEL_MAX; column++)
      copy->cells[row][column] = g_strdup (copy->cells[row][column]);
  return copy;
}

void
model_free (Model *self)
{
  for (guint i = 0; get_list (self, i) != NULL; i++)
    for (guint j = 0; j < MODEL_MAX; j++)
      g_free (get_list (self, i)->texts[j]);
  for (guint row = 0; row < MODEL_MAX; row++)
    for (guint column = 0; column < MODEL_MAX; column++)
      g_free (self->cells[row][column]);
  g_free (self);
}

static void
replace_text (char **text, char *new_text)
{
  g_free (*text);
  *text = new_text;
}

/* Another word for one of the paragraph's, so that it stays recognizable. */
static void
edit_paragraph (char **text, GRand *random)
{
  g_auto (GStrv) words = g_strsplit (*text, " ", -1);
  char **word = &words[pick (random, g_strv_length (words))];

  g_free (*word);
  *word = make_word (random);
  replace_text (text, g_strjoinv (" ", words));
}

static void
edit_list (ModelList *list, GRand *random, guint side, guint n_words)
{
  guint number = new_number (list, side);
  guint what = pick (random, 4);

  if (what == 0 && number != 0)
    list_add (list, number, pick (random, list->n + 1), make_words (random, n_words));
  else if (what == 1 && list->n > 1)
    list_remove (list, pick (random, list->n));
  else if (what > 1 && list->n > 0)
    replace_text (&list->texts[list->order[pick (random, list->n)]], make_words (random, n_words));
}

static void
edit_tags (ModelList *list, GRand *random, guint side)
{
  guint number = new_number (list, side);
  guint what = pick (random, 4);

  if (what < 2 && number != 0)
    list_add (list, number, pick (random, list->n + 1), make_words (random, 1));
  else if (what == 2 && list->n > 1)
    list_remove (list, pick (random, list->n));
  else
    list_move (list, random);
}

static void
edit_paragraphs (ModelList *list, GRand *random, guint side, gboolean may_move)
{
  guint number = new_number (list, side), what = pick (random, 5), at = pick (random, list->n);

  if (what == 0 && number != 0)
    list_add (list, number, pick (random, list->n + 1), make_words (random, 12));
  else if (what == 2 && may_move)
    list_move (list, random);
  else if (list->order[at] == MODEL_TABLE)
    return;
  else if (what == 1)
    list_remove (list, at);
  else if (what > 1 && !may_move)
    edit_paragraph (&list->texts[list->order[at]], random);
}

static void
edit_columns (Model *self, GRand *random, guint side)
{
  guint number = new_number (&self->columns, side);

  /* The first column, which has the names, stays where it is. */
  if (pick (random, 2) == 0 && number != 0)
    {
      list_add (&self->columns, number, 1 + pick (random, self->columns.n), make_words (random, 1));
      for (guint i = 0; i < self->rows.n; i++)
        replace_text (&self->cells[self->rows.order[i]][number],
                      pick (random, 3) == 0 ? NULL : make_words (random, 2));
    }
  else if (self->columns.n > 2)
    {
      list_remove (&self->columns, 1 + pick (random, self->columns.n - 1));
    }
}

static void
edit_table (Model *self, GRand *random, guint side)
{
  guint number = new_number (&self->rows, side);
  guint row = self->rows.order[pick (random, self->rows.n)];
  guint column = self->columns.order[1 + pick (random, self->columns.n - 1)];

  switch (pick (random, 8))
    {
    case 0:
      if (number == 0)
        break;
      list_add (&self->rows, number, pick (random, self->rows.n + 1), make_words (random, 1));
      for (guint i = 1; i < self->columns.n; i++)
        replace_text (&self->cells[number][self->columns.order[i]], make_words (random, 2));
      break;
    case 1:
      if (self->rows.n > 1)
        list_remove (&self->rows, pick (random, self->rows.n));
      break;
    case 2:
      list_move (&self->rows, random);
      break;
    case 3:
      if (pick (random, 3) == 0)
        edit_columns (self, random, side);
      break;
    default:
      replace_text (&self->cells[row][column],
                    pick (random, 8) == 0 ? NULL : make_words (random, 2));
    }
}

static void
edit_notes (Model *self, GRand *random)
{
  guint number = self->fields.order[pick (random, self->fields.n)];

  replace_text (&self->notes.texts[number], pick (random, 3) == 0 ? NULL : make_words (random, 2));
}

void
model_edit (Model *self, GRand *random, guint side)
{
  guint n = 1 + pick (random, 6);
  gboolean may_move = pick (random, 2) == 0;

  for (guint i = 0; i < n; i++)
    switch (pick (random, 8))
      {
      case 0:
      case 1:
        edit_list (&self->fields, random, side, 3);
        break;
      case 2:
        edit_list (&self->group, random, side, 2);
        break;
      case 3:
        edit_tags (&self->tags, random, side);
        break;
      case 4:
        edit_notes (self, random);
        break;
      case 5:
        edit_paragraphs (&self->paragraphs, random, side, may_move);
        break;
      default:
        edit_table (self, random, side);
      }
}

ModelStyle
model_random_style (GRand *random)
{
  guint format = pick (random, 6);

  return (ModelStyle){
    .format = format == 4   ? 1
              : format == 5 ? 2
                            : 0,
    .flow = pick (random, 2) == 0,
    .crlf = pick (random, 4) == 0,
    .padded = pick (random, 2) == 0,
    .last_newline = pick (random, 4) != 0,
  };
}

static void
write_field (GString *out, Model *self, const ModelStyle *style, guint number)
{
  const char *note = self->notes.texts[number];

  if (style->format == 2)
    g_string_append_printf (out, "  \"f%u\": \"%s\",\n", number, self->fields.texts[number]);
  else
    g_string_append_printf (out, "f%u%s \"%s\"%s%s\n", number, style->format == 0 ? ":" : " =",
                            self->fields.texts[number], note != NULL ? " # " : "",
                            note != NULL ? note : "");
}

static void
write_tags (GString *out, Model *self, const ModelStyle *style)
{
  gboolean block = style->format == 0 && !style->flow && self->tags.n > 0;

  g_string_append (out, style->format == 2   ? "  \"tags\": ["
                        : style->format == 1 ? "tags = ["
                        : block              ? "tags:\n"
                                             : "tags: [");
  for (guint i = 0; i < self->tags.n; i++)
    g_string_append_printf (out, block ? "%s- \"%s\"\n" : "%s\"%s\"",
                            block   ? "  "
                            : i > 0 ? ", "
                                    : "",
                            self->tags.texts[self->tags.order[i]]);
  if (!block)
    g_string_append (out, style->format == 2 ? "],\n" : "]\n");
}

static void
write_group (GString *out, Model *self, const ModelStyle *style)
{
  static const char *const starts[] = { "group:\n", "[group]\n", "  \"group\": {\n" };

  g_string_append (out, starts[style->format]);
  for (guint i = 0; i < self->group.n; i++)
    {
      guint number = self->group.order[i];
      const char *text = self->group.texts[number];

      if (style->format == 0)
        g_string_append_printf (out, "  g%u: \"%s\"\n", number, text);
      else if (style->format == 1)
        g_string_append_printf (out, "g%u = \"%s\"\n", number, text);
      else
        g_string_append_printf (out, "    \"g%u\": \"%s\"%s\n", number, text,
                                i + 1 < self->group.n ? "," : "");
    }
  if (style->format == 2)
    g_string_append (out, "  }\n");
}

static void
write_table (GString *out, Model *self, const ModelStyle *style)
{
  int width = style->padded ? 20 : 0;

  for (guint i = 0; i < self->columns.n; i++)
    g_string_append_printf (out, "| %-*s ", width, self->columns.texts[self->columns.order[i]]);
  g_string_append (out, "|\n");
  for (guint i = 0; i < self->columns.n; i++)
    g_string_append (out, "|---");
  g_string_append (out, "|\n");
  for (guint row = 0; row < self->rows.n; row++)
    {
      guint number = self->rows.order[row];

      for (guint i = 0; i < self->columns.n; i++)
        {
          const char *cell =
              i == 0 ? self->rows.texts[number] : self->cells[number][self->columns.order[i]];

          g_string_append_printf (out, "| %-*s ", width, cell != NULL ? cell : "");
        }
      g_string_append (out, "|\n");
    }
}

SpText *
model_write (Model *self, const ModelStyle *style)
{
  static const char *const starts[] = { "---\n", "+++\n", "{\n" };
  static const char *const ends[] = { "---\n", "+++\n", "}\n" };
  GString *out = g_string_new (starts[style->format]);
  gsize length;

  for (guint i = 0; i < self->fields.n; i++)
    write_field (out, self, style, self->fields.order[i]);
  write_tags (out, self, style);
  write_group (out, self, style);
  g_string_append (out, ends[style->format]);
  for (guint i = 0; i < self->paragraphs.n; i++)
    {
      guint number = self->paragraphs.order[i];

      g_string_append_c (out, '\n');
      if (number == MODEL_TABLE)
        write_table (out, self, style);
      else
        g_string_append_printf (out, "%s\n", self->paragraphs.texts[number]);
    }
  if (!style->last_newline)
    g_string_truncate (out, out->len - 1);
  if (style->crlf)
    g_string_replace (out, "\n", "\r\n", 0);
  length = out->len;
  return sp_text_new_take (g_string_free (out, FALSE), length);
}
