/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page-reorder.h"

#include <string.h>

static const char *
get_section (SpSitePage *page)
{
  return sp_index_entry_get_section (sp_site_page_get_entry (page));
}

static gboolean
can_move (SpSitePage *page)
{
  return page != NULL && !sp_index_entry_is_section_page (sp_site_page_get_entry (page));
}

/* What is dragged is what is chosen; a page that is not chosen is left alone. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, SpPageList *list)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  SpSitePage *page = sp_page_row_get_page (SP_PAGE_ROW (row));
  g_autoptr (GPtrArray) selected = sp_page_list_get_selected (list);

  if (!can_move (page) || !sp_page_view_is_site_order (sp_page_list_get_view (list)) ||
      !g_ptr_array_find (selected, page, NULL))
    return NULL;
  return gdk_content_provider_new_typed (SP_TYPE_SITE_PAGE, page);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void
set_mark (GtkWidget *row, const char *mark)
{
  static const char *const marks[] = { "drop-before", "drop-behind" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (mark, marks[i]) == 0)
      gtk_widget_add_css_class (row, marks[i]);
    else
      gtk_widget_remove_css_class (row, marks[i]);
}

static gboolean
is_behind (GtkWidget *row, double y)
{
  return y > gtk_widget_get_height (row) / 2.0;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const GValue *value = gtk_drop_target_get_value (target);
  SpSitePage *page = sp_page_row_get_page (SP_PAGE_ROW (row));

  if (value == NULL || !can_move (page) ||
      strcmp (get_section (g_value_get_object (value)), get_section (page)) != 0)
    {
      set_mark (row, NULL);
      return 0;
    }
  set_mark (row, is_behind (row, y) ? "drop-behind" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target)
{
  set_mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, SpPageList *list)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  SpSitePage *page = sp_page_row_get_page (SP_PAGE_ROW (row));

  set_mark (row, NULL);
  if (!can_move (page) ||
      strcmp (get_section (g_value_get_object (value)), get_section (page)) != 0)
    return FALSE;
  sp_page_list_reorder (list, page, is_behind (row, y));
  return TRUE;
}

void
sp_page_reorder_setup_row (SpPageRow *row, SpPageList *list)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  g_return_if_fail (SP_IS_PAGE_ROW (row));
  g_return_if_fail (SP_IS_PAGE_LIST (list));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), list, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  target = gtk_drop_target_new (SP_TYPE_SITE_PAGE, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), list, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
