/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-draft.h"
#include "sp-store-target.h"

G_BEGIN_DECLS

/*
 * What a file held and what it is to hold, in the person's state folder, while the file is
 * rewritten where it lies. It is on the disk before the first byte is written and goes when the
 * last one is; whoever finds it later knows that the writing was interrupted, and has both texts.
 *
 * An entry is a file in the form of a draft. It is locked by the program that writes, so that no
 * other takes it for left behind.
 */
typedef struct
{
  int lock;
  char *path;
  SpDraft *record; /* site: the real folder, page: the name in it */
} SpStoreJournal;

#define SP_STORE_JOURNAL_INIT { -1, NULL, NULL }

/** Keeps @old and @text of the target; 0 or an errno, and nothing is kept then. */
int
sp_store_journal_begin (SpStoreJournal *self, SpStoreTarget *target, SpText *old, SpText *text);

/** The file is whole: nothing needs to be kept. */
void sp_store_journal_end (SpStoreJournal *self);

/** The file is somebody else's now: the texts are kept under a name that is not looked at again. */
void sp_store_journal_set_aside (SpStoreJournal *self);

/** Releases the entry, which stays on the disk. */
void sp_store_journal_leave (SpStoreJournal *self);

/** The folder of the entries. (transfer full) (type filename) */
char *sp_store_journal_get_folder (void);

/**
 * The entries that were left behind, each locked until it is freed: those of the file at @path, or
 * of all files below the folder.
 * (transfer full) (element-type SpStoreJournal)
 */
GPtrArray *sp_store_journal_find (const char *path, gboolean is_folder);

G_END_DECLS
