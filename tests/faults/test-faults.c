/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every step of every kind of save fails in every way: afterwards the file is wholly old or wholly
 * new, the message says what to do, and a second try works once the cause is gone.
 */

#include "sp-draft-folder.h"
#include "sp-page-index.h"
#include "sp-store-mend.h"
#include "sp-store.h"

#include "faults.h"
#include "sp-temp-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLD "---\ntitle: Old\n---\nText\n"
#define NEW "---\ntitle: New\n---\nText that is a little longer\n"

typedef enum
{
  REPLACED,
  IN_PLACE,
  NEW_PAGE,
  SAME,
} Kind;

static const int answers[] = { ENOSPC, EIO, EACCES, EROFS, EDQUOT, ESTALE };

static guint n_injected, n_failed, n_torn;

typedef struct
{
  Kind kind;
  char *folder;
  char *path;
  char *other; /* the second name of a file that is written in place */
  char *state;
  char *roots;
  GFile *file;
  char *etag;
} Fixture;

static void
set_up (Fixture *fixture, Kind kind)
{
  fixture->kind = kind;
  fixture->folder = sp_temp_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "page.md", NULL);
  fixture->other = g_build_filename (fixture->folder, "other.md", NULL);
  fixture->roots = g_strconcat (fixture->folder, ":", g_get_user_state_dir (), NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->etag = NULL;
  if (kind == NEW_PAGE)
    return;
  sp_temp_folder_write (fixture->folder, "page.md", OLD);
  sp_text_unref (sp_store_load (fixture->file, &fixture->etag, NULL, NULL));
  if (kind == IN_PLACE)
    g_assert_cmpint (link (fixture->path, fixture->other), ==, 0);
  if (kind == SAME)
    sp_temp_folder_write (fixture->folder, "page.md", NEW);
}

static guint
count_names (const char *path, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_names = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n_names += g_str_has_prefix (name, prefix);
  return n_names;
}

/* What is in the journal is taken out of it when there is no need for it any more. */
static void
assert_nothing_left (Fixture *fixture)
{
  g_autofree char *safety = sp_store_journal_get_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  sp_store_mend_below (fixture->folder);
  dir = g_dir_open (safety, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (safety, name, NULL);

      g_assert_false (g_str_has_suffix (name, ".save") || g_str_has_suffix (name, ".kept"));
      g_unlink (path);
    }
}

static void
tear_down (Fixture *fixture)
{
  assert_nothing_left (fixture);
  g_object_unref (fixture->file);
  g_free (fixture->etag);
  g_free (fixture->roots);
  g_free (fixture->other);
  g_free (fixture->path);
  sp_temp_folder_free (fixture->folder);
}

static gboolean
save (Fixture *fixture, GError **error)
{
  g_autoptr (SpText) text = sp_text_new (NEW, strlen (NEW));

  return sp_store_save (fixture->file, text, fixture->etag, NULL, NULL, error);
}

static char *
get_content (const char *path)
{
  char *content = NULL;
  gsize length = 0;

  /* Zeros at the end count too. */
  if (g_file_get_contents (path, &content, &length, NULL))
    for (gsize i = 0; i < length; i++)
      if (content[i] == '\0')
        content[i] = '0';
  return content;
}

static gboolean
is_whole (const char *path)
{
  g_autofree char *content = get_content (path);

  return content == NULL || strcmp (content, OLD) == 0 || strcmp (content, NEW) == 0;
}

/* Both texts are in a file that the message names, since the disk did not take one back. */
static gboolean
is_told_where (const char *message)
{
  g_auto (GStrv) words = g_strsplit_set (message, "“”", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *content = words[i][0] == '/' ? get_content (words[i]) : NULL;

      if (content != NULL && g_str_has_suffix (content, OLD NEW))
        return TRUE;
    }
  return FALSE;
}

static void
judge (Fixture *fixture, gboolean saved, GError *error)
{
  g_autofree char *content = get_content (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) second = NULL;

  n_injected++;
  if (saved)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (content, ==, NEW);
      return;
    }
  n_failed++;
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, SP_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, "page.md"));
  g_assert_nonnull (strstr (error->message, "please"));
  if (g_strcmp0 (content, NEW) != 0 && g_strcmp0 (content, fixture->etag != NULL ? OLD : NULL) != 0)
    {
      g_assert_cmpint (fixture->kind, ==, IN_PLACE);
      g_assert_true (is_told_where (error->message));
      n_torn++;
    }
  /* Nothing is said of a file as it was when it is not. */
  if (g_strcmp0 (content, NEW) == 0 && fixture->kind != SAME)
    g_assert_null (strstr (error->message, "as it was"));
  save (fixture, &second);
  g_assert_no_error (second);
  after = get_content (fixture->path);
  g_assert_cmpstr (after, ==, NEW);
}

/* FALSE when there are no more steps. */
static gboolean
try_fault (Kind kind, guint step, int errsv, gboolean lasting)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  gboolean saved, struck;

  set_up (&fixture, kind);
  faults_fail (fixture.roots, step, errsv, lasting);
  saved = save (&fixture, &error);
  faults_stop ();
  struck = faults_struck ();
  g_test_message ("step %u, %s: %s: %s", step, g_strerror (errsv), faults_where (),
                  error != NULL ? error->message : "saved");
  if (struck)
    judge (&fixture, saved, error);
  tear_down (&fixture);
  return struck;
}

static void
test_faults (gconstpointer data)
{
  Kind kind = (Kind) GPOINTER_TO_INT (data);

  n_injected = n_failed = n_torn = 0;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      guint step = 1;

      while (try_fault (kind, step, answers[i], FALSE))
        step++;
      g_assert_cmpuint (step, >, 3);
      for (guint last = step, n = 1; n < last; n++)
        try_fault (kind, n, answers[i], TRUE);
    }
  g_print ("# faults injected and survived: %u, saves refused: %u, old text kept beside: %u\n",
           n_injected, n_failed, n_torn);
}

/* The disk is full after each count of bytes. */
static void
test_room (gconstpointer data)
{
  Kind kind = (Kind) GPOINTER_TO_INT (data);
  gboolean struck = TRUE;

  n_injected = n_failed = n_torn = 0;
  for (gsize room = 0; struck; room++)
    {
      Fixture fixture;
      g_autoptr (GError) error = NULL;
      gboolean saved;

      set_up (&fixture, kind);
      faults_room (fixture.roots, room);
      saved = save (&fixture, &error);
      faults_stop ();
      struck = faults_struck ();
      if (struck)
        {
          g_assert_true (saved ||
                         g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_NO_SPACE) ||
                         strstr (error->message, "only in part") != NULL);
          judge (&fixture, saved, error);
        }
      tear_down (&fixture);
    }
  g_assert_cmpuint (n_injected, >=, strlen (NEW));
  g_print ("# writes cut short: %u, old text kept beside: %u\n", n_injected, n_torn);
}

/* Interrupted, and a byte at a time: that is no fault at all. */
static void
test_crumbs (gconstpointer data)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *content = NULL;

  set_up (&fixture, (Kind) GPOINTER_TO_INT (data));
  if (fixture.kind != NEW_PAGE)
    {
      faults_crumbs (fixture.roots);
      text = sp_store_load (fixture.file, &etag, NULL, &error);
      faults_stop ();
      g_assert_no_error (error);
      g_assert_true (faults_struck ());
      if (fixture.kind != SAME)
        g_assert_cmpstr (etag, ==, fixture.etag);
    }
  faults_crumbs (fixture.roots);
  g_assert_true (save (&fixture, &error));
  faults_stop ();
  g_assert_no_error (error);
  content = get_content (fixture.path);
  g_assert_cmpstr (content, ==, NEW);
  tear_down (&fixture);
}

/* The latest; there are two where the folder of the first seemed to be gone. */
static SpText *
find_draft (const char *site)
{
  g_autoptr (GPtrArray) folders = sp_draft_folder_claim (site);
  SpText *text = NULL;
  guint64 latest = 0;

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GPtrArray) drafts = sp_draft_folder_read (folders->pdata[i], NULL);

      for (guint j = 0; j < drafts->len; j++)
        {
          SpDraft *draft = drafts->pdata[j];

          if (sp_draft_get_generation (draft) >= latest)
            {
              g_clear_pointer (&text, sp_text_unref);
              text = sp_text_ref (sp_draft_get_text (draft));
              latest = sp_draft_get_generation (draft);
            }
          g_assert_cmpint (sp_draft_folder_remove (folders->pdata[i], sp_draft_get_page (draft)),
                           ==, 0);
        }
    }
  return text;
}

/* One of the two drafts is there whatever fails while the second is written. */
static gboolean
try_draft (guint step, int errsv, gboolean lasting)
{
  g_autoptr (SpDraftFolder) folder = sp_draft_folder_new ("/nowhere/site");
  g_autoptr (SpText) one = sp_text_new (OLD, strlen (OLD));
  g_autoptr (SpText) two = sp_text_new (NEW, strlen (NEW));
  g_autoptr (SpText) found = NULL;
  gboolean struck;
  int result;

  g_assert_cmpint (sp_draft_folder_write (folder, "page.md", one, one), ==, 0);
  faults_fail (g_get_user_state_dir (), step, errsv, lasting);
  result = sp_draft_folder_write (folder, "page.md", one, two);
  faults_stop ();
  struck = faults_struck ();
  g_test_message ("step %u, %s: %s: %d", step, g_strerror (errsv), faults_where (), result);
  g_clear_pointer (&folder, sp_draft_folder_unref);
  found = find_draft ("/nowhere/site");
  g_assert_nonnull (found);
  if (!struck || result == 0)
    g_assert_true (sp_text_equal (found, two));
  else
    g_assert_true (sp_text_equal (found, one) || sp_text_equal (found, two));
  n_injected += struck;
  return struck;
}

static void
test_draft (void)
{
  n_injected = 0;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      guint step = 1;

      while (try_draft (step, answers[i], FALSE))
        step++;
      for (guint last = step, n = 1; n < last; n++)
        try_draft (n, answers[i], TRUE);
    }
  g_print ("# faults injected and survived: %u\n", n_injected);
}

/* @crumbs: the disk takes a byte at a time, so that there is a step within each write. FALSE when
 * the process came to its end before. */
static gboolean
save_and_be_killed (Fixture *fixture, guint step, gboolean crumbs)
{
  g_autoptr (GError) error = NULL;
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (crumbs)
        faults_crumbs_and_kill (fixture->roots, step);
      else
        faults_fail (fixture->roots, step, FAULTS_KILL, FALSE);
      /* All children would otherwise choose the same names. */
      g_random_set_seed ((guint32) getpid ());
      if (save (fixture, &error))
        _exit (0);
      g_printerr ("%s\n", error->message);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || status == 0);
  return WIFSIGNALED (status);
}

static gboolean
mend_and_be_killed (Fixture *fixture, guint step)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      faults_crumbs_and_kill (fixture->folder, step);
      sp_store_mend_below (fixture->folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status);
}

/* What loads the page next finds one of the two texts. */
static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = sp_store_load (fixture->file, NULL, NULL, &error);
  const char *data = text != NULL ? sp_text_get_data (text, NULL) : NULL;
  g_autofree char *content = get_content (fixture->path);

  if (fixture->kind == NEW_PAGE && data == NULL)
    return;
  g_assert_no_error (error);
  g_assert_true (g_strcmp0 (data, NEW) == 0 ||
                 (g_strcmp0 (data, OLD) == 0 && fixture->kind != NEW_PAGE));
  g_assert_cmpstr (data, ==, content);
}

static guint
count_kills (Kind kind, gboolean crumbs)
{
  guint n_kills = 0;
  gboolean killed = TRUE;

  while (killed)
    {
      Fixture fixture;
      g_autoptr (GError) error = NULL;

      set_up (&fixture, kind);
      killed = save_and_be_killed (&fixture, n_kills + 1, crumbs);
      n_kills += killed;
      n_torn += !is_whole (fixture.path);
      assert_whole (&fixture);
      if (fixture.kind != NEW_PAGE || !g_file_test (fixture.path, G_FILE_TEST_EXISTS))
        save (&fixture, &error);
      g_assert_true (error == NULL || fixture.kind == IN_PLACE || fixture.kind == REPLACED);
      tear_down (&fixture);
    }
  return n_kills;
}

static void
test_kills (gconstpointer data)
{
  Kind kind = (Kind) GPOINTER_TO_INT (data);
  guint n_kills;

  n_torn = 0;
  n_kills = count_kills (kind, FALSE) + count_kills (kind, TRUE);
  g_assert_cmpuint (n_kills, >, 10);
  g_assert_true ((n_torn > 0) == (kind == IN_PLACE));
  g_print ("# kills survived: %u, files torn and mended: %u\n", n_kills, n_torn);
}

/* What the website's folder is opened with next takes unfinished files out of it, and keeps what is
 * in them. */
static void
test_leftovers (void)
{
  g_autofree char *kept = g_build_filename (g_get_user_state_dir (), "service-pages", "kept", NULL);
  guint n_left = 0, n_kept = 0;
  gboolean killed = TRUE;

  for (guint step = 1; killed; step++)
    {
      Fixture fixture;
      g_autoptr (GFile) folder = NULL;
      g_autoptr (SpSite) site = NULL;
      g_autoptr (GPtrArray) pages = NULL;
      guint before = count_names (kept, "");
      guint left;

      set_up (&fixture, REPLACED);
      sp_temp_folder_write (fixture.folder, "hugo.toml", "contentDir = \".\"\n");
      killed = save_and_be_killed (&fixture, step, TRUE);
      left = count_names (fixture.folder, ".~service-pages-");
      sp_temp_folder_age (fixture.folder);
      folder = g_file_new_for_path (fixture.folder);
      site = sp_site_open (folder, NULL);
      g_assert_nonnull (site);
      pages = sp_site_list_pages (site, NULL, NULL);
      g_assert_nonnull (pages);
      g_assert_cmpuint (count_names (fixture.folder, ".~service-pages-"), ==, 0);
      n_left += left;
      n_kept += count_names (kept, "") - before;
      assert_whole (&fixture);
      tear_down (&fixture);
    }
  g_assert_cmpuint (n_left, >, 10);
  /* But for those in which there was nothing yet. */
  g_assert_cmpuint (n_kept, <, n_left);
  g_assert_cmpuint (n_kept, >, n_left / 2);
  g_print ("# unfinished files left: %u, with their text kept elsewhere: %u\n", n_left, n_kept);
}

/* The page is loaded whole or not at all, whatever fails. */
static void
test_loading (void)
{
  static const int faults[] = { EIO, EACCES, ESTALE, FAULTS_END };

  n_injected = 0;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      gboolean struck = TRUE;

      for (guint step = 1; struck; step++)
        {
          Fixture fixture;
          g_autoptr (GError) error = NULL;
          g_autoptr (SpText) text = NULL;
          g_autofree char *content = NULL;

          set_up (&fixture, REPLACED);
          faults_fail (fixture.folder, step, faults[i], FALSE);
          text = sp_store_load (fixture.file, NULL, NULL, &error);
          faults_stop ();
          struck = faults_struck ();
          n_injected += struck;
          if (text != NULL)
            g_assert_cmpstr (sp_text_get_data (text, NULL), ==, OLD);
          else
            g_assert_nonnull (strstr (error->message, "page.md"));
          content = get_content (fixture.path);
          g_assert_cmpstr (content, ==, OLD);
          tear_down (&fixture);
        }
    }
  g_assert_cmpuint (n_injected, >, 10);
  g_print ("# faults injected and survived: %u\n", n_injected);
}

/* Mending may be interrupted as well, and again. */
static void
test_killed_while_mending (void)
{
  Fixture fixture;
  guint step = 1;

  set_up (&fixture, IN_PLACE);
  for (; is_whole (fixture.path); step++)
    g_assert_true (save_and_be_killed (&fixture, step, TRUE));
  for (step = 1; mend_and_be_killed (&fixture, step); step++)
    {
    }
  g_assert_cmpuint (step, >, strlen (NEW));
  assert_whole (&fixture);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "replaced", "in-place", "new-page", "same-text" };
  g_autofree char *state = NULL;
  int result;

  /* The faults are made here: a real disk would only take its time. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  state = sp_temp_folder_new ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      g_autofree char *faults = g_strconcat ("/faults/", names[i], NULL);
      g_autofree char *room = g_strconcat ("/room/", names[i], NULL);
      g_autofree char *crumbs = g_strconcat ("/crumbs/", names[i], NULL);
      g_autofree char *kills = g_strconcat ("/kills/", names[i], NULL);

      g_test_add_data_func (faults, GINT_TO_POINTER (i), test_faults);
      if (i != SAME)
        g_test_add_data_func (room, GINT_TO_POINTER (i), test_room);
      g_test_add_data_func (crumbs, GINT_TO_POINTER (i), test_crumbs);
      if (i != SAME)
        g_test_add_data_func (kills, GINT_TO_POINTER (i), test_kills);
    }
  g_test_add_func ("/kills/leftovers", test_leftovers);
  g_test_add_func ("/faults/loading", test_loading);
  g_test_add_func ("/kills/mending", test_killed_while_mending);
  g_test_add_func ("/faults/draft", test_draft);

  result = g_test_run ();
  sp_temp_folder_free (g_steal_pointer (&state));
  return result;
}
