/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Where the name of a tag that starts at @position ends, or -1. */
int sp_md_scan_tag_name (const char *data, int length, int position);

/** Where the attributes that start, with white space, at @position end; @position without any. */
int sp_md_scan_tag_attributes (const char *data, int length, int position);

/** The end of the opening or closing tag at @data, which starts with '<'; -1 when it is none. */
int sp_md_scan_tag (const char *data, int length);

G_END_DECLS
