/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "marked-text.h"

#include <stdio.h>
#include <string.h>

#define HEAD        "---\ntitle: \"Marked & <b>whole</b>\"\n---\n"
#define MARK        "Number %08x, sum %016lx\n"
#define MARK_LENGTH 38 /* of the line above */
#define MAX_CUT     40
#define MAX_BODY    400000

static const char *const words[] = {
  "peel ", "glow ", "skin\n", "care ", "**bold** ", "é ", "laser\n\n", "| a | b |\n", "$120 ", "x",
};

static guint64
sum (const char *data, gsize length, guint32 id)
{
  guint64 hash = 14695981039346656037u ^ id;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) data[i]) * 1099511628211u;
  return hash;
}

static char *
make_mark (guint32 id, const char *body, gsize length)
{
  return g_strdup_printf (MARK, id, (gulong) sum (body, length, id));
}

static const char *
random_word (GRand *random)
{
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

SpText *
marked_text_new (guint32 id, gsize length, GRand *random)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *mark = NULL;
  g_autofree char *whole = NULL;

  while (body->len < length)
    g_string_append (body, random_word (random));
  mark = make_mark (id, body->str, body->len);
  whole = g_strconcat (HEAD, mark, body->str, NULL);
  return sp_text_new (whole, strlen (whole));
}

guint32
marked_text_get_id (SpText *text)
{
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  gsize start = strlen (HEAD) + MARK_LENGTH;
  unsigned int id;
  unsigned long expected;

  if (length < start || memcmp (data, HEAD, strlen (HEAD)) != 0 ||
      sscanf (data + strlen (HEAD), MARK, &id, &expected) != 2 ||
      sum (data + start, length - start, id) != expected)
    return MARKED_TEXT_TORN;
  return id;
}

/* Not into the middle of a character. */
static gsize
align (const char *data, gsize offset, gsize length)
{
  while (offset < length && ((guchar) data[offset] & 0xc0) == 0x80)
    offset++;
  return offset;
}

void
marked_text_type (SpPage *page, guint32 id, GRand *random, SpApplyFlags flags)
{
  SpText *text = sp_page_get_text (page);
  gsize head = strlen (HEAD);
  gsize body = head + MARK_LENGTH;
  gsize length, start, end;
  const char *data = sp_text_get_data (text, &length);
  const char *word = random_word (random);
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GString) expected = NULL;

  g_assert (marked_text_get_id (text) != MARKED_TEXT_TORN);
  start = align (data, body + (gsize) (g_rand_double (random) * (double) (length - body)), length);
  end = start;
  if (length > MAX_BODY || g_rand_int_range (random, 0, 3) == 0)
    {
      gsize cut = (gsize) g_rand_int_range (random, 0, MAX_CUT);

      end = align (data, MIN (length, start + cut), length);
    }
  /* What must come of it, by other means than those under test. */
  expected = g_string_new_len (data + body, (gssize) (length - body));
  g_string_erase (expected, (gssize) (start - body), (gssize) (end - start));
  g_string_insert (expected, (gssize) (start - body), word);
  mark = make_mark (id, expected->str, expected->len);
  g_string_prepend (expected, mark);
  g_string_prepend (expected, HEAD);

  edits = sp_edit_list_new ();
  sp_edit_list_add (edits, head, body, mark, MARK_LENGTH);
  sp_edit_list_add (edits, start, end, word, -1);
  change = sp_change_new_text (edits, "body");
  sp_page_apply (page, change, NULL, flags, &error);
  g_assert_no_error (error);
  data = sp_text_get_data (sp_page_get_text (page), &length);
  g_assert_cmpmem (data, length, expected->str, expected->len);
}
