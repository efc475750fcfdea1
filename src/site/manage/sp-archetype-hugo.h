/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-site.h"
#include "sp-text.h"

G_BEGIN_DECLS

/** Has Hugo make the page that is to be at @path, in a folder of its own, for an archetype that
 * only it can evaluate: for trusted sites. %NULL when Hugo is not there or does not manage. */
SpText *sp_archetype_run_hugo (SpSite *site, const char *path, GCancellable *cancellable);

G_END_DECLS
