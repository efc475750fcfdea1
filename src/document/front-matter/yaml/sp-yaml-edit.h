/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-yaml.h"

G_BEGIN_DECLS

/** An edit of YAML front matter under way. */
typedef struct
{
  SpFrontMatter *front_matter;
  SpText *text;
  const char *data;
  gsize start; /* of what is between the fences */
  gsize end;
  const char *newline; /* near the place of the edit */
  SpEditList *edits;
} SpYamlEdit;

/** An edit of @front_matter that writes line ends as they are at @near and adds to @edits. */
void sp_yaml_edit_init (SpYamlEdit *self,
                        SpFrontMatter *front_matter,
                        const SpNode *near,
                        SpEditList *edits);

/** Adds a replacement of the bytes from @start up to @end. */
void sp_yaml_edit_splice (SpYamlEdit *self, gsize start, gsize end, const char *text);
void sp_yaml_edit_delete (SpYamlEdit *self, gsize start, gsize end);

gsize sp_yaml_edit_line_start (const SpYamlEdit *self, gsize at);

/** The end of the line's content, before its line end. */
gsize sp_yaml_edit_line_end (const SpYamlEdit *self, gsize at);

/** Behind the line end; the end of the front matter on its last line. */
gsize sp_yaml_edit_next_line (const SpYamlEdit *self, gsize at);

/** Whether only spaces and tabs stand from @start up to @end. */
gboolean sp_yaml_edit_is_blank (const SpYamlEdit *self, gsize start, gsize end);

gboolean sp_yaml_is_in_flow (const SpNode *node);

/* The parts of the backend, see SpFormatBackend. */

gboolean sp_yaml_replace (SpFrontMatter *front_matter,
                          const SpNode *node,
                          SpValue *value,
                          SpEditList *edits,
                          GError **error);
gboolean sp_yaml_edit_children (SpFrontMatter *front_matter,
                                const SpNode *node,
                                const SpChild *children,
                                guint n_children,
                                SpEditList *edits,
                                GError **error);
gboolean sp_yaml_move_item (SpFrontMatter *front_matter,
                            const SpNode *item,
                            guint to,
                            SpEditList *edits,
                            GError **error);

/** edit_children for a list in brackets or a map in braces. */
gboolean sp_yaml_edit_flow_children (SpYamlEdit *self,
                                     const SpNode *node,
                                     const SpChild *children,
                                     guint n_children,
                                     GError **error);

/** Makes the block list or map @node an empty one, "[]" or "{}"; its children's lines go. */
void sp_yaml_edit_empty (SpYamlEdit *self, const SpNode *node);

G_END_DECLS
