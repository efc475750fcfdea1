/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-archetype-hugo.h"

#include "sp-page-bin.h"
#include "sp-store.h"

#include <string.h>

/* In s. */
#define LONGEST_RUN "30"

static gboolean
run (SpSite *site, const char *path, const char *content, const char *cache)
{
  const char *folder = g_file_peek_path (sp_site_get_folder (site));
  const char *arguments[] = { "timeout",       LONGEST_RUN,    "hugo",  "new",        "--source",
                              folder,          "--contentDir", content, "--cacheDir", cache,
                              "--noBuildLock", path,           NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

SpText *
sp_archetype_run_hugo (SpSite *site, const char *path, GCancellable *cancellable)
{
  const SpContentRoot *root = sp_site_find_content_root (site, path);
  g_autofree char *folder = NULL;
  g_autofree char *content = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *made = NULL;
  g_autofree char *hugo = g_find_program_in_path ("hugo");
  g_autoptr (GFile) file = NULL;
  SpText *text = NULL;
  const char *below;

  if (root == NULL || hugo == NULL)
    return NULL;
  below = *root->folder != '\0' ? path + strlen (root->folder) + 1 : path;
  folder = g_dir_make_tmp ("service-pages-XXXXXX", NULL);
  if (folder == NULL)
    return NULL;
  content = g_build_filename (folder, "content", NULL);
  cache = g_build_filename (folder, "cache", NULL);
  made = g_build_filename (content, below, NULL);
  file = g_file_new_for_path (made);
  if (run (site, below, content, cache))
    text = sp_store_load (file, NULL, cancellable, NULL);
  sp_remove_tree (folder);
  return text;
}
