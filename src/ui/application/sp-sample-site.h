/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * The person's own copy of the sample site, made at the first call. It is kept between starts with
 * everything that was changed in it; files that are gone from it are put back.
 */
GFile *sp_sample_site_prepare (GError **error);

G_END_DECLS
