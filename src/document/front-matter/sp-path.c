/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-front-matter.h"

char **
sp_path_split (const char *path)
{
  g_autoptr (GPtrArray) keys = NULL;
  GString *key;

  g_return_val_if_fail (path != NULL, NULL);

  keys = g_ptr_array_new_with_free_func (g_free);
  if (*path != '\0')
    {
      key = g_string_new (NULL);
      for (; *path != '\0'; path++)
        {
          if (*path == '.')
            {
              g_ptr_array_add (keys, g_string_free (key, FALSE));
              key = g_string_new (NULL);
              continue;
            }
          if (*path == '\\' && (path[1] == '.' || path[1] == '\\'))
            path++;
          g_string_append_c (key, *path);
        }
      g_ptr_array_add (keys, g_string_free (key, FALSE));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_steal (keys, NULL);
}

char *
sp_path_join (const char *const *keys)
{
  GString *path;

  g_return_val_if_fail (keys != NULL, NULL);

  path = g_string_new (NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (path, '.');
      for (const char *at = keys[i]; *at != '\0'; at++)
        {
          if (*at == '.' || *at == '\\')
            g_string_append_c (path, '\\');
          g_string_append_c (path, *at);
        }
    }
  return g_string_free (path, FALSE);
}
