/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"
#include "sp-survey.h"

G_BEGIN_DECLS

/**
 * The fields that a finished survey shows, in its order, each edited with what suits its values.
 *
 * @others: (nullable): a finished survey of the site's other pages, asked where @survey has too
 * little to tell.
 * @known: (element-type SpSchemaField): what is known of Hugo's fields: decides between controls
 * that both fit the values.
 * Returns: (transfer full) (element-type SpSchemaField)
 */
GPtrArray *sp_schema_guess_fields (SpSurvey *survey, SpSurvey *others, GPtrArray *known);

G_END_DECLS
