/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Why Hugo could not build a website, for people. */
typedef struct
{
  char *message; /* sentences */
  char *path;    /* the file with the problem, relative to the site's folder; NULL: not known */
  guint line;    /* in it, from 1; 0: not known */
} SpHugoProblem;

void sp_hugo_problem_free (SpHugoProblem *self);

/**
 * Reads what Hugo wrote about a failure.
 * @folder: the site's, @private: the private one; @sources: see sp_hugo_config_make().
 */
SpHugoProblem *sp_hugo_problem_read (const char *output,
                                     const char *folder,
                                     const char *private,
                                     GPtrArray *sources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHugoProblem, sp_hugo_problem_free)

G_END_DECLS
