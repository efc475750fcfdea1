/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-recovered-row.h"

#include "sp-compat.h"
#include "sp-merge.h"
#include "sp-page-index.h"
#include "sp-wording.h"

#include <glib/gi18n.h>

#define MAX_CHANGES 30

struct _SpRecoveredRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *restore_button;
  GtkWidget *discard_button;

  SpRecovered *recovered;
  char *page_title;
};

enum
{
  RESTORE,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpRecoveredRow, sp_recovered_row, ADW_TYPE_EXPANDER_ROW)

static void
add_line (SpRecoveredRow *self, const char *text, const char *style)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_changes (SpRecoveredRow *self, SpDraft *draft)
{
  SpText *base = sp_draft_get_base (draft);
  g_autoptr (SpText) nothing = sp_text_new ("", 0);
  g_autoptr (GPtrArray) changes =
      sp_word_changes (base != NULL ? base : nothing, sp_draft_get_text (draft));

  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++)
    add_line (self, ((SpWordedChange *) changes->pdata[i])->text, NULL);
  if (changes->len > MAX_CHANGES)
    {
      guint n_more = changes->len - MAX_CHANGES;
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more change", "and %u more changes", n_more), n_more);

      add_line (self, more, "dim-label");
    }
}

/* Both versions beside each other, where both sides changed the same. */
static guint
add_conflicts (SpRecoveredRow *self, SpDraft *draft, SpText *theirs)
{
  SpText *base = sp_draft_get_base (draft);
  g_autoptr (SpText) nothing = sp_text_new ("", 0);
  g_autoptr (SpMerge) merge =
      sp_merge_new (base != NULL ? base : nothing, sp_draft_get_text (draft), theirs);
  guint n_conflicts = sp_merge_get_n_conflicts (merge);

  for (guint i = 0; i < n_conflicts && i < MAX_CHANGES; i++)
    {
      const SpMergeConflict *conflict = sp_merge_get_conflict (merge, i);
      g_autofree char *ours = sp_word_excerpt (conflict->ours != NULL ? conflict->ours : "",
                                               conflict->theirs);
      g_autofree char *in_file = sp_word_excerpt (
          conflict->theirs != NULL ? conflict->theirs : "", conflict->ours);
      /* Translators: what a part of the page says in the text that was not saved, and what
       * somebody else has written there in the meantime. */
      g_autofree char *text = g_strdup_printf (_ ("%s — yours: “%s”, in the file now: “%s”"),
                                               conflict->label, ours, in_file);

      add_line (self, text, "warning");
    }
  return n_conflicts;
}

static char *
describe_time (SpDraft *draft)
{
  gint64 time = sp_draft_get_time (draft);
  g_autoptr (GDateTime) moment = NULL;

  /* Of a clock that is wrong nothing is better said. */
  if (time <= 0 || time > g_get_real_time () / G_USEC_PER_SEC + 60)
    return NULL;
  moment = g_date_time_new_from_unix_local (time);
  /* Translators: a date and a time. */
  return moment != NULL ? g_date_time_format (moment, _ ("%-d %B %Y, %H:%M")) : NULL;
}

static void
set_subtitle (SpRecoveredRow *self, gboolean older, guint n_conflicts)
{
  SpDraft *draft = sp_recovered_get_draft (self->recovered);
  g_autofree char *time = describe_time (draft);
  g_autoptr (GString) subtitle = g_string_new (time);
  const char *state = NULL;

  switch (sp_recovered_get_state (self->recovered))
    {
    case SP_RECOVERED_CHANGED:
      state = n_conflicts == 0 ? _ ("The page has been changed elsewhere since; both are kept")
                               : _ ("The page has been changed elsewhere since, in the same place");
      break;
    case SP_RECOVERED_GONE:
      state = _ ("The page’s file is not there any more; restoring puts it back");
      break;
    case SP_RECOVERED_UNCHANGED:
    default:
      state = older ? _ ("An older text of this page") : NULL;
    }
  if (state != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", state);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
restore_cb (SpRecoveredRow *self)
{
  g_signal_emit (self, signals[RESTORE], 0);
}

static void
discard_cb (SpRecoveredRow *self)
{
  g_signal_emit (self, signals[DISCARD], 0);
}

static void
name_button (GtkWidget *button, const char *format, const char *title)
{
  g_autofree char *name = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (format, title);
#pragma GCC diagnostic pop
  sp_compat_name_button (button, name);
}

SpRecoveredRow *
sp_recovered_row_new (SpRecovered *recovered, gboolean older)
{
  SpRecoveredRow *self;
  SpDraft *draft;
  SpText *current;
  guint n_conflicts = 0;

  g_return_val_if_fail (recovered != NULL, NULL);

  self = g_object_new (SP_TYPE_RECOVERED_ROW, NULL);
  self->recovered = sp_recovered_ref (recovered);
  draft = sp_recovered_get_draft (recovered);
  current = sp_recovered_get_current (recovered);
  {
    g_autoptr (SpIndexEntry) entry =
        sp_index_entry_new (sp_draft_get_page (draft), sp_draft_get_text (draft));

    self->page_title = g_strdup (sp_index_entry_get_title (entry));
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->page_title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sp_draft_get_page (draft));
  name_button (self->restore_button, _ ("Restore “%s”"), self->page_title);
  name_button (self->discard_button, _ ("Discard “%s”"), self->page_title);
  if (sp_recovered_get_state (recovered) == SP_RECOVERED_CHANGED)
    n_conflicts = add_conflicts (self, draft, current);
  add_changes (self, draft);
  set_subtitle (self, older, n_conflicts);
  return self;
}

SpRecovered *
sp_recovered_row_get_recovered (SpRecoveredRow *self)
{
  g_return_val_if_fail (SP_IS_RECOVERED_ROW (self), NULL);

  return self->recovered;
}

const char *
sp_recovered_row_get_page_title (SpRecoveredRow *self)
{
  g_return_val_if_fail (SP_IS_RECOVERED_ROW (self), NULL);

  return self->page_title;
}

static void
sp_recovered_row_finalize (GObject *object)
{
  SpRecoveredRow *self = SP_RECOVERED_ROW (object);

  g_clear_pointer (&self->recovered, sp_recovered_unref);
  g_free (self->page_title);

  G_OBJECT_CLASS (sp_recovered_row_parent_class)->finalize (object);
}

static void
sp_recovered_row_class_init (SpRecoveredRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_recovered_row_finalize;

  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/recovery/sp-recovered-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRecoveredRow, discard_button);
  gtk_widget_class_bind_template_child (widget_class, SpRecoveredRow, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
sp_recovered_row_init (SpRecoveredRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
