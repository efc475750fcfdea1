/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-markup.h"

const SpMarkup sp_markup_defaults = {
  .unsafe = FALSE,
  .hard_wraps = FALSE,
  .xhtml = FALSE,
  .typographer = TRUE,
  .linkify = TRUE,
  .footnote = TRUE,
  .definition_list = TRUE,
  .table = TRUE,
  .task_list = TRUE,
  .strikethrough = TRUE,
  .auto_heading_id = TRUE,
  .wrap_lone_image = TRUE,
  .title_attribute = TRUE,
  .block_attribute = FALSE,
  .auto_heading_id_type = "github",
  .linkify_protocol = "https",
};
