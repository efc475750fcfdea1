/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_APPLICATION (sp_application_get_type ())

/** The program: its command line, its windows, what is the same for all of them. */
G_DECLARE_FINAL_TYPE (SpApplication, sp_application, SP, APPLICATION, AdwApplication)

SpApplication *sp_application_new (void);

/**
 * Opens the website in @folder, or comes to the window that has it open.
 *
 * @window: (nullable): an SpWindow without a site, which then shows this one, or says why not;
 * a new window otherwise.
 * @page: (nullable): the file of the page to be shown.
 */
void sp_application_open_site (SpApplication *self, GtkWindow *window, GFile *folder, GFile *page);

/** Opens @file: a folder is a website, a file is a page of the website around it. @window: as
 * above. */
void sp_application_open_file (SpApplication *self, GtkWindow *window, GFile *file);

/** The same with the person's copy of the sample site. */
void sp_application_open_sample (SpApplication *self, GtkWindow *window);

G_END_DECLS
