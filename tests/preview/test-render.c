/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sp-render.h"

typedef struct
{
  char *markdown;
  char *html;
} Case;

static void
free_case (gpointer data)
{
  Case *self = data;

  g_free (self->markdown);
  g_free (self->html);
  g_free (self);
}

static char *
render_with (const char *markdown, const SpMarkup *markup)
{
  g_autoptr (SpText) text = sp_text_new (markdown, strlen (markdown));

  return sp_render_body (text, 0, markup);
}

static char *
render (const char *markdown)
{
  return render_with (markdown, &sp_markup_defaults);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *html = render (self->markdown);

  g_assert_cmpstr (g_strchomp (html), ==, self->html);
}

/* cases.txt: "%%% name", the Markdown, "%%% html", what Hugo makes of it. There U+2420 is a space
 * at the end of a line. */
static void
add_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (contents);
  g_string_replace (text, "\342\220\240", " ", 0);
  parts = g_strsplit (text->str, "\n%%% ", -1);
  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    {
      Case *self = g_new0 (Case, 1);
      char *line_end = strchr (parts[i], '\n');
      g_autofree char *name = g_strndup (parts[i], line_end - parts[i]);
      g_autofree char *test = g_strconcat ("/render/", name, NULL);

      self->markdown = g_strconcat (line_end + 1, "\n", NULL);
      self->html = g_strchomp (g_strdup (parts[i + 1] + strlen ("html\n")));
      g_test_add_data_func_full (test, self, test_case, free_case);
    }
}

static void
test_blocks_join_to_body (void)
{
  static const char page[] =
      "---\ntitle: x\n---\nOne\n\n| a |\n|---|\n| b |\n\n[^1]: note\n\n# Two[^1]\nthree\n";
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));
  gsize start = strstr (page, "One") - page;
  g_autofree char *body = sp_render_body (text, start, &sp_markup_defaults);
  g_autoptr (GPtrArray) blocks = sp_render_blocks (text, start, &sp_markup_defaults);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (joined, ((SpRenderedBlock *) g_ptr_array_index (blocks, i))->html);
  g_assert_cmpstr (joined->str, ==, body);
}

static void
test_blocks_know_their_place (void)
{
  static const struct
  {
    const char *text;
    const char *source;
  } expected[] = {
    { "<p>One", "One\nmore" },           { "<h2", "Under\n---" },   { "<p>Above", "Above" },
    { "<table", "| a |\n|---|\n| b |" }, { "<dl", "Term\n: What" }, { "<ul", "- x\n\n  y" },
  };
  static const char page[] = "title\n\nOne\nmore\n\nUnder\n---\nAbove\n| a |\n|---|\n| b |\n\n\n"
                             "Term\n: What\n\n- x\n\n  y\n";
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));
  g_autoptr (GPtrArray) blocks = sp_render_blocks (text, strlen ("title\n"), &sp_markup_defaults);

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const SpRenderedBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *source = sp_text_slice (text, block->start, block->end);

      g_assert_true (g_str_has_prefix (block->html, expected[i].text));
      g_assert_cmpstr (source, ==, expected[i].source);
    }
}

static void
test_place_behind_divider_and_shortcode (void)
{
  static const char page[] = "One {{< icon \"x\" >}}\n<!--more-->\n\nTwo\n\nThree {{< a >}} b\n";
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));
  g_autoptr (GPtrArray) blocks = sp_render_blocks (text, 0, &sp_markup_defaults);
  const SpRenderedBlock *last = g_ptr_array_index (blocks, 2);
  g_autofree char *source = sp_text_slice (text, last->start, last->end);

  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpstr (source, ==, "Three {{< a >}} b");
}

static void
test_settings (void)
{
  SpMarkup markup = sp_markup_defaults;
  g_autofree char *raw = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *xhtml = NULL;
  g_autofree char *image = NULL;
  g_autofree char *address = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *blackfriday = NULL;

  markup.unsafe = TRUE;
  raw = render_with ("<b>a</b> [x](javascript:y)\n", &markup);
  g_assert_cmpstr (raw, ==, "<p><b>a</b> <a href=\"javascript:y\">x</a></p>\n");

  markup = sp_markup_defaults;
  markup.typographer = markup.linkify = markup.table = markup.strikethrough = FALSE;
  markup.task_list = markup.footnote = markup.definition_list = FALSE;
  markup.auto_heading_id = markup.title_attribute = FALSE;
  plain = render_with ("# a {#b}\n\n\"x\" http://a.bc ~~d~~\n\n- [ ] e\n", &markup);
  g_assert_cmpstr (plain, ==,
                   "<h1>a {#b}</h1>\n<p>&quot;x&quot; http://a.bc ~~d~~</p>\n"
                   "<ul>\n<li>[ ] e</li>\n</ul>\n");

  markup = sp_markup_defaults;
  markup.xhtml = markup.hard_wraps = TRUE;
  xhtml = render_with ("a\nb\n\n***\n\n|a|\n|-:|\n", &markup);
  g_assert_cmpstr (xhtml, ==,
                   "<p>a<br />\nb</p>\n<hr />\n<table>\n<thead>\n<tr>\n<th align=\"right\">a</th>\n"
                   "</tr>\n</thead>\n</table>\n");

  markup = sp_markup_defaults;
  markup.wrap_lone_image = FALSE;
  markup.block_attribute = TRUE;
  image = render_with ("![a](b.png \"t\")\n{.wide}\n\nx ![a](b.png)\n\n- ![a](b.png)\n", &markup);
  g_assert_cmpstr (image, ==,
                   "<img src=\"b.png\" alt=\"a\" title=\"t\" class=\"wide\">"
                   "<p>x <img src=\"b.png\" alt=\"a\"></p>\n"
                   "<ul>\n<li><img src=\"b.png\" alt=\"a\"></li>\n</ul>\n");

  markup = sp_markup_defaults;
  g_strlcpy (markup.linkify_protocol, "http", sizeof markup.linkify_protocol);
  address = render_with ("www.example.com https://example.com\n", &markup);
  g_assert_cmpstr (address, ==,
                   "<p><a href=\"http://www.example.com\">www.example.com</a> "
                   "<a href=\"https://example.com\">https://example.com</a></p>\n");

  markup = sp_markup_defaults;
  g_strlcpy (markup.auto_heading_id_type, "github-ascii", sizeof markup.auto_heading_id_type);
  ascii = render_with ("# Gr\303\266\303\237e \303\251t\303\251\n", &markup);
  g_assert_cmpstr (ascii, ==, "<h1 id=\"groe-ete\">Gr\303\266\303\237e \303\251t\303\251</h1>\n");
  g_strlcpy (markup.auto_heading_id_type, "blackfriday", sizeof markup.auto_heading_id_type);
  blackfriday = render_with ("# A,  b-c!\n", &markup);
  g_assert_cmpstr (blackfriday, ==, "<h1 id=\"a-b-c\">A,  b-c!</h1>\n");
}

static void
test_code_keeps_its_text (void)
{
  g_autofree char *plain = render ("```\na <b> 'c'\n```\n");
  g_autofree char *named = render ("~~~go {linenos=table class=\"x\" id=\"y\"}\na\n~~~\n");

  g_assert_cmpstr (plain, ==, "<pre tabindex=\"0\"><code>a &lt;b&gt; &#39;c&#39;</code></pre>");
  g_assert_cmpstr (named, ==,
                   "<div class=\"highlight x\" id=\"y\"><pre tabindex=\"0\">"
                   "<code class=\"language-go\" data-lang=\"go\">a</code></pre></div>");
}

static void
test_shortcodes (void)
{
  static const struct
  {
    const char *markdown;
    const char *html;
  } cases[] = {
    { "[a]({{< relref \"services/Botox.md#fees\" >}})",
      "<p><a href=\"/services/botox/#fees\">a</a></p>\n" },
    { "{{</* x \"y\" */>}}", "<p>{{&lt; x &ldquo;y&rdquo; &gt;}}</p>\n" },
    { "{{< figure src=\"/a.png\" alt=\"A & b\" >}}",
      "<figure><img src=\"/a.png\" alt=\"A &amp; b\"/>\n</figure>\n\n" },
    { "a {{< icon name=\"x|y\" >}} b",
      "<p>a <span class=\"sp-shortcode sp-inline\"><span class=\"sp-shortcode-name\">icon "
      "name: x|y</span></span> b</p>\n" },
    { "{{% note %}}\nsome *text*\n{{% /note %}}",
      "<div class=\"sp-shortcode\"><span class=\"sp-shortcode-name\">note</span> "
      "<p>some <em>text</em></p>\n</div>\n" },
    { "{{< youtube abc >}}",
      "<div class=\"sp-shortcode\"><span class=\"sp-shortcode-name\">youtube</span> "
      "<a href=\"https://www.youtube.com/watch?v=abc\">https://www.youtube.com/watch?v=abc</a>"
      "</div>\n" },
    { "{{< a >}}{{< b >}}x{{< /b >}}{{< /a >}}",
      "<div class=\"sp-shortcode\"><span class=\"sp-shortcode-name\">a</span> "
      "<div class=\"sp-shortcode\"><span class=\"sp-shortcode-name\">b</span> x</div>\n</div>\n" },
    { "{{< open", "<p>{{&lt; open</p>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = render (cases[i].markdown);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static void
test_parameter_of_the_page (void)
{
  static const char page[] = "---\ntitle: A & B\nweight: 3\n---\n{{< param title >}} "
                             "{{% param \"weight\" %}}\n";
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));
  g_autofree char *html = sp_render_body (text, strstr (page, "{{") - page, &sp_markup_defaults);

  g_assert_cmpstr (html, ==, "<p>A &amp; B 3</p>\n");
}

/* Each would take minutes if it took more than time in proportion to its length. */
static void
test_hostile_lengths (void)
{
  static const char *const parts[] = { "[",        "*",
                                       "`",        "|",
                                       "<",        "> ",
                                       "![",       "[a](",
                                       "[a](<b",   "*a _b ",
                                       "**a ",     "_a ",
                                       "~a",       "`a``b",
                                       "<!--",     "<?",
                                       "<!A",      "<a b='",
                                       "&amp",     "\\",
                                       "(",        "~a@b",
                                       "- - ",     "> > \n",
                                       "[a]: b\n", "[^a]",
                                       "# a\n",    "a\n-\n",
                                       "\"a",      "'",
                                       "\"",       "]",
                                       "[[a]]",    "![x![a](b)](c)*",
                                       "# a {",    "{{< a >}}",
                                       "{{%",      "<!--more-->" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) page = g_string_new (NULL);
      g_autofree char *html = NULL;

      while (page->len < 100000)
        g_string_append (page, parts[i]);
      html = render (page->str);
      g_assert_nonnull (html);
    }
}

static void
test_not_utf8 (void)
{
  g_autofree char *html = render ("# a\377b\n\n\303 [x](\377) \"\200\n");

  g_assert_nonnull (html);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_cases ();
  g_test_add_func ("/render/blocks-join-to-body", test_blocks_join_to_body);
  g_test_add_func ("/render/blocks-know-their-place", test_blocks_know_their_place);
  g_test_add_func ("/render/place-behind-divider-and-shortcode",
                   test_place_behind_divider_and_shortcode);
  g_test_add_func ("/render/settings", test_settings);
  g_test_add_func ("/render/code-keeps-its-text", test_code_keeps_its_text);
  g_test_add_func ("/render/shortcodes", test_shortcodes);
  g_test_add_func ("/render/parameter-of-the-page", test_parameter_of_the_page);
  g_test_add_func ("/render/hostile-lengths", test_hostile_lengths);
  g_test_add_func ("/render/not-utf8", test_not_utf8);
  return g_test_run ();
}
