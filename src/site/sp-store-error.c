/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sp-store-error-quark, sp_store_error)

typedef struct
{
  int errsv;
  SpStoreError code;
  const char *loading; /* %s is the file's name */
  const char *saving;
} Sentence;

static const char gone_loading[] =
    N_ ("“%s” could not be opened because there is no such file. Perhaps it was moved, renamed or "
        "deleted; please look for it in the file manager.");
static const char gone_saving[] =
    N_ ("“%s” was not saved because its file or folder is not there any more. Your text is not "
        "lost; please put the folder back, or save the page under another name.");
static const char denied_loading[] =
    N_ ("“%s” could not be opened because you are not allowed to read it. Nothing was changed; "
        "please ask whoever looks after the website for access.");
static const char denied_saving[] =
    N_ ("“%s” was not saved because you are not allowed to change it. Nothing was lost, the file "
        "is as it was; please ask whoever looks after the website for access.");
static const char full_saving[] =
    N_ ("“%s” was not saved because there is no space left on the disk. Nothing was lost, the file "
        "is as it was; please make room and save again.");
static const char read_only_saving[] =
    N_ ("“%s” was not saved because it is marked as read-only. Nothing was lost, the file is as it "
        "was; please allow changes to it in the file manager and save again.");
static const char other_loading[] =
    N_ ("“%s” could not be opened. Nothing was changed; please try again. (%s)");
static const char other_saving[] =
    N_ ("“%s” was not saved. Nothing was lost, the file is as it was; please try again. (%s)");

static const Sentence sentences[] = {
  { ENOENT, SP_STORE_ERROR_NOT_FOUND, gone_loading, gone_saving },
  { ENOTDIR, SP_STORE_ERROR_NOT_FOUND, gone_loading, gone_saving },
  { ESTALE, SP_STORE_ERROR_NOT_FOUND, gone_loading, gone_saving },
  { EACCES, SP_STORE_ERROR_PERMISSION, denied_loading, denied_saving },
  { EPERM, SP_STORE_ERROR_PERMISSION, denied_loading, denied_saving },
  { EROFS, SP_STORE_ERROR_READ_ONLY, other_loading, read_only_saving },
  { ENOSPC, SP_STORE_ERROR_NO_SPACE, other_loading, full_saving },
  { EDQUOT, SP_STORE_ERROR_NO_SPACE, other_loading, full_saving },
  { EFBIG, SP_STORE_ERROR_NO_SPACE, other_loading, full_saving },
  { ELOOP, SP_STORE_ERROR_NOT_FOUND,
    N_ ("“%s” could not be opened because it is a link that leads back to itself. Nothing was "
        "changed; please mend or remove the link."),
    N_ ("“%s” was not saved because it is a link that leads back to itself. Your text is not lost; "
        "please mend or remove the link.") },
  { ENAMETOOLONG, SP_STORE_ERROR_FAILED,
    N_ ("“%s” could not be opened because its name is too long. Nothing was changed."),
    N_ ("“%s” was not saved because its name is too long. Your text is not lost; please choose a "
        "shorter name.") },
};

void
sp_store_set_error (GError **error, SpStoreAction action, const char *path, int errsv)
{
  g_autofree char *name = g_filename_display_basename (path);
  SpStoreError code = SP_STORE_ERROR_FAILED;
  const char *format = action == SP_STORE_LOADING ? other_loading : other_saving;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i].errsv == errsv)
        {
          code = sentences[i].code;
          format = action == SP_STORE_LOADING ? sentences[i].loading : sentences[i].saving;
        }
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
  g_set_error (error, SP_STORE_ERROR, code, _ (format), name, g_strerror (errsv));
#pragma GCC diagnostic pop
}

void
sp_store_set_not_a_file (GError **error, const char *path, gboolean folder)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (folder)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_A_FILE,
                 _ ("“%s” is a folder, not a page. Nothing was changed; please open a page in it."),
                 name);
  else
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_A_FILE,
                 _ ("“%s” is not an ordinary file. Nothing was changed; please open a page."),
                 name);
}

void
sp_store_set_too_large (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_TOO_LARGE,
               _ ("“%s” is too large for a page (more than %d MB). Nothing was changed."), name,
               (int) (SP_STORE_MAX_SIZE / 1024 / 1024));
}

void
sp_store_set_torn (GError **error, SpStoreAction action, const char *path, const char *copy)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *copy_name = g_filename_display_name (copy);

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
               action == SP_STORE_SAVING
                   ? _ ("“%s” was saved only in part because the disk failed. Nothing was lost: "
                        "the text from before and yours are both in “%s”, and the file is mended "
                        "as soon as the disk works; please save again then.")
                   : _ ("“%s” could not be opened because it was saved only in part when the "
                        "program ended, and cannot be written to now. Nothing was lost: the text "
                        "from before and the new one are both in “%s”; please allow changes to "
                        "the file and open it again, and it is mended."),
               name, copy_name);
}

static gboolean
is_no_space (int errsv)
{
  return errsv == ENOSPC || errsv == EDQUOT || errsv == EFBIG;
}

void
sp_store_set_unsafe (GError **error, const char *path, const char *folder, int errsv)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder_name = g_filename_display_name (folder);

  g_set_error (error, SP_STORE_ERROR,
               is_no_space (errsv) ? SP_STORE_ERROR_NO_SPACE : SP_STORE_ERROR_FAILED,
               _ ("“%s” was not saved because a copy for safety could not be kept in “%s” first "
                  "(%s). Nothing was lost, the file is as it was; please make room there or allow "
                  "changes to that folder, and save again."),
               name, folder_name, g_strerror (errsv));
}

void
sp_store_set_unconfirmed (GError **error, const char *path, int errsv)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
               _ ("“%s” was written, but the disk did not confirm that it is safe (%s). Your text "
                  "is still open and nothing was lost; please save again."),
               name, g_strerror (errsv));
}

void
sp_store_set_displaced (GError **error, const char *path, const char *kept)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *kept_name = g_filename_display_name (kept);

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
               _ ("Someone else saved “%s” in the same moment. Nothing was lost: their text is in "
                  "“%s”, and yours is still open; please compare the two and save again."),
               name, kept_name);
}
