/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-preview-document.h"

#include <string.h>

#include "sp-page-price.h"
#include "sp-preview-html.h"
#include "sp-preview-resources.h"
#include "sp-preview-url.h"

/* Raw HTML that stays open for longer is closed where its block ends. */
#define MAX_JOINED 100

#define MAX_PRICE_NAME 40

#define STYLE "/io/github/servicepages/ServicePages/preview/preview.css"

/* Nothing is loaded but the site's own images; no script runs, no form is sent. */
#define POLICY \
  "default-src 'none'; img-src " SP_PREVIEW_SCHEME ": data:; style-src 'unsafe-inline'; " \
  "form-action 'none'; base-uri 'none'"

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static const char *
get_text (SpFrontMatter *front_matter, const char *key)
{
  const SpNode *node = sp_front_matter_lookup (front_matter, key);
  const char *text = node != NULL && node->value != NULL ? sp_value_get_string (node->value) : NULL;

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static gboolean
get_boolean (SpFrontMatter *front_matter, const char *key)
{
  const SpNode *node = sp_front_matter_lookup (front_matter, key);

  if (node == NULL || node->value == NULL)
    return FALSE;
  switch (sp_value_get_value_type (node->value))
    {
    case SP_VALUE_BOOLEAN:
      return sp_value_get_boolean (node->value);
    case SP_VALUE_STRING:
      return g_str_equal (sp_value_get_string (node->value), "true");
    default:
      return FALSE;
    }
}

static void
append_categories (GString *html, SpFrontMatter *front_matter)
{
  const SpNode *node = sp_front_matter_lookup (front_matter, "categories");
  gboolean opened = FALSE;

  if (node == NULL || node->value == NULL)
    return;
  for (guint i = 0; i < sp_value_get_length (node->value); i++)
    {
      SpValue *item = sp_value_get_item (node->value, i);
      const char *text = item != NULL ? sp_value_get_string (item) : NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      if (!opened)
        g_string_append (html, "<ul class=\"sp-categories\">");
      opened = TRUE;
      g_string_append (html, "<li>");
      append_escaped (html, text);
      g_string_append (html, "</li>");
    }
  if (opened)
    g_string_append (html, "</ul>");
}

static char *
find_price (SpFrontMatter *front_matter)
{
  SpText *text = sp_front_matter_get_text (front_matter);
  gsize start;
  gsize end;

  if (!sp_text_is_utf8 (text, NULL))
    return NULL;
  sp_front_matter_get_span (front_matter, &start, &end);
  return sp_page_find_price (text, end);
}

char *
sp_preview_render_header (SpFrontMatter *front_matter, SpSite *site, const char *page)
{
  GString *html = g_string_new (NULL);
  g_autofree char *price = NULL;
  const char *icon;
  const char *title;
  const char *description;

  g_return_val_if_fail (front_matter != NULL, NULL);

  price = find_price (front_matter);
  icon = get_text (front_matter, "icon");
  title = get_text (front_matter, "title");
  description = get_text (front_matter, "description");
  if (icon != NULL && site != NULL)
    {
      g_autofree char *address = sp_preview_resolve_address (site, page, icon);
      g_autoptr (GFile) file = sp_preview_find_file (site, address);

      /* A picture that is not there would be a torn one. */
      if (file != NULL && g_file_query_exists (file, NULL))
        {
          g_string_append (html, "<img class=\"sp-icon\" alt=\"\" src=\"");
          append_escaped (html, address);
          g_string_append (html, "\">");
        }
    }
  append_categories (html, front_matter);
  if (title != NULL && !get_boolean (front_matter, "noTitle"))
    {
      g_string_append (html, "<h1>");
      append_escaped (html, title);
      g_string_append (html, "</h1>");
    }
  if (description != NULL)
    {
      g_string_append (html, "<p class=\"sp-description\">");
      append_escaped (html, description);
      g_string_append (html, "</p>");
    }
  if (price != NULL)
    {
      g_string_append (html, "<p class=\"sp-price\">");
      append_escaped (html, price);
      g_string_append (html, "</p>");
    }
  return g_string_free (html, FALSE);
}

typedef struct
{
  SpSite *site;
  const char *page;
} Place;

static char *
resolve_cb (const char *address, gpointer data)
{
  const Place *place = data;

  return sp_preview_resolve_address (place->site, place->page, address);
}

/* The text of the first cell of the row at @row, without tags. */
static char *
get_row_name (const char *row)
{
  const char *start = strstr (row, "<td");
  const char *end = strstr (row, "</td>");
  GString *name = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *p = start; start != NULL && end != NULL && p < end; p++)
    if (*p == '<' || *p == '>')
      in_tag = *p == '<';
    else if (!in_tag)
      g_string_append_c (name, *p);
  return g_string_free (name, FALSE);
}

/* Marks the rows that name the price. */
static void
mark_price_rows (GString *html)
{
  static const char row[] = "<tr>\n<td";
  static const char class[] = " class=\"sp-price-row\"";

  for (gsize at = 0;;)
    {
      const char *found = strstr (html->str + at, row);
      g_autofree char *name = NULL;

      if (found == NULL)
        return;
      at = found - html->str + strlen ("<tr");
      name = get_row_name (found);
      if (strlen (name) < MAX_PRICE_NAME && sp_page_is_price_name (name))
        g_string_insert (html, at, class);
    }
}

/* How many blocks from @first on raw HTML makes one: 1 when it ends in itself, or nowhere. */
static guint
count_joined (SpPreviewHtml *counter, GPtrArray *blocks, guint first)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  guint count = 0;

  do
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, first + count);

      g_string_truncate (scratch, 0);
      sp_preview_html_append (counter, block->html, scratch);
      count++;
    }
  while (sp_preview_html_is_open (counter) && count < MAX_JOINED && first + count < blocks->len);

  if (sp_preview_html_is_open (counter))
    count = 1;
  sp_preview_html_close (counter, scratch);
  return count;
}

GPtrArray *
sp_preview_render_blocks (SpFrontMatter *front_matter, SpSite *site, const char *page)
{
  Place place = { site, page };
  g_autoptr (SpPreviewHtml) filter = sp_preview_html_new (resolve_cb, &place);
  g_autoptr (SpPreviewHtml) counter = sp_preview_html_new (NULL, NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  GPtrArray *result;
  gsize start;
  gsize body_start;

  g_return_val_if_fail (front_matter != NULL, NULL);

  sp_front_matter_get_span (front_matter, &start, &body_start);
  blocks = sp_render_blocks (sp_front_matter_get_text (front_matter), body_start,
                             site != NULL ? sp_site_get_markup (site) : &sp_markup_defaults);
  result = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_rendered_block_free);
  for (guint i = 0; i < blocks->len;)
    {
      const SpRenderedBlock *first = g_ptr_array_index (blocks, i);
      SpRenderedBlock *joined = g_new0 (SpRenderedBlock, 1);
      GString *html = g_string_new (NULL);
      guint count = count_joined (counter, blocks, i);

      joined->start = first->start;
      for (guint k = 0; k < count; k++)
        {
          const SpRenderedBlock *block = g_ptr_array_index (blocks, i + k);

          sp_preview_html_append (filter, block->html, html);
          joined->end = MAX (joined->end, block->end);
        }
      sp_preview_html_close (filter, html);
      mark_price_rows (html);
      joined->html = g_string_free (html, FALSE);
      g_ptr_array_add (result, joined);
      i += count;
    }
  return result;
}

char *
sp_preview_render_document (SpFrontMatter *front_matter, SpSite *site, const char *page)
{
  g_autoptr (GBytes) style = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *header = NULL;
  const char *title;
  GString *html;

  g_return_val_if_fail (front_matter != NULL, NULL);

  style = g_resource_lookup_data (sp_preview_get_resource (), STYLE, 0, NULL);
  blocks = sp_preview_render_blocks (front_matter, site, page);
  header = sp_preview_render_header (front_matter, site, page);
  title = get_text (front_matter, "title");

  html = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>");
  append_escaped (html, title != NULL ? title : "");
  g_string_append (html, "</title>\n<style>\n");
  g_string_append_len (html, g_bytes_get_data (style, NULL), g_bytes_get_size (style));
  g_string_append (html, "</style>\n</head>\n<body>\n<header id=\"sp-header\">");
  g_string_append (html, header);
  g_string_append (html, "</header>\n<main id=\"sp-body\">\n");
  for (guint i = 0; i < blocks->len; i++)
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (html,
                              "<div class=\"sp-block\" data-start=\"%" G_GSIZE_FORMAT
                              "\" data-end=\"%" G_GSIZE_FORMAT "\">\n",
                              block->start, block->end);
      g_string_append (html, block->html);
      g_string_append (html, "</div>\n");
    }
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
