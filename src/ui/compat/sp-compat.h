/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the toolkit has changed between its 4.8 with libadwaita 1.2 (Debian 12) and today. The
 * rest of the program calls these and does not know.
 */

typedef enum
{
  SP_ANSWER_DEFAULT,
  SP_ANSWER_SUGGESTED,
  SP_ANSWER_DESTRUCTIVE,
} SpAnswerKind;

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic */
  SpAnswerKind kind;
} SpAnswer;

/**
 * Asks a question. The first answer is what Escape gives; the suggested one is what Return gives.
 * @answers: ends with an entry of NULLs.
 */
void sp_compat_ask_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const SpAnswer *answers,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/** The id of the chosen answer. (transfer full) */
char *sp_compat_ask_finish (GAsyncResult *result);

/** Lets the person choose a folder. */
void sp_compat_choose_folder_async (GtkWindow *parent,
                                    const char *title,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/** (transfer full) (nullable): %NULL when none was chosen. */
GFile *sp_compat_choose_folder_finish (GAsyncResult *result);

/** Lets the person choose a file that is an image, or, on another filter, any. */
void sp_compat_choose_image_async (GtkWindow *parent,
                                   const char *title,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/** (transfer full) (nullable): %NULL when none was chosen. */
GFile *sp_compat_choose_image_finish (GAsyncResult *result);

/** Once, after GTK is initialised and before a window is made. */
void sp_compat_init (void);

/**
 * Has assistive technology call a button or a drop-down @name rather than what it shows, which
 * newer GTK takes before a name that was given.
 */
void sp_compat_name_button (GtkWidget *button, const char *name);

/** What to say that a column's header is: newer GTK tells nobody of a header. */
GtkAccessibleRole sp_compat_get_column_header_role (void);

G_END_DECLS
