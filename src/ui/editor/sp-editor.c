/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-editor.h"

#include "sp-body-view.h"
#include "sp-convert-dialog.h"
#include "sp-find-bar.h"
#include "sp-form-view.h"
#include "sp-grid.h"
#include "sp-match-selection.h"
#include "sp-source-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpEditor
{
  GtkWidget parent_instance;

  /* Template */
  SpBodyView *body_view;
  GtkWidget *box;
  GtkWidget *bytes_bar;
  SpFindBar *find_bar;
  SpFormView *form_view;
  AdwStatusPage *message_page;
  GtkScrolledWindow *scroller;
  SpSourceView *source_view;
  GtkStack *stack;

  /* Borrowed */
  GtkRoot *root;

  GtkWidget *found_grid; /* in which a match is marked; weak */

  /* Owned */
  SpSitePage *page;
  SpSchema *schema; /* of the pages like the last one */
  char *scope;
  GCancellable *reading;
  char *subject; /* of what was focused last; NULL for nothing on this page yet */

  gsize offset;
  gboolean source;
};

enum
{
  PROP_0,
  PROP_SOURCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpEditor, sp_editor, GTK_TYPE_WIDGET)

static SpPage *
get_page (SpEditor *self)
{
  return self->page != NULL ? sp_site_page_get_page (self->page) : NULL;
}

/* The field of the front matter that holds @offset. */
static const SpNode *
find_field (SpFrontMatter *front_matter, gsize offset)
{
  const SpNode *node = sp_front_matter_get_root (front_matter)->first_child;

  for (; node != NULL; node = node->next)
    if (offset >= node->key_start && offset <= node->end)
      return node;
  return NULL;
}

static char *
find_subject (SpPage *page, gsize offset)
{
  const SpNode *field = find_field (sp_page_get_front_matter (page), offset);

  return field != NULL ? sp_node_get_path (field)
                       : sp_body_view_find_subject (sp_page_get_body (page), offset);
}

/* (transfer full) @subject: (nullable). */
static void
take_place (SpEditor *self, char *subject, gsize offset)
{
  if (g_strcmp0 (subject, self->subject) == 0 && offset == self->offset)
    {
      g_free (subject);
      return;
    }
  g_free (self->subject);
  self->subject = subject;
  self->offset = offset;
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

/* Focus that goes elsewhere, as to the preview, leaves the place as it is. */
static void
look_at_focus (SpEditor *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  SpPage *page = get_page (self);
  char *subject = NULL;
  gsize offset = 0;

  if (page == NULL || focus == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->source_view)))
    {
      offset = sp_source_view_get_caret (self->source_view);
      subject = find_subject (page, offset);
    }
  else if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body_view)))
    {
      subject = sp_body_view_find_place (self->body_view, focus, &offset);
    }
  else if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form_view)))
    {
      subject = sp_form_view_find_subject (self->form_view, focus, &offset);
    }
  if (subject != NULL)
    take_place (self, subject, offset);
}

static void
update (SpEditor *self)
{
  SpPage *page = get_page (self);

  if (page == NULL)
    return;
  gtk_widget_set_visible (self->bytes_bar, !sp_page_is_utf8 (page, NULL));
  gtk_stack_set_visible_child_name (self->stack, self->source ? "source" : "form");
  /* The source keeps its own copy of the text only while someone looks at it. */
  sp_source_view_set_page (self->source_view, self->source ? page : NULL);
  sp_find_bar_set_source (self->find_bar, self->source);
}

static void
convert_cb (SpEditor *self)
{
  sp_convert_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_page (self));
}

static void
schema_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpEditor) self = user_data;
  g_autoptr (SpSchema) schema = sp_schema_read_finish (result, NULL);

  /* Only a cancelled read fails: another page is shown by now. */
  if (schema == NULL || self->stack == NULL)
    return;
  g_clear_pointer (&self->schema, sp_schema_unref);
  self->schema = g_steal_pointer (&schema);
  sp_body_view_set_schema (self->body_view, self->schema);
  sp_form_view_set_schema (self->form_view, self->schema);
}

/* What the other pages like this one have; read once for all of them. */
static void
read_schema (SpEditor *self, SpSession *session)
{
  const char *path = sp_site_page_get_path (self->page);
  g_autofree char *scope = sp_schema_get_scope (sp_session_get_site (session), path);
  g_autoptr (GPtrArray) entries = NULL;
  GListModel *pages = sp_session_get_pages (session);

  if (g_strcmp0 (scope, self->scope) == 0 && self->schema != NULL)
    {
      sp_body_view_set_schema (self->body_view, self->schema);
      sp_form_view_set_schema (self->form_view, self->schema);
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->schema, sp_schema_unref);
  sp_body_view_set_schema (self->body_view, NULL);
  sp_form_view_set_schema (self->form_view, NULL);
  g_free (self->scope);
  self->scope = g_steal_pointer (&scope);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_index_entry_unref);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (SpSitePage) page = g_list_model_get_item (pages, i);

      g_ptr_array_add (entries, sp_index_entry_ref (sp_site_page_get_entry (page)));
    }
  self->reading = g_cancellable_new ();
  sp_schema_read_async (sp_session_get_site (session), entries, path, self->reading, schema_read_cb,
                        g_object_ref (self));
}

static void
set_known_terms (SpEditor *self, SpSession *session, const char *taxonomy)
{
  g_auto (GStrv) terms = sp_session_get_terms (session, taxonomy);

  sp_form_view_set_known_terms (self->form_view, taxonomy, (const char *const *) terms);
}

void
sp_editor_set_page (SpEditor *self, SpSitePage *site_page, SpSession *session)
{
  SpPage *page;

  g_return_if_fail (SP_IS_EDITOR (self));

  if (self->page == site_page)
    return;
  if (get_page (self) != NULL)
    g_signal_handlers_disconnect_by_func (get_page (self), update, self);
  g_set_object (&self->page, site_page);
  take_place (self, NULL, 0);
  page = get_page (self);
  sp_finder_set_page (sp_find_bar_get_finder (self->find_bar), page);
  if (page == NULL)
    {
      sp_form_view_set_page (self->form_view, NULL, NULL);
      sp_body_view_set_page (self->body_view, NULL, FALSE);
      sp_source_view_set_page (self->source_view, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  set_known_terms (self, session, "categories");
  set_known_terms (self, session, "tags");
  sp_form_view_set_path (self->form_view, sp_site_page_get_path (site_page));
  sp_form_view_set_page (self->form_view, page, sp_session_get_site (session));
  sp_body_view_set_page (self->body_view, page,
                         sp_site_get_markup (sp_session_get_site (session))->unsafe);
  read_schema (self, session);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  /* Read again from the disk, it may have become one that cannot be changed, or can. */
  g_signal_connect_object (page, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  look_at_focus (self);
}

void
sp_editor_show_message (SpEditor *self, const char *title, const char *description)
{
  g_autofree char *escaped_title = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (SP_IS_EDITOR (self));
  g_return_if_fail (title != NULL && description != NULL);

  sp_editor_set_page (self, NULL, NULL);
  escaped_title = g_markup_escape_text (title, -1);
  escaped = g_markup_escape_text (description, -1);
  adw_status_page_set_title (self->message_page, escaped_title);
  adw_status_page_set_description (self->message_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

gboolean
sp_editor_get_source (SpEditor *self)
{
  g_return_val_if_fail (SP_IS_EDITOR (self), FALSE);

  return self->source;
}

void
sp_editor_set_source (SpEditor *self, gboolean source)
{
  g_return_if_fail (SP_IS_EDITOR (self));

  if (self->source == source)
    return;
  self->source = source;
  update (self);
  if (source && get_page (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->source_view));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

void
sp_editor_show_in_source (SpEditor *self, gsize offset)
{
  g_return_if_fail (SP_IS_EDITOR (self));

  if (get_page (self) == NULL)
    return;
  sp_editor_set_source (self, TRUE);
  sp_source_view_show_offset (self->source_view, offset);
}

static void
reveal_in_source (SpEditor *self, const char *subject)
{
  SpPage *page = get_page (self);
  const SpNode *field = sp_front_matter_lookup (sp_page_get_front_matter (page), subject);
  gsize offset;

  if (field != NULL)
    sp_source_view_show_offset (self->source_view, field->start);
  else if (sp_body_view_find_offset (sp_page_get_body (page), subject, &offset))
    sp_source_view_show_offset (self->source_view, offset);
}

void
sp_editor_reveal (SpEditor *self, const char *subject)
{
  g_return_if_fail (SP_IS_EDITOR (self));
  g_return_if_fail (subject != NULL);

  if (get_page (self) == NULL)
    return;
  if (self->source)
    reveal_in_source (self, subject);
  else if (!sp_body_view_focus_subject (self->body_view, subject))
    sp_form_view_focus_subject (self->form_view, subject);
}

char *
sp_editor_get_place (SpEditor *self, gsize *offset)
{
  g_return_val_if_fail (SP_IS_EDITOR (self), NULL);
  g_return_val_if_fail (offset != NULL, NULL);

  *offset = self->offset;
  return g_strdup (self->subject);
}

void
sp_editor_commit (SpEditor *self)
{
  g_return_if_fail (SP_IS_EDITOR (self));

  if (get_page (self) != NULL)
    sp_form_view_commit (self->form_view);
}

void
sp_editor_focus_offset (SpEditor *self, gsize offset)
{
  SpPage *page = get_page (self);
  const SpNode *field;

  g_return_if_fail (SP_IS_EDITOR (self));

  if (page == NULL)
    return;
  if (self->source)
    {
      sp_source_view_show_offset (self->source_view, offset);
      return;
    }
  field = find_field (sp_page_get_front_matter (page), offset);
  if (field != NULL)
    {
      g_autofree char *path = sp_node_get_path (field);

      sp_form_view_focus_subject (self->form_view, path);
    }
  else
    {
      sp_body_view_focus_offset (self->body_view, offset);
    }
}

/* A grid marks the cell of a match while the keyboard is in the bar. */
static void
mark_grid (SpEditor *self, GtkWidget *grid)
{
  if (self->found_grid != NULL)
    gtk_widget_remove_css_class (self->found_grid, "found");
  g_set_weak_pointer (&self->found_grid, grid);
  if (grid != NULL)
    gtk_widget_add_css_class (grid, "found");
}

/* Shows what was found, where it can be changed, and selects it. */
static void
found_cb (SpEditor *self, gboolean focus)
{
  const SpMatch *match = sp_finder_peek_current (sp_find_bar_get_finder (self->find_bar));
  SpPage *page = get_page (self);
  GtkWidget *place;

  if (match == NULL || page == NULL)
    return;
  if (self->source || match->kind == SP_MATCH_TEXT)
    sp_editor_focus_offset (self, match->start);
  else
    sp_editor_reveal (self, match->subject);
  place = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  mark_grid (self, place != NULL && !focus ? gtk_widget_get_ancestor (place, SP_TYPE_GRID) : NULL);
  sp_match_selection_show (place, page, match);
}

static void
find_closed_cb (SpEditor *self)
{
  mark_grid (self, NULL);
  if (self->subject != NULL)
    sp_editor_reveal (self, self->subject);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

gboolean
sp_editor_find (SpEditor *self, gboolean replace)
{
  GtkWidget *focus;
  g_autofree char *selected = NULL;

  g_return_val_if_fail (SP_IS_EDITOR (self), FALSE);

  if (get_page (self) == NULL)
    return FALSE;
  focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    {
      selected = sp_match_selection_get_text (focus);
      sp_finder_set_start (sp_find_bar_get_finder (self->find_bar), self->offset);
    }
  sp_find_bar_open (self->find_bar, selected, replace);
  return TRUE;
}

void
sp_editor_find_step (SpEditor *self, gboolean forward)
{
  g_return_if_fail (SP_IS_EDITOR (self));

  if (get_page (self) != NULL)
    sp_find_bar_step (self->find_bar, forward);
}

static void
sp_editor_root (GtkWidget *widget)
{
  SpEditor *self = SP_EDITOR (widget);

  GTK_WIDGET_CLASS (sp_editor_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (look_at_focus), self,
                           G_CONNECT_SWAPPED);
}

static void
sp_editor_unroot (GtkWidget *widget)
{
  SpEditor *self = SP_EDITOR (widget);

  g_signal_handlers_disconnect_by_func (self->root, look_at_focus, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (sp_editor_parent_class)->unroot (widget);
}

static void
sp_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_boolean (value, SP_EDITOR (object)->source);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SOURCE:
      sp_editor_set_source (SP_EDITOR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_editor_dispose (GObject *object)
{
  SpEditor *self = SP_EDITOR (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->page);
  g_clear_pointer (&self->schema, sp_schema_unref);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_weak_pointer (&self->found_grid);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->stack = NULL;

  G_OBJECT_CLASS (sp_editor_parent_class)->dispose (object);
}

static void
sp_editor_class_init (SpEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_editor_dispose;
  object_class->get_property = sp_editor_get_property;
  object_class->set_property = sp_editor_set_property;
  widget_class->root = sp_editor_root;
  widget_class->unroot = sp_editor_unroot;

  properties[PROP_SOURCE] =
      g_param_spec_boolean ("source", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PLACE_CHANGED] = g_signal_new ("place-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SP_TYPE_BODY_VIEW);
  g_type_ensure (SP_TYPE_FIND_BAR);
  g_type_ensure (SP_TYPE_FORM_VIEW);
  g_type_ensure (SP_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/editor/sp-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEditor, body_view);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, box);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, bytes_bar);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, form_view);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, message_page);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, source_view);
  gtk_widget_class_bind_template_child (widget_class, SpEditor, stack);
  gtk_widget_class_bind_template_callback (widget_class, convert_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_at_focus);
}

static void
sp_editor_init (SpEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
