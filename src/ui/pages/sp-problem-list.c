/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-problem-list.h"

#include "sp-page-view.h"

#include <glib/gi18n.h>

struct _SpProblemList
{
  GtkWidget parent_instance;

  /* Template */
  GtkListView *list_view;
  GtkStack *stack;

  /* Owned */
  SpPageView *view;
};

enum
{
  PROP_0,
  PROP_N_PROBLEMS,
  N_PROPS
};

enum
{
  PAGE_SELECTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpProblemList, sp_problem_list, GTK_TYPE_WIDGET)

static void
activate_cb (SpProblemList *self, guint position)
{
  SpSitePage *page = sp_page_view_get (self->view, position);

  if (page != NULL)
    g_signal_emit (self, signals[PAGE_SELECTED], 0, page);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_row_cb (SpProblemList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "problem-row");
  gtk_box_append (GTK_BOX (box), make_label ("heading"));
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (SpProblemList *self, GtkListItem *item)
{
  SpIndexEntry *entry = sp_site_page_get_entry (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *problem = sp_index_entry_get_problem (entry);
  g_autofree char *name = NULL;

  if (problem == NULL)
    problem = "";
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       sp_index_entry_get_title (entry));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), problem);
  /* The item that takes the focus has no name by itself before GTK 4.12. */
  name = g_strdup_printf ("%s, %s", sp_index_entry_get_title (entry), problem);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
view_updated_cb (SpProblemList *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    sp_problem_list_get_n_problems (self) > 0 ? "list" : "none");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

void
sp_problem_list_set_session (SpProblemList *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PROBLEM_LIST (self));

  sp_page_view_set_session (self->view, session);
}

guint
sp_problem_list_get_n_problems (SpProblemList *self)
{
  g_return_val_if_fail (SP_IS_PROBLEM_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->view));
}

static void
sp_problem_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, sp_problem_list_get_n_problems (SP_PROBLEM_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_problem_list_dispose (GObject *object)
{
  SpProblemList *self = SP_PROBLEM_LIST (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->view);

  G_OBJECT_CLASS (sp_problem_list_parent_class)->dispose (object);
}

static void
sp_problem_list_class_init (SpProblemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_problem_list_dispose;
  object_class->get_property = sp_problem_list_get_property;

  properties[PROP_N_PROBLEMS] =
      g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PAGE_SELECTED] =
      g_signal_new ("page-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, SP_TYPE_SITE_PAGE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/pages/sp-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProblemList, list_view);
  gtk_widget_class_bind_template_child (widget_class, SpProblemList, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
sp_problem_list_init (SpProblemList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = sp_page_view_new ();
  sp_page_view_set_filter (self->view, SP_PAGE_FILTER_PROBLEMS);
  g_signal_connect_object (self->view, "updated", G_CALLBACK (view_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->view)));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages with problems"), -1);
}
