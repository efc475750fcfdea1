/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-table.h"

#include "sp-cmark.h"

#include <string.h>

/* What makes a text more than its letters. */
#define SPECIAL "\\`*_[]<>&!~|{}\n\r"

static char *
squeeze (char *text)
{
  char *to = text;
  gboolean space = TRUE;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (!g_ascii_isspace (*from))
        *to++ = *from;
      else if (!space)
        *to++ = ' ';
      space = g_ascii_isspace (*from);
    }
  if (to > text && to[-1] == ' ')
    to--;
  *to = '\0';
  return text;
}

static void
append_text (GString *out, cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (out, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (out, ' ');
      else if (type == CMARK_NODE_HTML_INLINE &&
               g_ascii_strncasecmp (cmark_node_get_literal (node), "<br", 3) == 0)
        g_string_append_c (out, ' ');
    }
  cmark_iter_free (iter);
}

char *
sp_markdown_to_plain (const char *markdown)
{
  g_autoptr (GString) table = NULL;
  g_autoptr (GString) out = NULL;
  cmark_node *document;
  gsize length;

  g_return_val_if_fail (markdown != NULL, NULL);

  length = strlen (markdown);
  if (strcspn (markdown, SPECIAL) == length)
    return squeeze (g_strdup (markdown));
  if (length > 4 && memcmp (markdown, "**", 2) == 0 &&
      memcmp (markdown + length - 2, "**", 2) == 0 &&
      strcspn (markdown + 2, SPECIAL) == length - 4 && markdown[2] != ' ' &&
      markdown[length - 3] != ' ')
    return squeeze (g_strndup (markdown + 2, length - 4));

  /* As the one cell of a table: there "1. " starts no list. */
  table = g_string_new ("| ");
  for (const char *at = markdown; *at != '\0'; at++)
    {
      if (*at == '|')
        g_string_append_c (table, '\\');
      g_string_append_c (table, *at == '\n' || *at == '\r' ? ' ' : *at);
    }
  g_string_append (table, " |\n|-|\n");

  out = g_string_new (NULL);
  document = sp_cmark_parse (table->str, table->len);
  append_text (out, document);
  cmark_node_free (document);
  return squeeze (g_string_free (g_steal_pointer (&out), FALSE));
}
