/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotes, dashes and ellipses, as goldmark's typographer extension sets them. */

#include <string.h>

#include "sp-md-char.h"
#include "sp-md-inline.h"

typedef struct
{
  const char *data;
  int length; /* to behind the line end */
  gunichar before;
  gboolean can_open;
  gboolean can_close;
} Quote;

static SpMdNode *
put (SpMdInline *self, const char *entity, int length)
{
  SpMdNode *node = sp_md_node_new (self->parser->arena, SP_MD_ENTITY);

  node->text.data = entity;
  node->text.length = strlen (entity);
  self->text.position += length;
  return node;
}

static gboolean
is_digit_char (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER;
}

static gboolean
ends_word (const Quote *quote, int i)
{
  return quote->length <= i || sp_md_is_punct (quote->data[i]) || sp_md_is_space (quote->data[i]);
}

/* '90s */
static gboolean
is_decade (const Quote *quote)
{
  const char *data = quote->data;
  gunichar after = ' ';

  if (!quote->can_open || quote->can_close || quote->length <= 3 || !sp_md_is_digit (data[1]) ||
      !sp_md_is_digit (data[2]) || data[3] != 's')
    return FALSE;
  if (quote->length > 4)
    after = sp_md_get_char (data + 4, quote->length - 4);
  return sp_md_is_space_char (after) || sp_md_is_punct_char (after);
}

/* 'twas, 'em, 'net; and any between letters. */
static gboolean
is_apostrophe (const Quote *quote)
{
  gunichar next;

  if (is_decade (quote))
    return TRUE;
  if (quote->length <= 1)
    return FALSE;
  if ((sp_md_is_unicode_punct (quote->before) || sp_md_is_space_char (quote->before)) &&
      quote->data[1] != '\0' && strchr ("tenl", quote->data[1]) != NULL)
    return TRUE;
  next = sp_md_get_char (quote->data + 1, quote->length - 1);
  return (is_digit_char (quote->before) || g_unichar_isalpha (quote->before)) &&
         g_unichar_isalpha (next);
}

/* 's, 'm, 't, 'd, 've, 'll, 're */
static gboolean
is_contraction (const Quote *quote)
{
  const char *data = quote->data;

  if (quote->length > 1 && data[1] != '\0' && strchr ("smtd", data[1]) != NULL &&
      ends_word (quote, 2))
    return TRUE;
  return quote->length > 2 &&
         (strncmp (data + 1, "ve", 2) == 0 || strncmp (data + 1, "ll", 2) == 0 ||
          strncmp (data + 1, "re", 2) == 0) &&
         ends_word (quote, 3);
}

static gboolean
is_closing (const Quote *quote)
{
  gunichar next;

  if (!quote->can_close)
    return FALSE;
  if (!quote->can_open)
    return TRUE;
  if (quote->length <= 1)
    return FALSE;
  next = sp_md_get_char (quote->data + 1, quote->length - 1);
  return sp_md_is_unicode_punct (next) && ends_word (quote, 2);
}

static SpMdNode *
parse_single_quote (SpMdInline *self, const Quote *quote)
{
  int *open = &self->parser->open_single_quotes;

  if (is_apostrophe (quote))
    return put (self, "&rsquo;", 1);
  if (quote->can_open && !quote->can_close)
    {
      if (is_contraction (quote))
        return put (self, "&rsquo;", 1);
      (*open)++;
      return put (self, "&lsquo;", 1);
    }
  if (quote->length > 2 && !is_digit_char (sp_md_get_char (quote->data + 1, quote->length - 1)))
    return put (self, "&rsquo;", 1);
  if (*open > 0 && is_closing (quote))
    {
      (*open)--;
      return put (self, "&rsquo;", 1);
    }
  return NULL;
}

static SpMdNode *
parse_double_quote (SpMdInline *self, const Quote *quote)
{
  int *open = &self->parser->open_double_quotes;

  if (quote->can_open && !quote->can_close)
    {
      (*open)++;
      return put (self, "&ldquo;", 1);
    }
  if (*open > 0 && is_closing (quote))
    {
      /* "Monitor 21"" */
      if (quote->length > 1 && quote->data[1] == '"' && is_digit_char (quote->before))
        return NULL;
      (*open)--;
      return put (self, "&rdquo;", 1);
    }
  return NULL;
}

SpMdNode *
sp_md_inline_parse_typographic (SpMdInline *self)
{
  Quote quote = { self->text.data + self->text.position, sp_md_inline_get_rest (&self->text),
                  sp_md_inline_get_before (&self->text), FALSE, FALSE };
  const char *data = quote.data;
  gboolean twice = quote.length > 1 && data[1] == data[0];
  gboolean thrice = twice && quote.length > 2 && data[2] == data[0];

  switch (data[0])
    {
    case '-':
      return thrice ? put (self, "&mdash;", 3) : twice ? put (self, "&ndash;", 2) : NULL;
    case '.':
      return thrice ? put (self, "&hellip;", 3) : NULL;
    case '<':
      return twice ? put (self, "&laquo;", 2) : NULL;
    case '>':
      return twice ? put (self, "&raquo;", 2) : NULL;
    case '\'':
    case '"':
      sp_md_inline_scan_run (self, &quote.can_open, &quote.can_close);
      return data[0] == '"' ? parse_double_quote (self, &quote) : parse_single_quote (self, &quote);
    default:
      return NULL;
    }
}
