/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-date-popover.h"

#include "sp-date-format.h"
#include "sp-text-update.h"

struct _SpDatePopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkCalendar *calendar;
  GtkEntry *offset_entry;
  GtkButton *remove_button;
  GtkEntry *time_entry;
  GtkEntry *written_entry;

  /* Owned */
  char *text;

  gboolean updating;
};

enum
{
  PICKED,
  REFUSED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpDatePopover, sp_date_popover, GTK_TYPE_POPOVER)

static void
mark (GtkEntry *entry, gboolean right)
{
  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
show_in_entry (GtkEntry *entry, const char *text, gboolean typing)
{
  if (typing && (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  sp_text_update_editable (GTK_EDITABLE (entry), text);
  mark (entry, TRUE);
}

/* @entry: what was typed in; marked when @text is NULL, since then it made no date. */
static void
pick (SpDatePopover *self, GtkEntry *entry, const char *text)
{
  if (entry != NULL)
    mark (entry, text != NULL);
  if (text != NULL)
    g_signal_emit (self, signals[PICKED], 0, text);
}

static void
day_selected_cb (SpDatePopover *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *after = NULL;
  int year, month, day_of_month;

  if (self->updating)
    return;
  day = gtk_calendar_get_date (self->calendar);
  g_date_time_get_ymd (day, &year, &month, &day_of_month);
  after = sp_date_set_day (self->text, year, month, day_of_month);
  if (after == NULL)
    after = sp_date_format_new (year, month, day_of_month);
  pick (self, NULL, after);
}

static void
time_changed_cb (SpDatePopover *self)
{
  g_autofree char *after = NULL;
  int hour, minute;

  if (self->updating)
    return;
  if (sp_date_read_time (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)), &hour, &minute))
    after = sp_date_set_time (self->text, hour, minute, -1);
  pick (self, self->time_entry, after);
}

static void
offset_changed_cb (SpDatePopover *self)
{
  g_autofree char *after = NULL;
  int offset;

  if (self->updating)
    return;
  if (sp_date_read_offset (gtk_editable_get_text (GTK_EDITABLE (self->offset_entry)), &offset))
    after = sp_date_set_offset (self->text, offset);
  pick (self, self->offset_entry, after);
}

static void
written_changed_cb (SpDatePopover *self)
{
  g_autofree char *typed = NULL;

  if (self->updating)
    return;
  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->written_entry)));
  mark (self->written_entry, sp_date_parse (typed, NULL));
  if (sp_date_parse (typed, NULL))
    g_signal_emit (self, signals[PICKED], 0, typed);
  else
    g_signal_emit (self, signals[REFUSED], 0, typed);
}

static void
remove_cb (SpDatePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
sp_date_popover_finalize (GObject *object)
{
  g_clear_pointer (&SP_DATE_POPOVER (object)->text, g_free);

  G_OBJECT_CLASS (sp_date_popover_parent_class)->finalize (object);
}

static void
sp_date_popover_class_init (SpDatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_date_popover_finalize;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/form/sp-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDatePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, SpDatePopover, offset_entry);
  gtk_widget_class_bind_template_child (widget_class, SpDatePopover, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SpDatePopover, time_entry);
  gtk_widget_class_bind_template_child (widget_class, SpDatePopover, written_entry);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, offset_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_changed_cb);
}

static void
sp_date_popover_init (SpDatePopover *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The page has the only undo. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->offset_entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->time_entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->written_entry), FALSE);
}

SpDatePopover *
sp_date_popover_new (void)
{
  return g_object_new (SP_TYPE_DATE_POPOVER, NULL);
}

void
sp_date_popover_set_text (SpDatePopover *self, const char *text, gboolean typing)
{
  SpDate date = { 0 };
  g_autofree char *offset = NULL;
  g_autofree char *time = NULL;
  gboolean is_date;

  g_return_if_fail (SP_IS_DATE_POPOVER (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  is_date = sp_date_parse (text, &date);
  offset = sp_date_format_offset (&date);
  time = sp_date_format_time (&date);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), *text != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->time_entry), is_date);
  gtk_widget_set_sensitive (GTK_WIDGET (self->offset_entry), is_date && date.has_time);

  self->updating = TRUE;
  if (is_date)
    {
      g_autoptr (GDateTime) day = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);

      if (day != NULL)
        gtk_calendar_select_day (self->calendar, day);
    }
  show_in_entry (self->time_entry, time, typing);
  show_in_entry (self->offset_entry, offset, typing);
  show_in_entry (self->written_entry, text, typing);
  self->updating = FALSE;
}
