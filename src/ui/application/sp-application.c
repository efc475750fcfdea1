/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-application.h"

#include "sp-compat.h"
#include "sp-help-window.h"
#include "sp-sample-site.h"
#include "sp-settings.h"
#include "sp-window.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <stdlib.h>

struct _SpApplication
{
  AdwApplication parent_instance;

  /* Borrowed */
  GtkWidget *help; /* while it is open */
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;

  sp_application_open_sample (SP_APPLICATION (application),
                              gtk_application_get_active_window (application));
}

/* Each window asks for itself; what is not closed keeps the program running. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SP_IS_WINDOW (l->data) || SP_IS_HELP_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data), "application-name",
                         _ ("Service Pages"), "application-icon", APPLICATION_ID, "version",
                         PACKAGE_VERSION, "developer-name", _ ("The Service Pages team"),
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Edit the service pages of your website, and change nothing else."),
                         NULL);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpApplication *self = user_data;
  const char *topic = g_variant_get_string (parameter, NULL);

  if (self->help == NULL)
    {
      g_set_weak_pointer (&self->help, sp_help_window_new ());
      gtk_application_add_window (GTK_APPLICATION (self), GTK_WINDOW (self->help));
    }
  sp_help_window_show_topic (SP_HELP_WINDOW (self->help), topic);
  gtk_window_present (GTK_WINDOW (self->help));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/io/github/servicepages/ServicePages/application/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (user_data));
  gtk_window_present (window);
}

static const GActionEntry actions[] = {
  { "about", about_cb },
  { "help", help_cb, "s" },
  { "open-sample", open_sample_cb },
  { "quit", quit_cb },
  { "shortcuts", shortcuts_cb },
};

static const struct
{
  const char *action;
  const char *keys[4];
} accelerators[] = {
  { "app.help(\"\")", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "win.close", { "<Control>w" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g", "F3" } },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "win.find-replace", { "<Control>h" } },
  { "win.new-page", { "<Control>n" } },
  { "win.next-pane", { "F6" } },
  { "win.open", { "<Control>o" } },
  { "win.pages", { "F9" } },
  { "win.preview", { "F8" } },
  { "win.preview-reload", { "F5" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.review", { "<Control><Shift>r" } },
  { "win.save", { "<Control>s" } },
  { "win.save-all", { "<Control><Shift>s" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.source", { "<Control>u" } },
  { "win.undo", { "<Control>z" } },
};

SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/servicepages/ServicePages", "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

/* @file without symbolic links on the way, so that whichever way leads to a site, it is one. */
static GFile *
resolve (GFile *file)
{
  g_autofree char *real = NULL;

  if (g_file_peek_path (file) != NULL)
    real = realpath (g_file_peek_path (file), NULL);
  return real != NULL ? g_file_new_for_path (real) : g_object_ref (file);
}

static SpWindow *
find_window (SpApplication *self, GFile *folder)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SP_IS_WINDOW (l->data))
      {
        SpSession *session = sp_window_get_session (l->data);

        if (session != NULL &&
            g_file_equal (sp_site_get_folder (sp_session_get_site (session)), folder))
          return l->data;
      }
  return NULL;
}

static SpWindow *
take_window (SpApplication *self, GtkWindow *window)
{
  if (SP_IS_WINDOW (window) && sp_window_get_session (SP_WINDOW (window)) == NULL)
    return SP_WINDOW (window);
  return sp_window_new (self);
}

static void
show_site (SpApplication *self, GtkWindow *window, SpSite *site, GFile *page)
{
  SpWindow *there = find_window (self, sp_site_get_folder (site));

  if (there == NULL)
    {
      g_autoptr (SpSession) session = sp_session_new (site);

      there = take_window (self, window);
      sp_window_set_session (there, session, page);
      sp_settings_add_recent (sp_site_get_folder (site));
    }
  else if (page != NULL)
    {
      sp_window_select_file (there, page);
    }
  gtk_window_present (GTK_WINDOW (there));
}

void
sp_application_open_site (SpApplication *self, GtkWindow *window, GFile *folder, GFile *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) real = NULL;
  g_autoptr (SpSite) site = NULL;

  g_return_if_fail (SP_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (folder));

  real = resolve (folder);
  site = sp_site_open (real, &error);
  if (site != NULL)
    {
      show_site (self, window, site, page);
      return;
    }
  window = GTK_WINDOW (take_window (self, window));
  sp_window_show_problem (SP_WINDOW (window), error->message);
  gtk_window_present (window);
}

void
sp_application_open_sample (SpApplication *self, GtkWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (SP_IS_APPLICATION (self));

  folder = sp_sample_site_prepare (&error);
  if (folder != NULL)
    {
      sp_application_open_site (self, window, folder, NULL);
      return;
    }
  g_debug ("%s", error->message);
  window = GTK_WINDOW (take_window (self, window));
  sp_window_show_problem (SP_WINDOW (window),
                          _ ("The sample site could not be copied. Nothing was lost. Check that "
                             "there is free space on the disk, and try again."));
  gtk_window_present (window);
}

void
sp_application_open_file (SpApplication *self, GtkWindow *window, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) real = NULL;
  g_autoptr (SpSite) site = NULL;

  g_return_if_fail (SP_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY ||
      !g_file_query_exists (file, NULL))
    {
      sp_application_open_site (self, window, file, NULL);
      return;
    }
  /* The page may itself be a link, to another place in the site or outside. */
  folder = g_file_get_parent (file);
  if (folder != NULL)
    {
      g_autoptr (GFile) real_folder = resolve (folder);
      g_autofree char *name = g_file_get_basename (file);

      real = g_file_get_child (real_folder, name);
    }
  site = sp_site_open_for_file (real != NULL ? real : file, &error);
  if (site != NULL)
    {
      show_site (self, window, site, real != NULL ? real : file);
      return;
    }
  window = GTK_WINDOW (take_window (self, window));
  sp_window_show_problem (SP_WINDOW (window), error->message);
  gtk_window_present (window);
}

static void
sp_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (sp_window_new (SP_APPLICATION (application)));
  gtk_window_present (window);
}

static void
sp_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    sp_application_open_file (SP_APPLICATION (application),
                              gtk_application_get_active_window (GTK_APPLICATION (application)),
                              files[i]);
}

static int
sp_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **paths = NULL;

  if (g_variant_dict_contains (options, "sample"))
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

      sp_application_open_sample (SP_APPLICATION (application), window);
      return 0;
    }
  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths))
    {
      g_application_activate (application);
      return 0;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file =
          g_application_command_line_create_file_for_arg (command_line, paths[i]);

      sp_application_open_file (SP_APPLICATION (application),
                                gtk_application_get_active_window (GTK_APPLICATION (application)),
                                file);
    }
  return 0;
}

static int
sp_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Service Pages %s\n", PACKAGE_VERSION);
  return 0;
}

static void
sp_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);

  gtk_source_init ();
  sp_compat_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].keys);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sp_application_activate;
  application_class->command_line = sp_application_command_line;
  application_class->handle_local_options = sp_application_handle_local_options;
  application_class->open = sp_application_open;
  application_class->startup = sp_application_startup;
}

static void
sp_application_init (SpApplication *self)
{
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a copy of the sample site"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FOLDER | FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Edit the service pages of a website made with Hugo."));
}
