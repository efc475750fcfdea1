/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-draft-folder.h"
#include "sp-draft-keeper.h"
#include "sp-recovery.h"
#include "sp-store.h"

#include "sp-temp-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE     "content/page.md"
#define OLD_TEXT "---\ntitle: Old\n---\nText\n"

/* A site with a page, and a state folder that the whole program shares, emptied for each test. */
typedef struct
{
  char *site;
  char *drafts;
} Fixture;

static char *state;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->site = sp_temp_folder_new ();
  sp_temp_folder_write (fixture->site, PAGE, OLD_TEXT);
  fixture->drafts = g_build_filename (state, "service-pages", "drafts", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sp_temp_folder_free (fixture->site);
  if (g_file_test (fixture->drafts, G_FILE_TEST_EXISTS))
    sp_temp_folder_free (g_steal_pointer (&fixture->drafts));
  g_free (fixture->drafts);
}

static SpText *
text_new (const char *content)
{
  return sp_text_new (content, strlen (content));
}

static void
assert_text (SpText *text, const char *expected)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (sp_text_get_data (text, NULL), ==, expected);
}

static SpPage *
page_new (const char *content)
{
  g_autoptr (SpText) text = text_new (content);

  return sp_page_new (text);
}

static void
type (SpPage *page, const char *content)
{
  g_autoptr (SpText) text = text_new (content);

  sp_page_replace (page, text, NULL);
}

/* What another program would be offered after this one's end. */
static guint
count_folders (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->drafts, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
wait_safe (SpDraftKeeper *keeper)
{
  while (!sp_draft_keeper_is_safe (keeper, PAGE))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_record (void)
{
  g_autoptr (SpText) base = sp_text_new ("Old\n\0\xff", 6);
  g_autoptr (SpText) text = sp_text_new ("\n\nNew", 5);
  g_autoptr (SpDraft) draft = sp_draft_new ("/a b/é\n", "content/ä\xff.md", base, text, 7, 1234);
  g_autoptr (GByteArray) data = sp_draft_to_data (draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDraft) again = NULL;
  g_autoptr (SpText) nothing = sp_text_new ("", 0);
  g_autoptr (SpDraft) new_page = sp_draft_new ("/site", "new.md", NULL, nothing, 1, 0);
  g_autoptr (GByteArray) new_data = sp_draft_to_data (new_page);
  g_autoptr (SpDraft) new_again = NULL;

  again = sp_draft_new_from_data ((const char *) data->data, data->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_draft_get_site (again), ==, "/a b/é\n");
  g_assert_cmpstr (sp_draft_get_page (again), ==, "content/ä\xff.md");
  g_assert_true (sp_text_equal (sp_draft_get_base (again), base));
  g_assert_true (sp_text_equal (sp_draft_get_text (again), text));
  g_assert_cmpuint (sp_draft_get_generation (again), ==, 7);
  g_assert_cmpint (sp_draft_get_time (again), ==, 1234);

  new_again = sp_draft_new_from_data ((const char *) new_data->data, new_data->len, &error);
  g_assert_no_error (error);
  g_assert_null (sp_draft_get_base (new_again));
  g_assert_cmpuint (sp_text_get_length (sp_draft_get_text (new_again)), ==, 0);

  /* Cut short anywhere, or with any bit turned, it is no draft. */
  for (guint i = 0; i < data->len; i++)
    {
      g_assert_null (sp_draft_new_from_data ((const char *) data->data, i, NULL));
      data->data[i] ^= 0x40;
      g_clear_pointer (&again, sp_draft_unref);
      again = sp_draft_new_from_data ((const char *) data->data, data->len, NULL);
      if (again != NULL)
        g_assert_true (sp_text_equal (sp_draft_get_text (again), text));
      data->data[i] ^= 0x40;
    }
}

/* As a later version might write it, and as the first one did. */
static void
test_versions (void)
{
  const char *first = "Service Pages draft 1\nSite: /site\nPage: content/page.md\nGeneration: 3\n"
                      "Time: 1700000000\nBase-Length: 4\nText-Length: 4\nSHA-256: "
                      "5f4ff9cd78fd7ad7e69d13d6b1ef9d45b63ad7bcd5bd3b9d0a8e4d4b5b6b3b1a\n\n"
                      "Old\nNew\n";
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Old\nNew\n", -1);
  g_autoptr (GString) later = g_string_new (first);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDraft) draft = NULL;
  g_autoptr (SpDraft) later_draft = NULL;

  g_string_replace (later, "5f4ff9cd78fd7ad7e69d13d6b1ef9d45b63ad7bcd5bd3b9d0a8e4d4b5b6b3b1a", hash,
                    1);
  draft = sp_draft_new_from_data (later->str, later->len, &error);
  g_assert_no_error (error);
  assert_text (sp_draft_get_base (draft), "Old\n");
  assert_text (sp_draft_get_text (draft), "New\n");

  g_string_replace (later, "draft 1\n", "draft 12\nCaret: 17\nAn odd line\n", 1);
  later_draft = sp_draft_new_from_data (later->str, later->len, &error);
  g_assert_no_error (error);
  assert_text (sp_draft_get_text (later_draft), "New\n");
}

static void
test_keeping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);
  g_autoptr (SpText) saved = text_new ("Second\n");
  g_autoptr (GPtrArray) found = NULL;

  sp_draft_keeper_follow (keeper, PAGE, page);
  g_assert_true (sp_draft_keeper_is_safe (keeper, PAGE));
  g_assert_cmpuint (count_folders (fixture), ==, 0);

  type (page, "First\n");
  g_assert_false (sp_draft_keeper_is_safe (keeper, PAGE));
  wait_safe (keeper);
  g_assert_cmpuint (count_folders (fixture), ==, 1);

  /* Typed on: that is not safe yet, whatever was. */
  type (page, "Second\n");
  g_assert_false (sp_draft_keeper_is_safe (keeper, PAGE));
  wait_safe (keeper);

  /* Nobody takes what belongs to a program that runs. */
  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 0);

  /* Saved: the draft goes. */
  sp_page_set_saved_text (page, saved);
  g_assert_true (sp_draft_keeper_is_safe (keeper, PAGE));
  sp_draft_keeper_close (keeper);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
test_undone_and_discarded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);
  g_autoptr (SpPage) other = page_new (OLD_TEXT);

  sp_draft_keeper_follow (keeper, PAGE, page);
  sp_draft_keeper_follow (keeper, "content/other.md", other);
  type (page, "First\n");
  type (other, "First\n");
  g_assert_true (sp_draft_keeper_flush (keeper));
  g_assert_true (sp_draft_keeper_is_safe (keeper, PAGE));
  sp_page_undo (page, NULL);
  sp_draft_keeper_discard_all (keeper);
  g_clear_object (&keeper);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

/* Saved, and at once opened anew as another object: the draft goes all the same. */
static void
test_opened_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);
  g_autoptr (SpPage) again = page_new ("New\n");

  sp_draft_keeper_follow (keeper, PAGE, page);
  type (page, "New\n");
  g_assert_true (sp_draft_keeper_flush (keeper));
  sp_page_set_saved_text (page, sp_page_get_text (page));
  sp_draft_keeper_follow (keeper, PAGE, again);
  sp_draft_keeper_close (keeper);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

/* The text of the only draft there is, read as after a crash; NULL when there is none. */
static char *
read_only_draft (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->drafts, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  g_autofree char *folder = name != NULL ? g_build_filename (fixture->drafts, name, NULL) : NULL;
  g_autoptr (GDir) inner = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;

  while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr (SpDraft) draft = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".draft") || !g_file_get_contents (path, &data, &length, NULL))
        continue;
      draft = sp_draft_new_from_data (data, length, NULL);
      g_assert_nonnull (draft);
      return g_strdup (sp_text_get_data (sp_draft_get_text (draft), NULL));
    }
  return NULL;
}

/* Changes right behind each other do not keep drafts from being written: by the time that there
 * are three different ones on the disk, there was no pause in which one could have been. */
static void
test_typing_without_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);
  g_autofree char *last = NULL;
  guint n_drafts = 0;

  sp_draft_keeper_follow (keeper, PAGE, page);
  for (guint i = 0; n_drafts < 3; i++)
    {
      g_autofree char *content = g_strdup_printf ("Text %u\n", i);
      g_autofree char *draft = read_only_draft (fixture);

      if (draft != NULL && g_strcmp0 (draft, last) != 0)
        {
          n_drafts++;
          g_free (last);
          last = g_steal_pointer (&draft);
        }
      type (page, content);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (1000);
    }
}

/* In a process that is killed: types @content and says when it is safe. */
static void
leave_draft (Fixture *fixture, const char *base, const char *content)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      SpDraftFolder *folder = sp_draft_folder_new (fixture->site);
      g_autoptr (SpText) old = text_new (base);
      g_autoptr (SpText) text = text_new (content);

      g_assert_cmpint (sp_draft_folder_write (folder, PAGE, old, text), ==, 0);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
}

static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) not_twice = NULL;
  g_autoptr (GHashTable) sites = NULL;
  SpRecovered *recovered;

  leave_draft (fixture, OLD_TEXT, "New\n");
  sites = sp_recovery_find_sites ();
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (sites, fixture->site)), ==, 1);

  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 1);
  recovered = g_ptr_array_index (found, 0);
  assert_text (sp_draft_get_text (sp_recovered_get_draft (recovered)), "New\n");
  assert_text (sp_recovered_get_current (recovered), OLD_TEXT);
  g_assert_cmpint (sp_recovered_get_state (recovered), ==, SP_RECOVERED_UNCHANGED);

  /* While somebody looks at it nobody else is offered it. */
  not_twice = sp_recovery_find (fixture->site);
  g_assert_cmpuint (not_twice->len, ==, 0);

  /* Let go of unanswered, it is there again. */
  g_clear_pointer (&found, g_ptr_array_unref);
  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (sp_recovered_remove (g_ptr_array_index (found, 0)));
  g_clear_pointer (&found, g_ptr_array_unref);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
test_recovery_of_changed_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *path = g_build_filename (fixture->site, PAGE, NULL);

  leave_draft (fixture, OLD_TEXT, "New\n");
  sp_temp_folder_write (fixture->site, PAGE, "Theirs\n");
  found = sp_recovery_find (fixture->site);
  g_assert_cmpint (sp_recovered_get_state (g_ptr_array_index (found, 0)), ==,
                   SP_RECOVERED_CHANGED);
  assert_text (sp_recovered_get_current (g_ptr_array_index (found, 0)), "Theirs\n");
  g_clear_pointer (&found, g_ptr_array_unref);

  g_unlink (path);
  found = sp_recovery_find (fixture->site);
  g_assert_cmpint (sp_recovered_get_state (g_ptr_array_index (found, 0)), ==, SP_RECOVERED_GONE);
  g_clear_pointer (&found, g_ptr_array_unref);

  /* Saved after all: there is nothing to offer, and nothing stays behind. */
  sp_temp_folder_write (fixture->site, PAGE, "New\n");
  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

/* The order of two crashes is told by counting, not by the clock. */
static void
test_two_crashes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *content = g_strdup_printf ("%u", i);

      leave_draft (fixture, OLD_TEXT, content);
    }
  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *content = g_strdup_printf ("%u", 11 - i);

      assert_text (sp_draft_get_text (sp_recovered_get_draft (g_ptr_array_index (found, i))),
                   content);
    }
}

/* What cannot be read is kept: a later version, or a person, may be able to. */
static void
test_unreadable_draft_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *path = NULL;

  leave_draft (fixture, OLD_TEXT, "New\n");
  folders = sp_draft_folder_claim (fixture->site);
  path = g_build_filename (sp_draft_folder_get_path (g_ptr_array_index (folders, 0)),
                           "other.draft", NULL);
  g_assert_true (g_file_set_contents (path, "Something else", -1, NULL));
  g_clear_pointer (&folders, g_ptr_array_unref);
  found = sp_recovery_find (fixture->site);
  g_assert_cmpuint (found->len, ==, 1);
  sp_recovered_remove (g_ptr_array_index (found, 0));
  g_clear_pointer (&found, g_ptr_array_unref);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A file where the folder should be: told as a problem, tried again, and well in the end. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);
  g_autofree char *parent = g_path_get_dirname (fixture->drafts);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->drafts, "", 0, NULL));
  sp_draft_keeper_follow (keeper, PAGE, page);
  type (page, "New\n");
  while (sp_draft_keeper_get_problem (keeper) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (sp_draft_keeper_is_safe (keeper, PAGE));
  g_assert_false (sp_draft_keeper_flush (keeper));

  g_assert_cmpint (g_unlink (fixture->drafts), ==, 0);
  while (sp_draft_keeper_get_problem (keeper) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sp_draft_keeper_is_safe (keeper, PAGE));
  sp_draft_keeper_discard_all (keeper);
}

/* Somebody tidies the state folder up while the program runs. */
static void
test_folder_removed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpDraftKeeper) keeper = sp_draft_keeper_new (fixture->site);
  g_autoptr (SpPage) page = page_new (OLD_TEXT);

  sp_draft_keeper_follow (keeper, PAGE, page);
  type (page, "First\n");
  g_assert_true (sp_draft_keeper_flush (keeper));
  sp_temp_folder_free (g_strdup (fixture->drafts));
  type (page, "Second\n");
  g_assert_true (sp_draft_keeper_flush (keeper));
  g_assert_cmpuint (count_folders (fixture), ==, 1);
}

#define ADD(name, func) g_test_add ("/drafts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int result;

  state = sp_temp_folder_new ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/record", test_record);
  g_test_add_func ("/drafts/versions", test_versions);
  ADD ("keeping", test_keeping);
  ADD ("undone-and-discarded", test_undone_and_discarded);
  ADD ("opened-anew", test_opened_anew);
  ADD ("typing-without-pause", test_typing_without_pause);
  ADD ("recovery", test_recovery);
  ADD ("recovery-of-changed-file", test_recovery_of_changed_file);
  ADD ("two-crashes", test_two_crashes);
  ADD ("unreadable-draft-is-kept", test_unreadable_draft_is_kept);
  ADD ("unwritable", test_unwritable);
  ADD ("folder-removed-meanwhile", test_folder_removed_meanwhile);

  result = g_test_run ();
  sp_temp_folder_free (state);
  return result;
}
