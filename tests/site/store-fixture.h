/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-store.h"

#include "sp-temp-folder.h"

#include <string.h>

/* A folder of its own for each test, with "page.md" in it. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

#define OLD_TEXT "---\ntitle: Old\n---\nText\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = sp_temp_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "page.md", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  sp_temp_folder_write (fixture->folder, "page.md", OLD_TEXT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  g_free (fixture->path);
  sp_temp_folder_free (fixture->folder);
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (data, ==, expected);
}

/* Nothing but @n files is in the folder: no temporary file was left. */
static void
assert_n_files (const char *folder, guint n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  g_assert_cmpuint (count, ==, n);
}

static char *
load_etag (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *etag;
  g_autoptr (SpText) text = sp_store_load (file, &etag, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  return etag;
}

static gboolean
save (GFile *file, const char *content, const char *etag, GError **error)
{
  g_autoptr (SpText) text = sp_text_new (content, strlen (content));

  return sp_store_save (file, text, etag, NULL, NULL, error);
}

static void
assert_refused (Fixture *fixture, const char *etag, SpStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture->file, "New\n", etag, &error));
  g_assert_error (error, SP_STORE_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, "page.md"));
}
