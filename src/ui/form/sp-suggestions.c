/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-suggestions.h"

#include <string.h>

/* So many words are enough to choose from; typing on finds the others. */
#define MOST_OFFERED 30

struct _SpSuggestions
{
  GtkPopover parent_instance;

  /* Template */
  GtkListBox *list;
  GtkScrolledWindow *scroller;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpSuggestions, sp_suggestions, GTK_TYPE_POPOVER)

static const char *
get_word (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
row_activated_cb (SpSuggestions *self, GtkListBoxRow *row)
{
  g_autofree char *word = g_strdup (get_word (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, word);
}

static void
sp_suggestions_class_init (SpSuggestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-suggestions.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSuggestions, list);
  gtk_widget_class_bind_template_child (widget_class, SpSuggestions, scroller);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sp_suggestions_init (SpSuggestions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SpSuggestions *
sp_suggestions_new (void)
{
  return g_object_new (SP_TYPE_SUGGESTIONS, NULL);
}

static void
add_word (SpSuggestions *self, const char *word)
{
  GtkWidget *label = gtk_label_new (word);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/* 2: begins with it; 1: contains it; 0: neither. */
static int
match (const char *word, const char *folded)
{
  g_autofree char *folded_word = g_utf8_casefold (word, -1);

  if (g_str_has_prefix (folded_word, folded))
    return 2;
  return strstr (folded_word, folded) != NULL ? 1 : 0;
}

void
sp_suggestions_offer (SpSuggestions *self,
                      const char *const *words,
                      const char *const *without,
                      const char *typed)
{
  g_autofree char *folded = NULL;
  GtkListBoxRow *row;
  int n = 0;

  g_return_if_fail (SP_IS_SUGGESTIONS (self));
  g_return_if_fail (typed != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  folded = g_utf8_casefold (typed, -1);
  for (int wanted = 2; words != NULL && wanted > 0; wanted--)
    for (guint i = 0; words[i] != NULL && n < MOST_OFFERED; i++)
      if (match (words[i], folded) == wanted &&
          (without == NULL || !g_strv_contains (without, words[i])))
        {
          add_word (self, words[i]);
          n++;
        }
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
scroll_to (SpSuggestions *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

void
sp_suggestions_move (SpSuggestions *self, int by)
{
  GtkListBoxRow *row;
  int index;

  g_return_if_fail (SP_IS_SUGGESTIONS (self));

  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL && index > 0)
    return;
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    scroll_to (self, row);
}

const char *
sp_suggestions_get_selected (SpSuggestions *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SP_IS_SUGGESTIONS (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) ? get_word (row) : NULL;
}
