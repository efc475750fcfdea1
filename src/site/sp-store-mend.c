/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-store-mend.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What a disk writes at once, at least. */
#define SECTOR 512

static char *
get_path (SpStoreJournal *entry)
{
  return g_build_filename (sp_draft_get_site (entry->record), sp_draft_get_page (entry->record),
                           NULL);
}

static gboolean
holds (const char *data, gsize length, SpText *text)
{
  gsize text_length;
  const char *bytes = sp_text_get_data (text, &text_length);

  return length == text_length && memcmp (data, bytes, length) == 0;
}

/* How much of @data from @start to @end is as in @text; zeros are in it beyond its end. */
static gsize
count_same (const char *data, gsize start, gsize end, const char *text, gsize length)
{
  gsize i = start;

  while (i < end && data[i] == (i < length ? text[i] : '\0'))
    i++;
  return i - start;
}

static gboolean
is_empty (const char *data, gsize start, gsize end)
{
  return count_same (data, start, end, "", 0) == end - start;
}

/* A writing that ends leaves the new text up to some byte and the old one after it; a power cut may
 * leave any sector old, new or empty. What else there is was written by somebody. */
static gboolean
is_mixture (const char *data, gsize length, SpText *old, SpText *text)
{
  gsize old_length, new_length;
  const char *before = sp_text_get_data (old, &old_length);
  const char *after = sp_text_get_data (text, &new_length);
  gboolean ended = FALSE;

  if (length > MAX (old_length, new_length) || length < MIN (old_length, new_length))
    return FALSE;
  for (gsize start = 0; start < length; start += SECTOR)
    {
      gsize end = MIN (start + SECTOR, length);
      gsize n_new = count_same (data, start, end, after, new_length);

      if (n_new == end - start || is_empty (data, start, end) ||
          count_same (data, start, end, before, old_length) == end - start)
        continue;
      if (ended ||
          count_same (data, start + n_new, end, before, old_length) != end - start - n_new)
        return FALSE;
      ended = TRUE;
    }
  return TRUE;
}

typedef enum
{
  SAVED, /* it holds the new text */
  UNSAVED,
  TORN,  /* some of both */
  OTHER, /* one of somebody else's */
  AWAY,  /* it cannot be read, or is not there */
} Outcome;

static Outcome
judge (SpStoreJournal *entry)
{
  g_autofree char *path = get_path (entry);
  gsize length;
  g_autofree char *data = sp_store_read (AT_FDCWD, path, path, SP_STORE_LOADING, &length, NULL);
  SpText *old = sp_draft_get_base (entry->record);
  SpText *text = sp_draft_get_text (entry->record);

  if (data == NULL)
    return AWAY;
  if (holds (data, length, text))
    return SAVED;
  if (holds (data, length, old))
    return UNSAVED;
  return is_mixture (data, length, old, text) ? TORN : OTHER;
}

/* The entry stays for as long as this may fail. */
static int
rewrite (SpStoreJournal *entry, SpText *text)
{
  g_autofree char *path = get_path (entry);
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  int fd = open (path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int errsv;

  if (fd < 0)
    return errno;
  errsv = sp_store_rewrite (fd, data, length);
  close (fd);
  return errsv;
}

/* TRUE when the file was torn; @errsv is not 0 when it still is. */
static gboolean
mend (SpStoreJournal *entry, SpText *text, int *errsv)
{
  Outcome outcome = judge (entry);

  *errsv = 0;
  switch (outcome)
    {
    case TORN:
      *errsv = rewrite (entry, text);
      if (*errsv == 0)
        sp_store_journal_end (entry);
      return TRUE;
    /* Of a writing that never began, the text is in a draft. */
    case SAVED:
    case UNSAVED:
      sp_store_journal_end (entry);
      return FALSE;
    case OTHER:
      sp_store_journal_set_aside (entry);
      return FALSE;
    case AWAY:
    default:
      return FALSE;
    }
}

static gboolean
is_text_of (SpText *text, const char *etag)
{
  gsize length;
  const char *data = sp_text_get_data (text, &length);
  g_autofree char *own = sp_store_make_etag (data, length);

  return g_strcmp0 (own, etag) == 0;
}

gboolean
sp_store_mend (const char *path, const char *etag, SpStoreAction action, GError **error)
{
  g_autoptr (GPtrArray) entries = sp_store_journal_find (path, FALSE);

  for (guint i = 0; i < entries->len; i++)
    {
      SpStoreJournal *entry = g_ptr_array_index (entries, i);
      SpText *old = sp_draft_get_base (entry->record);
      SpText *text = is_text_of (old, etag) ? old : sp_draft_get_text (entry->record);
      int errsv;

      mend (entry, text, &errsv);
      if (errsv != 0)
        {
          sp_store_set_torn (error, action, path, entry->path);
          return FALSE;
        }
    }
  return TRUE;
}

guint
sp_store_mend_below (const char *folder)
{
  g_autoptr (GPtrArray) entries = sp_store_journal_find (folder, TRUE);
  guint n_mended = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      SpStoreJournal *entry = g_ptr_array_index (entries, i);
      int errsv;

      if (mend (entry, sp_draft_get_text (entry->record), &errsv) && errsv == 0)
        n_mended++;
    }
  return n_mended;
}
