/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"

G_BEGIN_DECLS

/** (transfer full) (element-type SpSchemaField): the fields that Hugo knows, and those that a
 * treatment's page has, in the order in which a page has them. */
GPtrArray *sp_schema_built_in_fields (void);

G_END_DECLS
