/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-offers.h"

#include "sp-compat.h"

#include <glib/gi18n.h>

struct _SpGridOffers
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

enum
{
  NAME_CHOSEN,
  ROW_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpGridOffers, sp_grid_offers, GTK_TYPE_WIDGET)

/* What a button stands for. */
typedef struct
{
  SpGridOffers *offers;
  guint signal;
  guint row;
  char *name;
} Offer;

static void
free_offer (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_free (offer->name);
  g_free (offer);
}

static void
clicked_cb (GtkButton *button, Offer *offer)
{
  g_autoptr (SpGridOffers) offers = g_object_ref (offer->offers);
  g_autofree char *name = g_strdup (offer->name);

  g_signal_emit (offers, signals[offer->signal], 0, offer->row, name);
}

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);
}

static void
connect_offer (SpGridOffers *self, GtkWidget *button, guint signal, guint row, const char *name)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->offers = self;
  offer->signal = signal;
  offer->row = row;
  offer->name = g_strdup (name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), offer, free_offer, 0);
}

static void
add_missing (SpGridOffers *self, const SpMissingRow *missing)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label (missing->name);
  GtkWidget *hint;
  /* Translators: in place of a row that the table lacks. */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u other page says something here",
                                 "%u other pages say something here", missing->n_pages),
                       missing->n_pages);
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), missing->name);

  hint = make_label (text);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "missing-row");
  sp_compat_name_button (button, label);
  gtk_widget_set_tooltip_text (button, label);
  connect_offer (self, button, ROW_CHOSEN, missing->at, missing->name);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_near (SpGridOffers *self, const SpNearRow *near)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: the names of rows. */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u other page has “%s” instead of “%s”",
                                 "%u other pages have “%s” instead of “%s”", near->n_pages),
                       near->n_pages, near->usual, near->name);
  g_autofree char *label = g_strdup_printf (_ ("Rename to “%s”"), near->usual);
  GtkWidget *sentence = make_label (text);
  GtkWidget *button = gtk_button_new_with_label (_ ("Rename"));

  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "near-row");
  gtk_widget_set_tooltip_text (button, label);
  sp_compat_name_button (button, label);
  connect_offer (self, button, NAME_CHOSEN, near->row, near->usual);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->box), box);
}

void
sp_grid_offers_set_advice (SpGridOffers *self, const SpRowAdvice *advice)
{
  GtkWidget *child;

  g_return_if_fail (SP_IS_GRID_OFFERS (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; advice != NULL && i < advice->near->len; i++)
    add_near (self, g_ptr_array_index (advice->near, i));
  for (guint i = 0; advice != NULL && i < advice->missing->len; i++)
    add_missing (self, g_ptr_array_index (advice->missing, i));
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

gboolean
sp_grid_offers_focus_first (SpGridOffers *self)
{
  g_return_val_if_fail (SP_IS_GRID_OFFERS (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self)) &&
         gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
sp_grid_offers_dispose (GObject *object)
{
  SpGridOffers *self = SP_GRID_OFFERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_grid_offers_parent_class)->dispose (object);
}

static void
sp_grid_offers_class_init (SpGridOffersClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_grid_offers_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gridoffers");

  signals[NAME_CHOSEN] = g_signal_new ("name-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[ROW_CHOSEN] = g_signal_new ("row-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
sp_grid_offers_init (SpGridOffers *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
