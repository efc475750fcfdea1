/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

static void
assert_not_loaded (GFile *file, SpStoreError code)
{
  g_autoptr (GError) error = NULL;
  char *etag;

  g_assert_null (sp_store_load (file, &etag, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, (gint) code);
  g_assert_null (etag);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);
  g_autofree char *new_etag = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = sp_text_new ("New\0x", 5);
  g_autoptr (SpText) again = NULL;
  struct stat status;

  g_chmod (fixture->path, 0640);
  g_assert_true (sp_store_save (fixture->file, text, etag, &new_etag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (new_etag, !=, etag);
  again = sp_store_load (fixture->file, NULL, NULL, &error);
  g_assert_true (sp_text_equal (again, text));
  g_assert_true (sp_store_is_unchanged (fixture->file, new_etag, NULL, &error));
  g_assert_false (sp_store_is_unchanged (fixture->file, etag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  assert_n_files (fixture->folder, 1);
}

static void
test_same_text_is_not_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  g_assert_true (save (fixture->file, OLD_TEXT, etag, &error));
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
}

static void
test_symbolic_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.md", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (second);
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("page.md", link_path), ==, 0);
  g_assert_cmpint (symlink (link_path, second), ==, 0);
  etag = load_etag (file);
  g_assert_true (save (file, "New\n", etag, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_holds (fixture->path, "New\n");
  assert_n_files (fixture->folder, 3);
}

static void
test_links_to_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);

  g_unlink (fixture->path);
  g_assert_cmpint (symlink ("page.md", fixture->path), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, NULL, SP_STORE_ERROR_NOT_FOUND);

  g_unlink (fixture->path);
  g_assert_cmpint (symlink ("nothing.md", fixture->path), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, NULL, SP_STORE_ERROR_NOT_FOUND);
  assert_n_files (fixture->folder, 1);
}

static void
test_hard_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.md", NULL);
  g_autofree char *etag = load_etag (fixture->file);
  g_autofree char *etag_2 = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_cmpint (link (fixture->path, other), ==, 0);
  g_assert_true (
      save (fixture->file, "A text that is longer than the one before it\n", etag, &error));
  g_assert_no_error (error);
  assert_holds (other, "A text that is longer than the one before it\n");
  etag_2 = load_etag (fixture->file);
  g_assert_true (save (fixture->file, "Short\n", etag_2, &error));
  assert_holds (other, "Short\n");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_nlink, ==, 2);
  assert_n_files (fixture->folder, 2);
}

static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);
  struct utimbuf now = { 1000000000, 1000000000 };
  g_autoptr (GError) error = NULL;

  /* The same length and the same time: only the bytes tell. */
  g_assert_cmpint (utime (fixture->path, &now), ==, 0);
  sp_temp_folder_write (fixture->folder, "page.md", "---\ntitle: New\n---\nText\n");
  g_assert_cmpint (utime (fixture->path, &now), ==, 0);
  assert_refused (fixture, etag, SP_STORE_ERROR_CHANGED);
  assert_holds (fixture->path, "---\ntitle: New\n---\nText\n");

  /* Touched and rewritten with the same bytes: no conflict. */
  sp_temp_folder_write (fixture->folder, "page.md", OLD_TEXT);
  g_assert_true (sp_store_is_unchanged (fixture->file, etag, NULL, NULL));
  g_assert_true (save (fixture->file, "New\n", etag, &error));
  g_assert_no_error (error);

  /* A second try of the same save is none either. */
  g_assert_true (save (fixture->file, "New\n", etag, &error));
  assert_n_files (fixture->folder, 1);
}

static void
test_gone_or_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_FOUND);
  g_assert_false (sp_store_is_unchanged (fixture->file, etag, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND);
  assert_n_files (fixture->folder, 0);

  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_A_FILE);
  assert_refused (fixture, NULL, SP_STORE_ERROR_NOT_A_FILE);
  assert_n_files (fixture->folder, 1);

  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  assert_refused (fixture, etag, SP_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, NULL, SP_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  struct stat status;

  g_assert_true (save (file, "First\n", NULL, &error));
  g_assert_no_error (error);
  umask (mask);
  assert_holds (path, "First\n");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);

  assert_refused (fixture, NULL, SP_STORE_ERROR_CHANGED);
  assert_holds (fixture->path, OLD_TEXT);
  assert_n_files (fixture->folder, 2);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  g_unlink (fixture->path);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_A_FILE);
  assert_refused (fixture, "etag", SP_STORE_ERROR_NOT_A_FILE);

  g_unlink (fixture->path);
  g_strlcpy (address.sun_path, fixture->path, sizeof address.sun_path);
  fd = socket (AF_UNIX, SOCK_STREAM, 0);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_A_FILE);
  close (fd);

  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_A_FILE);

  g_rmdir (fixture->path);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_NOT_FOUND);

  sp_temp_folder_write (fixture->folder, "page.md", "");
  g_assert_cmpint (truncate (fixture->path, 64 * 1024 * 1024 + 1), ==, 0);
  assert_not_loaded (fixture->file, SP_STORE_ERROR_TOO_LARGE);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = load_etag (fixture->file);

  /* Also for root, whom the system would let through. */
  g_chmod (fixture->path, 0444);
  assert_refused (fixture, etag, SP_STORE_ERROR_READ_ONLY);
  assert_holds (fixture->path, OLD_TEXT);
  assert_n_files (fixture->folder, 1);
}

#define EXIT_SKIP 77

/* Runs @func in a process of its own, so that what it does to itself (limits, users, mounts) ends
 * with it. FALSE when it could not do what it is for. */
static gboolean
run_apart (Fixture *fixture, void (*func) (Fixture *fixture))
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      func (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == EXIT_SKIP)
    return FALSE;
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

static void
become_nobody (void)
{
  if (geteuid () == 0)
    g_assert_true (setgid (65534) == 0 && setuid (65534) == 0);
}

static void
save_without_permission (Fixture *fixture)
{
  g_autofree char *etag = NULL;

  become_nobody ();
  etag = load_etag (fixture->file);
  assert_refused (fixture, etag, SP_STORE_ERROR_PERMISSION);
}

static void
test_no_permission (Fixture *fixture, gconstpointer data)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another user");
      return;
    }
  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->path, 0644);
  run_apart (fixture, save_without_permission);
  assert_holds (fixture->path, OLD_TEXT);
  assert_n_files (fixture->folder, 1);
}

static void
save_in_closed_folder (Fixture *fixture)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  become_nobody ();
  etag = load_etag (fixture->file);
  saved = save (fixture->file, "New\n", etag, &error);
  g_assert_no_error (error);
  g_assert_true (saved);
}

/* The file may be written, its folder not: it is rewritten where it is. */
static void
test_folder_without_permission (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  run_apart (fixture, save_in_closed_folder);
  g_chmod (fixture->folder, 0755);
  assert_holds (fixture->path, "New\n");
  assert_n_files (fixture->folder, 1);
}

static void
save_beyond_limit (Fixture *fixture)
{
  struct rlimit limit = { 100, 100 };
  g_autofree char *etag = load_etag (fixture->file);
  g_autofree char *content = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (save (fixture->file, content, etag, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
}

static void
test_no_space (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.md", NULL);

  run_apart (fixture, save_beyond_limit);
  assert_holds (fixture->path, OLD_TEXT);
  assert_n_files (fixture->folder, 1);

  /* The same for a file that is rewritten in place. */
  g_assert_cmpint (link (fixture->path, other), ==, 0);
  run_apart (fixture, save_beyond_limit);
  assert_holds (fixture->path, OLD_TEXT);
  assert_n_files (fixture->folder, 2);
}

/* A disk of 64 KiB with a page on it that has grown beyond the other half. */
static void
save_on_full_disk (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "disk", "page.md", NULL);
  g_autofree char *disk = g_path_get_dirname (path);
  g_autofree char *second = g_build_filename (disk, "second.md", NULL);
  g_autofree char *old = g_strnfill (30000, 'o');
  g_autofree char *larger = g_strnfill (90000, 'n');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (disk, 0755), ==, 0);
  if (geteuid () != 0 || unshare (CLONE_NEWNS) != 0 ||
      mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", disk, "tmpfs", 0, "size=64k") != 0)
    _exit (EXIT_SKIP);
  sp_temp_folder_write (disk, "page.md", old);
  etag = load_etag (file);
  g_assert_false (save (file, larger, etag, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
  g_clear_error (&error);
  assert_holds (path, old);
  assert_n_files (disk, 1);

  /* Rewritten in place, because of the second name. */
  g_assert_cmpint (link (path, second), ==, 0);
  g_assert_false (save (file, larger, etag, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE);
  g_clear_error (&error);
  assert_holds (path, old);
  assert_n_files (disk, 2);

  /* What fits is saved. */
  g_assert_true (save (file, "Short\n", etag, &error));
  assert_holds (second, "Short\n");
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  if (!run_apart (fixture, save_on_full_disk))
    g_test_skip ("only root can mount a disk of its own");
}

static void
save_for_ever (Fixture *fixture, const char *one, const char *two)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *etag = load_etag (fixture->file);

      save (fixture->file, i % 2 == 0 ? one : two, etag, NULL);
    }
}

static void
test_killed_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = g_strnfill (100000, '1');
  g_autofree char *two = g_strnfill (200000, '2');

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *now = NULL;
      pid_t pid = fork ();

      if (pid == 0)
        save_for_ever (fixture, one, two);
      g_usleep (g_random_int_range (500, 8000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      g_assert_true (g_file_get_contents (fixture->path, &now, NULL, NULL));
      g_assert_true (strcmp (now, one) == 0 || strcmp (now, two) == 0 ||
                     strcmp (now, OLD_TEXT) == 0);
    }
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpText) new_text = sp_text_new ("New\n", 4);
  g_autoptr (SpText) other_text = sp_text_new ("Other\n", 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *new_etag = NULL;

  sp_store_load_async (fixture->file, NULL, store_result_cb, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  text = sp_store_load_finish (loaded, &etag, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_text_get_length (text), ==, strlen (OLD_TEXT));

  sp_store_save_async (fixture->file, new_text, etag, NULL, store_result_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sp_store_save_finish (saved, &new_etag, &error));
  g_assert_no_error (error);
  g_assert_true (sp_store_is_unchanged (fixture->file, new_etag, NULL, NULL));

  sp_store_save_async (fixture->file, other_text, etag, NULL, store_result_cb, &refused);
  while (refused == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (sp_store_save_finish (refused, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CHANGED);
}

#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *state = sp_temp_folder_new ();
  g_autofree char *safety = g_build_filename (state, "service-pages", "safety", NULL);
  int result;

  /* Whoever the tests become keeps a copy for safety there. */
  g_chmod (state, 0755);
  g_mkdir_with_parents (safety, 0755);
  g_chmod (safety, 0777);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("save", test_save);
  ADD ("same-text-is-not-written", test_same_text_is_not_written);
  ADD ("symbolic-link", test_symbolic_link);
  ADD ("links-to-nowhere", test_links_to_nowhere);
  ADD ("hard-link", test_hard_link);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("gone-or-replaced", test_gone_or_replaced);
  ADD ("new-file", test_new_file);
  ADD ("not-a-file", test_not_a_file);
  ADD ("read-only-file", test_read_only_file);
  ADD ("no-permission", test_no_permission);
  ADD ("folder-without-permission", test_folder_without_permission);
  ADD ("no-space", test_no_space);
  ADD ("full-disk", test_full_disk);
  ADD ("killed-while-saving", test_killed_while_saving);
  ADD ("async", test_async);

  result = g_test_run ();
  sp_temp_folder_free (g_steal_pointer (&state));
  return result;
}
