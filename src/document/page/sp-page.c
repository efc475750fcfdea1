/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-page.h"

#include "sp-apply.h"
#include "sp-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keystrokes further apart than this are two undo steps. */
#define TYPING_PAUSE (1500 * G_TIME_SPAN_MILLISECOND)

/* One step back or forth: the edits that take it, and what it is about. */
typedef struct
{
  SpEditList *edits;
  char *subject;
} UndoStep;

struct _SpPage
{
  GObject parent_instance;

  SpText *text;
  SpFrontMatter *front_matter;
  SpBody *body;
  guint64 revision;

  SpText *saved_text;
  gboolean modified;

  GPtrArray *undo_steps;
  GPtrArray *redo_steps;

  /* The typing that the last undo step may still grow by: the text before its first keystroke,
   * whose origin, and when and where the last one was. NULL when the step is closed. */
  SpText *typing_before;
  gpointer typing_origin;
  gint64 typing_time;
  gsize typing_end;
};

enum
{
  PROP_0,
  PROP_CAN_REDO,
  PROP_CAN_UNDO,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpPage, sp_page, G_TYPE_OBJECT)

static UndoStep *
undo_step_new (SpEditList *edits, const char *subject)
{
  UndoStep *step = g_new0 (UndoStep, 1);

  step->edits = sp_edit_list_ref (edits);
  step->subject = g_strdup (subject);
  return step;
}

static void
undo_step_free (gpointer data)
{
  UndoStep *step = data;

  sp_edit_list_unref (step->edits);
  g_free (step->subject);
  g_free (step);
}

static void
parse_views (SpPage *self)
{
  gsize body_start;

  g_clear_pointer (&self->front_matter, sp_front_matter_unref);
  g_clear_pointer (&self->body, sp_body_unref);
  self->front_matter = sp_front_matter_parse (self->text);
  sp_front_matter_get_span (self->front_matter, NULL, &body_start);
  self->body = sp_body_parse (self->text, body_start);
}

static void
update_modified (SpPage *self)
{
  gboolean modified = !sp_text_equal (self->text, self->saved_text);

  if (modified == self->modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
notify_history (SpPage *self, gboolean could_undo, gboolean could_redo)
{
  if (could_undo != sp_page_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != sp_page_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Takes the text and its views, tells everyone. */
static void
take_revision (SpPage *self,
               SpText *text,
               SpFrontMatter *front_matter,
               SpBody *body,
               SpEditList *edits,
               gpointer origin)
{
  sp_text_unref (self->text);
  self->text = text;
  self->revision++;
  if (front_matter != NULL)
    {
      sp_front_matter_unref (self->front_matter);
      sp_body_unref (self->body);
      self->front_matter = front_matter;
      self->body = body;
    }
  else
    {
      parse_views (self);
    }
  update_modified (self);
  g_signal_emit (self, signals[EDITED], 0, edits, origin);
}

static gboolean
ends_word (const SpEdit *edit)
{
  return edit->length > 0 && g_ascii_isspace (edit->text[edit->length - 1]);
}

/* Whether @change goes on with the typing of the last undo step: same subject, same view, no pause,
 * and not the end of a word. Where in the subject does not count: a press of Bold writes at two
 * places and is one step. */
static gboolean
continues_typing (SpPage *self, SpChange *change, gpointer origin, gint64 now)
{
  SpEditList *edits = sp_change_get_edits (change);
  UndoStep *last;
  const SpEdit *edit;

  if (self->typing_before == NULL || self->typing_origin != origin || self->undo_steps->len == 0)
    return FALSE;
  last = g_ptr_array_index (self->undo_steps, self->undo_steps->len - 1);
  if (strcmp (last->subject, sp_change_get_subject (change)) != 0)
    return FALSE;
  if (now - self->typing_time > TYPING_PAUSE || sp_edit_list_get_n_edits (edits) != 1)
    return FALSE;
  edit = sp_edit_list_get (edits, 0);
  return !(ends_word (edit) && edit->start == self->typing_end);
}

static void
push_undo (SpPage *self, SpChange *change, gpointer origin, SpApplyFlags flags, SpText *after)
{
  SpEditList *edits = sp_change_get_edits (change);
  const char *subject = sp_change_get_subject (change);
  gint64 now = g_get_monotonic_time ();
  gboolean typing = (flags & SP_APPLY_TYPING) != 0;
  const SpEdit *last_edit = sp_edit_list_get (edits, sp_edit_list_get_n_edits (edits) - 1);

  g_ptr_array_set_size (self->redo_steps, 0);
  if (typing && continues_typing (self, change, origin, now))
    {
      g_autoptr (SpEditList) inverse = sp_edit_list_new_between (after, self->typing_before);

      g_ptr_array_set_size (self->undo_steps, (gint) self->undo_steps->len - 1);
      /* Typing and deleting again comes to nothing, and then there is no step. */
      if (sp_edit_list_get_n_edits (inverse) > 0)
        g_ptr_array_add (self->undo_steps, undo_step_new (inverse, subject));
      else
        sp_page_break_undo (self);
    }
  else
    {
      g_autoptr (SpEditList) inverse = sp_edit_list_invert (edits, self->text);

      sp_page_break_undo (self);
      g_ptr_array_add (self->undo_steps, undo_step_new (inverse, subject));
      if (typing)
        {
          self->typing_before = sp_text_ref (self->text);
          self->typing_origin = origin;
        }
    }
  self->typing_time = now;
  self->typing_end = last_edit->start + last_edit->length;
}

SpPage *
sp_page_new (SpText *text)
{
  SpPage *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (SP_TYPE_PAGE, NULL);
  self->text = sp_text_ref (text);
  self->saved_text = sp_text_ref (text);
  parse_views (self);
  return self;
}

SpText *
sp_page_get_text (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return self->text;
}

guint64
sp_page_get_revision (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), 0);

  return self->revision;
}

SpFrontMatter *
sp_page_get_front_matter (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return self->front_matter;
}

SpBody *
sp_page_get_body (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return self->body;
}

gboolean
sp_page_is_utf8 (SpPage *self, gsize *bad_offset)
{
  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);

  return sp_text_is_utf8 (self->text, bad_offset);
}

gboolean
sp_page_apply (SpPage *self, SpChange *change, gpointer origin, SpApplyFlags flags, GError **error)
{
  g_autoptr (SpChange) keep = NULL;
  g_autoptr (SpText) text = NULL;
  SpFrontMatter *front_matter;
  SpBody *body;
  gboolean could_undo, could_redo;

  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  if (sp_edit_list_get_n_edits (sp_change_get_edits (change)) == 0)
    return TRUE;
  if (!sp_page_is_utf8 (self, NULL))
    {
      g_set_error_literal (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE,
                           _ ("This page cannot be changed because its text is not UTF-8. "
                              "Convert it first."));
      return FALSE;
    }
  text = sp_change_apply (change, self->front_matter, self->body, &front_matter, &body, error);
  if (text == NULL)
    return FALSE;
  if (sp_text_equal (text, self->text))
    {
      g_clear_pointer (&front_matter, sp_front_matter_unref);
      g_clear_pointer (&body, sp_body_unref);
      return TRUE;
    }

  keep = sp_change_ref (change);
  could_undo = sp_page_can_undo (self);
  could_redo = sp_page_can_redo (self);
  push_undo (self, change, origin, flags, text);
  take_revision (self, g_steal_pointer (&text), front_matter, body, sp_change_get_edits (change),
                 origin);
  notify_history (self, could_undo, could_redo);
  return TRUE;
}

void
sp_page_replace (SpPage *self, SpText *text, gpointer origin)
{
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpEditList) inverse = NULL;
  gboolean could_undo, could_redo;

  g_return_if_fail (SP_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  edits = sp_diff_edits (self->text, text);
  if (sp_edit_list_get_n_edits (edits) == 0)
    return;
  could_undo = sp_page_can_undo (self);
  could_redo = sp_page_can_redo (self);
  inverse = sp_edit_list_invert (edits, self->text);
  sp_page_break_undo (self);
  g_ptr_array_set_size (self->redo_steps, 0);
  g_ptr_array_add (self->undo_steps, undo_step_new (inverse, "page"));
  take_revision (self, sp_text_ref (text), NULL, NULL, edits, origin);
  notify_history (self, could_undo, could_redo);
}

void
sp_page_break_undo (SpPage *self)
{
  g_return_if_fail (SP_IS_PAGE (self));

  g_clear_pointer (&self->typing_before, sp_text_unref);
}

gboolean
sp_page_can_undo (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);

  return self->undo_steps->len > 0;
}

gboolean
sp_page_can_redo (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);

  return self->redo_steps->len > 0;
}

/* Takes the last step of @from and puts its inverse on @to. */
static void
take_step (SpPage *self, GPtrArray *from, GPtrArray *to, gpointer origin)
{
  g_autoptr (SpEditList) edits = NULL;
  g_autoptr (SpEditList) inverse = NULL;
  gboolean could_undo = sp_page_can_undo (self);
  gboolean could_redo = sp_page_can_redo (self);
  UndoStep *step;

  if (from->len == 0)
    return;
  sp_page_break_undo (self);
  step = g_ptr_array_index (from, from->len - 1);
  edits = sp_edit_list_ref (step->edits);
  inverse = sp_edit_list_invert (edits, self->text);
  g_ptr_array_add (to, undo_step_new (inverse, step->subject));
  g_ptr_array_set_size (from, (gint) from->len - 1);
  take_revision (self, sp_edit_list_apply (edits, self->text), NULL, NULL, edits, origin);
  notify_history (self, could_undo, could_redo);
}

void
sp_page_undo (SpPage *self, gpointer origin)
{
  g_return_if_fail (SP_IS_PAGE (self));

  take_step (self, self->undo_steps, self->redo_steps, origin);
}

void
sp_page_redo (SpPage *self, gpointer origin)
{
  g_return_if_fail (SP_IS_PAGE (self));

  take_step (self, self->redo_steps, self->undo_steps, origin);
}

static const char *
last_subject (GPtrArray *steps)
{
  return steps->len > 0 ? ((UndoStep *) g_ptr_array_index (steps, steps->len - 1))->subject : NULL;
}

const char *
sp_page_get_undo_subject (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return last_subject (self->undo_steps);
}

const char *
sp_page_get_redo_subject (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return last_subject (self->redo_steps);
}

void
sp_page_set_saved_text (SpPage *self, SpText *text)
{
  g_return_if_fail (SP_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  sp_text_ref (text);
  sp_text_unref (self->saved_text);
  self->saved_text = text;
  sp_page_break_undo (self);
  update_modified (self);
}

SpText *
sp_page_get_saved_text (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return self->saved_text;
}

gboolean
sp_page_is_modified (SpPage *self)
{
  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);

  return self->modified;
}

static void
sp_page_finalize (GObject *object)
{
  SpPage *self = SP_PAGE (object);

  g_clear_pointer (&self->typing_before, sp_text_unref);
  g_clear_pointer (&self->undo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->redo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->front_matter, sp_front_matter_unref);
  g_clear_pointer (&self->body, sp_body_unref);
  g_clear_pointer (&self->saved_text, sp_text_unref);
  g_clear_pointer (&self->text, sp_text_unref);

  G_OBJECT_CLASS (sp_page_parent_class)->finalize (object);
}

static void
sp_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpPage *self = SP_PAGE (object);

  switch (prop_id)
    {
    case PROP_CAN_REDO:
      g_value_set_boolean (value, sp_page_can_redo (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, sp_page_can_undo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_page_class_init (SpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_page_finalize;
  object_class->get_property = sp_page_get_property;

  properties[PROP_CAN_REDO] =
      g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_UNDO] =
      g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODIFIED] =
      g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
sp_page_init (SpPage *self)
{
  self->undo_steps = g_ptr_array_new_with_free_func (undo_step_free);
  self->redo_steps = g_ptr_array_new_with_free_func (undo_step_free);
}
