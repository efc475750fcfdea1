/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/*
 * Pages that tell by themselves which one of many versions they are, and whether they are whole:
 * front matter, a line with a number and the checksum of what follows, and a body of random words.
 */

#define MARKED_TEXT_TORN G_MAXUINT32

/** A page with the number @id and a body of about @length bytes. */
SpText *marked_text_new (guint32 id, gsize length, GRand *random);

/** The text's number; %MARKED_TEXT_TORN when it is not whole. */
guint32 marked_text_get_id (SpText *text);

/** Types a word somewhere into the body, takes some away there, or both, and numbers the text
 * anew. */
void marked_text_type (SpPage *page, guint32 id, GRand *random, SpApplyFlags flags);

G_END_DECLS
