/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-body.h"
#include "sp-change.h"
#include "sp-front-matter.h"

G_BEGIN_DECLS

/**
 * Makes a change and checks it (the rules for changing bytes, "Always 3"): what was asked for reads
 * back, and everything else reads as before.
 *
 * @front_matter, @body: the parsed views of the text that @change was computed against.
 * @new_front_matter, @new_body: (out) (transfer full): those of the text afterwards.
 * Returns: (transfer full): the text afterwards; %NULL with %SP_DOCUMENT_ERROR_VERIFY when the
 * check failed, and then nothing is set.
 */
SpText *sp_change_apply (SpChange *change,
                         SpFrontMatter *front_matter,
                         SpBody *body,
                         SpFrontMatter **new_front_matter,
                         SpBody **new_body,
                         GError **error);

G_END_DECLS
