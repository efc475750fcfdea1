/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-number.h"

#include <math.h>
#include <string.h>

/* Beyond these a number is written with an exponent. */
#define MOST  1e15
#define LEAST 1e-5

#define MOST_DIGITS 17

/* @number as "-d.ddde+xx" with the fewest digits that read back as it. */
static void
format_shortest (double number, char *buffer, int size)
{
  for (int decimals = 0; decimals < MOST_DIGITS; decimals++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", decimals);
      g_ascii_formatd (buffer, size, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        return;
    }
}

void
sp_number_append (GString *out, double number, guint least_decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 16], fixed[64], format[16];
  const char *exponent;
  int digits, decimals;

  g_return_if_fail (out != NULL && isfinite (number));

  format_shortest (number, buffer, sizeof buffer);
  exponent = strchr (buffer, 'e');
  if (number != 0 && (fabs (number) >= MOST || fabs (number) < LEAST))
    {
      g_string_append (out, buffer);
      return;
    }
  digits = (int) (exponent - buffer) - (signbit (number) ? 1 : 0);
  digits -= digits > 1 ? 1 : 0; /* the point */
  decimals = digits - 1 - (int) g_ascii_strtoll (exponent + 1, NULL, 10);
  decimals = MAX (decimals, MAX (1, (int) MIN (least_decimals, 12)));
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_string_append (out, g_ascii_formatd (fixed, sizeof fixed, format, number));
}

guint
sp_number_count_decimals (const char *text, gsize length)
{
  const char *point;
  guint decimals = 0;

  g_return_val_if_fail (text != NULL, 0);

  point = memchr (text, '.', length);
  if (point == NULL)
    return 0;
  for (const char *at = point + 1; at < text + length; at++)
    {
      if (!g_ascii_isdigit (*at))
        return 0;
      decimals++;
    }
  return decimals;
}
