/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-inline-markup.h"

#include <string.h>

typedef struct
{
  const char *source;
  const char *text;
  const char *attributes; /* START-END KIND of each, in order */
} Example;

static const Example examples[] = {
  { "", "", "" },
  { "Varies, $100 to $700", "Varies, $100 to $700", "" },
  { "**Cost**", "Cost", "0-4 weight" },
  { "a *b* `c|d` e", "a b c|d e", "2-3 style 4-7 family" },
  { "[Book **now**](/book \"t\")", "Book now", "0-8 underline 5-8 weight" },
  { "one<br>two<BR />three", "one\ntwo\nthree", "" },
  { "x<sup>2</sup>", "x<sup>2</sup>", "1-6 alpha 7-13 alpha" },
  { "~~old~~ new", "old new", "0-3 strikethrough" },
  { "![A needle](/n.svg)", "A needle", "0-8 style" },
  { "5 \\* 3 &amp; 2", "5 * 3 & 2", "" },
  /* Never a block. */
  { "# 1 rated", "# 1 rated", "" },
  { "- none", "- none", "" },
  { "1. first", "1. first", "" },
  { "> 5", "> 5", "" },
  { "    four", "    four", "" },
  { "| a | b |", "| a | b |", "" },
  { "***", "***", "" },
  { "<div>x</div>", "<div>x</div>", "0-5 alpha 6-12 alpha" },
  { "[a]: /b", "[a]: /b", "" },
  { "2 * 3 * 4", "2 * 3 * 4", "" },
  { "{{< icon \"x\" >}}", "{{< icon \"x\" >}}", "" },
  { "dé**ü**ß", "déüß", "3-5 weight" },
};

static const char *
kind_name (PangoAttrType type)
{
  switch (type)
    {
    case PANGO_ATTR_WEIGHT:
      return "weight";
    case PANGO_ATTR_STYLE:
      return "style";
    case PANGO_ATTR_FAMILY:
      return "family";
    case PANGO_ATTR_UNDERLINE:
      return "underline";
    case PANGO_ATTR_STRIKETHROUGH:
      return "strikethrough";
    case PANGO_ATTR_FOREGROUND_ALPHA:
      return "alpha";
    default:
      return "other";
    }
}

static char *
describe (PangoAttrList *list)
{
  GString *text = g_string_new (NULL);
  GSList *attributes = pango_attr_list_get_attributes (list);

  for (GSList *item = attributes; item != NULL; item = item->next)
    {
      PangoAttribute *attribute = item->data;

      g_string_append_printf (text, "%s%u-%u %s", text->len > 0 ? " " : "", attribute->start_index,
                              attribute->end_index, kind_name (attribute->klass->type));
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return g_string_free (text, FALSE);
}

static void
test_shows_markup_as_formatting (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (SpInlineMarkup) markup = sp_inline_markup_new (examples[i].source);
      g_autofree char *attributes = describe (sp_inline_markup_get_attributes (markup));

      g_test_message ("%s", examples[i].source);
      g_assert_cmpstr (sp_inline_markup_get_text (markup), ==, examples[i].text);
      g_assert_cmpstr (attributes, ==, examples[i].attributes);
    }
}

/* Each character that shows comes from a place in the source that reads the same. */
static void
test_finds_the_source_of_the_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (SpInlineMarkup) markup = sp_inline_markup_new (examples[i].source);
      const char *text = sp_inline_markup_get_text (markup);
      gsize last = 0;

      for (gsize at = 0; at < strlen (text); at++)
        {
          gsize source = sp_inline_markup_to_source (markup, at);

          g_assert_cmpuint (source, >=, last);
          if (text[at] != '\n' && strpbrk (examples[i].source, "\\&") == NULL)
            g_assert_cmpint (examples[i].source[source], ==, text[at]);
          last = source;
        }
      g_assert_cmpuint (sp_inline_markup_to_source (markup, strlen (text)), <=,
                        strlen (examples[i].source));
    }
}

static void
test_knows_a_cell_that_is_bold_as_a_whole (void)
{
  static const char *const bold[] = { "**Cost**", "****", "**Number of Sessions**" };
  static const char *const other[] = { "Cost",    "**a** b", "**a** and **b**",
                                       "***a***", "** a **", "*a*",
                                       "**",      "**a\\**", "**a `b** c`**" };

  for (guint i = 0; i < G_N_ELEMENTS (bold); i++)
    {
      g_autofree char *inner = NULL;
      g_autofree char *again = NULL;

      g_assert_true (sp_inline_markup_is_bold (bold[i], &inner));
      again = sp_inline_markup_make_bold (inner);
      g_assert_cmpstr (again, ==, inner[0] == '\0' ? "" : bold[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (sp_inline_markup_is_bold (other[i], NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inline-markup/shows-markup-as-formatting", test_shows_markup_as_formatting);
  g_test_add_func ("/inline-markup/finds-the-source-of-the-text",
                   test_finds_the_source_of_the_text);
  g_test_add_func ("/inline-markup/knows-a-cell-that-is-bold-as-a-whole",
                   test_knows_a_cell_that_is_bold_as_a_whole);
  return g_test_run ();
}
