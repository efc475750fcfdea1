/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody else saves the same file in the very moment in which it is saved here. */

#include "faults.h"
#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Somebody else replaces the file by a text of theirs, in the moment before our renaming. */
static void
replace_cb (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *theirs = g_build_filename (fixture->folder, "theirs", NULL);

  sp_temp_folder_write (fixture->folder, "theirs", "Theirs\n");
  g_assert_cmpint (g_rename (theirs, fixture->path), ==, 0);
}

static void
make_folder_cb (gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
}

static void
delete_cb (gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
}

/* The number of the step in which a save brings the new text into place. */
static guint
find_renaming (Fixture *fixture)
{
  g_autofree char *etag = load_etag (fixture->file);
  g_autoptr (GError) error = NULL;
  guint step;

  faults_fail (fixture->folder, 0, 0, FALSE);
  save (fixture->file, "Tried\n", etag, &error);
  faults_stop ();
  g_assert_no_error (error);
  step = faults_last ("renameat2");
  g_assert_cmpuint (step, >, 0);
  return step;
}

static void
test_changed_in_the_last_moment (Fixture *fixture, gconstpointer data)
{
  guint step = find_renaming (fixture);
  g_autofree char *etag = load_etag (fixture->file);

  faults_call (fixture->folder, step, replace_cb, fixture);
  assert_refused (fixture, etag, SP_STORE_ERROR_CHANGED);
  faults_stop ();
  g_assert_true (faults_struck ());
  assert_holds (fixture->path, "Theirs\n");
  assert_n_files (fixture->folder, 1);
}

static void
test_gone_in_the_last_moment (Fixture *fixture, gconstpointer data)
{
  guint step = find_renaming (fixture);
  g_autofree char *etag = load_etag (fixture->file);

  faults_call (fixture->folder, step, make_folder_cb, fixture);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_A_FILE);
  faults_stop ();
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
  assert_n_files (fixture->folder, 1);

  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  sp_temp_folder_write (fixture->folder, "page.md", "Tried\n");
  faults_call (fixture->folder, step, delete_cb, fixture);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_FOUND);
  faults_stop ();
  assert_n_files (fixture->folder, 0);
}

/* Theirs cannot be put back either: it is in a file that the message names. */
static void
test_not_put_back (Fixture *fixture, gconstpointer data)
{
  guint step = find_renaming (fixture);
  g_autofree char *etag = load_etag (fixture->file);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n_theirs = 0;

  faults_call_and_fail (fixture->folder, step, replace_cb, fixture, "renameat2", EIO);
  g_assert_false (save (fixture->file, "Ours\n", etag, &error));
  faults_stop ();
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (error->message, name) != NULL && strcmp (name, "page.md") != 0)
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        assert_holds (path, "Theirs\n");
        n_theirs++;
      }
  g_assert_cmpuint (n_theirs, ==, 1);
}

/* Not every file system can exchange two files. */
static void
test_no_exchange (Fixture *fixture, gconstpointer data)
{
  static const int answers[] = { EINVAL, ENOSYS, EOPNOTSUPP };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      guint step = find_renaming (fixture);
      g_autofree char *etag = load_etag (fixture->file);
      g_autoptr (GError) error = NULL;

      faults_fail (fixture->folder, step, answers[i], FALSE);
      g_assert_true (save (fixture->file, "New\n", etag, &error));
      faults_stop ();
      g_assert_no_error (error);
      g_assert_true (faults_struck ());
      assert_holds (fixture->path, "New\n");
      assert_n_files (fixture->folder, 1);
    }
}

#define ADD(name, func) g_test_add ("/race/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *state = sp_temp_folder_new ();
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("changed-in-the-last-moment", test_changed_in_the_last_moment);
  ADD ("gone-in-the-last-moment", test_gone_in_the_last_moment);
  ADD ("not-put-back", test_not_put_back);
  ADD ("no-exchange", test_no_exchange);

  result = g_test_run ();
  sp_temp_folder_free (g_steal_pointer (&state));
  return result;
}
