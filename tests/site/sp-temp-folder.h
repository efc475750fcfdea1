/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A new, empty folder. (transfer full) */
char *sp_temp_folder_new (void);

/* Writes @content to @path below the folder, making folders as needed. */
void sp_temp_folder_write (const char *folder, const char *path, const char *content);

/* Makes what lies directly in the folder a day old. */
void sp_temp_folder_age (const char *folder);

/* Removes the folder with all that is in it and frees the name. */
void sp_temp_folder_free (char *folder);
