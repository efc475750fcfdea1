/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Stands between a program and the system: each call that concerns a file below one of some folders
 * is a step, and the step of a given number fails, is cut short, ends the process, or is preceded
 * by something else. Compiled into a test, or preloaded into a program that is told by its
 * environment:
 *
 *   SP_FAULTS_ROOTS   the folders, with colons between them
 *   SP_FAULTS_STEP    the number of the step, from 1
 *   SP_FAULTS_ERRNO   what it fails with; -1 to end the process there, -2: a read gives nothing
 *   SP_FAULTS_LASTING "1": so do all steps after it
 *   SP_FAULTS_CRUMBS  "1": reads and writes take a byte at a time, and the process ends at the step
 *   SP_FAULTS_ROOM    or: so many bytes can be written, then the disk is full
 *   SP_FAULTS_LOG     a file that gets the number of steps at the end
 */

#define FAULTS_KILL -1
#define FAULTS_END -2 /* a read gives nothing, as if the file ended there */

/** What is to happen from now on; steps are counted anew. @roots: as above. */
void faults_fail (const char *roots, guint step, int errsv, gboolean lasting);
void faults_room (const char *roots, gsize room);
void faults_call (const char *roots, guint step, void (*func) (gpointer data), gpointer data);

/** The same, and after that step each call @name fails. */
void faults_call_and_fail (const char *roots,
                           guint step,
                           void (*func) (gpointer data),
                           gpointer data,
                           const char *name,
                           int errsv);

/** Reads give a byte at a time, and every other is interrupted first; writes likewise. */
void faults_crumbs (const char *roots);

/** The same, and the process ends at the step. */
void faults_crumbs_and_kill (const char *roots, guint step);

/** Back to normal. Returns: how many steps there were */
guint faults_stop (void);

/** Whether something failed since the last of the functions above. */
gboolean faults_struck (void);

/** The name of the call that was struck last, "fsync" or such. */
const char *faults_where (void);

/** The number of the last step so far whose call is @name; 0 when there was none. */
guint faults_last (const char *name);

G_END_DECLS
