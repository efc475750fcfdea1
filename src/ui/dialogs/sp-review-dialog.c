/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-review-dialog.h"

#include "sp-wording.h"

static void
add_page (GtkBox *groups, const SpReviewPage *page, gboolean alone)
{
  g_autoptr (GPtrArray) changes = sp_word_changes (page->before, page->after);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *title = g_markup_escape_text (page->title, -1);

  if (!alone)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title,
                                  -1);
  for (guint i = 0; i < changes->len; i++)
    {
      const SpWordedChange *change = g_ptr_array_index (changes, i);
      GtkWidget *label = sp_dialog_label_new (change->text);

      gtk_widget_set_margin_top (label, 12);
      gtk_widget_set_margin_bottom (label, 12);
      gtk_widget_set_margin_start (label, 12);
      gtk_widget_set_margin_end (label, 12);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, change->text, -1);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (groups, group);
  gtk_box_append (groups, sp_dialog_diff_new (page->before, page->after, page->path));
}

void
sp_review_dialog_present (GtkWindow *parent,
                          const char *title,
                          const char *explanation,
                          const SpReviewPage *pages,
                          guint n_pages)
{
  AdwHeaderBar *header;
  GtkBox *groups;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (pages != NULL || n_pages == 0);

  window = sp_dialog_new (parent, title, &header, &groups);
  if (explanation != NULL)
    gtk_box_append (groups, sp_dialog_label_new (explanation));
  for (guint i = 0; i < n_pages; i++)
    add_page (groups, &pages[i], n_pages == 1);
  gtk_window_present (window);
}
