/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli-json.h"

#include "sp-front-matter.h"

#include <glib/gi18n.h>
#include <string.h>

SpValue *
sp_cli_json_parse (const char *text, GError **error)
{
  /* The reader of fields knows objects alone, and it knows which numbers are too large. */
  g_autofree char *object = g_strconcat ("{\"v\": ", text, "\n}", NULL);
  g_autoptr (SpText) data = sp_text_new (object, strlen (object));
  g_autoptr (SpFrontMatter) read = sp_front_matter_parse_data (data, SP_FORMAT_JSON);
  const SpNode *node = sp_front_matter_lookup (read, "v");

  if (sp_front_matter_get_error (read, NULL) == NULL && sp_text_is_utf8 (data, NULL) &&
      node != NULL && sp_front_matter_get_root (read)->n_children == 1)
    return sp_value_ref (node->value);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--field-json takes PATH=JSON; “%s” is not JSON"), text);
  return NULL;
}
