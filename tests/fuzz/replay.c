/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives a fuzz target each file of the folders named: replay-TARGET FOLDER… */

#include "fuzz.h"

static void
replay (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) data, length);
}

static void
add_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *last = g_path_get_basename (folder);
      g_autofree char *test = g_strdup_printf ("/fuzz/%s/%s", last, name);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), replay, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int i = 1; i < argc; i++)
    add_folder (argv[i]);
  return g_test_run ();
}
