/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-cell.h"

#include "sp-compat.h"
#include "sp-grid-metrics.h"
#include "sp-inline-markup.h"

#include <string.h>

struct _SpGridCell
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *label;
  GtkWidget *editor;
  GtkWidget *text; /* the delegate, see sp-grid-cell.h */
  SpInlineMarkup *markup;
  char *source;
  char *name;
  char *description;

  int row;
  guint column;
  SpAlign align;
  gboolean header;
  gboolean editable;
  gboolean loading_text;
  guint emptied_idle;
};

enum
{
  REPLACED,
  N_SIGNALS
};

enum
{
  PROP_0,
  N_PROPS
};

static guint signals[N_SIGNALS];

static void sp_grid_cell_editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpGridCell,
                               sp_grid_cell,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE,
                                                      sp_grid_cell_editable_init))

/* What the source becomes when the shown text becomes @text: the part that differs replaces the
 * source of the part it stands for. A bold cell whose whole text is replaced stays bold. */
static char *
merge_text (SpGridCell *self, const char *text)
{
  const char *shown = sp_inline_markup_get_text (self->markup);
  gsize n_shown = strlen (shown);
  gsize n_text = strlen (text);
  gsize before = 0;
  gsize after = 0;
  gsize from, to;
  g_autofree char *middle = NULL;

  while (before < n_shown && before < n_text && shown[before] == text[before])
    before++;
  while (before > 0 && ((text[before] & 0xc0) == 0x80 || (shown[before] & 0xc0) == 0x80))
    before--;
  while (after < n_shown - before && after < n_text - before &&
         shown[n_shown - after - 1] == text[n_text - after - 1])
    after++;
  while (after > 0 && (text[n_text - after] & 0xc0) == 0x80)
    after--;
  if (before == 0 && after == 0)
    return sp_inline_markup_is_bold (self->source, NULL) ? sp_inline_markup_make_bold (text)
                                                         : g_strdup (text);
  from = before < n_shown ? sp_inline_markup_to_source (self->markup, before)
                          : sp_inline_markup_to_source (self->markup, n_shown);
  to = sp_inline_markup_to_source (self->markup, n_shown - after);
  if (after == 0 && before < n_shown)
    to = sp_inline_markup_to_source (self->markup, n_shown);
  middle = g_strndup (text + before, n_text - before - after);
  return g_strdup_printf ("%.*s%s%s", (int) from, self->source, middle,
                          self->source + MAX (from, to));
}

static gboolean
emptied_cb (gpointer data)
{
  SpGridCell *self = data;

  self->emptied_idle = 0;
  if (self->source[0] != '\0')
    g_signal_emit (self, signals[REPLACED], 0, "");
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (SpGridCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *source = NULL;

  if (self->loading_text)
    return;
  g_clear_handle_id (&self->emptied_idle, g_source_remove);
  /* Setting a text deletes and then inserts, which is to be one change. */
  if (text[0] == '\0')
    {
      self->emptied_idle = g_idle_add_full (G_PRIORITY_HIGH, emptied_cb, self, NULL);
      return;
    }
  source = merge_text (self, text);
  if (strcmp (source, self->source) != 0)
    g_signal_emit (self, signals[REPLACED], 0, source);
}

static void
load_text (SpGridCell *self)
{
  const char *shown = sp_inline_markup_get_text (self->markup);

  if (self->text == NULL)
    return;
  g_clear_handle_id (&self->emptied_idle, g_source_remove);
  self->loading_text = TRUE;
  gtk_editable_set_editable (GTK_EDITABLE (self->text), self->editable);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->text)), shown) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), shown);
  self->loading_text = FALSE;
}

static GtkEditable *
sp_grid_cell_get_delegate (GtkEditable *editable)
{
  SpGridCell *self = SP_GRID_CELL (editable);

  if (self->text == NULL && self->label != NULL)
    {
      self->text = gtk_text_new ();
      gtk_widget_set_visible (self->text, FALSE);
      gtk_widget_set_can_focus (self->text, FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
      gtk_widget_set_parent (self->text, GTK_WIDGET (self));
      load_text (self);
      g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
    }
  return self->text != NULL ? GTK_EDITABLE (self->text) : NULL;
}

static void
sp_grid_cell_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = sp_grid_cell_get_delegate;
}

SpGridCell *
sp_grid_cell_new (gboolean header)
{
  SpGridCell *self = g_object_new (
      SP_TYPE_GRID_CELL, "accessible-role",
      header ? sp_compat_get_column_header_role () : GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);

  self->header = header;
  if (header)
    gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  return self;
}

void
sp_grid_cell_set_position (SpGridCell *self, int row, guint column)
{
  g_return_if_fail (SP_IS_GRID_CELL (self));

  if (row == self->row && column == self->column)
    return;
  self->row = row;
  self->column = column;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 2,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) column + 1, -1);
}

int
sp_grid_cell_get_row (SpGridCell *self)
{
  g_return_val_if_fail (SP_IS_GRID_CELL (self), -1);

  return self->row;
}

guint
sp_grid_cell_get_column (SpGridCell *self)
{
  g_return_val_if_fail (SP_IS_GRID_CELL (self), 0);

  return self->column;
}

static float
align_to_xalign (SpAlign align)
{
  switch (align)
    {
    case SP_ALIGN_CENTER:
      return 0.5f;
    case SP_ALIGN_RIGHT:
      return 1.0f;
    case SP_ALIGN_NONE:
    case SP_ALIGN_LEFT:
    default:
      return 0.0f;
    }
}

static void
show_markup (SpGridCell *self)
{
  GtkInscription *label = GTK_INSCRIPTION (self->label);
  PangoAttrList *attributes = sp_inline_markup_get_attributes (self->markup);

  gtk_inscription_set_text (label, sp_inline_markup_get_text (self->markup));
  if (self->header)
    {
      g_autoptr (PangoAttrList) bold = pango_attr_list_copy (attributes);

      pango_attr_list_insert_before (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      gtk_inscription_set_attributes (label, bold);
    }
  else
    {
      gtk_inscription_set_attributes (label, attributes);
    }
}

void
sp_grid_cell_set_content (SpGridCell *self,
                          const char *source,
                          const char *name,
                          SpAlign align,
                          gboolean editable)
{
  g_return_if_fail (SP_IS_GRID_CELL (self));
  g_return_if_fail (source != NULL);

  self->editable = editable;
  if (g_strcmp0 (source, self->source) != 0)
    {
      g_free (self->source);
      self->source = g_strdup (source);
      sp_inline_markup_free (self->markup);
      self->markup = sp_inline_markup_new (source);
      show_markup (self);
    }
  load_text (self);
  if (align != self->align)
    {
      self->align = align;
      gtk_inscription_set_xalign (GTK_INSCRIPTION (self->label), align_to_xalign (align));
    }
  if (g_strcmp0 (name, self->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  !editable, -1);
}

const char *
sp_grid_cell_get_source (SpGridCell *self)
{
  g_return_val_if_fail (SP_IS_GRID_CELL (self), NULL);

  return self->source;
}

gsize
sp_grid_cell_get_source_offset_at (SpGridCell *self, double x, double y)
{
  g_autoptr (PangoLayout) layout = NULL;
  int index, trailing;
  const char *text;

  g_return_val_if_fail (SP_IS_GRID_CELL (self), 0);

  text = sp_inline_markup_get_text (self->markup);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_attributes (layout,
                               gtk_inscription_get_attributes (GTK_INSCRIPTION (self->label)));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, gtk_widget_get_width (self->label) * PANGO_SCALE);
  if (self->align == SP_ALIGN_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (self->align == SP_ALIGN_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_xy_to_index (layout, (int) (x - SP_GRID_PAD_X) * PANGO_SCALE,
                            (int) (y - SP_GRID_PAD_Y) * PANGO_SCALE, &index, &trailing);
  while (trailing-- > 0 && text[index] != '\0')
    index = (int) (g_utf8_next_char (text + index) - text);
  return sp_inline_markup_to_source (self->markup, (gsize) index);
}

void
sp_grid_cell_set_selected (SpGridCell *self, gboolean selected, gboolean cursor)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (SP_IS_GRID_CELL (self));

  if (cursor)
    gtk_widget_add_css_class (widget, "cursor");
  else
    gtk_widget_remove_css_class (widget, "cursor");
  if (selected == ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0))
    return;
  if (selected)
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
sp_grid_cell_set_description (SpGridCell *self, const char *description)
{
  g_return_if_fail (SP_IS_GRID_CELL (self));

  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

void
sp_grid_cell_set_editor (SpGridCell *self, GtkWidget *editor)
{
  g_return_if_fail (SP_IS_GRID_CELL (self));

  if (editor == self->editor)
    return;
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  if (editor != NULL)
    {
      gtk_widget_set_parent (editor, GTK_WIDGET (self));
      self->editor = editor;
      gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
    }
  gtk_widget_set_child_visible (self->label, editor == NULL);
}

static void
sp_grid_cell_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
sp_grid_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpGridCell *self = SP_GRID_CELL (widget);
  GtkAllocation inside = { SP_GRID_PAD_X, SP_GRID_PAD_Y, MAX (width - 2 * SP_GRID_PAD_X, 1),
                           MAX (height - 2 * SP_GRID_PAD_Y - 1, 1) };

  gtk_widget_size_allocate (self->label, &inside, -1);
  if (self->editor != NULL)
    {
      GtkAllocation whole = { 0, 0, width, MAX (height - 1, 1) };
      int minimum;

      gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      whole.width = MAX (whole.width, minimum);
      gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, whole.width, &minimum, NULL, NULL,
                          NULL);
      whole.height = MAX (whole.height, minimum);
      gtk_widget_size_allocate (self->editor, &whole, -1);
    }
}

static void
sp_grid_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_get_property (object, prop_id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_grid_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_set_property (object, prop_id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_grid_cell_dispose (GObject *object)
{
  SpGridCell *self = SP_GRID_CELL (object);

  g_clear_handle_id (&self->emptied_idle, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_grid_cell_parent_class)->dispose (object);
}

static void
sp_grid_cell_finalize (GObject *object)
{
  SpGridCell *self = SP_GRID_CELL (object);

  g_clear_pointer (&self->markup, sp_inline_markup_free);
  g_free (self->source);
  g_free (self->name);
  g_free (self->description);

  G_OBJECT_CLASS (sp_grid_cell_parent_class)->finalize (object);
}

static void
sp_grid_cell_class_init (SpGridCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_grid_cell_dispose;
  object_class->finalize = sp_grid_cell_finalize;
  object_class->get_property = sp_grid_cell_get_property;
  object_class->set_property = sp_grid_cell_set_property;

  widget_class->measure = sp_grid_cell_measure;
  widget_class->size_allocate = sp_grid_cell_size_allocate;

  gtk_editable_install_properties (object_class, N_PROPS);
  gtk_widget_class_set_css_name (widget_class, "gridcell");

  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_grid_cell_init (SpGridCell *self)
{
  self->row = -1;
  self->source = g_strdup ("");
  self->markup = sp_inline_markup_new ("");
  self->label = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR, "yalign", 0.0, "xalign", 0.0,
                              "min-chars", 0, "nat-chars", 0, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}
