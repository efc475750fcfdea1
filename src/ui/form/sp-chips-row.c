/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-chips-row.h"

#include "sp-chip.h"
#include "sp-field-text.h"
#include "sp-list-field.h"
#include "sp-suggestions.h"
#include "sp-wrap-box.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

struct _SpChipsRow
{
  SpFieldRow parent_instance;

  /* Template */
  GtkWidget *area;
  GtkLabel *caption;
  SpWrapBox *chip_box;
  GtkEntry *entry;

  /* Owned */
  GtkWidget *suggestions; /* made when first needed */

  guint n_chips;
  guint pending_index;
  gboolean pending; /* what stands in the entry is item pending_index of the page already */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SpChipsRow, sp_chips_row, SP_TYPE_FIELD_ROW)

static void sp_chips_row_commit (SpFieldRow *row);

static SpFrontMatter *
get_front_matter (SpChipsRow *self)
{
  return sp_page_get_front_matter (sp_field_row_get_page (SP_FIELD_ROW (self)));
}

static GtkWidget *
get_chip (SpChipsRow *self, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chip_box));

  while (child != NULL && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
get_index (SpChipsRow *self, GtkWidget *chip)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chip_box));
       child != NULL && child != chip; child = gtk_widget_get_next_sibling (child))
    index++;
  return index;
}

/* Items that are gone leave the focus to the one in their place, or to the entry. */
static void
focus_index (SpChipsRow *self, guint index)
{
  if (index < self->n_chips)
    gtk_widget_grab_focus (get_chip (self, index));
  else
    gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
chip_remove_cb (SpChipsRow *self, gboolean backwards, GtkWidget *chip)
{
  guint index = get_index (self, chip);

  sp_chips_row_commit (SP_FIELD_ROW (self));
  sp_list_field_remove (SP_FIELD_ROW (self), index);
  focus_index (self, backwards && index > 0 ? index - 1 : index);
}

static void
move_chip (SpChipsRow *self, guint from, guint to)
{
  if (sp_list_field_move (SP_FIELD_ROW (self), from, to))
    focus_index (self, to);
}

static void
chip_move_cb (SpChipsRow *self, int by, GtkWidget *chip)
{
  guint index = get_index (self, chip);

  if ((by < 0 && index == 0) || (by > 0 && index + 1 >= self->n_chips))
    return;
  move_chip (self, index, (guint) ((int) index + by));
}

static void
chip_drop_cb (SpChipsRow *self, GtkWidget *dragged, GtkWidget *chip)
{
  sp_chips_row_commit (SP_FIELD_ROW (self));
  move_chip (self, get_index (self, dragged), get_index (self, chip));
}

static GtkWidget *
create_chip (SpChipsRow *self)
{
  GtkWidget *chip = GTK_WIDGET (sp_chip_new ());

  g_signal_connect_swapped (chip, "drop", G_CALLBACK (chip_drop_cb), self);
  g_signal_connect_swapped (chip, "move", G_CALLBACK (chip_move_cb), self);
  g_signal_connect_swapped (chip, "remove", G_CALLBACK (chip_remove_cb), self);
  return chip;
}

static void
show_item (SpChipsRow *self, guint index, const SpNode *item)
{
  g_autofree char *text = sp_field_text_for_node (SP_FIELD_ROW (self), item);
  GtkWidget *chip;

  if (index >= self->n_chips)
    {
      chip = create_chip (self);
      gtk_widget_insert_before (chip, GTK_WIDGET (self->chip_box), GTK_WIDGET (self->entry));
      self->n_chips++;
    }
  else
    {
      chip = get_chip (self, index);
    }
  sp_chip_set_text (SP_CHIP (chip), text);
  sp_chip_set_editable (SP_CHIP (chip), sp_node_is_editable (item));
}

static void
show_items (SpChipsRow *self, const SpNode *node)
{
  guint n = 0;

  if (node != NULL && node->type == SP_VALUE_LIST)
    for (const SpNode *item = node->first_child; item != NULL; item = item->next)
      {
        if (!self->pending || n != self->pending_index)
          show_item (self, n++, item);
      }
  else if (node != NULL && node->type != SP_VALUE_NULL)
    show_item (self, n++, node);
  if (n < self->n_chips)
    {
      /* The focus must not fall out of the form with a chip that goes. */
      gboolean focused = FALSE;

      while (self->n_chips > n)
        {
          GtkWidget *chip = get_chip (self, self->n_chips - 1);

          focused |= (gtk_widget_get_state_flags (chip) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
          if (focused)
            gtk_entry_grab_focus_without_selecting (self->entry);
          gtk_widget_unparent (chip);
          self->n_chips--;
        }
    }
  gtk_entry_set_placeholder_text (self->entry, n == 0 ? _ ("Not set") : _ ("Add…"));
}

/* The word in the entry is in the page for good, and the entry free for the next. */
static void
keep_pending (SpChipsRow *self)
{
  self->pending = FALSE;
  sp_field_row_end_changes (SP_FIELD_ROW (self));
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
  show_items (self, sp_field_row_get_node (SP_FIELD_ROW (self)));
}

/* Something else changed the page since the word in the entry was put there. */
static gboolean
lost_base (SpChipsRow *self)
{
  return sp_field_row_get_base (SP_FIELD_ROW (self)) == get_front_matter (self);
}

static void
drop_pending (SpChipsRow *self)
{
  SpFieldRow *row = SP_FIELD_ROW (self);

  if (!self->pending)
    return;
  self->pending = FALSE;
  if (lost_base (self))
    sp_list_field_remove (SP_FIELD_ROW (self), self->pending_index);
  else
    sp_field_row_revert (row, SP_APPLY_TYPING);
  sp_field_row_end_changes (row);
}

/* A word counts while it is typed: whoever saves now has not forgotten to press Enter. */
static void
type_pending (SpChipsRow *self, const char *typed)
{
  g_autofree char *word = g_strstrip (g_strdup (typed));
  gboolean was_pending;

  if (*word == '\0' || (self->pending && lost_base (self)))
    drop_pending (self);
  if (*word == '\0')
    return;
  was_pending = self->pending;
  if (!self->pending)
    sp_field_row_end_changes (SP_FIELD_ROW (self));
  if (sp_list_field_is_lone_word (SP_FIELD_ROW (self)))
    return;
  self->pending = TRUE;
  self->pending_index = sp_list_field_count (SP_FIELD_ROW (self));
  if (!sp_list_field_append (SP_FIELD_ROW (self), word, SP_APPLY_TYPING))
    self->pending = was_pending;
}

/* The words on the chips, without the one in the entry. */
static char **
list_words (SpChipsRow *self)
{
  const SpNode *node = sp_field_row_get_node (SP_FIELD_ROW (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (node != NULL && node->type == SP_VALUE_LIST)
    for (const SpNode *item = node->first_child; item != NULL; item = item->next, n++)
      {
        g_autofree char *text = sp_field_text_for_node (SP_FIELD_ROW (self), item);

        if (!self->pending || n != self->pending_index)
          g_strv_builder_add (builder, text);
      }
  return g_strv_builder_end (builder);
}

/* Whether @word is what the entry put into the page, and new there. */
static gboolean
is_pending_word (SpChipsRow *self, const char *word)
{
  g_autofree char *stripped = g_strstrip (g_strdup (word));
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) present = list_words (self);

  path =
      g_strdup_printf ("%s.%u", sp_field_row_get_path (SP_FIELD_ROW (self)), self->pending_index);
  text = sp_field_text_for_node (SP_FIELD_ROW (self),
                                 sp_front_matter_lookup (get_front_matter (self), path));
  return g_str_equal (text, stripped) && !g_strv_contains ((const char *const *) present, stripped);
}

/* Adds what was typed or pasted, a word per comma or line. What is refused stays in the entry. */
static void
add_words (SpChipsRow *self, const char *typed)
{
  g_auto (GStrv) words = g_strsplit_set (typed, ",\n\r", -1);
  g_autofree char *doubled = NULL;
  GString *rest;

  if (self->pending && words[0] != NULL && words[1] == NULL && is_pending_word (self, words[0]))
    {
      keep_pending (self);
      return;
    }
  drop_pending (self);
  rest = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) present = list_words (self);

      g_strstrip (words[i]);
      if (*words[i] == '\0')
        continue;
      if (g_strv_contains ((const char *const *) present, words[i]))
        {
          g_free (doubled);
          doubled = g_strdup (words[i]);
        }
      else if (rest->len > 0 ||
               !sp_list_field_append (SP_FIELD_ROW (self), words[i], SP_APPLY_DEFAULT))
        {
          g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", words[i]);
        }
      sp_field_row_end_changes (SP_FIELD_ROW (self));
    }
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), rest->str);
  self->updating = FALSE;
  if (rest->len == 0 && doubled != NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” is in the list already."), doubled);

      sp_field_row_set_message (SP_FIELD_ROW (self), message, NULL);
    }
  g_string_free (rest, TRUE);
}

static void
chosen_cb (SpChipsRow *self, const char *word)
{
  add_words (self, word);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
hide_suggestions (SpChipsRow *self)
{
  if (self->suggestions != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->suggestions));
}

static void
offer_suggestions (SpChipsRow *self)
{
  SpFieldRow *row = SP_FIELD_ROW (self);
  g_auto (GStrv) present = list_words (self);
  g_autofree char *taxonomy = g_ascii_strdown (sp_field_row_get_path (row), -1);

  if (self->suggestions == NULL)
    {
      self->suggestions = GTK_WIDGET (sp_suggestions_new ());
      gtk_widget_set_parent (self->suggestions, self->area);
      g_signal_connect_swapped (self->suggestions, "chosen", G_CALLBACK (chosen_cb), self);
    }
  sp_field_row_point_popover (GTK_POPOVER (self->suggestions), GTK_WIDGET (self->entry));
  sp_suggestions_offer (SP_SUGGESTIONS (self->suggestions),
                        sp_form_context_get_known_terms (sp_field_row_get_context (row), taxonomy),
                        (const char *const *) present,
                        gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
changed_cb (SpChipsRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->updating)
    return;
  if (strpbrk (typed, ",\n\r") != NULL)
    {
      g_autofree char *words = g_strdup (typed);

      hide_suggestions (self);
      add_words (self, words);
    }
  else
    {
      type_pending (self, typed);
      if (*typed != '\0')
        offer_suggestions (self);
      else
        hide_suggestions (self);
    }
}

static void
entry_activate_cb (SpChipsRow *self)
{
  const char *selected = self->suggestions != NULL
                             ? sp_suggestions_get_selected (SP_SUGGESTIONS (self->suggestions))
                             : NULL;
  g_autofree char *words =
      g_strdup (selected != NULL ? selected : gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  hide_suggestions (self);
  add_words (self, words);
}

/* What stands in the entry when it is left was meant. */
static void
sp_chips_row_commit (SpFieldRow *row)
{
  SpChipsRow *self = SP_CHIPS_ROW (row);
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  hide_suggestions (self);
  if (*words != '\0')
    add_words (self, words);
}

static void
entry_leave_cb (SpChipsRow *self)
{
  sp_chips_row_commit (SP_FIELD_ROW (self));
}

static gboolean
entry_key_pressed_cb (SpChipsRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
  gboolean offered = self->suggestions != NULL && gtk_widget_get_visible (self->suggestions);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace && empty && self->n_chips > 0)
    {
      sp_list_field_remove (SP_FIELD_ROW (self), self->n_chips - 1);
      return GDK_EVENT_STOP;
    }
  if (keyval == (rtl ? GDK_KEY_Right : GDK_KEY_Left) && empty && self->n_chips > 0)
    return gtk_widget_grab_focus (get_chip (self, self->n_chips - 1));
  if (keyval == GDK_KEY_Escape && offered)
    {
      hide_suggestions (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down && !offered && !empty)
    {
      offer_suggestions (self);
      offered = gtk_widget_get_visible (self->suggestions);
    }
  if (offered && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    {
      sp_suggestions_move (SP_SUGGESTIONS (self->suggestions), keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
sp_chips_row_describe (SpFieldRow *row)
{
  SpChipsRow *self = SP_CHIPS_ROW (row);
  const char *label = sp_field_row_get_label (row);

  gtk_label_set_label (self->caption, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* Somebody else's change, an undo above all, ends the word in the entry. */
static void
sp_chips_row_update (SpFieldRow *row, const SpNode *node)
{
  SpChipsRow *self = SP_CHIPS_ROW (row);

  if (self->pending && sp_form_context_get_origin (sp_field_row_get_context (row)) != self)
    {
      self->pending = FALSE;
      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      self->updating = FALSE;
      hide_suggestions (self);
    }
  show_items (self, node);
}

static void
sp_chips_row_activate_field (SpFieldRow *row)
{
  gtk_entry_grab_focus_without_selecting (SP_CHIPS_ROW (row)->entry);
}

static void
sp_chips_row_focus_part (SpFieldRow *row, const char *rest)
{
  SpChipsRow *self = SP_CHIPS_ROW (row);

  focus_index (self, rest != NULL ? (guint) strtoul (rest, NULL, 10) : self->n_chips);
}

static int
sp_chips_row_find_item (SpFieldRow *row, GtkWidget *focus)
{
  return SP_IS_CHIP (focus) ? (int) get_index (SP_CHIPS_ROW (row), focus) : -1;
}

static void
sp_chips_row_dispose (GObject *object)
{
  SpChipsRow *self = SP_CHIPS_ROW (object);

  g_clear_pointer (&self->suggestions, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_chips_row_parent_class)->dispose (object);
}

static void
sp_chips_row_class_init (SpChipsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpFieldRowClass *row_class = SP_FIELD_ROW_CLASS (klass);

  object_class->dispose = sp_chips_row_dispose;

  row_class->activate_field = sp_chips_row_activate_field;
  row_class->commit = sp_chips_row_commit;
  row_class->describe = sp_chips_row_describe;
  row_class->find_item = sp_chips_row_find_item;
  row_class->focus_part = sp_chips_row_focus_part;
  row_class->follows_own_changes = TRUE;
  row_class->update = sp_chips_row_update;

  g_type_ensure (SP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-chips-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChipsRow, area);
  gtk_widget_class_bind_template_child (widget_class, SpChipsRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SpChipsRow, chip_box);
  gtk_widget_class_bind_template_child (widget_class, SpChipsRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
}

static void
sp_chips_row_init (SpChipsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
