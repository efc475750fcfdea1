/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-form-view.h"

#include "sp-field-list.h"
#include "sp-field-offers.h"
#include "sp-form-context.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpFormView
{
  GtkWidget parent_instance;

  /* Template */
  GtkMenuButton *add_button;
  GtkWidget *groups;
  GtkListBox *listing_box;
  GtkListBox *more_box;
  GtkListBox *page_box;
  GtkLabel *refusal;
  GtkWidget *unreadable;
  GtkLabel *unreadable_why;

  /* Owned */
  SpFormContext *context;

  gulong edited_handler;
  gulong modified_handler;
  gsize unreadable_offset;
};

G_DEFINE_FINAL_TYPE (SpFormView, sp_form_view, GTK_TYPE_WIDGET)

/* The fields that have a place of their own, in the order of the form. */
static const char *const page_keys[] = { "title", "description", "icon", "images", NULL };
static const char *const listing_keys[] = {
  "draft", "featured", "weight", "date", "categories", "tags", "noTitle", NULL,
};

static const SpNode *
find_node (const SpNode *root, const char *key)
{
  const SpNode *found = sp_node_get_member (root, key);

  for (const SpNode *node = root->first_child; node != NULL && found == NULL; node = node->next)
    if (!node->duplicate && node->key != NULL && g_ascii_strcasecmp (node->key, key) == 0)
      found = node;
  return found;
}

static GPtrArray *
get_schema_fields (SpFormView *self)
{
  return sp_schema_get_fields (sp_form_context_get_schema (self->context));
}

static void
show_known (SpFormView *self, GtkListBox *box, const char *const *keys, const SpNode *root)
{
  g_autoptr (SpFieldList) list = sp_field_list_new (self->context);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const SpSchemaField *field = sp_schema_fields_find (get_schema_fields (self), keys[i]);

      if (field != NULL)
        sp_field_list_add_field (list, field, find_node (root, keys[i]));
    }
  sp_field_list_show (list, box);
}

static gboolean
has_place (const char *const *keys, const SpNode *root, const SpNode *node)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_ascii_strcasecmp (keys[i], node->key) == 0)
      return find_node (root, keys[i]) == node;
  return FALSE;
}

static gboolean
is_known (const char *const *keys, const char *key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_ascii_strcasecmp (keys[i], key) == 0)
      return TRUE;
  return FALSE;
}

/* Everything that has no place of its own, a second spelling of one that has included. */
static void
show_more (SpFormView *self, const SpNode *root)
{
  g_autoptr (SpFieldList) list = sp_field_list_new (self->context);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GPtrArray *fields = get_schema_fields (self);

  for (const SpNode *node = root->first_child; node != NULL; node = node->next)
    if (!node->duplicate && !has_place (page_keys, root, node) &&
        !has_place (listing_keys, root, node))
      sp_field_list_add_node (list, node);
  for (guint i = 0; i < fields->len; i++)
    {
      const SpSchemaField *field = g_ptr_array_index (fields, i);

      if (!is_known (page_keys, field->key) && !is_known (listing_keys, field->key))
        g_ptr_array_add (others, (gpointer) field);
    }
  sp_field_list_add_missing (list, others, root);
  sp_field_list_show (list, self->more_box);
  gtk_widget_set_visible (GTK_WIDGET (self->more_box), sp_field_list_get_length (list) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), sp_field_offers_any (self->context));
}

static void
show_fields (SpFormView *self)
{
  SpPage *page = sp_form_context_get_page (self->context);
  SpFrontMatter *front_matter = sp_page_get_front_matter (page);
  const char *why = sp_front_matter_get_error (front_matter, &self->unreadable_offset);
  const SpNode *root = sp_front_matter_get_root (front_matter);

  gtk_widget_set_visible (self->unreadable, why != NULL);
  gtk_widget_set_visible (self->groups, why == NULL);
  gtk_label_set_label (self->unreadable_why, why != NULL ? why : "");
  gtk_widget_set_sensitive (self->groups, sp_page_is_utf8 (page, NULL));
  if (why != NULL)
    return;
  show_known (self, self->page_box, page_keys, root);
  show_known (self, self->listing_box, listing_keys, root);
  show_more (self, root);
}

static gboolean
only_body_changed (SpFrontMatter *front_matter, SpEditList *edits)
{
  gsize end;

  sp_front_matter_get_span (front_matter, NULL, &end);
  return end > 0 && sp_edit_list_get_n_edits (edits) > 0 &&
         sp_edit_list_get (edits, 0)->start >= end;
}

static void
edited_cb (SpFormView *self, SpEditList *edits, gpointer origin)
{
  SpPage *page = sp_form_context_get_page (self->context);

  if (only_body_changed (sp_page_get_front_matter (page), edits))
    return;
  sp_form_context_set_origin (self->context, origin);
  show_fields (self);
  sp_form_context_set_origin (self->context, NULL);
}

static void
chosen_cb (SpFormView *self, const char *key)
{
  SpPage *page = sp_form_context_get_page (self->context);
  g_autofree char *path = sp_path_join ((const char *[]){ key, NULL });
  g_autoptr (GError) error = NULL;
  g_autoptr (SpChange) change = sp_field_offers_make_change (self->context, key, &error);
  gboolean added =
      change != NULL && sp_page_apply (page, change, NULL, SP_APPLY_DEFAULT, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !added);
  if (added)
    {
      sp_form_view_focus_subject (self, path);
      return;
    }
  gtk_label_set_label (self->refusal, error != NULL ? error->message
                                                    : _ ("This cannot be changed here."));
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
create_offers_cb (GtkMenuButton *button, gpointer user_data)
{
  SpFormView *self = user_data;
  GtkWidget *offers = sp_field_offers_new (self->context);

  g_signal_connect_object (offers, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, offers);
}

/* Once it is saved, nothing is different from what is saved. */
static void
modified_cb (SpFormView *self)
{
  if (!sp_page_is_modified (sp_form_context_get_page (self->context)))
    show_fields (self);
}

static void
show_in_source_cb (SpFormView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-in-source", "t",
                              (guint64) self->unreadable_offset);
}

static void
show_fresh (SpFormView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  sp_form_context_set_fresh (self->context, TRUE);
  show_fields (self);
  sp_form_context_set_fresh (self->context, FALSE);
}

static void
remove_all_rows (GtkListBox *box)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, 0)) != NULL)
    gtk_list_box_remove (box, GTK_WIDGET (row));
}

static void
leave_page (SpFormView *self)
{
  SpPage *page = sp_form_context_get_page (self->context);

  if (page == NULL)
    return;
  sp_form_view_commit (self);
  g_clear_signal_handler (&self->edited_handler, page);
  g_clear_signal_handler (&self->modified_handler, page);
}

static void
show_nothing (SpFormView *self)
{
  remove_all_rows (self->page_box);
  remove_all_rows (self->listing_box);
  remove_all_rows (self->more_box);
  gtk_widget_set_visible (self->groups, FALSE);
  gtk_widget_set_visible (self->unreadable, FALSE);
}

static void
sp_form_view_dispose (GObject *object)
{
  SpFormView *self = SP_FORM_VIEW (object);
  GtkWidget *child;

  if (self->context != NULL)
    {
      leave_page (self);
      show_nothing (self);
      /* A row under the pointer or about to show its tooltip lives on for a while. */
      sp_form_context_set_page (self->context, NULL, NULL);
    }
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_form_view_parent_class)->dispose (object);
}

static void
sp_form_view_class_init (SpFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_form_view_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-form-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFormView, add_button);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, groups);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, listing_box);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, more_box);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, page_box);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, refusal);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, unreadable);
  gtk_widget_class_bind_template_child (widget_class, SpFormView, unreadable_why);
  gtk_widget_class_bind_template_callback (widget_class, show_in_source_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_field_list_row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sp_form_view_init (SpFormView *self)
{
  self->context = sp_form_context_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add_button, create_offers_cb, self, NULL);
}

SpFormView *
sp_form_view_new (void)
{
  return g_object_new (SP_TYPE_FORM_VIEW, NULL);
}

void
sp_form_view_set_page (SpFormView *self, SpPage *page, SpSite *site)
{
  g_return_if_fail (SP_IS_FORM_VIEW (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (sp_form_context_get_page (self->context) == page &&
      sp_form_context_get_site (self->context) == site)
    return;
  leave_page (self);
  if (page == NULL)
    show_nothing (self);
  sp_form_context_set_page (self->context, page, site);
  if (page == NULL)
    return;
  self->edited_handler = g_signal_connect_swapped (page, "edited", G_CALLBACK (edited_cb), self);
  self->modified_handler =
      g_signal_connect_swapped (page, "notify::modified", G_CALLBACK (modified_cb), self);
  show_fresh (self);
}

void
sp_form_view_set_path (SpFormView *self, const char *path)
{
  g_return_if_fail (SP_IS_FORM_VIEW (self));

  sp_form_context_set_path (self->context, path);
}

void
sp_form_view_set_schema (SpFormView *self, SpSchema *schema)
{
  g_return_if_fail (SP_IS_FORM_VIEW (self));

  sp_form_context_set_schema (self->context, schema);
  if (sp_form_context_get_page (self->context) == NULL)
    return;
  sp_form_context_set_resettled (self->context, TRUE);
  show_fields (self);
  sp_form_context_set_resettled (self->context, FALSE);
}

void
sp_form_view_commit (SpFormView *self)
{
  g_return_if_fail (SP_IS_FORM_VIEW (self));

  sp_field_list_commit (self->page_box);
  sp_field_list_commit (self->listing_box);
  sp_field_list_commit (self->more_box);
}

gboolean
sp_form_view_focus_subject (SpFormView *self, const char *subject)
{
  g_return_val_if_fail (SP_IS_FORM_VIEW (self), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  return gtk_widget_get_visible (self->groups) &&
         (sp_field_list_focus_subject (self->page_box, subject) ||
          sp_field_list_focus_subject (self->listing_box, subject) ||
          sp_field_list_focus_subject (self->more_box, subject));
}

char *
sp_form_view_find_subject (SpFormView *self, GtkWidget *focus, gsize *offset)
{
  GtkWidget *row;
  char *subject;
  const SpNode *node;

  g_return_val_if_fail (SP_IS_FORM_VIEW (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (focus), NULL);
  g_return_val_if_fail (offset != NULL, NULL);

  row = gtk_widget_get_ancestor (focus, SP_TYPE_FIELD_ROW);
  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)))
    return NULL;
  subject = sp_field_row_find_subject (SP_FIELD_ROW (row), focus);
  node = sp_front_matter_lookup (
      sp_page_get_front_matter (sp_form_context_get_page (self->context)), subject);
  *offset = node != NULL ? node->start : 0;
  return subject;
}

void
sp_form_view_set_known_terms (SpFormView *self, const char *taxonomy, const char *const *terms)
{
  g_return_if_fail (SP_IS_FORM_VIEW (self));
  g_return_if_fail (taxonomy != NULL);

  sp_form_context_set_known_terms (self->context, taxonomy, terms);
}
