/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-node.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/** What the site's settings ask of @field and @node does not keep, as a sentence for people; %NULL
 * when nothing is wrong. @node: (nullable). (transfer full) */
char *sp_field_check (const SpSchemaField *field, const SpNode *node);

G_END_DECLS
