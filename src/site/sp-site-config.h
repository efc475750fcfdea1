/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-markup.h"
#include "sp-value.h"

G_BEGIN_DECLS

/** Whether @folder (a path) has a Hugo configuration. */
gboolean sp_site_config_exists (const char *folder);

/**
 * Reads the configuration of the site in @folder as Hugo does: the first of hugo.* and config.*,
 * overlaid with config/_default and config/production. All keys are in lower case, since to Hugo
 * their case does not count.
 * @problem: (out) (transfer full): %NULL, or a sentence about what could not be read.
 * Returns: (transfer full): a map, empty when there is no configuration.
 */
SpValue *sp_site_config_read (const char *folder, char **problem);

/** The value at @path, keys in lower case joined by dots, or %NULL. */
SpValue *sp_site_config_lookup (SpValue *config, const char *path);

/** @markup overlaid with what @config says under "markup". */
void sp_site_config_read_markup (SpValue *config, SpMarkup *markup);

G_END_DECLS
