/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "front-matter-fixture.h"

static void
check_rows (const EditRow *rows, guint n, const char *const *order)
{
  check_edits (rows, n, "---\n", "---\nBody\n", order);
}

static const EditRow scalar_rows[] = {
  /* Plain. */
  { 's', "title: Old # c\n", "title", "New", "title: New # c\n" },
  { 's', "title: Old\n", "title", "Old", "title: Old\n" },
  { 's', "title:   Old  \n", "title", "New name", "title:   New name  \n" },
  { 's', "title: Old\n", "title", "'a: b'", "title: \"a: b\"\n" },
  { 's', "title: Old\n", "title", "'a #b'", "title: \"a #b\"\n" },
  { 's', "title: Old\n", "title", "'- a'", "title: \"- a\"\n" },
  { 's', "title: Old\n", "title", "'yes'", "title: \"yes\"\n" },
  { 's', "title: Old\n", "title", "'Y'", "title: \"Y\"\n" },
  { 's', "title: Old\n", "title", "'nULL'", "title: \"nULL\"\n" },
  { 's', "title: Old\n", "title", "'1e3'", "title: \"1e3\"\n" },
  { 's', "title: Old\n", "title", "'0x1F'", "title: \"0x1F\"\n" },
  { 's', "title: Old\n", "title", "'1_000'", "title: \"1_000\"\n" },
  { 's', "title: Old\n", "title", "'12:30:45'", "title: \"12:30:45\"\n" },
  { 's', "title: Old\n", "title", "'2024-01-01'", "title: \"2024-01-01\"\n" },
  { 's', "title: Old\n", "title", "'<<'", "title: \"<<\"\n" },
  { 's', "title: Old\n", "title", "'='", "title: \"=\"\n" },
  { 's', "title: Old\n", "title", "'.inf'", "title: \".inf\"\n" },
  { 's', "title: Old\n", "title", "' a'", "title: \" a\"\n" },
  { 's', "title: Old\n", "title", "'a '", "title: \"a \"\n" },
  { 's', "title: Old\n", "title", "''", "title: \"\"\n" },
  { 's', "title: Old\n", "title", "'a:'", "title: \"a:\"\n" },
  { 's', "title: Old\n", "title", "'@a'", "title: \"@a\"\n" },
  { 's', "title: Old\n", "title", "\"a\\tb\"", "title: \"a\\tb\"\n" },
  { 's', "title: Old\n", "title", "\"a\\nb\"", "title: \"a\\nb\"\n" },
  { 's', "title: Old\n", "title", "\"a\\u2028b\"", "title: \"a\\u2028b\"\n" },
  { 's', "title: Old\n", "title", "\"a\\x85\\uFEFFb\"", "title: \"a\\x85\\uFEFFb\"\n" },
  { 's', "title: Old\n", "title", "'say \"hi\" | or > not'", "title: say \"hi\" | or > not\n" },
  { 's', "title: Old\n", "title", "'-5 kg'", "title: \"-5 kg\"\n" },
  { 's', "title: Old\n", "title", "$100 to $700", "title: $100 to $700\n" },
  { 's', "title: Old\n", "title", "3 sessions", "title: 3 sessions\n" },
  { 's', "title: Old\n", "title", "😀 décolleté 日本", "title: 😀 décolleté 日本\n" },
  { 's', "é: ü # ö\ntitle: 😀\nb: é\n", "title", "ß", "é: ü # ö\ntitle: ß\nb: é\n" },
  /* Quoted. */
  { 's', "title: \"Old\" # c\n", "title", "New", "title: \"New\" # c\n" },
  { 's', "title: \"Old\"\n", "title", "'say \"hi\" \\ there'",
    "title: \"say \\\"hi\\\" \\\\ there\"\n" },
  { 's', "title: 'Old'\n", "title", "\"it's\"", "title: 'it''s'\n" },
  { 's', "title: 'Old'\n", "title", "\"a\\nb\"", "title: \"a\\nb\"\n" },
  { 's', "title: ''\n", "title", "' '", "title: ' '\n" },
  { 's', "\"title\" :  'Old'\n", "title", "New", "\"title\" :  'New'\n" },
  /* Types. */
  { 's', "draft: yes # c\n", "draft", "false", "draft: false # c\n" },
  { 's', "draft: yes\n", "draft", "true", "draft: yes\n" },
  { 's', "draft: \"true\"\n", "draft", "true", "draft: true\n" },
  { 's', "weight: 0x10\n", "weight", "16", "weight: 0x10\n" },
  { 's', "weight: 2\n", "weight", "3", "weight: 3\n" },
  { 's', "weight: 2\n", "weight", "two", "weight: two\n" },
  { 's', "ratio: 2.5\n", "ratio", "1e20", "ratio: 1.0e+20\n" },
  { 's', "ratio: 2.5\n", "ratio", "3.0", "ratio: 3.0\n" },
  { 's', "price: 99.5\n", "price", "100.0", "price: 100.0\n" },
  { 's', "price: 99.5\n", "price", "-1250.25", "price: -1250.25\n" },
  { 's', "ratio: 2.5\n", "ratio", "-.inf", "ratio: -.inf\n" },
  { 's', "date: 2023-05-11 # c\n", "date", "2023-05-12", "date: 2023-05-12 # c\n" },
  { 's', "date: \"2023-05-11\"\n", "date", "'2023-05-12'", "date: \"2023-05-12\"\n" },
  { 's', "title: Old\n", "title", "null", "title: null\n" },
  /* Empty values. */
  { 's', "title:\nb: 1\n", "title", "New", "title: New\nb: 1\n" },
  { 's', "title: \nb: 1\n", "title", "New", "title: New\nb: 1\n" },
  { 's', "title: # c\nb: 1\n", "title", "New", "title: New # c\nb: 1\n" },
  { 's', "title: ~\n", "title", "New", "title: New\n" },
  { 's', "title:\r\nb: 1\r\n", "title", "New", "title: New\r\nb: 1\r\n" },
  { 's', "tags:\n  - a\n  - \n", "tags.1", "b", "tags:\n  - a\n  - b\n" },
  { 's', "tags:\n-\n- a\n", "tags.0", "b", "tags:\n- b\n- a\n" },
  /* Nested. */
  { 's', "a:\n  b:\n    c: 1 # x\n    d: 2\n", "a.b.c", "3", "a:\n  b:\n    c: 3 # x\n    d: 2\n" },
  { 's', "a: {b: {c: x}} # y\n", "a.b.c", "'p, q'", "a: {b: {c: \"p, q\"}} # y\n" },
  { 's', "a: {b: }\n", "a.b", "x", "a: {b: x}\n" },
  { 's', "a: [x, y]\n", "a.1", "'[z]'", "a: [x, \"[z]\"]\n" },
  { 's', "a: [x, y]\n", "a.1", "http://z", "a: [x, \"http://z\"]\n" },
  { 's', "a:\n  - b: 1\n    c: 2\n  - b: 3\n", "a.1.b", "4", "a:\n  - b: 1\n    c: 2\n  - b: 4\n" },
  { 's', "a: &x 1\nb: 2\n", "b", "3", "a: &x 1\nb: 3\n" },
  /* What may not be touched. */
  { 's', "a: &x 1\nb: *x\n", "a", "3", NULL },
  { 's', "a: &x 1\nb: *x\n", "b", "3", NULL },
  { 's', "a: !!str 1\n", "a", "x", NULL },
  { 's', "a: 1\na: 2\n", "a", "3", NULL },
  { 's', "a: 1\n", "a.b", "3", NULL },
  { 'u', "a: 1\n", "b", NULL, NULL },
};

static void
test_scalars (void)
{
  check_rows (scalar_rows, G_N_ELEMENTS (scalar_rows), NULL);
}

static const EditRow multi_line_rows[] = {
  /* Literal. */
  { 's', "a: |\n  one\n  two\nb: 1\n", "a", "\"one\\nthree\\n\"", "a: |\n  one\n  three\nb: 1\n" },
  { 's', "a: |\n  one\nb: 1\n", "a", "\"one\"", "a: |-\n  one\nb: 1\n" },
  { 's', "a: |-\n  one\nb: 1\n", "a", "\"one\\n\"", "a: |\n  one\nb: 1\n" },
  { 's', "a: |-  # c\n  one\nb: 1\n", "a", "\"x\\n\\n\"", "a: |+  # c\n  x\n\nb: 1\n" },
  { 's', "a: |+\n  one\n\nb: 1\n", "a", "\"x\\n\"", "a: |+\n  x\nb: 1\n" },
  { 's', "a: |+\n  one\n\nb: 1\n", "a", "\"x\"", "a: |-\n  x\nb: 1\n" },
  { 's', "a: |\n  one\n\n\nb: 1\n", "a", "\"two\\n\"", "a: |\n  two\n\n\nb: 1\n" },
  { 's', "a: |\n  one\n\nb: 1\n", "a", "\"x\\n\\n\\n\"", "a: \"x\\n\\n\\n\"\n\nb: 1\n" },
  { 's', "a: |\n    one\nb: 1\n", "a", "\"  x\\ny\\n\"", "a: |4\n      x\n    y\nb: 1\n" },
  { 's', "a: |2\n    one\nb: 1\n", "a", "\"x\\n\"", "a: |2\n  x\nb: 1\n" },
  { 's', "a: |2-\n    one\nb: 1\n", "a", "\"\\tx\"", "a: |2-\n  \tx\nb: 1\n" },
  { 's', "a: |\n  one\nb: 1\n", "a", "\"\\n\\nx: - # y\\n\"", "a: |\n\n\n  x: - # y\nb: 1\n" },
  { 's', "a: |\n  one\nb: 1\n", "a", "\"x  \\n   \\ny\\n\"", "a: |\n  x  \n     \n  y\nb: 1\n" },
  { 's', "a: |\n  one\nb: 1\n", "a", "''", "a: \"\"\nb: 1\n" },
  { 's', "a: | # c\n  one\n  two\nb: 1\n", "a", "true", "a: true # c\nb: 1\n" },
  { 's', "a: |\n  one\nb: 1\n", "a", "\"x\\x07\"", "a: \"x\\x07\"\nb: 1\n" },
  { 's', "a: |\nb: 1\n", "a", "\"x\\n\"", "a: |\n  x\nb: 1\n" },
  { 's', "a: |\r\n  one\r\nb: 1\r\n", "a", "\"x\\ny\\n\"", "a: |\r\n  x\r\n  y\r\nb: 1\r\n" },
  { 's', "a:\n  - |\n    one\n  - two\n", "a.0", "\"x\\ny\\n\"",
    "a:\n  - |\n    x\n    y\n  - two\n" },
  /* Folded. */
  { 's', "a: >\n  one\n  two\nb: 1\n", "a", "\"one three\\n\"", "a: >\n  one\n  three\nb: 1\n" },
  { 's', "a: >-\n  one\n  two\n\n  three\nb: 1\n", "a", "\"one two\\nfour\"",
    "a: >-\n  one\n  two\n\n  four\nb: 1\n" },
  { 's', "a: >-\n  one\n  two\n  three\nb: 1\n", "a", "\"one 2 three\"",
    "a: >-\n  one\n  2\n  three\nb: 1\n" },
  { 's', "a: >-\n  one\nb: 1\n", "a", "\"x\\n  y\\nz\"", "a: >-\n  x\n    y\n  z\nb: 1\n" },
  { 's', "a: >-\n  one\nb: 1\n", "a", "\"x\\n\\n\\ny\"", "a: >-\n  x\n\n\n\n  y\nb: 1\n" },
  { 's', "a: >-\n  a long line of forty characters, or so it is\n  b\nc: 1\n", "a",
    "a long line of forty characters, or so it was before it grew",
    "a: >-\n  a long line of forty characters, or so it\n  was before it grew\nc: 1\n" },
  /* Plain and quoted on several lines. */
  { 's', "a: one\n  two\n  three\nb: 1\n", "a", "one 2 three", "a: one\n  2\n  three\nb: 1\n" },
  { 's', "a: one\n  two\nb: 1\n", "a", "'x: y'", "a: \"x: y\"\nb: 1\n" },
  { 's', "a: 'one\n\n    it''s'\nb: 1\n", "a", "\"two\\nit's\"", "a: 'two\n\n    it''s'\nb: 1\n" },
  { 's', "a: \"one\n  two \\\"x\\\"\n  three\"\nb: 1\n", "a", "'1 two \"x\" three'",
    "a: \"1\n  two \\\"x\\\"\n  three\"\nb: 1\n" },
  { 's', "a:\n  one\n  two\nb: 1\n", "a", "three", "a:\n  three\nb: 1\n" },
  /* A new key with lines of its own. */
  { 's', "b: 1\n", "a", "\"x\\ny\"", "b: 1\na: |-\n  x\n  y\n" },
};

static void
test_texts_of_several_lines (void)
{
  check_rows (multi_line_rows, G_N_ELEMENTS (multi_line_rows), NULL);
}

static const EditRow list_rows[] = {
  /* Block lists. */
  { 'i', "t:\n  - a # x\n  - c\nb: 1\n", "t", "b", "t:\n  - a # x\n  - b\n  - c\nb: 1\n", 1 },
  { 'i', "t:\n- a\n- c\nb: 1\n", "t", "z", "t:\n- z\n- a\n- c\nb: 1\n", 0 },
  { 'i', "t:\n-   'a'\nb: 1\n", "t", "z", "t:\n-   'a'\n-   'z'\nb: 1\n", 1 },
  { 'i', "t:\n  - \"a\"\n", "t", "z", "t:\n  - \"a\"\n  - \"z\"\n", 1 },
  { 'i', "t:\r\n  - a\r\n", "t", "z", "t:\r\n  - a\r\n  - z\r\n", 1 },
  { 'i', "t:\n  - a\n\n  # c\n  - d\n", "t", "z", "t:\n  - a\n  - z\n\n  # c\n  - d\n", 1 },
  { 'i', "t:\n  - a\n  - \n", "t", "z", "t:\n  - a\n  - \n  - z\n", 2 },
  { 'i', "t:\n  - a: 1\n    b: 2\nc: 1\n", "t", "{a: 3, b: x}",
    "t:\n  - a: 1\n    b: 2\n  - a: 3\n    b: x\nc: 1\n", 1 },
  { 'i', "t:\n  - - a\n    - b\n", "t.0", "z", "t:\n  - - z\n    - a\n    - b\n", 0 },
  { 'i', "a: 1\nt:\r\n  - a\r\nb: 1\n", "t", "z", "a: 1\nt:\r\n  - a\r\n  - z\r\nb: 1\n", 1 },
  { 'u', "t: # k\r\n  - a\r\nb: 1\r\n", "t.0", NULL, "t: [] # k\r\nb: 1\r\n" },
  { 'u', "t:\n  - a\n  - b # x\n  # y\n  - c\n", "t.1", NULL, "t:\n  - a\n  # y\n  - c\n" },
  { 'u', "t: # k\n  - a # x\nb: 1\n", "t.0", NULL, "t: [] # k\nb: 1\n" },
  { 'u', "t:\n- a\nb: 1\n", "t.0", NULL, "t: []\nb: 1\n" },
  { 'u', "t:\n  - |\n    x\n    y\n  - b\n", "t.0", NULL, "t:\n  - b\n" },
  { 'u', "t:\n  - - a\n    - b\n", "t.0.0", NULL, "t:\n  - - b\n" },
  { 'u', "t:\n  - - a\n", "t.0.0", NULL, "t:\n  - []\n" },
  { 'm', "t:\n  - a # x\n  - b\n  - c\n", "t", NULL, "t:\n  - b\n  - c\n  - a # x\n", 0, 2 },
  { 'm', "t:\n  - a\n  - b\n  # y\n  - c # z\n", "t", NULL, "t:\n  - c # z\n  - a\n  - b\n  # y\n",
    2, 0 },
  { 'm', "t:\n  - a: 1\n    b: 2\n  - c\n", "t", NULL, "t:\n  - c\n  - a: 1\n    b: 2\n", 0, 1 },
  { 'm', "t:\n  - - a\n    - b\n", "t.0", NULL, "t:\n  - - b\n    - a\n", 0, 1 },
  /* Flow lists. */
  { 'i', "t: [a, c] # x\n", "t", "b", "t: [a, b, c] # x\n", 1 },
  { 'i', "t: [a,c]\n", "t", "d", "t: [a,c,d]\n", 2 },
  { 'i', "t: ['a']\n", "t", "d", "t: ['d', 'a']\n", 0 },
  { 'i', "t: []\n", "t", "d", "t: [d]\n", 0 },
  { 'i', "t: [ ]\n", "t", "d", "t: [d]\n", 0 },
  { 'i', "t: [\n  a,\n  b\n]\n", "t", "c", "t: [\n  a,\n  b,\n  c\n]\n", 2 },
  { 'i', "t: [\n  a,\n  b,\n]\n", "t", "c", "t: [\n  a,\n  b,\n  c,\n]\n", 2 },
  { 'i', "t: [\n  a, # x\n  b # y\n]\n", "t", "c", "t: [\n  a, # x\n  c,\n  b # y\n]\n", 1 },
  { 'i', "t: [\n  a, # x\n  b # y\n]\n", "t", "c", "t: [\n  a, # x\n  b, # y\n  c\n]\n", 2 },
  { 's', "t: [\n  a # x\n]\n", "t", "[a, b, c]", "t: [\n  a, # x\n  b,\n  c\n]\n" },
  { 's', "t: [\n  a,\n  b, # x\n  c\n]\n", "t", "[a]", "t: [\n  a\n]\n" },
  { 's', "t: [\n  a, b,\n  c\n]\n", "t", "[a]", "t: [\n  a\n]\n" },
  { 's', "t: [\n  a,\n  b,\n  c,\n]\n", "t", "[a]", "t: [\n  a,\n]\n" },
  { 's', "t: [\n  a, # x\n  b\n]\n", "t", "[z, a, c, d, b]",
    "t: [\n  z,\n  a, # x\n  c,\n  d,\n  b\n]\n" },
  { 'i', "t: [\n  a\n]\n", "t", "c", "t: [\n  a,\n  c\n]\n", 1 },
  { 'u', "t: [a, b, c]\n", "t.0", NULL, "t: [b, c]\n" },
  { 'u', "t: [a, b, c]\n", "t.1", NULL, "t: [a, c]\n" },
  { 'u', "t: [a, b, c]\n", "t.2", NULL, "t: [a, b]\n" },
  { 'u', "t: [ a ]\n", "t.0", NULL, "t: []\n" },
  { 'u', "t: [\n  a, # x\n  b # y\n]\n", "t.1", NULL, "t: [\n  a # x\n]\n" },
  { 'u', "t: [\n  a, # x\n  b # y\n]\n", "t.0", NULL, "t: [\n  b # y\n]\n" },
  { 'u', "t: [\n  a,\n  b,\n]\n", "t.1", NULL, "t: [\n  a,\n]\n" },
  { 'm', "t: [a, 'b', c]\n", "t", NULL, "t: ['b', c, a]\n", 0, 2 },
  { 'm', "t: [a, 'b', c]\n", "t", NULL, "t: [c, a, 'b']\n", 2, 0 },
  /* Lists that are not there yet. */
  { 'i', "t:\nb: 1\n", "t", "a", "t:\n  - a\nb: 1\n", 0 },
  { 'i', "x:\n- y\nt: # k\nb: 1\n", "t", "a", "x:\n- y\nt: # k\n- a\nb: 1\n", 0 },
  { 'i', "x: [y]\nt:\nb: 1\n", "t", "a", "x: [y]\nt: [a]\nb: 1\n", 0 },
  { 'i', "b: 1\n", "t", "a", "b: 1\nt:\n  - a\n", 0 },
  { 'i', "b: 1\n", "b", "a", NULL, 0 },
  { 'i', "b: []\n", "b", "a", NULL, 1 },
  { 's', "t:\n  - a\n", "t.1", "b", "t:\n  - a\n  - b\n" },
  { 's', "t:\n  - a\n", "t.2", "b", NULL },
  /* Whole lists: the least change. */
  { 's', "t:\n  - a # x\n  - b\n", "t", "[a, b, c]", "t:\n  - a # x\n  - b\n  - c\n" },
  { 's', "t:\n  - a # x\n  - b\n  - c # z\n", "t", "[a, c]", "t:\n  - a # x\n  - c # z\n" },
  { 's', "t:\n  - a # x\n  - b\n  - c\n", "t", "[b, c, a]", "t:\n  - b\n  - c\n  - a # x\n" },
  { 's', "t:\n  - a # x\n  - b\n", "t", "[z, b]", "t:\n  - z # x\n  - b\n" },
  { 's', "t:\n  - a\n  - b\n", "t", "[]", "t: []\n" },
  { 's', "t:\n  - Botox\n  - \nb: 1\n", "t", "[Botox]", "t:\n  - Botox\nb: 1\n" },
  { 's', "t: [a, b]\n", "t", "[b, c, d]", "t: [b, c, d]\n" },
  { 's', "t: x # k\n", "t", "[a, b]", "t: # k\n  - a\n  - b\n" },
  { 's', "t: # k\n  - a\n  - b\nc: 1\n", "t", "x", "t: x # k\nc: 1\n" },
  { 's', "t:\n  x y\n  z\nc: 1\n", "t", "[a]", "t:\n  - a\nc: 1\n" },
  { 's', "t: |\n  x\nc: 1\n", "t", "[a]", "t:\n  - a\nc: 1\n" },
  { 's', "t: []\n", "t", "{a: 1}", "t:\n  a: 1\n" },
  { 's', "t:\n  - a\n  - b\n", "t.0", "{x: 1, z: 2}", "t:\n  - x: 1\n    z: 2\n  - b\n" },
  { 's', "t:\n  - x: 1\n    y: 2\n  - b\n", "t.0", "c", "t:\n  - c\n  - b\n" },
  { 's', "t:\n  - &x a\n  - b\n", "t", "[a, c]", "t:\n  - &x a\n  - c\n" },
  { 's', "t:\n  - &x a\n  - b\n", "t", "[b]", NULL },
};

static void
test_lists (void)
{
  check_rows (list_rows, G_N_ELEMENTS (list_rows), NULL);
}

static const char *const order[] = { "draft", "date", "title", "description", "weight", NULL };

static const EditRow key_rows[] = {
  { 's', "draft: true\ntitle: x # c\nweight: 1\n", "description", "New",
    "draft: true\ntitle: x # c\ndescription: New\nweight: 1\n" },
  { 's', "weight: 1\n", "title", "New", "weight: 1\ntitle: New\n" },
  { 's', "draft: true\n", "own", "New", "draft: true\nown: New\n" },
  { 's', "draft: true\n\n# end\n", "own", "New", "draft: true\n\n# end\nown: New\n" },
  { 's', "date:\n  - a\n  # c\nweight: 1\n", "title", "New",
    "date:\n  - a\n  # c\ntitle: New\nweight: 1\n" },
  { 's', "a:\n  b: 1\n    # deep\nc: 2\n", "a.d", "\"x\\ny\"",
    "a:\n  b: 1\n    # deep\n  d: |-\n    x\n    y\nc: 2\n" },
  { 's', "a: 1\n? b\n: 2\n", "c", "3", "a: 1\n? b\n: 2\nc: 3\n" },
  { 's', "", "title", "New", "title: New\n" },
  { 's', "# only\n", "title", "New", "# only\ntitle: New\n" },
  { 's', "a: 1\r\n", "title", "New", "a: 1\r\ntitle: New\r\n" },
  { 's', "a: 1\n...\n", "title", "New", "a: 1\ntitle: New\n...\n" },
  { 's', "a: 1\n", "b.c.d", "2", "a: 1\nb:\n  c:\n    d: 2\n" },
  { 's', "a: 1\n", "b.0", "2", "a: 1\nb:\n  - 2\n" },
  { 's', "a:\n    b: 1\nc: 2\n", "a.d", "2", "a:\n    b: 1\n    d: 2\nc: 2\n" },
  { 's', "a:\nc: 2\n", "a.d", "2", "a:\n  d: 2\nc: 2\n" },
  { 's', "a: {b: 1}\n", "a.d", "2", "a: {b: 1, d: 2}\n" },
  { 's', "a: {}\n", "a.d", "2", "a: {d: 2}\n" },
  { 's', "{a: 1}\n", "b", "2", "{a: 1, b: 2}\n" },
  { 's', "t:\n  - a: 1\n", "t.0.b", "2", "t:\n  - a: 1\n    b: 2\n" },
  { 's', "a: 1\n", "yes", "2", "a: 1\n\"yes\": 2\n" },
  { 's', "a: 1\n", "x y: z", "2", "a: 1\n\"x y: z\": 2\n" },
  { 's', "a: 1\n", "b", "{c: [1, {d: 2}], e: {}}",
    "a: 1\nb:\n  c:\n    - 1\n    - d: 2\n  e: {}\n" },
  { 's', "a:\n  b: 1 # x\n  c: 2\n", "a", "{b: 1, d: 3, c: 4}",
    "a:\n  b: 1 # x\n  d: 3\n  c: 4\n" },
  { 's', "a:\n  b: 1\n", "a", "{z: 2}", "a:\n  z: 2\n" },
  { 's', "a:\n  b: 1\n", "a", "{}", "a: {}\n" },
  /* Removing. */
  { 'u', "a: 1 # x\nb: 2\n", "a", NULL, "b: 2\n" },
  { 'u', "a: 1\n# about b\nb: 2\nc: 3\n", "b", NULL, "a: 1\n# about b\nc: 3\n" },
  { 'u', "a: 1\n\n# about b\n# more\nb: 2\nc: 3\n", "b", NULL, "a: 1\n\nc: 3\n" },
  { 'u', "# top\na: 1\nb: 2\n", "a", NULL, "# top\nb: 2\n" },
  { 'u', "a:\n  - x\n  - y\nb: 2\n", "a", NULL, "b: 2\n" },
  { 'u', "a: |\n  x\n\nb: 2\n", "a", NULL, "\nb: 2\n" },
  { 'u', "a: 1\n", "a", NULL, "" },
  { 'u', "a:\n  b: 1 # x\nc: 2\n", "a.b", NULL, "a: {}\nc: 2\n" },
  { 'u', "a:\n  b: 1\n  d: 2\n", "a.b", NULL, "a:\n  d: 2\n" },
  { 'u', "a: {b: 1, d: 2}\n", "a.b", NULL, "a: {d: 2}\n" },
  { 'u', "t:\n  - a: 1\n    b: 2\n", "t.0.a", NULL, "t:\n  - b: 2\n" },
  { 'u', "t:\n  - a: 1\n    b: 2\n", "t.0.b", NULL, "t:\n  - a: 1\n" },
  { 's', "t:\n  - a: 1\n    b: 2\n    c: 3\n", "t.0", "{d: 4, c: 3}", "t:\n  - c: 3\n    d: 4\n" },
  { 's', "t: {a: 1, b: 2, c: 3}\n", "t", "{d: 4, c: 3}", "t: {c: 3, d: 4}\n" },
  { 'u', "t:\n  - a: 1 # x\n    # y\n    b: 2\n", "t.0.a", NULL, NULL },
  { 'u', "a: &x 1\nb: *x\n", "a", NULL, NULL },
  { 'u', "x: &x {b: 1}\na:\n  <<: *x\n  b: 2\n", "a.b", NULL, NULL },
  { 's', "x: &x {b: 1}\na:\n  <<: *x\n  b: 2\n", "a.b", "3",
    "x: &x {b: 1}\na:\n  <<: *x\n  b: 3\n" },
  { 's', "x: &x {b: 1}\na:\n  <<: *x\n", "a", "{b: 1, c: 2}",
    "x: &x {b: 1}\na:\n  <<: *x\n  c: 2\n" },
  { 'u', "a: [&x 1]\nb: *x\n", "a", NULL, NULL },
};

static void
test_keys (void)
{
  check_rows (key_rows, G_N_ELEMENTS (key_rows), order);
}

static void
test_pages_without_front_matter_get_one (void)
{
  static const EditRow row = { 's', NULL, "title", "New" };
  static const EditRow number_row = { 's', NULL, "0", "New" };
  g_autofree char *number = edit ("Body\n", &number_row, NULL);
  g_autofree char *plain = edit ("Body\n", &row, NULL);
  g_autofree char *bom = edit ("\xEF\xBB\xBF"
                               "Body\r\n",
                               &row, NULL);
  g_autofree char *empty = edit ("", &row, NULL);

  g_assert_cmpstr (plain, ==, "---\ntitle: New\n---\nBody\n");
  g_assert_cmpstr (bom, ==,
                   "\xEF\xBB\xBF"
                   "---\r\ntitle: New\r\n---\r\nBody\r\n");
  g_assert_cmpstr (empty, ==, "---\ntitle: New\n---\n");
  g_assert_cmpstr (number, ==, "---\n\"0\": New\n---\nBody\n");
}

static void
test_the_ends_of_the_file_stay (void)
{
  static const EditRow row = { 's', NULL, "tags", "[a, b]" };
  g_autofree char *at_end = edit ("---\ntags:\n  - a\n---", &row, NULL);
  g_autofree char *spaces = edit ("\n \n--- \ntags: [a]\n---  \nBody", &row, NULL);

  g_assert_cmpstr (at_end, ==, "---\ntags:\n  - a\n  - b\n---");
  g_assert_cmpstr (spaces, ==, "\n \n--- \ntags: [a, b]\n---  \nBody");
}

/* To Hugo a field may stand right behind the fence; its column is the first. */
static void
test_a_field_right_behind_the_fence (void)
{
  static const EditRow removed = { 'u', NULL, "a", NULL };
  static const EditRow added = { 's', NULL, "c", "[x]" };
  g_autofree char *without = edit ("---a: 1\nb: 2\n---\n", &removed, NULL);
  g_autofree char *with = edit ("---a: 1\nb: 2\n---\n", &added, NULL);

  g_assert_cmpstr (without, ==, "---\nb: 2\n---\n");
  g_assert_cmpstr (with, ==, "---a: 1\nb: 2\nc:\n  - x\n---\n");
}

static void
test_broken_front_matter_is_refused_with_its_reason (void)
{
  g_autoptr (SpFrontMatter) fm = parse ("---\na: b: c\n---\n");
  g_autoptr (SpValue) value = sp_value_new_string ("x");
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_front_matter_set (fm, "title", value, NULL, &error));
  g_assert_error (error, SP_DOCUMENT_ERROR, SP_DOCUMENT_ERROR_NOT_EDITABLE);
  g_assert_nonnull (strstr (error->message, "colon"));
}

typedef struct
{
  const char *path;
  const char *text;
  SpValueType missing;
  SpValueType type;
  const char *json;
} CoerceRow;

static void
test_text_takes_the_type_of_its_field (void)
{
  static const CoerceRow rows[] = {
    { "weight", "3", SP_VALUE_STRING, SP_VALUE_INTEGER, "3" },
    { "weight", "-3", SP_VALUE_STRING, SP_VALUE_INTEGER, "-3" },
    { "weight", "2.5", SP_VALUE_STRING, SP_VALUE_FLOAT, "2.5" },
    { "weight", "three", SP_VALUE_STRING, SP_VALUE_STRING, "\"three\"" },
    { "weight", "", SP_VALUE_STRING, SP_VALUE_STRING, "\"\"" },
    { "draft", "no", SP_VALUE_STRING, SP_VALUE_BOOLEAN, "false" },
    { "draft", "True", SP_VALUE_STRING, SP_VALUE_BOOLEAN, "true" },
    { "draft", "maybe", SP_VALUE_STRING, SP_VALUE_STRING, "\"maybe\"" },
    { "date", "2024-01-02", SP_VALUE_STRING, SP_VALUE_DATE, "\"2024-01-02\"" },
    { "quoted", "2024-01-02", SP_VALUE_STRING, SP_VALUE_STRING, "\"2024-01-02\"" },
    { "title", "3", SP_VALUE_STRING, SP_VALUE_STRING, "\"3\"" },
    { "none", "3", SP_VALUE_STRING, SP_VALUE_STRING, "\"3\"" },
    { "none", "3", SP_VALUE_INTEGER, SP_VALUE_INTEGER, "3" },
    { "empty", "true", SP_VALUE_BOOLEAN, SP_VALUE_BOOLEAN, "true" },
    { "ratio", "3", SP_VALUE_STRING, SP_VALUE_FLOAT, "3.0" },
    { "tags", "a", SP_VALUE_STRING, SP_VALUE_STRING, "\"a\"" },
  };
  g_autoptr (SpFrontMatter) fm =
      parse ("---\nweight: 1\ndraft: true\ndate: 2023-01-01\nquoted: '2023-01-01'\ntitle: x\n"
             "empty:\nratio: 1.5\ntags: [a]\n---\n");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpValue) value =
          sp_front_matter_coerce (fm, rows[i].path, rows[i].text, rows[i].missing);
      g_autoptr (GString) json = g_string_new (NULL);

      sp_value_append_json (value, json);
      g_test_message ("%s %s", rows[i].path, rows[i].text);
      g_assert_cmpint (sp_value_get_value_type (value), ==, rows[i].type);
      g_assert_cmpstr (json->str, ==, rows[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yaml-edit/scalars", test_scalars);
  g_test_add_func ("/yaml-edit/texts-of-several-lines", test_texts_of_several_lines);
  g_test_add_func ("/yaml-edit/lists", test_lists);
  g_test_add_func ("/yaml-edit/keys", test_keys);
  g_test_add_func ("/yaml-edit/pages-without-front-matter-get-one",
                   test_pages_without_front_matter_get_one);
  g_test_add_func ("/yaml-edit/the-ends-of-the-file-stay", test_the_ends_of_the_file_stay);
  g_test_add_func ("/yaml-edit/a-field-right-behind-the-fence",
                   test_a_field_right_behind_the_fence);
  g_test_add_func ("/yaml-edit/broken-front-matter-is-refused-with-its-reason",
                   test_broken_front_matter_is_refused_with_its_reason);
  g_test_add_func ("/yaml-edit/text-takes-the-type-of-its-field",
                   test_text_takes_the_type_of_its_field);

  return g_test_run ();
}
