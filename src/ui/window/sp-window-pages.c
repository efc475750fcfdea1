/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-bulk-changes.h"
#include "sp-bulk-edit.h"
#include "sp-terms-dialog.h"
#include "sp-weights.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is done to each of the chosen pages. */
typedef struct
{
  enum
  {
    SHOW,
    HIDE,
    FEATURE,
    UNFEATURE,
    ADD_TERM,
    REMOVE_TERM,
    REORDER,
  } what;
  char *taxonomy;
  char *term;
  GArray *weights; /* of gint64, one for each page */

  SpWindow *window;
  GCancellable *cancellable;
  GPtrArray *pages;
} Job;

static const char *const filters[] = { "all", "on-website", "drafts", "problems", "unsaved" };
static const char *const sorts[] = { "site", "title", "changed" };

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->taxonomy);
  g_free (job->term);
  g_clear_pointer (&job->weights, g_array_unref);
  g_free (job);
}

static SpChange *
make_change (SpPage *page, guint index, gpointer data, GError **error)
{
  const Job *job = data;

  switch (job->what)
    {
    case SHOW:
    case HIDE:
      return sp_bulk_change_shown (page, job->what == SHOW, error);
    case FEATURE:
    case UNFEATURE:
      return sp_bulk_change_featured (page, job->what == FEATURE, error);
    case ADD_TERM:
      return sp_bulk_change_add_term (page, job->taxonomy, job->term, error);
    case REMOVE_TERM:
      return sp_bulk_change_remove_term (page, job->taxonomy, job->term, error);
    case REORDER:
    default:
      return sp_bulk_change_weight (page, g_array_index (job->weights, gint64, index), error);
    }
}

static char *
describe (const Job *job, guint n)
{
  switch (job->what)
    {
    case SHOW:
      return g_strdup_printf (ngettext ("%u page will be shown on the website",
                                        "%u pages will be shown on the website", n),
                              n);
    case HIDE:
      return g_strdup_printf (ngettext ("%u page will be hidden from the website",
                                        "%u pages will be hidden from the website", n),
                              n);
    case FEATURE:
      return g_strdup_printf (ngettext ("%u page will be featured on the home page",
                                        "%u pages will be featured on the home page", n),
                              n);
    case UNFEATURE:
      return g_strdup_printf (ngettext ("%u page will not be featured any more",
                                        "%u pages will not be featured any more", n),
                              n);
    case ADD_TERM:
      return g_strdup_printf (
          ngettext ("“%s” was added to %u page", "“%s” was added to %u pages", n), job->term, n);
    case REMOVE_TERM:
      return g_strdup_printf (
          ngettext ("“%s” was removed from %u page", "“%s” was removed from %u pages", n),
          job->term, n);
    case REORDER:
    default:
      return g_strdup_printf (ngettext ("Moved: %u page has another position now",
                                        "Moved: %u pages have another position now", n),
                              n);
    }
}

static void
undo_edit (SpWindow *self, gpointer data)
{
  guint n_kept = sp_bulk_edit_undo (data);

  if (n_kept > 0)
    {
      g_autofree char *message = g_strdup_printf (
          ngettext ("%u page was edited since, and was left as it is",
                    "%u pages were edited since, and were left as they are", n_kept),
          n_kept);

      sp_window_toast (self, message);
    }
}

static void
progress_cb (guint n_done, guint n_pages, gpointer user_data)
{
  const Job *job = user_data;
  g_autofree char *what = NULL;

  if (job->window->work_bar == NULL)
    return;
  what = g_strdup_printf (_ ("Changing pages: %u of %u"), n_done, n_pages);
  sp_work_bar_set_progress (job->window->work_bar, what, n_done, n_pages);
}

static void
edited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (SpWindow) self = job->window;
  g_autoptr (GCancellable) cancellable = job->cancellable;
  g_autoptr (SpBulkEdit) edit = sp_bulk_edit_finish (result);
  guint n_changed = sp_bulk_edit_get_n_changed (edit);

  if (self->session == NULL)
    return;
  sp_work_bar_end (self->work_bar, cancellable);
  if (n_changed > 0)
    {
      g_autofree char *message = describe (job, n_changed);

      sp_window_offer_undo (self, message, undo_edit, g_object_ref (edit), g_object_unref);
    }
  else if (*sp_bulk_edit_get_failures (edit) == '\0')
    {
      sp_window_toast (self, _ ("Nothing had to be changed"));
    }
  if (*sp_bulk_edit_get_failures (edit) != '\0')
    sp_window_tell (self, _ ("Some Pages Were Not Changed"), sp_bulk_edit_get_failures (edit));
}

/* Takes over @job. */
static void
run_job (SpWindow *self, Job *job, GPtrArray *pages)
{
  sp_editor_commit (self->editor);
  job->window = g_object_ref (self);
  job->cancellable = g_cancellable_new ();
  sp_work_bar_begin (self->work_bar, _ ("Changing pages"), job->cancellable);
  sp_bulk_edit_async (pages, make_change, job, job_free, job->cancellable, progress_cb, edited_cb,
                      job);
}

static void
run_on_selected (SpWindow *self, int what)
{
  g_autoptr (GPtrArray) pages = sp_page_list_get_selected (self->page_list);
  Job *job;

  if (pages->len == 0)
    return;
  job = g_new0 (Job, 1);
  job->what = what;
  run_job (self, job, pages);
}

static void
show_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (user_data, SHOW);
}

static void
hide_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (user_data, HIDE);
}

static void
feature_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (user_data, FEATURE);
}

static void
unfeature_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_selected (user_data, UNFEATURE);
}

static void
terms_chosen_cb (SpWindow *self,
                 const char *taxonomy,
                 const char *term,
                 gboolean add,
                 SpTermsDialog *dialog)
{
  Job *job = g_new0 (Job, 1);

  job->what = add ? ADD_TERM : REMOVE_TERM;
  job->taxonomy = g_strdup (taxonomy);
  job->term = g_strdup (term);
  run_job (self, job, sp_terms_dialog_get_pages (dialog));
}

static void
page_terms_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = user_data;
  g_autoptr (GPtrArray) pages = sp_page_list_get_selected (self->page_list);
  GtkWidget *dialog;

  if (pages->len == 0)
    return;
  dialog = sp_terms_dialog_new (GTK_WINDOW (self), self->session, pages);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (terms_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_undo_pages (user_data);
}

/* Reordering */

/* Hugo orders the pages of a section, in each language, among themselves. */
static gboolean
are_siblings (SpSitePage *a, SpSitePage *b)
{
  SpIndexEntry *first = sp_site_page_get_entry (a), *second = sp_site_page_get_entry (b);

  return !sp_index_entry_is_section_page (first) && !sp_index_entry_is_section_page (second) &&
         strcmp (sp_index_entry_get_section (first), sp_index_entry_get_section (second)) == 0 &&
         g_strcmp0 (sp_index_entry_get_language (first), sp_index_entry_get_language (second)) == 0;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  return sp_index_entry_compare (sp_site_page_get_entry (*(SpSitePage *const *) a),
                                 sp_site_page_get_entry (*(SpSitePage *const *) b));
}

/* The pages among which @page has its place, in the site's order. */
static GPtrArray *
get_siblings (SpWindow *self, SpSitePage *page)
{
  GListModel *all = sp_session_get_pages (self->session);
  GPtrArray *siblings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SpSitePage) other = g_list_model_get_item (all, i);

      if (are_siblings (page, other))
        g_ptr_array_add (siblings, g_steal_pointer (&other));
    }
  g_ptr_array_sort (siblings, compare_pages);
  return siblings;
}

/* Of the chosen pages those that are among @siblings, as ascending indexes. */
static GArray *
find_moved (SpWindow *self, GPtrArray *siblings)
{
  g_autoptr (GPtrArray) selected = sp_page_list_get_selected (self->page_list);
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < siblings->len; i++)
    if (g_ptr_array_find (selected, g_ptr_array_index (siblings, i), NULL))
      g_array_append_val (moved, i);
  return moved;
}

/* How many of the pages before @index stay where they are. */
static guint
count_staying (GArray *moved, guint index)
{
  guint n = index;

  for (guint i = 0; i < moved->len && g_array_index (moved, guint, i) < index; i++)
    n--;
  return n;
}

/* @to: the index among the pages that stay before which the others go. */
static void
move_pages (SpWindow *self, GPtrArray *siblings, GArray *moved, guint to)
{
  g_autofree gint64 *weights = g_new (gint64, siblings->len);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) changes = NULL;
  Job *job;

  for (guint i = 0; i < siblings->len; i++)
    weights[i] =
        sp_index_entry_get_weight (sp_site_page_get_entry (g_ptr_array_index (siblings, i)));
  changes = sp_weights_move (weights, siblings->len, (const guint *) (gconstpointer) moved->data,
                             moved->len, to);
  if (changes->len == 0)
    return;
  job = g_new0 (Job, 1);
  job->what = REORDER;
  job->weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < changes->len; i++)
    {
      const SpWeightChange *change = &g_array_index (changes, SpWeightChange, i);

      g_ptr_array_add (pages, g_object_ref (g_ptr_array_index (siblings, change->index)));
      g_array_append_val (job->weights, change->weight);
    }
  run_job (self, job, pages);
}

void
sp_window_reorder_pages (SpWindow *self, SpSitePage *target, gboolean behind)
{
  g_autoptr (GPtrArray) siblings = get_siblings (self, target);
  g_autoptr (GArray) moved = find_moved (self, siblings);
  guint index;

  if (moved->len == 0 || !g_ptr_array_find (siblings, target, &index))
    return;
  move_pages (self, siblings, moved, count_staying (moved, behind ? index + 1 : index));
}

/* One place up or down, together. */
static void
move_selected (SpWindow *self, gboolean down)
{
  g_autoptr (GPtrArray) selected = sp_page_list_get_selected (self->page_list);
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (GArray) moved = NULL;
  guint to;

  if (selected->len == 0)
    return;
  siblings = get_siblings (self, g_ptr_array_index (selected, 0));
  moved = find_moved (self, siblings);
  if (moved->len == 0)
    return;
  to = count_staying (moved, g_array_index (moved, guint, down ? moved->len - 1 : 0));
  if (down && to < siblings->len - moved->len)
    move_pages (self, siblings, moved, to + 1);
  else if (!down && to > 0)
    move_pages (self, siblings, moved, to - 1);
}

static void
move_pages_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_selected (user_data, FALSE);
}

static void
move_pages_down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_selected (user_data, TRUE);
}

/* Filter and order */

static int
find_name (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

static void
remember (SpWindow *self, const char *key, GVariant *value)
{
  if (self->site_settings != NULL)
    g_settings_set_value (self->site_settings, key, value);
}

static void
change_filter_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  SpWindow *self = user_data;
  int filter = find_name (filters, G_N_ELEMENTS (filters), g_variant_get_string (value, NULL));

  if (filter < 0)
    return;
  g_simple_action_set_state (action, value);
  sp_page_view_set_filter (sp_page_list_get_view (self->page_list), (SpPageFilter) filter);
  /* What is unsaved is not so at the next start, and an empty list is no welcome. */
  if (filter != SP_PAGE_FILTER_UNSAVED)
    remember (self, "page-filter", value);
}

static void
change_sort_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  SpWindow *self = user_data;
  int sort = find_name (sorts, G_N_ELEMENTS (sorts), g_variant_get_string (value, NULL));

  if (sort < 0)
    return;
  g_simple_action_set_state (action, value);
  sp_page_view_set_sort (sp_page_list_get_view (self->page_list), (SpPageSort) sort);
  remember (self, "page-sort", value);
  sp_window_update (self);
}

static const GActionEntry actions[] = {
  { "feature-pages", feature_pages_cb },
  { "hide-pages", hide_pages_cb },
  { "move-pages-down", move_pages_down_cb },
  { "move-pages-up", move_pages_up_cb },
  { "page-filter", NULL, "s", "'all'", change_filter_cb },
  { "page-sort", NULL, "s", "'site'", change_sort_cb },
  { "page-terms", page_terms_cb },
  { "show-pages", show_pages_cb },
  { "undo-pages", undo_pages_cb },
  { "unfeature-pages", unfeature_pages_cb },
};

void
sp_window_install_page_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
sp_window_update_page_actions (SpWindow *self)
{
  const char *const with_pages[] = { "feature-pages", "hide-pages", "page-terms", "show-pages",
                                     "unfeature-pages" };
  g_autoptr (GPtrArray) pages = sp_page_list_get_selected (self->page_list);
  gboolean can_move =
      pages->len > 0 && sp_page_view_is_site_order (sp_page_list_get_view (self->page_list));

  for (gsize i = 0; i < G_N_ELEMENTS (with_pages); i++)
    sp_window_set_action_enabled (self, with_pages[i], pages->len > 0);
  sp_window_set_action_enabled (self, "move-pages-down", can_move);
  sp_window_set_action_enabled (self, "move-pages-up", can_move);
  sp_window_set_action_enabled (self, "undo-pages", sp_window_can_undo_pages (self));
}
