/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-application.h"

#include "sp-window.h"

struct _SpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/servicepages/ServicePages", "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

static void
sp_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (sp_window_new (SP_APPLICATION (application))));
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sp_application_activate;
}

static void
sp_application_init (SpApplication *self)
{
}
