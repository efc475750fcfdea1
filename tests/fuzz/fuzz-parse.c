/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the input as a page. */

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (SpText) text = sp_text_new ((const char *) data, size);
  g_autoptr (SpFrontMatter) front_matter = sp_front_matter_parse (text);
  g_autoptr (SpBody) body = NULL;
  gsize start;

  fuzz_check_front_matter (front_matter);
  sp_front_matter_get_span (front_matter, NULL, &start);
  body = sp_body_parse (text, start);
  g_assert_cmpuint (sp_body_get_start (body), ==, start);
  fuzz_check_body (body);
  return 0;
}
