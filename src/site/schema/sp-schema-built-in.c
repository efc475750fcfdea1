/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-schema-built-in.h"

#include "sp-schema-field-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  SpSchemaKind kind;
  const char *label; /* NULL: the key made readable */
  const char *hint;
  gboolean shown;
  gboolean inverted;
  gboolean multiple;
  gboolean one_line;
  guint usual_length;
} BuiltIn;

/* Hugo's fields (0.111.3, resources/page/page_frontmatter and pagemeta), and around them those of
 * the pages that the program is made for. */
static const BuiltIn fields[] = {
  { "draft", SP_SCHEMA_SWITCH, N_ ("Show on website"), .shown = TRUE, .inverted = TRUE },
  { "date", SP_SCHEMA_DATE, N_ ("Date"), .shown = TRUE },
  { "publishDate", SP_SCHEMA_DATE, .hint = N_ ("The page is on the website from this day on.") },
  { "expiryDate", SP_SCHEMA_DATE, .hint = N_ ("The page is on the website until this day.") },
  { "lastmod", SP_SCHEMA_DATE, .hint = N_ ("When the page was last changed.") },
  { "title", SP_SCHEMA_LINE, N_ ("Title"), .shown = TRUE },
  { "linkTitle", SP_SCHEMA_LINE, .hint = N_ ("A shorter title, for menus and lists.") },
  { "description", SP_SCHEMA_TEXT, N_ ("Description"), .shown = TRUE, .one_line = TRUE,
    .usual_length = 160 },
  { "summary", SP_SCHEMA_TEXT, .hint = N_ ("What lists show of the page's text.") },
  { "categories", SP_SCHEMA_CHIPS, N_ ("Categories"), .shown = TRUE },
  { "tags", SP_SCHEMA_CHIPS, N_ ("Tags"), .shown = TRUE },
  { "series", SP_SCHEMA_CHIPS },
  { "keywords", SP_SCHEMA_CHIPS, .hint = N_ ("Words for search engines.") },
  { "featured", SP_SCHEMA_SWITCH, N_ ("Feature on home page"), .shown = TRUE },
  { "weight", SP_SCHEMA_NUMBER, N_ ("Position in list"), .shown = TRUE },
  { "icon", SP_SCHEMA_ICON, N_ ("Icon"), .shown = TRUE },
  { "images", SP_SCHEMA_IMAGE, .hint = N_ ("Shown where somebody shares the page."),
    .multiple = TRUE },
  { "videos", SP_SCHEMA_FILE, .multiple = TRUE },
  { "audio", SP_SCHEMA_FILE, .multiple = TRUE },
  { "noTitle", SP_SCHEMA_SWITCH, N_ ("Show title on page"), .shown = TRUE, .inverted = TRUE },
  { "slug", SP_SCHEMA_LINE, .hint = N_ ("The last part of the page's address.") },
  { "url", SP_SCHEMA_ADDRESS, .hint = N_ ("The page's address, in place of the usual one.") },
  { "aliases", SP_SCHEMA_CHIPS, .hint = N_ ("Other addresses that lead to the page.") },
  { "type", SP_SCHEMA_CHOICE, .hint = N_ ("What the theme takes the page for.") },
  { "layout", SP_SCHEMA_CHOICE, .hint = N_ ("How the theme shows the page.") },
  { "headless", SP_SCHEMA_SWITCH, .hint = N_ ("The page has no address of its own.") },
  { "isCJKLanguage", SP_SCHEMA_SWITCH },
  { "translationKey", SP_SCHEMA_LINE },
  { "markup", SP_SCHEMA_CHOICE },
  { "outputs", SP_SCHEMA_CHIPS },
  { "resources", SP_SCHEMA_GROUPS },
  { "sitemap", SP_SCHEMA_GROUP },
  { "cascade", SP_SCHEMA_GROUP },
  { "params", SP_SCHEMA_GROUP },
};

GPtrArray *
sp_schema_built_in_fields (void)
{
  GPtrArray *result = sp_schema_fields_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BuiltIn *known = &fields[i];
      SpSchemaField *field =
          sp_schema_field_new (known->key, SP_SCHEMA_SOURCE_BUILT_IN, _ ("built in"));

      field->kind = known->kind;
      field->value_type = sp_schema_kind_get_value_type (known->kind);
      field->label = known->label != NULL ? g_strdup (_ (known->label)) : NULL;
      field->hint = known->hint != NULL ? g_strdup (_ (known->hint)) : NULL;
      field->shown = known->shown;
      field->inverted = known->inverted;
      field->multiple = known->multiple;
      field->one_line = known->one_line;
      field->usual_length = known->usual_length;
      field->open = known->kind == SP_SCHEMA_CHOICE;
      field->step = known->kind == SP_SCHEMA_NUMBER ? 1 : 0;
      field->with_time = known->kind == SP_SCHEMA_DATE;
      g_ptr_array_add (result, field);
    }
  return result;
}
