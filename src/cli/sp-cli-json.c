/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sp-cli-json.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static SpValue *
to_value (JsonNode *node)
{
  SpValue *value;
  GType type;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      {
        JsonObject *object = json_node_get_object (node);
        g_autoptr (GList) members = json_object_get_members (object);

        value = sp_value_new_map ();
        for (GList *link = members; link != NULL; link = link->next)
          sp_value_put (value, link->data, to_value (json_object_get_member (object, link->data)));
        return value;
      }
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);

        value = sp_value_new_list ();
        for (guint i = 0; i < json_array_get_length (array); i++)
          sp_value_append (value, to_value (json_array_get_element (array, i)));
        return value;
      }
    case JSON_NODE_VALUE:
      type = json_node_get_value_type (node);
      if (type == G_TYPE_STRING)
        return sp_value_new_string (json_node_get_string (node));
      if (type == G_TYPE_BOOLEAN)
        return sp_value_new_boolean (json_node_get_boolean (node));
      if (type == G_TYPE_DOUBLE)
        return sp_value_new_float (json_node_get_double (node));
      return sp_value_new_integer (json_node_get_int (node));
    case JSON_NODE_NULL:
    default:
      return sp_value_new_null ();
    }
}

SpValue *
sp_cli_json_parse (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) json_error = NULL;

  if (!json_parser_load_from_data (parser, text, -1, &json_error) ||
      json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--field-json takes PATH=JSON; “%s” is not JSON"), text);
      return NULL;
    }
  return to_value (json_parser_get_root (parser));
}
