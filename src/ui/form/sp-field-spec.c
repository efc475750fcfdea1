/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-field-spec.h"

#include "sp-label.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer text than this is shown in several lines. */
#define LONG_TEXT 60

static const SpFieldSpec specs[] = {
  { "title", N_ ("Title"), SP_FORM_SECTION_PAGE, SP_FIELD_TEXT },
  { "description", N_ ("Description"), SP_FORM_SECTION_PAGE, SP_FIELD_LONG_TEXT, .one_line = TRUE,
    .usual_length = 160 },
  { "icon", N_ ("Icon"), SP_FORM_SECTION_PAGE, SP_FIELD_IMAGE },
  { "draft", N_ ("Show on website"), SP_FORM_SECTION_LISTING, SP_FIELD_SWITCH, .inverted = TRUE },
  { "featured", N_ ("Feature on home page"), SP_FORM_SECTION_LISTING, SP_FIELD_SWITCH },
  { "weight", N_ ("Position in list"), SP_FORM_SECTION_LISTING, SP_FIELD_NUMBER },
  { "date", N_ ("Date"), SP_FORM_SECTION_LISTING, SP_FIELD_DATE },
  { "categories", N_ ("Categories"), SP_FORM_SECTION_LISTING, SP_FIELD_CHIPS },
  { "tags", N_ ("Tags"), SP_FORM_SECTION_LISTING, SP_FIELD_CHIPS },
  { "noTitle", N_ ("Show title on page"), SP_FORM_SECTION_LISTING, SP_FIELD_SWITCH,
    .inverted = TRUE },
};

static const char *const usual_order[] = {
  "draft",    "date",   "title", "description", "categories", "tags",
  "featured", "weight", "icon",  "noTitle",     NULL,
};

static const char *const image_suffixes[] = {
  ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", NULL,
};

const SpFieldSpec *
sp_field_spec_get (guint index)
{
  return index < G_N_ELEMENTS (specs) ? &specs[index] : NULL;
}

const SpFieldSpec *
sp_field_spec_find (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_ascii_strcasecmp (specs[i].key, key) == 0)
      return &specs[i];
  return NULL;
}

const SpNode *
sp_field_spec_find_node (const SpFieldSpec *self, const SpNode *root)
{
  const SpNode *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (root != NULL, NULL);

  found = sp_node_get_member (root, self->key);
  for (const SpNode *node = root->first_child; node != NULL && found == NULL; node = node->next)
    if (!node->duplicate && node->key != NULL && g_ascii_strcasecmp (node->key, self->key) == 0)
      found = node;
  return found;
}

const char *const *
sp_field_spec_get_usual_order (void)
{
  return usual_order;
}

char *
sp_field_label_for_key (const char *key)
{
  return sp_label_for_key (key);
}

gboolean
sp_field_looks_like_date (const char *text)
{
  static const char day[] = "dddd-dd-dd";

  for (gsize i = 0; i < sizeof day - 1; i++)
    if (day[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != day[i])
      return FALSE;
  text += sizeof day - 1;
  if (*text == '\0')
    return TRUE;
  return (*text == 'T' || *text == 't' || *text == ' ') && g_ascii_isdigit (text[1]) &&
         strspn (text + 1, "0123456789:.,+-Zz ") == strlen (text + 1);
}

static gboolean
looks_like_image (const char *text)
{
  g_autofree char *lower = NULL;

  if (strpbrk (text, "\n\t,;") != NULL || strstr (text, "://") != NULL)
    return FALSE;
  lower = g_ascii_strdown (text, -1);
  for (guint i = 0; image_suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, image_suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_scalar (const SpNode *node)
{
  return node->type != SP_VALUE_LIST && node->type != SP_VALUE_MAP;
}

static SpFieldKind
kind_for_string (const SpFieldSpec *spec, const SpNode *node)
{
  const char *text = sp_value_get_string (node->value);

  if (strchr (text, '\n') != NULL)
    return SP_FIELD_LONG_TEXT;
  if (spec != NULL && spec->kind == SP_FIELD_CHIPS)
    return SP_FIELD_CHIPS;
  if (sp_field_looks_like_date (text))
    return SP_FIELD_DATE;
  if (looks_like_image (text))
    return SP_FIELD_IMAGE;
  if (node->style == SP_STYLE_LITERAL || node->style == SP_STYLE_FOLDED ||
      g_utf8_strlen (text, -1) > LONG_TEXT)
    return SP_FIELD_LONG_TEXT;
  return SP_FIELD_TEXT;
}

static SpFieldKind
kind_for_list (const SpNode *node)
{
  gboolean all_scalars = TRUE, all_maps = node->n_children > 0;

  for (const SpNode *item = node->first_child; item != NULL; item = item->next)
    {
      if (!is_scalar (item))
        all_scalars = FALSE;
      if (item->type != SP_VALUE_MAP)
        all_maps = FALSE;
    }
  if (all_scalars)
    return SP_FIELD_CHIPS;
  return all_maps ? SP_FIELD_ITEMS : SP_FIELD_LOCKED;
}

gboolean
sp_field_spec_wants_words (const SpFieldSpec *self)
{
  return self != NULL && (self->kind == SP_FIELD_TEXT || self->kind == SP_FIELD_LONG_TEXT ||
                          self->kind == SP_FIELD_IMAGE);
}

SpFieldKind
sp_field_kind_for (const SpFieldSpec *spec, const SpNode *node)
{
  g_return_val_if_fail (spec != NULL || node != NULL, SP_FIELD_LOCKED);

  if (node == NULL)
    return spec->kind;
  if (!sp_node_is_editable (node))
    return SP_FIELD_LOCKED;
  if (is_scalar (node) && sp_field_spec_wants_words (spec))
    return spec->kind;
  switch (node->type)
    {
    case SP_VALUE_NULL:
      return spec != NULL ? spec->kind : SP_FIELD_TEXT;
    case SP_VALUE_BOOLEAN:
      return SP_FIELD_SWITCH;
    case SP_VALUE_INTEGER:
      return ABS (sp_value_get_integer (node->value)) <= SP_FIELD_MOST_NUMBER ? SP_FIELD_NUMBER
                                                                              : SP_FIELD_TEXT;
    case SP_VALUE_FLOAT:
      return SP_FIELD_TEXT;
    case SP_VALUE_DATE:
      return SP_FIELD_DATE;
    case SP_VALUE_STRING:
      return kind_for_string (spec, node);
    case SP_VALUE_LIST:
      return kind_for_list (node);
    case SP_VALUE_MAP:
      return SP_FIELD_GROUP;
    default:
      g_return_val_if_reached (SP_FIELD_LOCKED);
    }
}

gboolean
sp_field_kind_takes (SpFieldKind kind, const SpFieldSpec *spec, const SpNode *node)
{
  if (node == NULL && spec == NULL)
    return FALSE;
  if (sp_field_kind_for (spec, node) == kind)
    return TRUE;
  if (node == NULL || !sp_node_is_editable (node))
    return FALSE;
  switch (kind)
    {
    case SP_FIELD_TEXT:
    case SP_FIELD_LONG_TEXT:
      return is_scalar (node) &&
             (node->type != SP_VALUE_BOOLEAN || sp_field_spec_wants_words (spec));
    case SP_FIELD_IMAGE:
    case SP_FIELD_DATE:
      return node->type == SP_VALUE_STRING || node->type == SP_VALUE_NULL;
    default:
      return FALSE;
    }
}
