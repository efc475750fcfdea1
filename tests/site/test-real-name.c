/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-real-name.h"

#include <glib.h>

static void
test_below_portal (void)
{
  static const struct
  {
    const char *path;
    const char *below;
  } cases[] = {
    { "/run/user/1000/doc/1a2b3c/site", "site" },
    { "/run/user/0/doc/1a2b3c/site/content/a.md", "site/content/a.md" },
    { "/run/flatpak/doc/1a2b3c/site", "site" },
    { "/run/user/1000/doc/1a2b3c", NULL },
    { "/run/user/1000/doc/1a2b3c/", NULL },
    { "/run/user/1000/doc//site", NULL },
    { "/run/user/1000/gvfs/smb-share/doc/1/site", NULL },
    { "/run/user/1000", NULL },
    { "/home/anna/doc/1a2b3c/site", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sp_real_name_below_portal (cases[i].path), ==, cases[i].below);
}

static void
test_shown (void)
{
  g_autoptr (GFile) chosen = g_file_new_for_path ("/run/user/1000/doc/1a2b3c/Praxis Süd");
  g_autoptr (GFile) plain = g_file_new_for_path ("/home/anna/site");
  g_autofree char *chosen_name = sp_real_name (chosen);
  g_autofree char *plain_name = sp_real_name (plain);

  g_assert_cmpstr (chosen_name, ==, "Praxis Süd");
  g_assert_cmpstr (plain_name, ==, "/home/anna/site");
}

static void
test_attribute (void)
{
  g_assert_true (sp_real_name_is_attribute ("user.document-portal.host-path"));
  g_assert_false (sp_real_name_is_attribute ("user.comment"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-name/below-portal", test_below_portal);
  g_test_add_func ("/real-name/shown", test_shown);
  g_test_add_func ("/real-name/attribute", test_attribute);
  return g_test_run ();
}
