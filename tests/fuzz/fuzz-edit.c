/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes one field after the other. */

#include "fuzz.h"

#define MAX_CHANGES 20

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzCommands commands;
  g_autoptr (SpText) text = fuzz_read_input (data, size, &commands);
  g_autoptr (SpPage) page = sp_page_new (text);

  if (sp_front_matter_get_error (sp_page_get_front_matter (page), NULL) != NULL ||
      !sp_page_is_utf8 (page, NULL))
    return 0;
  for (guint i = 0; i < MAX_CHANGES && fuzz_has_commands (&commands); i++)
    {
      g_autoptr (SpChange) change =
          fuzz_take_field_change (&commands, sp_page_get_front_matter (page));

      if (change != NULL)
        fuzz_apply (page, change, SP_APPLY_DEFAULT);
      fuzz_check_front_matter (sp_page_get_front_matter (page));
    }
  return 0;
}
