/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema.h"

G_BEGIN_DECLS

/** SpSurveyRows: the rows that the attribute tables of several pages have. */
typedef struct _SpSurveyRows SpSurveyRows;

SpSurveyRows *sp_survey_rows_new (void);
void sp_survey_rows_free (SpSurveyRows *self);

/** Takes in the first table of attributes in @text, if there is one. */
void sp_survey_rows_add (SpSurveyRows *self, SpText *text, gsize body_start);

guint sp_survey_rows_get_n_tables (SpSurveyRows *self);

/** (transfer full) (element-type SpSchemaRow): in their usual order; those that only one of several
 * tables has are left out. */
GPtrArray *sp_survey_rows_finish (SpSurveyRows *self);

/** (transfer full) (nullable): what most of the tables have above their first two columns. */
char **sp_survey_rows_get_header (SpSurveyRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSurveyRows, sp_survey_rows_free)

G_END_DECLS
