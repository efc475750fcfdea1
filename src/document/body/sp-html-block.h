/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The ways in which raw HTML may start a block; the numbers are CommonMark's. */
typedef enum
{
  SP_HTML_NONE = 0,
  SP_HTML_VERBATIM = 1,    /* <pre>, <script>, <style>, <textarea>: up to the closing tag */
  SP_HTML_COMMENT = 2,
  SP_HTML_INSTRUCTION = 3, /* <? … ?> */
  SP_HTML_DECLARATION = 4, /* <!DOCTYPE …> */
  SP_HTML_CDATA = 5,
  SP_HTML_BLOCK = 6,       /* <div> and its like: up to a blank line */
  SP_HTML_ANY = 7,         /* another tag alone on its line: likewise, not below a paragraph */
} SpHtmlBlock;

/** @at: where the line's "<" is; @end: where the line ends, without its line end. */
SpHtmlBlock
sp_html_block_start (const char *data, gsize at, gsize end, gboolean in_paragraph);

/** Whether the block, of the kinds 1 to 5, ends with the line. */
gboolean sp_html_block_ends (SpHtmlBlock kind, const char *data, gsize start, gsize end);

G_END_DECLS
