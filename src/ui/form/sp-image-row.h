/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field-row.h"

G_BEGIN_DECLS

#define SP_TYPE_IMAGE_ROW (sp_image_row_get_type ())

/** The path of an image, with its picture and the site's other images to choose from. */
G_DECLARE_FINAL_TYPE (SpImageRow, sp_image_row, SP, IMAGE_ROW, SpFieldRow)

G_END_DECLS
