/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-grid-clipboard.h"

#include "sp-compat.h"
#include "sp-grid-private.h"
#include "sp-inline-markup.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIME_CELLS "application/x-service-pages-cells"
#define MIME_HTML  "text/html"

static SpCellBlock *
get_selected (SpGrid *self)
{
  SpGridRect rect = sp_grid_selection_get_rect (&self->selection);
  SpCellBlock *block = sp_cell_block_new ((guint) (rect.last_row - rect.first_row + 1),
                                          rect.last_column - rect.first_column + 1);

  for (int row = rect.first_row; row <= rect.last_row; row++)
    for (guint column = rect.first_column; column <= rect.last_column; column++)
      sp_cell_block_set (block, (guint) (row - rect.first_row), column - rect.first_column,
                         sp_grid_model_get_cell (self->model, row, column));
  return block;
}

void
sp_grid_copy (SpGrid *self)
{
  g_autoptr (SpCellBlock) block = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GBytes) cells = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *kinds[3];
  char *html_text;

  g_return_if_fail (SP_IS_GRID (self));

  if (self->model == NULL || sp_grid_model_get_n_columns (self->model) == 0)
    return;
  block = get_selected (self);
  cells = sp_cell_block_to_bytes (block);
  html_text = sp_cell_block_to_html (block);
  html = g_bytes_new_take (html_text, strlen (html_text));
  text = sp_cell_block_to_text (block);
  kinds[0] = gdk_content_provider_new_for_bytes (MIME_CELLS, cells);
  kinds[1] = gdk_content_provider_new_for_bytes (MIME_HTML, html);
  kinds[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  provider = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

/* How many of its own size fit into @room one behind the other; 1 when it is not a multiple. */
static guint
repeat (guint size, guint room)
{
  return room > size && room % size == 0 ? room / size : 1;
}

static void
say_grown (SpGrid *self, guint add_rows, guint add_columns)
{
  g_autofree char *message = NULL;

  if (add_rows > 0 && add_columns > 0)
    message = g_strdup (_ ("The table got more rows and columns for what was pasted"));
  else if (add_rows > 0)
    message =
        g_strdup_printf (ngettext ("The table got %u more row for what was pasted",
                                   "The table got %u more rows for what was pasted", add_rows),
                         add_rows);
  else if (add_columns > 0)
    message = g_strdup_printf (ngettext ("The table got %u more column for what was pasted",
                                         "The table got %u more columns for what was pasted",
                                         add_columns),
                               add_columns);
  if (message != NULL)
    sp_grid_say (self, message);
}

/* Names take the bold of the others. */
static char *
dress (SpGrid *self, int row, guint column, const char *markdown)
{
  if (sp_grid_model_wants_bold (self->model, row, column) && strpbrk (markdown, "*\\`[\n") == NULL)
    return sp_inline_markup_make_bold (markdown);
  return g_strdup (markdown);
}

void
sp_grid_put_block (SpGrid *self, SpCellBlock *block)
{
  SpGridRect rect = sp_grid_selection_get_rect (&self->selection);
  guint n_rows, n_columns, height, width, add_rows, add_columns;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (SpTableValue));
  g_autoptr (GError) error = NULL;
  gboolean lost_breaks = FALSE;

  g_return_if_fail (SP_IS_GRID (self));
  g_return_if_fail (block != NULL);

  n_rows = sp_cell_block_get_n_rows (block);
  n_columns = sp_cell_block_get_n_columns (block);
  if (self->model == NULL || n_rows == 0 || n_columns == 0)
    return;
  sp_grid_end_edit (self, TRUE);
  height = n_rows * repeat (n_rows, (guint) (rect.last_row - rect.first_row + 1));
  width = n_columns * repeat (n_columns, rect.last_column - rect.first_column + 1);
  rect.last_row = rect.first_row + (int) height - 1;
  rect.last_column = rect.first_column + width - 1;
  add_rows = (guint) MAX (rect.last_row + 1 - (int) sp_grid_model_get_n_rows (self->model), 0);
  add_columns = rect.last_column + 1 > sp_grid_model_get_n_columns (self->model)
                    ? rect.last_column + 1 - sp_grid_model_get_n_columns (self->model)
                    : 0;
  for (guint i = 0; i < height; i++)
    for (guint k = 0; k < width; k++)
      {
        const char *markdown = sp_cell_block_get (block, i % n_rows, k % n_columns);
        SpTableValue value = { rect.first_row + (int) i, rect.first_column + k, NULL };

        lost_breaks = lost_breaks || (!self->allow_breaks && strchr (markdown, '\n') != NULL);
        value.source = dress (self, value.row, value.column, markdown);
        g_ptr_array_add (sources, (gpointer) value.source);
        g_array_append_val (values, value);
      }
  if (!sp_grid_model_set_cells (self->model, (SpTableValue *) values->data, values->len, add_rows,
                                add_columns, &error))
    {
      sp_grid_say (self, error->message);
      return;
    }
  sp_grid_select (self, (SpGridPlace){ rect.first_row, rect.first_column },
                  (SpGridPlace){ rect.last_row, rect.last_column }, TRUE);
  say_grown (self, add_rows, add_columns);
  if (lost_breaks)
    sp_grid_say (self, _ ("This website shows a table cell’s text without line breaks, so spaces "
                          "were put there."));
}

/* A block that waits for an answer, and where it was to go. */
typedef struct
{
  SpGrid *grid;
  SpGridModel *model;
  SpCellBlock *block;
} Paste;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autofree char *answer = sp_compat_ask_finish (result);

  if (g_str_equal (answer, "grow") && paste->grid->model == paste->model &&
      gtk_widget_get_root (GTK_WIDGET (paste->grid)) != NULL)
    sp_grid_put_block (paste->grid, paste->block);
  g_object_unref (paste->grid);
  g_object_unref (paste->model);
  sp_cell_block_free (paste->block);
  g_free (paste);
}

static char *
describe_growth (guint add_rows, guint add_columns)
{
  g_autofree char *rows = g_strdup_printf (
      ngettext ("%u row will be added.", "%u rows will be added.", add_rows), add_rows);
  g_autofree char *columns = g_strdup_printf (
      ngettext ("%u column will be added.", "%u columns will be added.", add_columns),
      add_columns);

  return g_strjoin (" ", add_rows > 0 ? rows : columns,
                    add_rows > 0 && add_columns > 0 ? columns : NULL, NULL);
}

/* Takes @block, and says so before the table grows for it. */
static void
paste_block (SpGrid *self, SpCellBlock *block)
{
  const SpAnswer answers[] = { { "cancel", _ ("_Cancel"), SP_ANSWER_DEFAULT },
                               { "grow", _ ("_Add and Paste"), SP_ANSWER_SUGGESTED },
                               { NULL } };
  SpGridRect rect = sp_grid_selection_get_rect (&self->selection);
  int rows = rect.first_row + (int) sp_cell_block_get_n_rows (block) - (int) sp_grid_n_rows (self);
  int columns = (int) (rect.first_column + sp_cell_block_get_n_columns (block)) -
                (int) sp_grid_n_columns (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *growth = NULL;
  Paste *paste;

  if ((rows <= 0 && columns <= 0) || !GTK_IS_WINDOW (root))
    {
      sp_grid_put_block (self, block);
      sp_cell_block_free (block);
      return;
    }
  growth = describe_growth ((guint) MAX (rows, 0), (guint) MAX (columns, 0));
  paste = g_new (Paste, 1);
  *paste = (Paste){ g_object_ref (self), g_object_ref (self->model), block };
  sp_compat_ask_async (GTK_WINDOW (root), _ ("What you paste is larger than the table"), growth,
                       answers, asked_cb, paste);
}

static void
put_bytes (SpGrid *self, GBytes *bytes, const char *mime)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  SpCellBlock *block = NULL;

  if (strcmp (mime, MIME_CELLS) == 0)
    block = sp_cell_block_new_from_bytes (bytes);
  else if (length > 0)
    block = sp_cell_block_new_from_html (data, length);
  if (block != NULL)
    paste_block (self, block);
  else
    sp_grid_paste_text (self);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) paste = user_data;
  SpGrid *self = g_task_get_source_object (paste);
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      sp_grid_say (self, error->message);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_autoptr (GBytes) bytes =
          g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));

      put_bytes (self, bytes, g_task_get_task_data (paste));
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpGrid) self = user_data;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  const char *mime;
  GTask *paste;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &mime, &error);
  if (input == NULL)
    {
      sp_grid_say (self, error->message);
      return;
    }
  paste = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (paste, g_strdup (mime), g_free);
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, spliced_cb, paste);
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  paste_block (self, sp_cell_block_new_from_text (text));
}

void
sp_grid_paste_text (SpGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_text_cb,
                                 g_object_ref (self));
}

void
sp_grid_paste (SpGrid *self)
{
  static const char *mimes[] = { MIME_CELLS, MIME_HTML, NULL };
  GdkClipboard *clipboard;
  GdkContentFormats *formats;
  const char *locked_why;

  g_return_if_fail (SP_IS_GRID (self));

  if (self->model == NULL)
    return;
  locked_why = sp_grid_model_get_locked_why (self->model);
  if (locked_why != NULL)
    {
      sp_grid_say (self, locked_why);
      return;
    }
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_mime_type (formats, MIME_CELLS) ||
      gdk_content_formats_contain_mime_type (formats, MIME_HTML))
    gdk_clipboard_read_async (clipboard, mimes, G_PRIORITY_DEFAULT, NULL, read_cb,
                              g_object_ref (self));
  else
    sp_grid_paste_text (self);
}
