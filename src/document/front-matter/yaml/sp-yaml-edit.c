/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-yaml-edit.h"

#include <string.h>

void
sp_yaml_edit_init (SpYamlEdit *self,
                   SpFrontMatter *front_matter,
                   const SpNode *near,
                   SpEditList *edits)
{
  self->front_matter = front_matter;
  self->text = sp_front_matter_get_text (front_matter);
  self->data = sp_text_get_data (self->text, NULL);
  sp_front_matter_get_content_span (front_matter, &self->start, &self->end);
  self->newline =
      sp_text_get_newline_at (self->text, near->key != NULL ? near->key_start : near->start);
  self->edits = edits;
}

void
sp_yaml_edit_splice (SpYamlEdit *self, gsize start, gsize end, const char *text)
{
  sp_edit_list_add (self->edits, start, end, text, -1);
}

void
sp_yaml_edit_delete (SpYamlEdit *self, gsize start, gsize end)
{
  /* The line of the fence ends with the field that stands right behind it. */
  gboolean opens = start == self->start && start > 0 && self->data[start - 1] != '\n' &&
                   end > start && self->data[end - 1] == '\n';

  if (end > start)
    sp_edit_list_add (self->edits, start, end, opens ? self->newline : "", -1);
}

gsize
sp_yaml_edit_line_start (const SpYamlEdit *self, gsize at)
{
  const char *newline = memrchr (self->data + self->start, '\n', at - self->start);

  return newline != NULL ? (gsize) (newline - self->data) + 1 : self->start;
}

gsize
sp_yaml_edit_next_line (const SpYamlEdit *self, gsize at)
{
  const char *newline = memchr (self->data + at, '\n', self->end - at);

  return newline != NULL ? (gsize) (newline - self->data) + 1 : self->end;
}

gsize
sp_yaml_edit_line_end (const SpYamlEdit *self, gsize at)
{
  gsize end = sp_yaml_edit_next_line (self, at);

  if (end > at && self->data[end - 1] == '\n')
    end--;
  if (end > at && self->data[end - 1] == '\r')
    end--;
  return end;
}

gboolean
sp_yaml_edit_is_blank (const SpYamlEdit *self, gsize start, gsize end)
{
  for (; start < end; start++)
    if (self->data[start] != ' ' && self->data[start] != '\t')
      return FALSE;
  return TRUE;
}

gboolean
sp_yaml_is_in_flow (const SpNode *node)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node->style == SP_STYLE_FLOW)
      return TRUE;
  return FALSE;
}
