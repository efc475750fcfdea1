/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-compat.h"
#include "sp-hugo-fields.h"
#include "sp-new-page-dialog.h"
#include "sp-page-create.h"
#include "sp-page-move.h"
#include "sp-page-place.h"
#include "sp-rename-dialog.h"
#include "sp-site-config.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

static SpSite *
get_site (SpWindow *self)
{
  return sp_session_get_site (self->session);
}

GPtrArray *
sp_window_get_targets (SpWindow *self)
{
  GPtrArray *pages = sp_page_list_get_selected (self->page_list);

  /* The search may hide the page that is open. */
  if (pages->len == 0 && self->current != NULL)
    g_ptr_array_add (pages, g_object_ref (self->current));
  return pages;
}

/* The one page that something is done to, or NULL. */
static SpSitePage *
get_target (SpWindow *self)
{
  g_autoptr (GPtrArray) pages = sp_window_get_targets (self);

  return pages->len == 1 ? g_ptr_array_index (pages, 0) : NULL;
}

static void
ignore_answer_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_free (sp_compat_ask_finish (result));
}

void
sp_window_tell (SpWindow *self, const char *heading, const char *body)
{
  const SpAnswer answers[] = { { "close", _ ("_OK"), SP_ANSWER_DEFAULT }, { NULL } };

  sp_compat_ask_async (GTK_WINDOW (self), heading, body, answers, ignore_answer_cb, NULL);
}

/* New and copied pages */

/* A new page is seen, whatever was searched for before. */
static void
show_new_page (SpWindow *self, const char *path)
{
  SpSitePage *page = sp_session_add (self->session, path);

  if (page == NULL)
    return;
  sp_page_view_update (sp_page_list_get_view (self->page_list));
  if (sp_page_view_find (sp_page_list_get_view (self->page_list), page) == G_MAXUINT)
    sp_page_list_show_all (self->page_list);
  sp_window_edit_page (self, page);
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sp_page_create_finish (result, &error);

  if (self->session == NULL)
    return;
  if (path != NULL)
    show_new_page (self, path);
  else
    sp_window_tell (self, _ ("The Page Was Not Made"), error->message);
}

static void
new_page_chosen_cb (SpWindow *self, const char *section, const char *title)
{
  g_autoptr (GPtrArray) entries = sp_session_get_entries (self->session);

  sp_page_create_async (get_site (self), entries, section, title, SP_CREATE_DEFAULT, NULL,
                        created_cb, g_object_ref (self));
}

static void
new_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  g_autoptr (GPtrArray) pages = sp_window_get_targets (self);
  const char *section = NULL;
  GtkWidget *dialog;

  if (pages->len > 0)
    section = sp_index_entry_get_section (sp_site_page_get_entry (g_ptr_array_index (pages, 0)));
  if (section != NULL && *section == '\0')
    section = NULL;
  sp_editor_commit (self->editor);
  dialog = sp_new_page_dialog_new (GTK_WINDOW (self), self->session, section);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (new_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
duplicate_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpSitePage *page = get_target (self);
  SpPage *open;
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;
  sp_editor_commit (self->editor);
  open = sp_site_page_get_page (page);
  /* Translators: the title of a copied page. */
  title = g_strdup_printf (_ ("Copy of %s"),
                           sp_index_entry_get_title (sp_site_page_get_entry (page)));
  path = sp_page_duplicate (get_site (self), sp_site_page_get_path (page),
                            open != NULL ? sp_page_get_text (open) : NULL, title, &error);
  if (path != NULL)
    show_new_page (self, path);
  else
    sp_window_tell (self, _ ("The Page Was Not Copied"), error->message);
}

/* Renaming */

typedef struct
{
  SpSitePage *page;
  char *name;       /* before */
  guint64 revision; /* after the alias was added; 0 when none was */
  gboolean saved;   /* with the alias */
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->page);
  g_free (renaming->name);
  g_free (renaming);
}

/* All pages in what was moved have another path now: also a bundle's other languages. */
static void
move_pages (SpWindow *self, const char *old_path, const char *new_path)
{
  GListModel *all = sp_session_get_pages (self->session);
  g_autofree char *from = sp_page_place_get_moved (old_path);
  g_autofree char *to = sp_page_place_get_moved (new_path);
  gsize length = strlen (from);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (all, i);
      const char *path = sp_site_page_get_path (page);
      g_autofree char *moved = NULL;

      if (strncmp (path, from, length) != 0 || (path[length] != '\0' && path[length] != '/'))
        continue;
      moved = g_strconcat (to, path + length, NULL);
      sp_session_move (self->session, page, moved);
    }
}

static gboolean
rename_page (SpWindow *self, SpSitePage *page, const char *name, GError **error)
{
  g_autofree char *old_path = g_strdup (sp_site_page_get_path (page));
  g_autofree char *path = sp_page_rename (get_site (self), old_path, name, error);

  if (path == NULL)
    return FALSE;
  move_pages (self, old_path, path);
  if (page == self->current)
    sp_preview_pane_set_page (self->preview, sp_site_page_get_page (page), get_site (self), path);
  sp_window_update (self);
  return TRUE;
}

static void
save_page (SpWindow *self, SpSitePage *page)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (pages, g_object_ref (page));
  sp_window_save_pages (self, pages, NULL);
}

static void
undo_renaming (SpWindow *self, gpointer data)
{
  const Renaming *renaming = data;
  SpPage *page = sp_site_page_get_page (renaming->page);
  g_autoptr (GError) error = NULL;

  if (!rename_page (self, renaming->page, renaming->name, &error))
    {
      sp_window_tell (self, _ ("The Page Was Not Renamed"), error->message);
      return;
    }
  if (renaming->revision == 0 || sp_page_get_revision (page) != renaming->revision)
    return;
  sp_page_undo (page, self);
  if (renaming->saved)
    save_page (self, renaming->page);
}

/* The old address leads to the page once it is saved: at once, if nothing else waits for that. */
static void
add_alias (SpWindow *self, Renaming *renaming, const char *address)
{
  SpPage *page = sp_site_page_get_page (renaming->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = NULL;

  renaming->saved = !sp_page_is_modified (page);
  sp_page_break_undo (page);
  change = sp_page_add_alias (sp_page_get_front_matter (page), address, sp_hugo_usual_order (),
                              &error);
  if (change == NULL || !sp_page_apply (page, change, self, SP_APPLY_DEFAULT, &error))
    {
      sp_window_tell (self, _ ("The Old Address Could Not Be Kept"), error->message);
      return;
    }
  renaming->revision = sp_page_get_revision (page);
  if (renaming->saved)
    save_page (self, renaming->page);
}

static void
rename_chosen_cb (SpWindow *self, const char *name, const char *alias, SpRenameDialog *dialog)
{
  Renaming *renaming = g_new0 (Renaming, 1);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  renaming->page = g_object_ref (sp_rename_dialog_get_page (dialog));
  renaming->name = sp_page_get_name (sp_site_page_get_path (renaming->page));
  if (!rename_page (self, renaming->page, name, &error))
    {
      sp_window_tell (self, _ ("The Page Was Not Renamed"), error->message);
      renaming_free (renaming);
      return;
    }
  if (alias != NULL)
    add_alias (self, renaming, alias);
  message = alias != NULL && !renaming->saved
                ? g_strdup_printf (
                      _ ("The file is “%s” now. Save the page to have the old address lead to it."),
                      name)
                : g_strdup_printf (_ ("The file is “%s” now"), name);
  sp_window_offer_undo (self, message, undo_renaming, renaming, renaming_free);
}

/* With the page loaded */
typedef void (*LoadedFunc) (SpWindow *self, SpSitePage *page);

typedef struct
{
  SpWindow *window;
  LoadedFunc func;
} Loading;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (SpWindow) self = loading->window;
  g_autoptr (GError) error = NULL;

  if (!sp_site_page_load_finish (SP_SITE_PAGE (object), result, &error))
    sp_window_tell (self, _ ("This Page Cannot Be Opened"), error->message);
  else if (self->session != NULL)
    loading->func (self, SP_SITE_PAGE (object));
  g_free (loading);
}

static void
with_target (SpWindow *self, LoadedFunc func)
{
  SpSitePage *page = get_target (self);
  Loading *loading;

  if (page == NULL)
    return;
  sp_editor_commit (self->editor);
  loading = g_new (Loading, 1);
  loading->window = g_object_ref (self);
  loading->func = func;
  sp_site_page_load_async (page, loaded_cb, loading);
}

static void
ask_name (SpWindow *self, SpSitePage *page)
{
  GtkWidget *dialog = sp_rename_dialog_new (GTK_WINDOW (self), get_site (self), page);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (rename_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rename_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_target (user_data, ask_name);
}

/* Addresses and files */

static void
copy_address (SpWindow *self, SpSitePage *page)
{
  SpSite *site = get_site (self);
  SpValue *base = sp_site_config_lookup (sp_site_get_config (site), "baseurl");
  const char *host = base != NULL ? sp_value_get_string (base) : NULL;
  g_autofree char *address =
      sp_page_get_address (site, sp_site_page_get_path (page),
                           sp_page_get_front_matter (sp_site_page_get_page (page)));
  g_autofree char *copied = NULL;
  g_autofree char *message = NULL;

  if (address == NULL)
    {
      sp_window_toast (self, _ ("This page has no address of its own."));
      return;
    }
  if (host == NULL || strcmp (host, "/") == 0)
    host = "";
  copied = g_strdup_printf ("%.*s%s", (int) strlen (host) - g_str_has_suffix (host, "/"), host,
                            address);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), copied);
  message = g_strdup_printf (_ ("Copied: %s"), copied);
  sp_window_toast (self, message);
}

static void
copy_address_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_target (user_data, copy_address);
}

static void
files_shown_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);

  /* A file manager without this opens the folder at least. */
  if (reply == NULL)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
show_in_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  SpSitePage *page = get_target (self);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autofree char *uri = NULL;
  const char *uris[2] = { NULL, NULL };

  if (page == NULL || bus == NULL)
    return;
  uri = g_file_get_uri (sp_site_page_get_file (page));
  uris[0] = uri;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, 5000,
                          NULL, files_shown_cb, g_object_ref (sp_site_page_get_file (page)));
}

static void
bin_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_bin_pages (user_data);
}

static const GActionEntry actions[] = {
  { "bin-pages", bin_pages_cb },
  { "copy-address", copy_address_cb },
  { "duplicate-page", duplicate_page_cb },
  { "new-page", new_page_cb },
  { "rename-page", rename_page_cb },
  { "show-in-files", show_in_files_cb },
};

void
sp_window_install_manage_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
sp_window_update_manage_actions (SpWindow *self)
{
  g_autoptr (GPtrArray) pages = sp_window_get_targets (self);
  SpSitePage *page = pages->len == 1 ? g_ptr_array_index (pages, 0) : NULL;
  g_autofree char *name = page != NULL ? sp_page_get_name (sp_site_page_get_path (page)) : NULL;

  sp_window_set_action_enabled (self, "new-page", self->session != NULL && self->listed);
  sp_window_set_action_enabled (self, "bin-pages", pages->len > 0);
  sp_window_set_action_enabled (self, "copy-address", page != NULL);
  sp_window_set_action_enabled (self, "duplicate-page", name != NULL);
  sp_window_set_action_enabled (self, "rename-page", name != NULL);
  sp_window_set_action_enabled (self, "show-in-files", page != NULL);
}
