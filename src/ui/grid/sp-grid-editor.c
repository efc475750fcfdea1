/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-editor.h"

#include "sp-grid-metrics.h"
#include "sp-inline-markup.h"
#include "sp-prose-format.h"

#include <string.h>

#define BREAK_TAG "<br>"

struct _SpGridEditor
{
  GtkTextView parent_instance;

  GtkTextBuffer *buffer; /* borrowed */
  GtkTextTag *bold_tag;
  GtkTextTag *pale_tag;
  gboolean bold;
  gboolean breaks;
  gboolean loading;
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpGridEditor, sp_grid_editor, GTK_TYPE_TEXT_VIEW)

/* What the person edits of @source. */
static char *
source_to_text (SpGridEditor *self, const char *source)
{
  char *inner = NULL;

  if (self->bold && sp_inline_markup_is_bold (source, &inner))
    return inner;
  if (self->breaks && strstr (source, BREAK_TAG) != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (source, BREAK_TAG, -1);

      return g_strjoinv ("\n", lines);
    }
  return g_strdup (source);
}

/* Shows which characters are markup: those that would not show in the finished cell. */
static void
highlight (SpGridEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *text = sp_grid_editor_get_text (self);
  const char *at = text;
  int offset = 0;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  if (self->bold)
    gtk_text_buffer_apply_tag (self->buffer, self->bold_tag, &start, &end);
  for (; *at != '\0'; at = g_utf8_next_char (at), offset++)
    {
      if (strchr ("*_`[]()<>~", *at) == NULL)
        continue;
      if (strpbrk ("()", (char[]){ *at, '\0' }) != NULL && strstr (text, "](") == NULL)
        continue;
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
      end = start;
      gtk_text_iter_forward_char (&end);
      gtk_text_buffer_apply_tag (self->buffer, self->pale_tag, &start, &end);
    }
}

static void
changed_cb (SpGridEditor *self)
{
  highlight (self);
  if (!self->loading)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
set_text (SpGridEditor *self, const char *text)
{
  self->loading = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->loading = FALSE;
}

SpGridEditor *
sp_grid_editor_new (void)
{
  return g_object_new (SP_TYPE_GRID_EDITOR, NULL);
}

void
sp_grid_editor_load (SpGridEditor *self,
                     const char *source,
                     gboolean bold,
                     gboolean breaks,
                     SpAlign align)
{
  g_autofree char *text = NULL;
  GtkJustification justification = GTK_JUSTIFY_LEFT;

  g_return_if_fail (SP_IS_GRID_EDITOR (self));
  g_return_if_fail (source != NULL);

  self->breaks = breaks;
  self->bold = source[0] == '\0' ? bold : sp_inline_markup_is_bold (source, NULL);
  if (align == SP_ALIGN_CENTER)
    justification = GTK_JUSTIFY_CENTER;
  else if (align == SP_ALIGN_RIGHT)
    justification = GTK_JUSTIFY_RIGHT;
  gtk_text_view_set_justification (GTK_TEXT_VIEW (self), justification);
  text = source_to_text (self, source);
  set_text (self, text);
}

void
sp_grid_editor_update (SpGridEditor *self, const char *source)
{
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;
  GtkTextIter start, end;
  glong n_old, n_new, before = 0, after = 0;
  const char *p, *q;

  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  old = sp_grid_editor_get_source (self);
  if (strcmp (old, source) == 0)
    return;
  g_free (old);
  old = sp_grid_editor_get_text (self);
  if (source[0] != '\0')
    self->bold = sp_inline_markup_is_bold (source, NULL);
  text = source_to_text (self, source);
  n_old = g_utf8_strlen (old, -1);
  n_new = g_utf8_strlen (text, -1);
  for (p = old, q = text; before < MIN (n_old, n_new) && g_utf8_get_char (p) == g_utf8_get_char (q);
       before++)
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  p = old + strlen (old);
  q = text + strlen (text);
  for (; after < MIN (n_old, n_new) - before; after++)
    {
      p = g_utf8_prev_char (p);
      q = g_utf8_prev_char (q);
      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        break;
    }

  self->loading = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) before);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) (n_old - after));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  p = g_utf8_offset_to_pointer (text, before);
  q = g_utf8_offset_to_pointer (text, n_new - after);
  gtk_text_buffer_insert (self->buffer, &start, p, (int) (q - p));
  self->loading = FALSE;
}

void
sp_grid_editor_clear (SpGridEditor *self)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  set_text (self, "");
}

void
sp_grid_editor_set_text (SpGridEditor *self, const char *text)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));
  g_return_if_fail (text != NULL);

  set_text (self, text);
  g_signal_emit (self, signals[TYPED], 0);
}

char *
sp_grid_editor_get_text (SpGridEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SP_IS_GRID_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

char *
sp_grid_editor_get_source (SpGridEditor *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_GRID_EDITOR (self), NULL);

  text = sp_grid_editor_get_text (self);
  return self->bold ? sp_inline_markup_make_bold (text) : g_steal_pointer (&text);
}

gboolean
sp_grid_editor_is_bold (SpGridEditor *self)
{
  g_return_val_if_fail (SP_IS_GRID_EDITOR (self), FALSE);

  return self->bold;
}

void
sp_grid_editor_place_caret (SpGridEditor *self, gsize offset)
{
  g_autofree char *text = NULL;
  GtkTextIter iter;
  gsize length;

  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  text = sp_grid_editor_get_text (self);
  length = strlen (text);
  if (self->bold && offset != G_MAXSIZE)
    offset = offset >= 2 ? offset - 2 : 0;
  offset = MIN (offset, length);
  while (offset > 0 && (text[offset] & 0xc0) == 0x80)
    offset--;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter,
                                      (int) g_utf8_strlen (text, (gssize) offset));
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

void
sp_grid_editor_break_line (SpGridEditor *self)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, self->breaks ? "\n" : " ", -1, TRUE);
}

void
sp_grid_editor_toggle_bold (SpGridEditor *self)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  if (!self->bold)
    {
      sp_prose_format_toggle_inline (self->buffer, "**");
      return;
    }
  self->bold = FALSE;
  changed_cb (self);
}

void
sp_grid_editor_toggle_italic (SpGridEditor *self)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  sp_prose_format_toggle_inline (self->buffer, "*");
}

void
sp_grid_editor_make_link (SpGridEditor *self)
{
  g_return_if_fail (SP_IS_GRID_EDITOR (self));

  sp_prose_format_link (self->buffer);
}

static void
sp_grid_editor_class_init (SpGridEditorClass *klass)
{
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_grid_editor_init (SpGridEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  self->bold_tag =
      gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  /* Grey that reads on the light and the dark background. */
  self->pale_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "foreground", "#8a8a8e", NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, SP_GRID_PAD_X);
  gtk_text_view_set_right_margin (view, SP_GRID_PAD_X);
  gtk_text_view_set_top_margin (view, SP_GRID_PAD_Y);
  gtk_text_view_set_bottom_margin (view, SP_GRID_PAD_Y);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_add_css_class (GTK_WIDGET (self), "gridedit");
}
