/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"

#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/*
 * What the fuzz targets share. Each target is a function that takes any bytes and stops the
 * program when something is not as it must be. libFuzzer invents the bytes (`./dev fuzz`);
 * replay.c gives the targets those that are kept in the folder corpus.
 *
 * For edits, tables and undo an input is a line of commands and a page behind it. Each command
 * takes as many bytes of the line as it needs; past its end there are zeros.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/** Called by libFuzzer before all else. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} FuzzCommands;

/** The page in an input; @commands: (out): what stands before it. (transfer full) */
SpText *fuzz_read_input (const uint8_t *data, size_t size, FuzzCommands *commands);

gboolean fuzz_has_commands (const FuzzCommands *commands);

/** The next byte, from 0 up to @below. */
guint fuzz_take (FuzzCommands *commands, guint below);

/** (transfer full): A text for a field or cell: an awkward one, or the next bytes. */
char *fuzz_take_text (FuzzCommands *commands);

/** (transfer full): One change of a field, or of a table; %NULL when it is answered with an error
 * or there is nothing to change. */
SpChange *fuzz_take_field_change (FuzzCommands *commands, SpFrontMatter *front_matter);
SpChange *fuzz_take_table_change (FuzzCommands *commands, SpBody *body);

/**
 * Makes the change. A refusal must leave the text as it was; refusals are counted and printed at
 * the end, and stop the program with FUZZ_REFUSALS=fatal in the environment, which shows what to
 * mend.
 */
void fuzz_apply (SpPage *page, SpChange *change, SpApplyFlags flags);

/** What holds for the views of any text: spans lie within the text, one in the other, and what is
 * found by a path is what has that path. */
void fuzz_check_front_matter (SpFrontMatter *front_matter);
void fuzz_check_body (SpBody *body);

G_END_DECLS
