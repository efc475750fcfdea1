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
  GtkLabel *group_label;
  GtkImage *icon;
  GtkWidget *modified_mark;
  GtkImage *problem_mark;
  GtkLabel *subtitle_label;
  GtkLabel *title_label;

  /* Owned */
  SpPageIcons *icons;
  SpSitePage *page;
  char *shown_icon;
};

G_DEFINE_FINAL_TYPE (SpPageRow, sp_page_row, GTK_TYPE_WIDGET)

static void
update_icon (SpPageRow *self, const char *icon)
{
  GdkPaintable *paintable;

  if (g_strcmp0 (icon, self->shown_icon) == 0)
    return;
  g_free (self->shown_icon);
  self->shown_icon = g_strdup (icon);
  paintable = sp_page_icons_get (self->icons, icon);
  if (paintable != NULL)
    {
      gtk_image_set_from_paintable (self->icon, paintable);
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), "site-icon");
    }
  else
    {
      gtk_image_set_from_icon_name (self->icon, "text-x-generic-symbolic");
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "site-icon");
    }
}

char *
sp_page_row_make_group_label (const char *section)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (section), "-_", ' ');
  g_autofree char *first = NULL;

  g_return_val_if_fail (section != NULL, NULL);

  if (*spaced == '\0')
    return g_strdup (_ ("Website"));
  first = g_utf8_strup (spaced, g_utf8_next_char (spaced) - spaced);
  return g_strconcat (first, g_utf8_next_char (spaced), NULL);
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
sp_page_row_new (SpPageIcons *icons)
{
  SpPageRow *self = g_object_new (SP_TYPE_PAGE_ROW, NULL);

  self->icons = g_object_ref (icons);
  return GTK_WIDGET (self);
}

void
sp_page_row_set_page (SpPageRow *self, SpSitePage *page)
{
  g_return_if_fail (SP_IS_PAGE_ROW (self));

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, update, self);
  g_set_object (&self->page, page);
  if (page == NULL)
    return;
  g_signal_connect_swapped (page, "notify", G_CALLBACK (update), self);
  update (self);
}

SpSitePage *
sp_page_row_get_page (SpPageRow *self)
{
  g_return_val_if_fail (SP_IS_PAGE_ROW (self), NULL);

  return self->page;
}

void
sp_page_row_set_group_start (SpPageRow *self, gboolean start)
{
  g_return_if_fail (SP_IS_PAGE_ROW (self));

  if (start && self->page != NULL)
    {
      const char *section = sp_index_entry_get_section (sp_site_page_get_entry (self->page));
      g_autofree char *label = sp_page_row_make_group_label (section);

      gtk_label_set_label (self->group_label, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group_label), start);
}

/* Made when it is asked for: to set a tooltip asks the display where the pointer is, for each of
 * the two hundred rows that a letter in the search makes anew. */
static gboolean
sp_page_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SpPageRow *self = SP_PAGE_ROW (widget);
  g_autofree char *name = NULL;

  if (self->page == NULL)
    return FALSE;
  name = g_filename_display_name (sp_index_entry_get_path (sp_site_page_get_entry (self->page)));
  gtk_tooltip_set_text (tooltip, name);
  return TRUE;
}

static void
sp_page_row_dispose (GObject *object)
{
  SpPageRow *self = SP_PAGE_ROW (object);

  sp_page_row_set_page (self, NULL);
  g_clear_object (&self->icons);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_page_row_parent_class)->dispose (object);
}

static void
sp_page_row_finalize (GObject *object)
{
  g_free (SP_PAGE_ROW (object)->shown_icon);

  G_OBJECT_CLASS (sp_page_row_parent_class)->finalize (object);
}

static void
sp_page_row_class_init (SpPageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_page_row_dispose;
  object_class->finalize = sp_page_row_finalize;

  widget_class->query_tooltip = sp_page_row_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "pagerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, box);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, SpPageRow, group_label);
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
