/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml.h"

G_BEGIN_DECLS

/** Whether @text, written without quotes, is that string to every reader of YAML 1.1 and 1.2: on
 * one line, no indicator before it, nothing in it that ends it, and neither boolean, null, number,
 * date nor merge key to any of them. @in_flow: within brackets or braces. */
gboolean sp_yaml_is_plain_safe (const char *text, gboolean in_flow);

/** Whether all of @text can stand as it is in a literal scalar: line feeds and tabs can, other
 * control characters cannot. */
gboolean sp_yaml_is_printable (const char *text);

/** @text in single or double quotes, or plain, on one line: in @style if that can carry it,
 * otherwise in double quotes. */
void sp_yaml_append_string (GString *out, const char *text, SpNodeStyle style, gboolean in_flow);

/** Any value but a list or map, on one line; @style is for strings. */
void sp_yaml_append_scalar (GString *out, SpValue *value, SpNodeStyle style, gboolean in_flow);

/** A key, without its colon. */
void sp_yaml_append_key (GString *out, const char *key, SpNodeStyle style, gboolean in_flow);

G_END_DECLS
