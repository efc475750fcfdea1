/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-icons.h"

#include "sp-site-images.h"

/* In pixels, as in the row's template; twice that for dense screens. */
#define SIZE 20
#define SCALE 2

struct _SpPageIcons
{
  GObject parent_instance;

  SpSite *site;
  GHashTable *paintables; /* as pages spell it → GdkPaintable, or NULL */
};

G_DEFINE_FINAL_TYPE (SpPageIcons, sp_page_icons, G_TYPE_OBJECT)

static void
paintable_free (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

SpPageIcons *
sp_page_icons_new (void)
{
  return g_object_new (SP_TYPE_PAGE_ICONS, NULL);
}

void
sp_page_icons_set_site (SpPageIcons *self, SpSite *site)
{
  g_return_if_fail (SP_IS_PAGE_ICONS (self));

  g_hash_table_remove_all (self->paintables);
  g_clear_pointer (&self->site, sp_site_unref);
  if (site != NULL)
    self->site = sp_site_ref (site);
}

static GdkPaintable *
load (SpPageIcons *self, const char *icon)
{
  g_autoptr (GFile) file = sp_site_images_resolve (self->site, icon);
  g_autoptr (GIcon) gicon = NULL;

  if (file == NULL)
    return NULL;
  gicon = g_file_icon_new (file);
  return GDK_PAINTABLE (gtk_icon_theme_lookup_by_gicon (
      gtk_icon_theme_get_for_display (gdk_display_get_default ()), gicon, SIZE, SCALE,
      GTK_TEXT_DIR_NONE, 0));
}

GdkPaintable *
sp_page_icons_get (SpPageIcons *self, const char *icon)
{
  gpointer paintable;

  g_return_val_if_fail (SP_IS_PAGE_ICONS (self), NULL);
  g_return_val_if_fail (icon != NULL, NULL);

  if (*icon == '\0' || self->site == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (self->paintables, icon, NULL, &paintable))
    {
      paintable = load (self, icon);
      g_hash_table_insert (self->paintables, g_strdup (icon), paintable);
    }
  return paintable;
}

static void
sp_page_icons_finalize (GObject *object)
{
  SpPageIcons *self = SP_PAGE_ICONS (object);

  g_clear_pointer (&self->paintables, g_hash_table_unref);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_page_icons_parent_class)->finalize (object);
}

static void
sp_page_icons_class_init (SpPageIconsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_page_icons_finalize;
}

static void
sp_page_icons_init (SpPageIcons *self)
{
  self->paintables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, paintable_free);
}
