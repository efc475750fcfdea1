/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-preview-pane.h"

#include "sp-hugo-run.h"
#include "sp-website-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpPreviewPane
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  SpLivePage *live_page;
  AdwStatusPage *message_page;
  GtkLabel *problem; /* what Hugo complains of */
  GtkWidget *problem_bar;
  GtkWidget *problem_button;
  GtkStack *stack;
  GtkWidget *website_button;

  /* Owned */
  SpSession *session;
  SpWebsitePreview *website; /* NULL in Instant */
  SpPage *page;
  SpSite *site;
  char *path;
  char *problem_path;
  guint problem_line;

  gboolean in_website;
  const char *width;
};

enum
{
  PROP_0,
  PROP_MODE,
  PROP_WIDTH,
  N_PROPS
};

enum
{
  FIELD_ACTIVATED,
  OFFSET_ACTIVATED,
  PROBLEM_ACTIVATED,
  READY,
  N_SIGNALS
};

static const struct
{
  const char *name;
  int pixels;
} widths[] = { { "pane", 0 }, { "desktop", 1280 }, { "tablet", 768 }, { "phone", 390 } };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpPreviewPane, sp_preview_pane, GTK_TYPE_WIDGET)

static void
show_message (SpPreviewPane *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

/* @path: (nullable): where the problem is, when it has a place. */
static void
set_problem (SpPreviewPane *self, const char *problem, const char *path, guint line)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_bar, problem != NULL);
  gtk_widget_set_visible (self->problem_button, path != NULL);
  g_free (self->problem_path);
  self->problem_path = g_strdup (path);
  self->problem_line = line;
}

static gboolean
is_page_shown (SpPreviewPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") == 0;
}

static void
website_built_cb (SpPreviewPane *self)
{
  SpHugoWebsite *website = sp_website_preview_get_website (self->website);
  g_autofree char *tip = NULL;
  SpText *text;

  tip = g_strdup_printf (_ ("The page inside the real website (Hugo %s)"),
                         sp_hugo_website_get_version (website));
  gtk_widget_set_tooltip_text (self->website_button, tip);
  set_problem (self, NULL, NULL, 0);
  text = self->path != NULL ? sp_website_preview_get_text (self->website, self->path) : NULL;
  if (self->page == NULL || text == NULL)
    return;
  if (sp_live_page_show_website (self->live_page, website, text))
    gtk_stack_set_visible_child_name (self->stack, "page");
  else
    show_message (self, _ ("Not on the Website"),
                  _ ("The website’s templates publish nothing for this page."));
}

static void
website_failed_cb (SpPreviewPane *self, const char *message, const char *path, guint line)
{
  /* What was there stays. */
  if (!is_page_shown (self))
    show_message (self, _ ("No Website to Show"), message);
  set_problem (self, path != NULL || is_page_shown (self) ? message : NULL, path, line);
}

static void
show_website (SpPreviewPane *self)
{
  g_autoptr (GError) error = NULL;

  if (!sp_hugo_is_installed (&error))
    {
      show_message (self, _ ("No Website to Show"), error->message);
      return;
    }
  if (!sp_website_preview_is_trusted (self->session))
    {
      gtk_stack_set_visible_child_name (self->stack, "question");
      return;
    }
  if (self->website == NULL)
    {
      self->website = sp_website_preview_new (self->session);
      g_signal_connect_object (self->website, "built", G_CALLBACK (website_built_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->website, "failed", G_CALLBACK (website_failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->stack, "building");
  sp_website_preview_request (self->website, self->page, self->path);
}

static void
update (SpPreviewPane *self)
{
  set_problem (self, NULL, NULL, 0);
  sp_live_page_set_page (self->live_page, self->page, self->site, self->path);
  if (self->in_website && self->session != NULL && self->page != NULL)
    {
      show_website (self);
      return;
    }
  g_clear_object (&self->website);
  gtk_stack_set_visible_child_name (self->stack, "page");
  sp_live_page_show_instant (self->live_page);
}

static void
page_edited_cb (SpPreviewPane *self)
{
  if (self->website != NULL)
    sp_website_preview_request (self->website, self->page, self->path);
}

static void
trust_cb (SpPreviewPane *self)
{
  sp_website_preview_trust (self->session);
  update (self);
}

static void
crashed_cb (SpPreviewPane *self)
{
  show_message (self, _ ("The Preview Has Stopped"),
                _ ("Showing this page failed several times. Nothing is lost, and the page can be "
                   "edited and saved as before. Reload tries once more."));
}

static void
field_activated_cb (SpPreviewPane *self, const char *subject)
{
  g_signal_emit (self, signals[FIELD_ACTIVATED], 0, subject);
}

static void
offset_activated_cb (SpPreviewPane *self, guint64 offset)
{
  g_signal_emit (self, signals[OFFSET_ACTIVATED], 0, offset);
}

static void
problem_clicked_cb (SpPreviewPane *self)
{
  if (self->problem_path != NULL)
    g_signal_emit (self, signals[PROBLEM_ACTIVATED], 0, self->problem_path, self->problem_line);
}

static void
ready_cb (SpPreviewPane *self)
{
  g_signal_emit (self, signals[READY], 0);
}

static void
set_mode (SpPreviewPane *self, const char *mode)
{
  gboolean in_website = g_strcmp0 (mode, "website") == 0;

  if (self->in_website == in_website)
    return;
  self->in_website = in_website;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
set_width (SpPreviewPane *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_strcmp0 (widths[i].name, name) == 0 && self->width != widths[i].name)
      {
        self->width = widths[i].name;
        sp_live_page_set_width (self->live_page, widths[i].pixels);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
      }
}

static void
sp_preview_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_static_string (value, self->in_website ? "website" : "instant");
      break;
    case PROP_WIDTH:
      g_value_set_static_string (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_preview_pane_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  switch (prop_id)
    {
    case PROP_MODE:
      set_mode (self, g_value_get_string (value));
      break;
    case PROP_WIDTH:
      set_width (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_preview_pane_dispose (GObject *object)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->website);
  g_clear_object (&self->session);
  g_clear_object (&self->page);
  g_clear_pointer (&self->site, sp_site_unref);

  G_OBJECT_CLASS (sp_preview_pane_parent_class)->dispose (object);
}

static void
sp_preview_pane_finalize (GObject *object)
{
  SpPreviewPane *self = SP_PREVIEW_PANE (object);

  g_free (self->path);
  g_free (self->problem_path);

  G_OBJECT_CLASS (sp_preview_pane_parent_class)->finalize (object);
}

static void
sp_preview_pane_class_init (SpPreviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_preview_pane_dispose;
  object_class->finalize = sp_preview_pane_finalize;
  object_class->get_property = sp_preview_pane_get_property;
  object_class->set_property = sp_preview_pane_set_property;

  properties[PROP_MODE] =
      g_param_spec_string ("mode", NULL, NULL, "instant",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] =
      g_param_spec_string ("width", NULL, NULL, "pane",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FIELD_ACTIVATED] =
      g_signal_new ("field-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OFFSET_ACTIVATED] =
      g_signal_new ("offset-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[PROBLEM_ACTIVATED] =
      g_signal_new ("problem-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SP_TYPE_LIVE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/servicepages/ServicePages/preview/sp-preview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, box);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, live_page);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, message_page);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, problem);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, problem_button);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SpPreviewPane, website_button);
  gtk_widget_class_bind_template_callback (widget_class, crashed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, offset_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, trust_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "previewpane");
}

static void
sp_preview_pane_init (SpPreviewPane *self)
{
  self->width = widths[0].name;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_preview_pane_set_page (SpPreviewPane *self, SpPage *page, SpSite *site, const char *path)
{
  g_return_if_fail (SP_IS_PREVIEW_PANE (self));
  g_return_if_fail (page == NULL || SP_IS_PAGE (page));

  if (self->page == page)
    return;
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, page_edited_cb, self);
  g_set_object (&self->page, page);
  g_clear_pointer (&self->site, sp_site_unref);
  self->site = site != NULL ? sp_site_ref (site) : NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  if (page != NULL)
    g_signal_connect_object (page, "edited", G_CALLBACK (page_edited_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
sp_preview_pane_set_session (SpPreviewPane *self, SpSession *session)
{
  g_return_if_fail (SP_IS_PREVIEW_PANE (self));
  g_return_if_fail (SP_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    g_clear_object (&self->website);
}

void
sp_preview_pane_reload (SpPreviewPane *self)
{
  g_return_if_fail (SP_IS_PREVIEW_PANE (self));

  update (self);
}

SpLivePage *
sp_preview_pane_get_live_page (SpPreviewPane *self)
{
  g_return_val_if_fail (SP_IS_PREVIEW_PANE (self), NULL);

  return self->live_page;
}
