/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-schema-field.h"
#include "sp-site.h"

G_BEGIN_DECLS

/**
 * The fields that the site's own settings give the page at @path: .service-pages.yaml (see
 * docs/settings.md).
 *
 * @section: the page's; @problems: (element-type utf8): where to add what could not be used.
 * Returns: (transfer full) (element-type SpSchemaField): empty when they say nothing of it.
 */
GPtrArray *
sp_schema_settings_read (SpSite *site, const char *path, const char *section, GPtrArray *problems);

/** Those of Decap or Sveltia CMS, static/admin/config.yml. */
GPtrArray *sp_schema_cms_read (SpSite *site, const char *path, GPtrArray *problems);

/** Those of Front Matter CMS, frontmatter.json. */
GPtrArray *sp_schema_front_matter_cms_read (SpSite *site, const char *section, GPtrArray *problems);

/** Whether one of these settings speaks of the page at @path alone. */
gboolean sp_schema_settings_name_page (SpSite *site, const char *path);

G_END_DECLS
