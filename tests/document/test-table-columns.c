/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-fixture.h"

typedef SpChange *(*Operation) (const SpTable *table, const int *arguments, GError **error);

typedef struct
{
  const char *name;
  const char *before;
  const char *after; /* NULL: refused */
  int arguments[2];
} Case;

static void
check (const Case *tests, gsize n, Operation operation)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (SpText) text = sp_text_new (tests[i].before, strlen (tests[i].before));
      g_autoptr (SpBody) body = sp_body_parse (text, 0);
      g_autoptr (SpChange) change = NULL;
      g_autoptr (SpText) after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", tests[i].name);
      g_assert_cmpuint (sp_body_get_n_tables (body), >, 0);
      change = operation (sp_body_get_table (body, 0), tests[i].arguments, &error);
      if (tests[i].after == NULL)
        {
          g_assert_null (change);
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      after = apply_change (text, body, change);
      g_assert_cmpstr (sp_text_get_data (after, NULL), ==, tests[i].after);
    }
}

#define ABC "| A | B  |C|\n|---|:--:|-|\n| a | b  |c|\n"

static SpChange *
insert (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_insert_column (table, (guint) arguments[0], error);
}

static const Case insert_cases[] = {
  { "first", ABC, "|   | A | B  |C|\n|---|---|:--:|-|\n|   | a | b  |c|\n", { 0 } },
  { "in the middle", ABC, "| A |   | B  |C|\n|---|---|:--:|-|\n| a |   | b  |c|\n", { 1 } },
  { "last", ABC, "| A | B  |C|   |\n|---|:--:|-|---|\n| a | b  |c|   |\n", { 3 } },
  { "with a padded delimiter row", "| A |\n| - |\n| a |\n", "| A |   |\n| - | --- |\n| a |   |\n",
    { 1 } },
  { "first where no pipe leads",
    "A | B\n--|--\na | b\n",
    "|   | A | B\n---|--|--\n|   | a | b\n", { 0 } },
  { "last where no pipe ends", "A | B\n--|--\na | b\n",
    "A | B |   |\n--|--|---\na | b |   |\n", { 2 } },
  { "missing cells stay missing", "|A|B|\n|-|-|\n|a|\n", "|A|B|   |\n|-|-|---|\n|a|\n", { 2 } },
  { "surplus cells stay behind", "|A|\n|-|\n|a|b|\n", "|A|   |\n|-|---|\n|a|   |b|\n", { 1 } },
  { "with CR LF and no final line end", "|A|\r\n|-|\r\n|a|",
    "|   |A|\r\n|---|-|\r\n|   |a|", { 0 } },
  { "trailing spaces stay", "|A| \n|-|  \n|a|\t\n", "|A|   | \n|-|---|  \n|a|   |\t\n", { 1 } },
  { "no such place", ABC, NULL, { 4 } },
};

static void
test_insert (void)
{
  check (insert_cases, G_N_ELEMENTS (insert_cases), insert);
}

static SpChange *
delete (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_delete_column (table, (guint) arguments[0], error);
}

static const Case delete_cases[] = {
  { "first", ABC, "| B  |C|\n|:--:|-|\n| b  |c|\n", { 0 } },
  { "in the middle", ABC, "| A |C|\n|---|-|\n| a |c|\n", { 1 } },
  { "last", ABC, "| A | B  |\n|---|:--:|\n| a | b  |\n", { 2 } },
  { "first where no pipe leads",
    "A | B | C\n--|--|--\na | b | c\n", "B | C\n--|--\nb | c\n", { 0 } },
  { "the next would be a list item", "A | B | C\n--|--|--\na | - b | c\n",
    "B | C\n--|--\n| - b | c\n", { 0 } },
  { "the next is empty", "A | B | C\n--|--|--\na | | c\n", "B | C\n--|--\n| | c\n", { 0 } },
  { "the delimiter row would be a list item", "A | B | C\n--|  - |--\na | b | c\n",
    "B | C\n|  - |--\nb | c\n", { 0 } },
  { "last where no pipe ends", "A | B | C\n--|--|--\na | b | c\n", "A | B\n--|--\na | b\n", { 2 } },
  { "all but one: the delimiter row keeps a pipe", "A | B\n--|--\na | b\n", "A\n--|\na\n", { 1 } },
  { "the new last is empty", "A | B\n--|--\n| | b\n", "A\n--|\n| |\n", { 1 } },
  { "a row of that cell alone is left empty", "|A|B|\n|-|-|\n|a|\n", "|B|\n|-|\n|   |\n", { 0 } },
  { "a line across is no header", "---| B\n--- | ---\n", "|---\n--- |\n", { 1 } },
  { "missing in a row", "|A|B|\n|-|-|\n|a|\n", "|A|\n|-|\n|a|\n", { 1 } },
  { "surplus cells stay", "|A|B|\n|-|-|\n|a|b|c|\n", "|A|\n|-|\n|a|c|\n", { 1 } },
  { "not the last one", "|A|\n|-|\n|a|\n", NULL, { 0 } },
  { "no such column", ABC, NULL, { 3 } },
};

static void
test_delete (void)
{
  check (delete_cases, G_N_ELEMENTS (delete_cases), delete);
}

static SpChange *
move (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_move_column (table, (guint) arguments[0], (guint) arguments[1], error);
}

static const Case move_cases[] = {
  { "right", ABC, "| B  | A |C|\n|:--:|---|-|\n| b  | a |c|\n", { 0, 1 } },
  { "left, with its alignment", ABC, "| B  | A |C|\n|:--:|---|-|\n| b  | a |c|\n", { 1, 0 } },
  { "to the end", ABC, "| B  |C| A |\n|:--:|-|---|\n| b  |c| a |\n", { 0, 2 } },
  { "where no pipes stand outside", "A | B | C\n--|--|--\na | b | c\n",
    "C | A | B\n--|--|--\nc | a | b\n", { 2, 0 } },
  { "a missing cell to the front", "|A|B|\n|-|-|\n|a|\n", "|B|A|\n|-|-|\n|   |a|\n", { 1, 0 } },
  { "a cell behind missing ones", "|A|B|C|\n|-|-|-|\n|a|b|\n", "|B|C|A|\n|-|-|-|\n|b|   |a|\n",
    { 0, 2 } },
  { "missing ones among themselves",
    "|A|B|C|\n|-|-|-|\n|a|\n", "|A|C|B|\n|-|-|-|\n|a|\n", { 1, 2 } },
  { "to where it is", ABC, ABC, { 1, 1 } },
  { "to nowhere", ABC, NULL, { 0, 3 } },
};

static void
test_move (void)
{
  check (move_cases, G_N_ELEMENTS (move_cases), move);
}

static SpChange *
align (const SpTable *table, const int *arguments, GError **error)
{
  return sp_table_set_align (table, (guint) arguments[0], (SpAlign) arguments[1], error);
}

static const Case align_cases[] = {
  { "left", ABC, "| A | B  |C|\n|:--|:--:|-|\n| a | b  |c|\n", { 0, SP_ALIGN_LEFT } },
  { "right", ABC, "| A | B  |C|\n|--:|:--:|-|\n| a | b  |c|\n", { 0, SP_ALIGN_RIGHT } },
  { "centre", ABC, "| A | B  |C|\n|:-:|:--:|-|\n| a | b  |c|\n", { 0, SP_ALIGN_CENTER } },
  { "none", ABC, "| A | B  |C|\n|---|----|-|\n| a | b  |c|\n", { 1, SP_ALIGN_NONE } },
  { "where there is no room", ABC, "| A | B  |C|\n|---|:--:|:-:|\n| a | b  |c|\n",
    { 2, SP_ALIGN_CENTER } },
  { "as it is", ABC, ABC, { 1, SP_ALIGN_CENTER } },
  { "dashes alone would make a heading", "A\n:--\na\n", "A\n---|\na\n", { 0, SP_ALIGN_NONE } },
  { "no such column", ABC, NULL, { 3, SP_ALIGN_LEFT } },
};

static void
test_align (void)
{
  check (align_cases, G_N_ELEMENTS (align_cases), align);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-columns/insert", test_insert);
  g_test_add_func ("/table-columns/delete", test_delete);
  g_test_add_func ("/table-columns/move", test_move);
  g_test_add_func ("/table-columns/align", test_align);

  return g_test_run ();
}
