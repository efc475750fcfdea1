/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml.h"

G_BEGIN_DECLS

/**
 * Folds @text, which has no line feeds at its end, into lines for a scalar that is written on
 * several lines, in which a line end stands for a space and a blank line for a line feed.
 *
 * @old_lines: the lines of the scalar as they are, without indentation and without the quotes that
 * open and close it. Of them those stay that @text leaves as they are; the rest is wrapped as wide
 * as they are.
 * @style: folded, plain, single or double.
 * Returns: (transfer full): the lines, without indentation and quotes; %NULL when this style or
 * this way cannot carry @text.
 */
GPtrArray *
sp_yaml_fold (GPtrArray *old_lines, const char *text, SpNodeStyle style, gboolean in_flow);

G_END_DECLS
