/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-store-leftover.h"

#include "sp-store-target.h"

#include "sp-temp-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT "The only copy.\n"
#define NAME ".~service-pages-1234abcd.tmp"

/* What is in the folder of texts kept, or %NULL. */
static char *
get_kept (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_state_dir (), "service-pages", "kept", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  char *content = NULL;

  if (name == NULL)
    return NULL;
  g_assert_null (g_dir_read_name (dir));
  path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  return content;
}

static void
test_text_is_kept (void)
{
  g_autofree char *folder = sp_temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;

  g_assert_true (sp_store_is_leftover (NAME));
  g_assert_false (sp_store_is_leftover ("page.md"));
  g_assert_false (sp_store_is_leftover (".~lock.page.md#"));
  sp_temp_folder_write (folder, NAME, TEXT);
  sp_temp_folder_age (folder);
  g_assert_true (sp_store_collect_leftover (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  kept = get_kept ();
  g_assert_cmpstr (kept, ==, TEXT);

  sp_temp_folder_write (folder, NAME, "");
  sp_temp_folder_age (folder);
  g_assert_true (sp_store_collect_leftover (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  none = get_kept ();
  g_assert_cmpstr (none, ==, NULL);
  sp_temp_folder_free (g_steal_pointer (&folder));
}

/* One that is still being written is nobody else's business. */
static void
test_in_use (void)
{
  g_autofree char *folder = sp_temp_folder_new ();
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  SpStoreCopy copy = SP_STORE_COPY_INIT;
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (sp_store_copy_create (&copy, fd, "", 0600), ==, 0);
  path = g_build_filename (folder, copy.name, NULL);
  sp_temp_folder_age (folder);
  g_assert_true (sp_store_is_leftover (copy.name));
  g_assert_false (sp_store_collect_leftover (path));
  g_assert_cmpint (sp_store_copy_write (&copy, TEXT, strlen (TEXT)), ==, 0);
  sp_temp_folder_age (folder);
  g_assert_false (sp_store_collect_leftover (path));
  sp_store_copy_close (&copy);
  g_assert_true (sp_store_collect_leftover (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  kept = get_kept ();
  g_assert_cmpstr (kept, ==, TEXT);
  close (fd);
  sp_temp_folder_free (g_steal_pointer (&folder));
}

/* The lock of a save on another computer may not be seen here. */
static void
test_young (void)
{
  g_autofree char *folder = sp_temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree char *kept = NULL;

  sp_temp_folder_write (folder, NAME, TEXT);
  g_assert_false (sp_store_collect_leftover (path));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  kept = get_kept ();
  g_assert_cmpstr (kept, ==, NULL);
  sp_temp_folder_free (g_steal_pointer (&folder));
}

/* A stranger's website may have a link of that name, to anywhere. */
static void
test_link (void)
{
  g_autofree char *folder = sp_temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree char *kept = NULL;

  sp_temp_folder_write (folder, "secret", TEXT);
  g_assert_cmpint (symlink ("secret", path), ==, 0);
  sp_temp_folder_age (folder);
  g_assert_false (sp_store_collect_leftover (path));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  kept = get_kept ();
  g_assert_cmpstr (kept, ==, NULL);
  sp_temp_folder_free (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = sp_temp_folder_new ();
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-leftover/text-is-kept", test_text_is_kept);
  g_test_add_func ("/store-leftover/in-use", test_in_use);
  g_test_add_func ("/store-leftover/young", test_young);
  g_test_add_func ("/store-leftover/link", test_link);

  result = g_test_run ();
  sp_temp_folder_free (g_steal_pointer (&state));
  return result;
}
