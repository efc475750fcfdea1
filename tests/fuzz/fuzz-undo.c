/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes fields, tables and the text itself, back and forth; then all the way back and forth. */

#include "fuzz.h"

#include <string.h>

#define MAX_COMMANDS 40

/* A place in the text, never inside a character. */
static gsize
take_offset (FuzzCommands *commands, SpText *text)
{
  gsize length, at;
  const char *data = sp_text_get_data (text, &length);

  at = (fuzz_take (commands, 256) * 256 + fuzz_take (commands, 256)) % (length + 1);
  while (at > 0 && at < length && (data[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static SpChange *
take_typing (FuzzCommands *commands, SpText *text)
{
  g_autofree char *typed = fuzz_take_text (commands);
  gsize one = take_offset (commands, text), other = take_offset (commands, text);
  g_autoptr (SpEditList) edits =
      sp_edit_list_new_single (MIN (one, other), MAX (one, other), typed, -1);

  return sp_change_new_text (edits, "source");
}

static void
run_command (FuzzCommands *commands, SpPage *page)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (SpText) text = NULL;
  g_autofree char *bytes = NULL;
  guint verb = fuzz_take (commands, 12);

  switch (verb)
    {
    case 0:
      sp_page_undo (page, NULL);
      return;
    case 1:
      sp_page_redo (page, NULL);
      return;
    case 2:
      sp_page_break_undo (page);
      return;
    case 3:
      bytes = fuzz_take_text (commands);
      text = sp_text_new (bytes, strlen (bytes));
      sp_page_replace (page, text, NULL);
      return;
    case 4:
      sp_page_set_saved_text (page, sp_page_get_text (page));
      g_assert_false (sp_page_is_modified (page));
      return;
    case 5:
    case 6:
      change = take_typing (commands, sp_page_get_text (page));
      break;
    case 7:
    case 8:
      change = fuzz_take_table_change (commands, sp_page_get_body (page));
      break;
    default:
      change = fuzz_take_field_change (commands, sp_page_get_front_matter (page));
      break;
    }
  if (change != NULL)
    fuzz_apply (page, change, verb % 2 == 0 ? SP_APPLY_TYPING : SP_APPLY_DEFAULT);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzCommands commands;
  g_autoptr (SpText) first = fuzz_read_input (data, size, &commands);
  g_autoptr (SpPage) page = sp_page_new (first);
  g_autoptr (SpText) last = NULL;

  if (!sp_page_is_utf8 (page, NULL))
    return 0;
  for (guint i = 0; i < MAX_COMMANDS && fuzz_has_commands (&commands); i++)
    {
      run_command (&commands, page);
      if (!sp_page_is_modified (page))
        g_assert_true (sp_text_equal (sp_page_get_text (page), sp_page_get_saved_text (page)));
    }
  while (sp_page_can_redo (page))
    sp_page_redo (page, NULL);
  last = sp_text_ref (sp_page_get_text (page));
  while (sp_page_can_undo (page))
    sp_page_undo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), first));
  while (sp_page_can_redo (page))
    sp_page_redo (page, NULL);
  g_assert_true (sp_text_equal (sp_page_get_text (page), last));
  return 0;
}
