/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Simple fields are read without libyaml. Here pages made at random of awkward pieces are read as
 * they are, and again with a last field that only libyaml takes: where the first reading has an
 * answer, the second one must have the same, byte for byte. The seed is printed; give it back with
 * --seed to see the same pages.
 */

#include "front-matter-fixture.h"
#include "sp-yaml-reader.h"

#define N_PAGES     100000
#define FOR_LIBYAML "zz: {}\n"

static const char *const starts[] = {
  "title:", "a:", "B-c_1:", "a :", "  a:",  "- ",   "  - ", "  -",   "-",     "    - ", "#",
  " # x",   "",   "  ",     "\t",  "a b:",  "'q':", "---",  "...",   "<<:",   "é:",     "%TAG",
  "- - ",   "-x", "key",    ":",   "x1y2:", "  b:", "on:",  "  -\t", "null:",
};

static const char *const values[] = {
  "",
  " ",
  " x",
  " two words ",
  " 12",
  " 1.5",
  " yes",
  " ~",
  " null",
  " 2024-01-01",
  " 2023-05-11T22:35:06+05:31",
  " 'it'",
  " \"it\"",
  " 'it''s'",
  " 'it''",
  " '''",
  " \"it\"\"",
  " \"a\\n\"",
  " \"a\\/b\"",
  " [a, b]",
  " []",
  " [ 'a', \"b\" ]",
  " [a, ]",
  " [,]",
  " [a b ,c]",
  " [1, yes]",
  " [a: b]",
  " [a",
  " [[a]]",
  " {a: b}",
  " |",
  " >-",
  " a: b",
  " a:b",
  " http://x/",
  " a #b",
  " a#b",
  " #b",
  "x",
  " -1",
  " - x",
  " -",
  " ?x",
  " :x",
  " *a",
  " &a x",
  " !!str 1",
  " @x",
  " `x",
  " %x",
  " $5",
  " .5",
  " é ü",
  " \u00A0x",
  " x\xC2\x85",
  " \u2028",
  " 😀",
  " \uFEFFx",
  " \tx",
  " x\t",
  " x\t# c",
  " 'a' b",
  " 'a' # c",
  " \"a\"# c",
  " 'a",
  " x # c",
  " x  ",
  " [a] # c",
  " [a]x",
  " [-1, -a]",
  " [- a]",
  " [a-b, c.d]",
  " [\"a\"b]",
  " 0x1F",
  " +1",
  " 99999999999999999999",
  " =",
  " <b>",
  " a, b",
  " a]b",
  " [a?]",
  " [?a]",
  " [a#b]",
  " ['a':b]",
  " \"\"",
  " ''",
  " a:",
  " a::b",
};

static const char *const ends[] = { "\n",   "\n",     "\n",      "\n", "\r\n",
                                    "\n\n", "\n  \n", "\n# c\n", "\r", "\n " };

#define PICK(array) (array[g_rand_int_range (random, 0, G_N_ELEMENTS (array))])

static gboolean
is_same_node (const SpNode *a, const SpNode *b)
{
  return a->type == b->type && a->style == b->style && a->start == b->start &&
         a->key_start == b->key_start && a->key_end == b->key_end &&
         g_strcmp0 (a->key, b->key) == 0 && a->entry_start == b->entry_start &&
         a->duplicate == b->duplicate && a->merged == b->merged &&
         g_strcmp0 (a->locked_why, b->locked_why) == 0 &&
         ((const SpYamlNode *) a)->mark == ((const SpYamlNode *) b)->mark;
}

/* The root holds the last field as well, so its end and value differ. */
static gboolean
is_same_tree (const SpNode *a, const SpNode *b)
{
  const SpNode *other = b->first_child;

  if (!is_same_node (a, b))
    return FALSE;
  if (a->parent != NULL && (a->end != b->end || a->entry_end != b->entry_end ||
                            a->n_children != b->n_children || !sp_value_equal (a->value, b->value)))
    return FALSE;
  for (const SpNode *child = a->first_child; child != NULL; child = child->next)
    {
      if (other == NULL || !is_same_tree (child, other))
        return FALSE;
      other = other->next;
    }
  return TRUE;
}

/* Whether the page could be read at all. */
static gboolean
compare_readings (const char *fields)
{
  g_autofree char *plain = g_strconcat ("---\n", fields, "---\n", NULL);
  g_autofree char *other = g_strconcat ("---\n", fields, FOR_LIBYAML "---\n", NULL);
  g_autoptr (SpFrontMatter) ours = parse (plain);
  g_autoptr (SpFrontMatter) libyaml = parse (other);
  const SpNode *root = sp_front_matter_get_root (ours);

  if (root->n_children == 0)
    return FALSE;
  if (sp_front_matter_get_error (libyaml, NULL) != NULL ||
      !is_same_tree (root, sp_front_matter_get_root (libyaml)))
    {
      g_autofree char *shown = g_strescape (fields, NULL);

      g_error ("libyaml reads this in another way: \"%s\"", shown);
    }
  return TRUE;
}

static char *
make_fields (GRand *random)
{
  GString *fields = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 7);

  for (int i = 0; i < n; i++)
    {
      g_string_append (fields, PICK (starts));
      g_string_append (fields, PICK (values));
      g_string_append (fields, PICK (ends));
    }
  if (fields->str[fields->len - 1] != '\n')
    g_string_append_c (fields, '\n');
  return g_string_free (fields, FALSE);
}

/* A document that ends early says nothing about what follows. */
static gboolean
ends_early (const char *fields)
{
  return strstr (fields, "---") != NULL || strstr (fields, "...") != NULL;
}

static void
test_same_as_libyaml (gconstpointer data)
{
  const guint32 *seed = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (*seed);
  guint n_read = 0;

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autofree char *fields = make_fields (random);

      if (!ends_early (fields))
        n_read += compare_readings (fields);
    }
  g_test_message ("%u of %d pages could be read", n_read, N_PAGES);
  g_assert_cmpuint (n_read, >, N_PAGES / 100);
}

/* Whether the fields are read without libyaml. */
static gboolean
is_simple (const char *fields)
{
  g_autoptr (SpText) text = sp_text_new (fields, strlen (fields));
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_value_unref);
  SpArena *arena = sp_arena_new (0);
  SpReading reading = { text, 0, strlen (fields), arena, orphans };
  SpYamlReader reader = { .reading = &reading };
  gsize bad;
  gboolean simple;

  g_assert_null (sp_yaml_places_init (&reader.places, fields, 0, strlen (fields), &bad));
  simple = sp_yaml_scan_simple (&reader);
  if (simple)
    sp_value_unref (reader.root->node.value);
  sp_arena_free (arena);
  return simple;
}

/* The shape that is meant, in each of its spellings. */
static void
test_plain_shape (void)
{
  static const char *const pages[] = {
    "# top\ndraft: false\ndate: \"2023-05-11T22:35:06+05:31\"\ntitle: 'Peeling' # c\n"
    "cost: $5 a visit\n\ncategories:\n  - Services\n  # between\n  - 'non-surgical'\n"
    "tags:\n- Botox\n- \n-\nempty:\nkeywords: [a, \"b\", 'c d']\nnone: []\nweight: 2\n",
    "title: x\r\ntags:\r\n  - a\r\n  -\r\nempty:\r\n\r\nb: 1\r\n",
    "title: Décolleté 😀\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (is_simple (pages[i]));
      g_assert_true (compare_readings (pages[i]));
    }
}

int
main (int argc, char *argv[])
{
  guint32 seed;

  g_test_init (&argc, &argv, NULL);
  seed = argc > 2 && strcmp (argv[1], "--seed") == 0
             ? (guint32) g_ascii_strtoull (argv[2], NULL, 10)
             : g_random_int ();
  g_test_message ("--seed %u", seed);
  g_test_add_func ("/yaml-simple/plain-shape", test_plain_shape);
  g_test_add_data_func ("/yaml-simple/same-as-libyaml", &seed, test_same_as_libyaml);
  return g_test_run ();
}
