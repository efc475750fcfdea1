/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes the tables, one thing after the other. */

#include "fuzz.h"

#define MAX_CHANGES 20

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzCommands commands;
  g_autoptr (SpText) text = fuzz_read_input (data, size, &commands);
  g_autoptr (SpPage) page = sp_page_new (text);

  if (!sp_page_is_utf8 (page, NULL))
    return 0;
  for (guint i = 0; i < MAX_CHANGES && fuzz_has_commands (&commands); i++)
    {
      g_autoptr (SpChange) change = fuzz_take_table_change (&commands, sp_page_get_body (page));

      if (change != NULL)
        fuzz_apply (page, change, SP_APPLY_DEFAULT);
      fuzz_check_body (sp_page_get_body (page));
    }
  return 0;
}
