/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-format.h"

G_BEGIN_DECLS

/** Reads JSON as Hugo does, that is Go's encoding/json; whole numbers stay whole numbers. */
void sp_json_read (SpReading *reading);

G_END_DECLS
