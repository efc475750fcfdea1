/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sp-preview-copy.h"
#include "sp-preview-document.h"
#include "sp-preview-html.h"
#include "sp-preview-url.h"

typedef struct
{
  char *folder;
  SpSite *site;
} Fixture;

static void
write_file (const char *folder, const char *path, const char *contents)
{
  g_autofree char *file = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (file);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, contents, -1, NULL));
}

static void
set_up_site (Fixture *self, const char *config)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("preview-XXXXXX", NULL);
  write_file (self->folder, "config.yaml", config);
  write_file (self->folder, "static/icons/heart.svg", "<svg/>");
  write_file (self->folder, "content/services/botox/before.png", "png");
  write_file (self->folder, "content/services/botox/index.md", "");
  file = g_file_new_for_path (self->folder);
  self->site = sp_site_open (file, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down_site (Fixture *self)
{
  sp_site_unref (self->site);
  remove_folder (self->folder);
  g_free (self->folder);
}

static SpFrontMatter *
parse (const char *page)
{
  g_autoptr (SpText) text = sp_text_new (page, strlen (page));

  return sp_front_matter_parse (text);
}

static char *
render_blocks (const char *page, SpSite *site)
{
  g_autoptr (SpFrontMatter) front_matter = parse (page);
  g_autoptr (GPtrArray) blocks =
      sp_preview_render_blocks (front_matter, site, "content/services/botox/index.md");
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_string_append (joined, ((SpRenderedBlock *) g_ptr_array_index (blocks, i))->html);
      g_string_append (joined, "|");
    }
  return g_string_free (joined, FALSE);
}

static void
test_header_escapes (void)
{
  g_autoptr (SpFrontMatter) front_matter =
      parse ("---\ntitle: \"<b>A & B</b>\"\ndescription: '<script>x</script>'\n"
             "categories: [\"<i>\", '']\n---\n");
  g_autofree char *header = sp_preview_render_header (front_matter, NULL, NULL);

  g_assert_cmpstr (header, ==,
                   "<ul class=\"sp-categories\"><li>&lt;i&gt;</li></ul>"
                   "<h1>&lt;b&gt;A &amp; B&lt;/b&gt;</h1>"
                   "<p class=\"sp-description\">&lt;script&gt;x&lt;/script&gt;</p>");
}

static void
test_header_hides_title (void)
{
  g_autoptr (SpFrontMatter) hidden = parse ("---\ntitle: A\nnoTitle: true\n---\n");
  g_autoptr (SpFrontMatter) shown = parse ("---\ntitle: A\nnoTitle: false\n---\n");
  g_autofree char *without = sp_preview_render_header (hidden, NULL, NULL);
  g_autofree char *with = sp_preview_render_header (shown, NULL, NULL);

  g_assert_cmpstr (without, ==, "");
  g_assert_cmpstr (with, ==, "<h1>A</h1>");
}

static void
test_header_shows_price (void)
{
  g_autoptr (SpFrontMatter) front_matter =
      parse ("---\ntitle: A\n---\n| Attribute | Details |\n|---|---|\n| **Cost** | $5 & up |\n");
  g_autofree char *header = sp_preview_render_header (front_matter, NULL, NULL);

  g_assert_cmpstr (header, ==, "<h1>A</h1><p class=\"sp-price\">$5 &amp; up</p>");
}

static void
test_price_row_is_marked (void)
{
  g_autofree char *html =
      render_blocks ("| Attribute | Details |\n|---|---|\n| Name | x |\n| **Cost** | $5 |\n", NULL);

  g_assert_nonnull (strstr (html, "<tr class=\"sp-price-row\">\n<td><strong>Cost</strong></td>"));
  g_assert_nonnull (strstr (html, "<tr>\n<td>Name</td>"));
}

static void
test_document_holds_blocks (void)
{
  g_autoptr (SpFrontMatter) front_matter = parse ("---\ntitle: <T>\n---\nOne\n\nTwo\n");
  g_autofree char *html = sp_preview_render_document (front_matter, NULL, NULL);

  g_assert_nonnull (strstr (html, "<title>&lt;T&gt;</title>"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
  g_assert_nonnull (strstr (html, "<header id=\"sp-header\"><h1>&lt;T&gt;</h1></header>"));
  g_assert_nonnull (strstr (html, "<main id=\"sp-body\">\n"
                                  "<div class=\"sp-block\" data-start=\"19\" data-end=\"22\">\n"
                                  "<p>One</p>\n</div>\n"));
  g_assert_nonnull (strstr (html, "data-start=\"24\" data-end=\"27\">\n<p>Two</p>\n</div>\n"));
}

static void
test_hostile_html (void)
{
  static const struct
  {
    const char *html;
    const char *shown;
  } cases[] = {
    { "<script>alert(1)</script>a", "a" },
    { "<SCRIPT src=x></SCRIPT>a", "a" },
    { "<img src=x onerror=alert(1)>", "<img src=\"x\">" },
    { "<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>" },
    { "<a href=\" java\tscript:alert(1)\">a</a>", "<a>a</a>" },
    { "<a href=\"java&#115;cript:alert(1)\">a</a>", "<a>a</a>" },
    { "<a href=\"javascript&colon;alert(1)\">a</a>", "<a>a</a>" },
    { "<a href=\"file:///etc/passwd\">a</a>", "<a>a</a>" },
    { "<a href=\"/x?a=1&amp;b=2\">a</a>", "<a href=\"/x?a=1&amp;b=2\">a</a>" },
    { "<meta http-equiv=refresh content=\"0;url=http://x\"><base href=http://x>a", "a" },
    { "<form action=http://x><input name=a></form>", "<input name=\"a\">" },
    { "</div></main>a", "a" },
    { "<div><b>a", "<div><b>a</b></div>" },
    { "<b>a</div></b>", "<b>a</b>" },
    { "a <b", "a &lt;b" },
    { "<a title='x\"y<z'>a</a>", "<a title=\"x&quot;y&lt;z\">a</a>" },
    { "<div id=\"sp-body\">a</div>", "<div>a</div>" },
    { "<!-- never closed", "" },
    { "<svg><script>x</script></svg>a", "<svg></svg>a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPreviewHtml) filter = sp_preview_html_new (NULL, NULL);
      g_autoptr (GString) out = g_string_new (NULL);

      sp_preview_html_append (filter, cases[i].html, out);
      sp_preview_html_close (filter, out);
      g_assert_cmpstr (out->str, ==, cases[i].shown);
    }
}

static void
test_raw_html_spans_blocks (void)
{
  Fixture fixture;
  g_autofree char *joined = NULL;
  g_autofree char *stray = NULL;
  g_autofree char *unclosed = NULL;

  set_up_site (&fixture, "markup: {goldmark: {renderer: {unsafe: true}}}\n");
  joined = render_blocks ("<div class=\"x\">\n\none\n\n</div>\n\ntwo\n", fixture.site);
  g_assert_cmpstr (joined, ==, "<div class=\"x\">\n<p>one</p>\n</div>\n|<p>two</p>\n|");
  stray = render_blocks ("one\n\n</div></main>\n\ntwo\n", fixture.site);
  g_assert_cmpstr (stray, ==, "<p>one</p>\n|\n|<p>two</p>\n|");
  unclosed = render_blocks ("<div>\n\none\n", fixture.site);
  g_assert_cmpstr (unclosed, ==, "<div>\n</div>|<p>one</p>\n|");
  tear_down_site (&fixture);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *shown;
  } cases[] = {
    { "/icons/heart.svg", "sp-site:///static/icons/heart.svg" },
    { "icons/heart.svg", "sp-site:///static/icons/heart.svg" },
    { "before.png", "sp-site:///content/services/botox/before.png" },
    { "./before.png?x#y", "sp-site:///content/services/botox/before.png" },
    { "missing one.png", "sp-site:///static/missing%20one.png" },
    { "https://example.org/x.png", "https://example.org/x.png" },
    { "//example.org/x.png", "//example.org/x.png" },
    { "data:image/png;base64,x", "data:image/png;base64,x" },
    { "../../../../../etc/passwd", "" },
    { "/../../etc/passwd", "" },
    { "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "" },
    { "", "" },
  };
  Fixture fixture;

  set_up_site (&fixture, "title: x\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = sp_preview_resolve_address (
          fixture.site, "content/services/botox/index.md", cases[i].address);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  tear_down_site (&fixture);
}

static void
test_only_files_of_the_site (void)
{
  Fixture fixture;
  g_autofree char *link = NULL;
  g_autoptr (GFile) inside = NULL;

  set_up_site (&fixture, "title: x\n");
  link = g_build_filename (fixture.folder, "static", "out", NULL);
  g_assert_cmpint (symlink ("/etc", link), ==, 0);

  inside = sp_preview_find_file (fixture.site, "sp-site:///static/icons/heart.svg");
  g_assert_nonnull (inside);
  g_assert_null (sp_preview_find_file (fixture.site, "sp-site:///static/out/passwd"));
  g_assert_null (sp_preview_find_file (fixture.site, "sp-site:///../../../../../etc/passwd"));
  g_assert_null (sp_preview_find_file (fixture.site, "sp-site:///%2e%2e/%2e%2e/etc/passwd"));
  g_assert_null (sp_preview_find_file (fixture.site, "sp-site:///static/none.svg"));
  g_assert_null (sp_preview_find_file (fixture.site, "file:///etc/passwd"));
  tear_down_site (&fixture);
}

static void
test_images_in_blocks (void)
{
  Fixture fixture;
  g_autofree char *html = NULL;

  set_up_site (&fixture, "title: x\n");
  html = render_blocks ("![a](before.png) {{< figure src=\"/icons/heart.svg\" >}}\n", fixture.site);
  g_assert_nonnull (strstr (html, "src=\"sp-site:///content/services/botox/before.png\""));
  g_assert_nonnull (strstr (html, "src=\"sp-site:///static/icons/heart.svg\""));
  tear_down_site (&fixture);
}

static void
test_a_copy_leads_to_files (void)
{
  g_autofree char *copy = sp_preview_make_copy (
      "<link href=/a.css><img src='sp-website://site/b%20c.png'><a href=\"/\">1</a>"
      "<a href=\"/d/?e#f\">2</a><a href=\"https://g.org/h/\">3</a><a href=\"//i.org/j\">4</a>"
      "<img src=\"k.png\">/l/",
      "sp-website://site", "file:///m");

  g_assert_cmpstr (copy, ==,
                   "<link href=file:///m/a.css><img src='file:///m/b%20c.png'>"
                   "<a href=\"file:///m/index.html\">1</a>"
                   "<a href=\"file:///m/d/index.html?e#f\">2</a><a href=\"https://g.org/h/\">3</a>"
                   "<a href=\"//i.org/j\">4</a><img src=\"k.png\">/l/");
}

/* Or a browser would show no image, since the page itself names who may send some. */
static void
test_a_copy_shows_its_images_and_runs_nothing (void)
{
  g_autoptr (SpFrontMatter) front_matter = parse ("---\ntitle: x\n---\nText\n");
  g_autofree char *html = sp_preview_render_document (front_matter, NULL, NULL);
  g_autofree char *copy = sp_preview_make_copy (html, "sp-site://", "file:///m");

  g_assert_nonnull (strstr (copy, "default-src 'none'; img-src file: data:;"));
  g_assert_null (strstr (copy, "sp-site:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preview/header-escapes", test_header_escapes);
  g_test_add_func ("/preview/header-hides-title", test_header_hides_title);
  g_test_add_func ("/preview/header-shows-price", test_header_shows_price);
  g_test_add_func ("/preview/price-row-is-marked", test_price_row_is_marked);
  g_test_add_func ("/preview/a-copy-shows-its-images-and-runs-nothing",
                   test_a_copy_shows_its_images_and_runs_nothing);
  g_test_add_func ("/preview/document-holds-blocks", test_document_holds_blocks);
  g_test_add_func ("/preview/hostile-html", test_hostile_html);
  g_test_add_func ("/preview/raw-html-spans-blocks", test_raw_html_spans_blocks);
  g_test_add_func ("/preview/addresses", test_addresses);
  g_test_add_func ("/preview/only-files-of-the-site", test_only_files_of_the_site);
  g_test_add_func ("/preview/images-in-blocks", test_images_in_blocks);
  g_test_add_func ("/preview/a-copy-leads-to-files", test_a_copy_leads_to_files);
  return g_test_run ();
}
