/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How a site wants Markdown rendered: the settings of Hugo's "markup.goldmark", with Hugo's
 * defaults (0.111.3, markup/goldmark/goldmark_config/config.go). */
typedef struct
{
  gboolean unsafe;             /* renderer.unsafe: raw HTML goes through */
  gboolean hard_wraps;         /* renderer.hardWraps */
  gboolean xhtml;              /* renderer.xhtml */
  gboolean typographer;        /* extensions.typographer */
  gboolean linkify;            /* extensions.linkify */
  gboolean footnote;           /* extensions.footnote */
  gboolean definition_list;    /* extensions.definitionList */
  gboolean table;              /* extensions.table */
  gboolean task_list;          /* extensions.taskList */
  gboolean strikethrough;      /* extensions.strikethrough */
  gboolean auto_heading_id;    /* parser.autoHeadingID */
  gboolean wrap_lone_image;    /* parser.wrapStandAloneImageWithinParagraph */
  gboolean title_attribute;    /* parser.attribute.title: {#id .class} after a heading */
  gboolean block_attribute;    /* parser.attribute.block */
  char auto_heading_id_type[16]; /* github, github-ascii, blackfriday */
  char linkify_protocol[16];     /* extensions.linkifyProtocol: for an address without one */
} SpMarkup;

extern const SpMarkup sp_markup_defaults;

G_END_DECLS
