/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-store-journal.h"

G_BEGIN_DECLS

/*
 * Writings of files where they lie that were interrupted, by a crash or a power cut, are finished
 * by whoever comes next. A file that somebody else has written since is left as it is.
 */

/**
 * Before the file at @path is read or written: if it holds some of the old and some of the new
 * text, it gets the new one; or the old one if that is what @etag (nullable) stands for, so that a
 * second try to save is one.
 * @action: what comes next, for the message.
 * %FALSE with @error when the file is torn still.
 */
gboolean
sp_store_mend (const char *path, const char *etag, SpStoreAction action, GError **error);

/** The same for all files below @folder. Returns: how many were torn, and are whole now */
guint sp_store_mend_below (const char *folder);

G_END_DECLS
