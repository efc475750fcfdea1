/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-row.h"

#include <glib/gi18n.h>

struct _SpPageRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *draft_label;
  GtkImage *icon;
  GtkWidget *modified_mark;
  GtkImage *problem_mark;
  GtkLabel *subtitle_label;
  GtkLabel *title_label;

  /* Owned */
  SpSitePage *page;
  SpSite *site;
  char *shown_icon;
};

G_DEFINE_FINAL_TYPE (SpPageRow, sp_page_row, GTK_TYPE_WIDGET)

/* The page's icon as a file of the site; NULL when it has none that is there. */
static GFile *
find_icon (SpPageRow *self, const char *icon)
{
  g_autoptr (GFile) file = NULL;
  GFile *static_folder = sp_site_get_static_folder (self->site);

  while (*icon == '/')
    icon++;
  if (*icon == '\0' || strstr (icon, "..") != NULL || static_folder == NULL)
    return NULL;
  file = g_file_resolve_relative_path (static_folder, icon);
  return g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

static void
update_icon (SpPageRow *self, const char *icon)
{
  g_autoptr (GFile) file = NULL;

  if (g_strcmp0 (icon, self->shown_icon) == 0)
    return;
  g_free (self->shown_icon);
  self->shown_icon = g_strdup (icon);
  file = find_icon (self, icon);
  if (file != NULL)
    {
      g_autoptr (GIcon) gicon = g_file_icon_new (file);

      gtk_image_set_from_gicon (self->icon, gicon);
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), "site-icon");
    }
  else
    {
      gtk_image_set_from_icon_name (self->icon, "text-x-generic-symbolic");
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "site-icon");
    }
}

static const char *
get_subtitle (SpIndexEntry *entry)
{
  const char *price = sp_index_entry_get_price (entry);
  const char *description = sp_index_entry_get_description (entry);

  if (sp_index_entry_get_problem (entry) != NULL)
    return sp_index_entry_get_problem (entry);
  if (*price != '\0')
    return price;
  if (*description != '\0')
    return description;
  return sp_index_entry_get_path (entry);
}

static void
update (SpPageRow *self)
{
  SpIndexEntry *entry;
  g_autofree char *tooltip = NULL;
  g_autoptr (GString) name = NULL;
  GtkWidget *item;
  gboolean modified;

  if (self->page == NULL)
    return;
  entry = sp_site_page_get_entry (self->page);
  modified = sp_site_page_is_modified (self->page);
  gtk_label_set_label (self->title_label, sp_index_entry_get_title (entry));
  gtk_label_set_label (self->subtitle_label, get_subtitle (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), sp_index_entry_get_draft (entry));
  gtk_widget_set_visible (self->modified_mark, modified);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_mark),
                          sp_index_entry_get_problem (entry) != NULL);
  update_icon (self, sp_index_entry_get_icon (entry));

  tooltip = g_markup_escape_text (sp_index_entry_get_path (entry), -1);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self), tooltip);

  /* What the marks show has to be said as well. */
  name = g_string_new (sp_index_entry_get_title (entry));
  if (sp_index_entry_get_draft (entry))
    g_string_append_printf (name, ", %s", _ ("draft"));
  if (modified)
    g_string_append_printf (name, ", %s", _ ("not saved"));
  if (sp_index_entry_get_problem (entry) != NULL)
    g_string_append_printf (name, ", %s", sp_index_entry_get_problem (entry));
  /* The list's own item, which takes the focus, has no name by itself before GTK 4.12. */
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                    -1);
}

GtkWidget *
sp_page_row_new (void)
{
  return g_object_new (SP_TYPE_PAGE_ROW, NULL);
}

void
sp_page_row_set_page (SpPageRow *self, SpSitePage *page, SpSite *site)
{
  g_return_if_fail (SP_IS_PAGE_ROW (self));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, update, self);
  g_set_object (&self->page, page);
  g_clear_pointer (&self->site, sp_site_unref);
  g_clear_pointer (&self->shown_icon, g_free);
  if (page == NULL)
    return;
  self->site = sp_site_ref (site);
  g_signal_connect_swapped (page, "notify", G_CALLBACK (update), self);
  update (self);
}

static void
sp_page_row_dispose (GObject *object)
{
  SpPageRow *self = SP_PAGE_ROW (object);

  sp_page_row_set_page (self, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_page_row_parent_class)->dispose (object);
}

static void
sp_page_row_class_init (SpPageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_page_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, box);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, modified_mark);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, problem_mark);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, title_label);
}

static void
sp_page_row_init (SpPageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
