/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-dialog-parts.h"

G_BEGIN_DECLS

/** One page whose changes are shown. */
typedef struct
{
  const char *title;
  const char *path; /* relative to the site's folder */
  SpText *before;
  SpText *after;
} SpReviewPage;

/** Shows what is different on each page in words, and as lines on request. Nothing is decided
 * there. @explanation: (nullable): a sentence above. */
void sp_review_dialog_present (GtkWindow *parent,
                               const char *title,
                               const char *explanation,
                               const SpReviewPage *pages,
                               guint n_pages);

G_END_DECLS
