/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-front-matter.h"

G_BEGIN_DECLS

/** Where the front matter of a page is, by Hugo's rules (parser/pageparser of 0.111.3). */
typedef struct
{
  SpFormat format;
  gsize start; /* the opening fence */
  gsize end;   /* the body begins here */
  gsize content_start;
  gsize content_end;
  const char *problem; /* NULL, or a translated sentence */
  gsize problem_offset;
} SpFence;

/** What stands at the start of @data; the format is none when there is no fence. */
void sp_fence_find (const char *data, gsize length, SpFence *fence);

G_END_DECLS
