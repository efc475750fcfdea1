/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-finder.h"

#include <string.h>

struct _SpFinder
{
  GObject parent_instance;

  SpPage *page;
  char *needle;
  SpFindFlags flags;

  GPtrArray *matches; /* NULL when they have to be looked for */
  int current;
  gsize start; /* of the current match, or where the next step begins */
  gsize from;  /* the same within a value that the file spells otherwise than it reads */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpFinder, sp_finder, G_TYPE_OBJECT)

/* Whether the page has the text where it was found as it was looked for. */
static gboolean
is_literal (const SpMatch *match)
{
  return match->end - match->start == match->to - match->from;
}

static gboolean
is_before_place (SpFinder *self, const SpMatch *match)
{
  return match->start < self->start ||
         (match->start == self->start && !is_literal (match) && match->from < self->from);
}

/* The first match that does not stand before the place. */
static guint
find_place (SpFinder *self)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before_place (self, g_ptr_array_index (self->matches, middle)))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
ensure_matches (SpFinder *self)
{
  if (self->matches != NULL)
    return;
  if (self->page == NULL)
    self->matches = g_ptr_array_new ();
  else
    self->matches = sp_find (sp_page_get_front_matter (self->page), sp_page_get_body (self->page),
                             self->needle, self->flags);
  if (self->current >= 0)
    {
      guint index = find_place (self);
      const SpMatch *match =
          index < self->matches->len ? g_ptr_array_index (self->matches, index) : NULL;

      self->current = match != NULL && match->start == self->start &&
                              (is_literal (match) || match->from == self->from)
                          ? (int) index
                          : -1;
    }
}

static void
changed (SpFinder *self)
{
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
edited_cb (SpFinder *self, SpEditList *edits)
{
  self->start = sp_edit_list_map_offset (edits, self->start, FALSE);
  changed (self);
}

SpFinder *
sp_finder_new (void)
{
  return g_object_new (SP_TYPE_FINDER, NULL);
}

void
sp_finder_set_page (SpFinder *self, SpPage *page)
{
  g_return_if_fail (SP_IS_FINDER (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (self->page == page)
    return;
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_set_object (&self->page, page);
  if (page != NULL)
    g_signal_connect_object (page, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  self->current = -1;
  self->start = 0;
  changed (self);
}

void
sp_finder_set_needle (SpFinder *self, const char *needle)
{
  g_return_if_fail (SP_IS_FINDER (self));
  g_return_if_fail (needle != NULL);

  if (g_strcmp0 (self->needle, needle) == 0)
    return;
  g_free (self->needle);
  self->needle = g_strdup (needle);
  changed (self);
}

void
sp_finder_set_flags (SpFinder *self, SpFindFlags flags)
{
  g_return_if_fail (SP_IS_FINDER (self));

  if (self->flags == flags)
    return;
  self->flags = flags;
  changed (self);
}

guint
sp_finder_get_n_matches (SpFinder *self)
{
  g_return_val_if_fail (SP_IS_FINDER (self), 0);

  ensure_matches (self);
  return self->matches->len;
}

int
sp_finder_get_current (SpFinder *self)
{
  g_return_val_if_fail (SP_IS_FINDER (self), -1);

  ensure_matches (self);
  return self->current;
}

const SpMatch *
sp_finder_peek_current (SpFinder *self)
{
  g_return_val_if_fail (SP_IS_FINDER (self), NULL);

  ensure_matches (self);
  return self->current >= 0 ? g_ptr_array_index (self->matches, self->current) : NULL;
}

void
sp_finder_set_start (SpFinder *self, gsize offset)
{
  g_return_if_fail (SP_IS_FINDER (self));

  self->current = -1;
  self->start = offset;
  self->from = 0;
}

static void
make_current (SpFinder *self, guint index)
{
  const SpMatch *match = g_ptr_array_index (self->matches, index);

  self->current = (int) index;
  self->start = match->start;
  self->from = is_literal (match) ? 0 : match->from;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
sp_finder_step (SpFinder *self, gboolean forward)
{
  guint n, index;

  g_return_val_if_fail (SP_IS_FINDER (self), FALSE);

  ensure_matches (self);
  n = self->matches->len;
  if (n == 0)
    return FALSE;
  if (self->current >= 0)
    index = (guint) self->current + (forward ? 1 : n - 1);
  else
    index = find_place (self) + (forward ? 0 : n - 1);
  make_current (self, index % n);
  return TRUE;
}

guint
sp_finder_replace (SpFinder *self, const char *text, GError **error)
{
  SpReplacement made;
  const SpMatch *match;
  gboolean applied, literal;
  gsize from;

  g_return_val_if_fail (SP_IS_FINDER (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  ensure_matches (self);
  if (self->current < 0)
    {
      sp_finder_step (self, TRUE);
      return 0;
    }
  made = sp_find_replace (sp_page_get_front_matter (self->page), sp_page_get_body (self->page),
                          self->matches, (guint) self->current, 1, text, error);
  if (made.change == NULL)
    return 0;
  match = g_ptr_array_index (self->matches, self->current);
  literal = is_literal (match);
  from = match->from;
  applied = sp_page_apply (self->page, made.change, self, SP_APPLY_DEFAULT, error);
  sp_change_unref (made.change);
  if (!applied)
    return 0;
  /* What was put there is not looked at again. */
  self->current = -1;
  self->start += literal ? strlen (text) : 0;
  self->from = literal ? 0 : from + strlen (text);
  sp_finder_step (self, TRUE);
  return 1;
}

guint
sp_finder_replace_all (SpFinder *self, const char *text, guint *n_refused, GError **error)
{
  SpReplacement made;

  g_return_val_if_fail (SP_IS_FINDER (self), 0);
  g_return_val_if_fail (text != NULL && n_refused != NULL, 0);

  ensure_matches (self);
  *n_refused = 0;
  if (self->matches->len == 0)
    return 0;
  made = sp_find_replace (sp_page_get_front_matter (self->page), sp_page_get_body (self->page),
                          self->matches, 0, self->matches->len, text, error);
  *n_refused = made.n_refused;
  if (made.change == NULL)
    return 0;
  if (!sp_page_apply (self->page, made.change, self, SP_APPLY_DEFAULT, made.n_refused > 0 ? NULL
                                                                                           : error))
    made.n_replaced = 0;
  sp_change_unref (made.change);
  return made.n_replaced;
}

static void
sp_finder_dispose (GObject *object)
{
  SpFinder *self = SP_FINDER (object);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_object (&self->page);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->matches, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_finder_parent_class)->dispose (object);
}

static void
sp_finder_class_init (SpFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_finder_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_finder_init (SpFinder *self)
{
  self->needle = g_strdup ("");
  self->current = -1;
}
