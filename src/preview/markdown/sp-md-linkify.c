/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bare addresses in text, as goldmark's linkify extension finds them. */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"

#define MAX_HOST  256
#define MAX_LABEL 63

static gboolean
is_one_of (char c, const char *others)
{
  return sp_md_is_alnum (c) || (c != '\0' && strchr (others, c) != NULL);
}

int
sp_md_scan_email (const char *data, int length, int *scanned)
{
  int i = 0;

  while (i < length && is_one_of (data[i], "!#$%&'*+-./=?^_`{|}~"))
    i++;
  *scanned = i;
  if (i == 0 || i + 1 >= length || data[i] != '@' || !sp_md_is_alnum (data[i + 1]))
    return -1;
  i++;
  for (;;)
    {
      int label = i;
      int end;

      while (i < length && i - label < MAX_LABEL && is_one_of (data[i], "-"))
        i++;
      while (data[i - 1] == '-')
        i--;
      end = i;
      if (end + 1 >= length || data[end] != '.' || !sp_md_is_alnum (data[end + 1]))
        return end;
      i = end + 1;
    }
}

/* The host: up to 256 characters, as many as end in a dot and lower-case letters. */
static int
scan_host (const char *data, int length, int start)
{
  int end = start;

  while (end < length && end - start < MAX_HOST && is_one_of (data[end], "-@:%._+~#="))
    end++;
  for (int dot = MIN (end, length - 1); dot > start; dot--)
    if (data[dot] == '.' && dot + 1 < length && g_ascii_islower (data[dot + 1]))
      {
        for (end = dot + 1; end < length && g_ascii_islower (data[end]);)
          end++;
        return end;
      }
  return -1;
}

/* The end of an address with a scheme, or of one that starts with "www."; -1. */
static int
scan_address (const char *data, int length, gboolean *www)
{
  static const char *const schemes[] = { "http://", "https://", "ftp://" };
  const char *path = "-@:%_+.~#$!?&/=();,'\">^{}[]`";
  int end = -1;

  *www = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      int n = strlen (schemes[i]);

      if (length > n && memcmp (data, schemes[i], n) == 0)
        end = scan_host (data, length, n);
    }
  if (end >= 0 && end + 1 < length && data[end] == ':' && sp_md_is_digit (data[end + 1]))
    for (end++; end < length && sp_md_is_digit (data[end]);)
      end++;
  if (end < 0 && length > 4 && memcmp (data, "www.", 4) == 0)
    {
      *www = TRUE;
      path = "-@:%_+.~#!?&/=();,'\">^{}[]`";
      end = scan_host (data, length, 4);
    }
  if (end >= 0 && end < length && (data[end] == '/' || data[end] == '#' || data[end] == '?'))
    for (end++; end < length && is_one_of (data[end], path);)
      end++;
  return end;
}

/* Without a dot, parentheses that it did not open, or an entity at the end. */
static int
trim_address (const char *data, int end)
{
  char last = data[end - 1];

  if (last == '.')
    return end - 1;
  if (last == ')')
    {
      int closing = 0;

      for (int i = end - 1; i >= 0; i--)
        closing += data[i] == ')' ? 1 : data[i] == '(' ? -1 : 0;
      return closing > 0 ? end - closing : end;
    }
  if (last == ';')
    {
      int i = end - 2;

      while (i >= 0 && sp_md_is_alnum (data[i]))
        i--;
      return i >= 0 && i != end - 2 && data[i] == '&' ? i : end;
    }
  return end;
}

static int
scan_email_in_text (SpMdInline *self, const char *data, int length)
{
  int position = data - self->text.data;
  int scanned;
  int end;

  if (length == 0 || sp_md_is_punct (data[0]) || position < self->no_email_before)
    return -1;
  end = sp_md_scan_email (data, length, &scanned);
  if (end >= 0 && memchr (data + scanned, '.', end - 1 - scanned) != NULL &&
      (end == length || (data[end] != '-' && data[end] != '_')))
    return end;
  /* What starts later in the same local part would fail as well. */
  self->no_email_before = position + scanned;
  return -1;
}

SpMdNode *
sp_md_inline_parse_bare_link (SpMdInline *self)
{
  SpMdInlineText *text = &self->text;
  const char *data = text->data + text->position;
  int length = sp_md_inline_get_rest (text);
  SpMdNode *node;
  gboolean email = FALSE;
  gboolean www;
  int skip;
  int end;

  if (self->opener != NULL) /* perhaps inside a link's text */
    return NULL;
  skip = length > 0 && strchr (" *_~(", data[0]) != NULL && data[0] != '\0' ? 1 : 0;
  data += skip;
  length -= skip;

  end = scan_address (data, length, &www);
  if (end >= 0)
    end = trim_address (data, end);
  else
    {
      end = scan_email_in_text (self, data, length);
      email = TRUE;
    }
  if (end < 0)
    return NULL;
  if (skip > 0)
    sp_md_node_append_text (self->block, self->parser->arena, data - 1, 1);
  while (end > 1 && strchr ("?!.,:*_~", data[end - 1]) != NULL)
    end--;
  node = sp_md_node_new (self->parser->arena, SP_MD_AUTO_LINK);
  node->text.data = data;
  node->text.length = end;
  node->u.auto_link.email = email;
  node->u.auto_link.bare_www = www && !email;
  text->position += skip + end;
  return node;
}
