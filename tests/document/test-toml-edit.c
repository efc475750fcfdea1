/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "front-matter-fixture.h"
#include "sp-format.h"

static const char *const order[] = { "title", "date", "weight", "tags", "params", NULL };

static const EditRow scalar_rows[] = {
  { 's', "a = \"Old\" # c\n", "a", "New", "a = \"New\" # c\n" },
  { 's', "a = \"Old\"\n", "a", "Old", "a = \"Old\"\n" },
  { 's', "a = \"\"\n", "a", "'say \"hi\" \\ é'", "a = \"say \\\"hi\\\" \\\\ é\"\n" },
  { 's', "a = \"Old\"\n", "a", "\"a\\tb\\nc\\x01\\x7F\"", "a = \"a\\tb\\nc\\u0001\\u007F\"\n" },
  { 's', "a = \"Old\"\n", "a", "'yes'", "a = \"yes\"\n" },
  { 's', "a = 'Old'\n", "a", "'C:\\new'", "a = 'C:\\new'\n" },
  { 's', "a = 'Old'\n", "a", "\"it's\"", "a = \"it's\"\n" },
  { 's', "a = 'Old'\n", "a", "\"a\\nb\"", "a = \"a\\nb\"\n" },
  { 's', "a = \"\"\"\nOld\n\"\"\" # c\n", "a", "\"New\\ntext\\n\"",
    "a = \"\"\"\nNew\ntext\n\"\"\" # c\n" },
  { 's', "a = \"\"\"Old\"\"\"\n", "a", "\"\\nNew\"", "a = \"\"\"\n\nNew\"\"\"\n" },
  { 's', "a = \"\"\"Old\"\"\"\n", "a", "'a \"\"\" b\"'", "a = \"\"\"a \"\"\\\" b\\\"\"\"\"\n" },
  { 's', "a = \"\"\"\nOld\"\"\"\n", "a", "\"x\\n+++\\n\"", "a = \"\"\"\nx\n\\u002B++\n\"\"\"\n" },
  { 's', "a = '''Old'''\n", "a", "\"it's\\nraw \\\\n'\"", "a = '''it's\nraw \\n''''\n" },
  { 's', "a = '''\nOld'''\n", "a", "\"x'''y\"", "a = \"\"\"\nx'''y\"\"\"\n" },
  { 's', "a = '''Old'''\n", "a", "\"x\\n+++\"", "a = \"\"\"x\n\\u002B++\"\"\"\n" },
  { 's', "a = '''\r\nOld'''\r\n", "a", "\"x\\ny\"", "a = '''\r\nx\r\ny'''\r\n" },
  { 's', "a = true\n", "a", "false", "a = false\n" },
  { 's', "a = 12\n", "a", "-7", "a = -7\n" },
  { 's', "a = +12\n", "a", "13", "a = +13\n" },
  { 's', "a = +12\n", "a", "-13", "a = -13\n" },
  { 's', "a = 1_000\n", "a", "1234567", "a = 1_234_567\n" },
  { 's', "a = 1_000\n", "a", "12", "a = 12\n" },
  { 's', "a = 1_0\n", "a", "1234", "a = 1234\n" },
  { 's', "a = 0xBEEF\n", "a", "255", "a = 0xFF\n" },
  { 's', "a = 0xbeef\n", "a", "255", "a = 0xff\n" },
  { 's', "a = 0xbeef\n", "a", "-1", "a = -1\n" },
  { 's', "a = 0o17\n", "a", "8", "a = 0o10\n" },
  { 's', "a = 0b101\n", "a", "0", "a = 0b0\n" },
  { 's', "a = 12.50\n", "a", "13.5", "a = 13.50\n" },
  { 's', "a = 12.50\n", "a", "13.125", "a = 13.125\n" },
  { 's', "a = 1e3\n", "a", "2000.0", "a = 2000.0\n" },
  { 's', "a = 1.0\n", "a", "1e20", "a = 1e+20\n" },
  { 's', "a = 1.0\n", "a", "0.1", "a = 0.1\n" },
  { 's', "a = 1.0\n", "a", ".inf", "a = inf\n" },
  { 's', "a = 1\n", "a", "1.5", "a = 1.5\n" },
  { 's', "a = 1\n", "a", "x", "a = \"x\"\n" },
  { 's', "a = 2023-05-11T22:35:06+05:31 # c\n", "a", "2023-05-12T22:35:06+05:31",
    "a = 2023-05-12T22:35:06+05:31 # c\n" },
  { 's', "a = 2023-05-11\n", "a", "2023-05-12 10:00:00", "a = 2023-05-12 10:00:00\n" },
  { 's', "a = 2023-05-11\n", "a", "2023-5-12", NULL },
  { 's', "a = 1\n", "a", "~", NULL },
  { 's', "a = 1\n", "a", "[x, [2]]", "a = [\"x\", [2]]\n" },
  { 's', "a = 1\n", "a", "{x: 1, 'y z': {}}", "a = { x = 1, \"y z\" = {} }\n" },
  { 's', "a = [1, 2]\n", "a", "x", "a = \"x\"\n" },
  { 's', "[b]\n  a = 1 # c\n", "b.a", "2", "[b]\n  a = 2 # c\n" },
  { 's', "b.a = 1\n", "b.a", "2", "b.a = 2\n" },
  { 's', "b = { a = 1, c.d = 2 }\n", "b.a", "3", "b = { a = 3, c.d = 2 }\n" },
  { 's', "b = { a = 1, c.d = 2 }\n", "b.c.d", "3", "b = { a = 1, c.d = 3 }\n" },
  { 's', "[[b]]\na = 1\n[[b]]\na = 2\n", "b.1.a", "3", "[[b]]\na = 1\n[[b]]\na = 3\n" },
};

static const EditRow list_rows[] = {
  { 'i', "a = []\n", "a", "x", "a = [\"x\"]\n", 0 },
  { 'i', "a = [ ] # c\n", "a", "x", "a = [\"x\"] # c\n", 0 },
  { 'i', "a = ['x']\n", "a", "'y'", "a = ['x', 'y']\n", 1 },
  { 'i', "a = [\"x\", \"y\"]\n", "a", "z", "a = [\"z\", \"x\", \"y\"]\n", 0 },
  { 'i', "a = [ \"x\",\"y\" ]\n", "a", "z", "a = [ \"x\",\"z\",\"y\" ]\n", 1 },
  { 'i', "a = [ \"x\",\"y\" ]\n", "a", "z", "a = [ \"x\",\"y\",\"z\" ]\n", 2 },
  { 'i', "a = [\n  1, # one\n  2, # two\n]\n", "a", "3", "a = [\n  1, # one\n  2, # two\n  3,\n]\n",
    2 },
  { 'i', "a = [\n  1, # one\n  2 # two\n]\n", "a", "3", "a = [\n  1, # one\n  2, # two\n  3\n]\n",
    2 },
  { 'i', "a = [\n  1,\n  # c\n  2\n]\n", "a", "3", "a = [\n  1,\n  3,\n  # c\n  2\n]\n", 1 },
  { 'i', "a = [\r\n\t1,\r\n]\r\n", "a", "2", "a = [\r\n\t1,\r\n\t2,\r\n]\r\n", 1 },
  { 'i', "a = [1, # c\n]\n", "a", "2", "a = [1, # c\n  2,\n]\n", 1 },
  { 'i', "a = [1 # c\n]\n", "a", "2", "a = [1, # c\n  2\n]\n", 1 },
  { 'i', "a = [\n  # none\n]\n", "a", "2", "a = [\n  2\n  # none\n]\n", 0 },
  { 'i', "a = [\n  1\n  , 2\n]\n", "a", "3", "a = [\n  1\n  , 2, 3\n]\n", 2 },
  { 'i', "a = [\n  1, 2,\n  3, 4,\n]\n", "a", "5", "a = [\n  1, 2,\n  3, 4, 5,\n]\n", 4 },
  { 'i', "a = [[1], [2]]\n", "a.0", "3", "a = [[1, 3], [2]]\n", 1 },
  { 'i', "b = 1\n", "a", "x", "b = 1\na = [\"x\"]\n", 0 },
  { 'u', "a = [\"x\", \"y\", \"z\"]\n", "a.0", NULL, "a = [\"y\", \"z\"]\n" },
  { 'u', "a = [\"x\", \"y\", \"z\"]\n", "a.1", NULL, "a = [\"x\", \"z\"]\n" },
  { 'u', "a = [\"x\", \"y\", \"z\"]\n", "a.2", NULL, "a = [\"x\", \"y\"]\n" },
  { 'u', "a = [ \"x\" ] # c\n", "a.0", NULL, "a = [] # c\n" },
  { 'u', "a = [ \"#x\" ]\n", "a.0", NULL, "a = []\n" },
  { 'u', "a = [\n  1, # one\n  2, # two\n]\n", "a.0", NULL, "a = [\n  2, # two\n]\n" },
  { 'u', "a = [\n  1, # one\n  2 # two\n]\n", "a.1", NULL, "a = [\n  1 # one\n]\n" },
  { 'u', "a = [\n  1,\n  # c\n\n  2,\n  3\n]\n", "a.1", NULL, "a = [\n  1,\n  # c\n\n  3\n]\n" },
  { 'u', "a = [\n  1,\n]\n", "a.0", NULL, "a = []\n" },
  { 'u', "a = [\n  # c\n  1,\n]\n", "a.0", NULL, "a = [\n  # c\n]\n" },
  { 'u', "a = [1, # c\n  2]\n", "a.1", NULL, "a = [1 # c\n]\n" },
  { 'u', "a = [1,\n # c\n 2, 3]\n", "a.1", NULL, "a = [1,\n # c\n 3]\n" },
  { 'u', "a = [1, 2,]\n", "a.1", NULL, "a = [1,]\n" },
  { 'u', "a = [\n  1\n  , 2\n]\n", "a.1", NULL, "a = [\n  1\n]\n" },
  { 'm', "a = [1, 2, 3]\n", "a", NULL, "a = [2, 3, 1]\n", 0, 2 },
  { 'm', "a = [1, 2, 3]\n", "a", NULL, "a = [3, 1, 2]\n", 2, 0 },
  { 'm', "a = [ 1,2 ]\n", "a", NULL, "a = [ 2,1 ]\n", 0, 1 },
  { 'm', "a = [\n  1, # one\n  2, # two\n  3 # three\n]\n", "a", NULL,
    "a = [\n  2, # two\n  3, # three\n  1 # one\n]\n", 0, 2 },
  { 'm', "a = [\n  1, # one\n  2, # two\n  3 # three\n]\n", "a", NULL,
    "a = [\n  3, # three\n  1, # one\n  2 # two\n]\n", 2, 0 },
  { 's', "a = [\"x\", \"y\", \"z\"]\n", "a", "['y', w, z, v]",
    "a = [\"y\", \"w\", \"z\", \"v\"]\n" },
  { 's', "a = [\n  1,\n  2,\n]\n", "a", "[]", "a = []\n" },
  { 's', "a = [\"x\"]\n", "a.1", "'y'", "a = [\"x\", \"y\"]\n" },
};

static const EditRow key_rows[] = {
  { 's', "", "title", "New", "title = \"New\"\n" },
  { 's', "date = 2023-05-11\ntags = []\n", "weight", "3",
    "date = 2023-05-11\nweight = 3\ntags = []\n" },
  { 's', "title = \"x\"\nother = 1\n", "odd key", "1",
    "title = \"x\"\nother = 1\n\"odd key\" = 1\n" },
  { 's', "title=\"x\"\n", "weight", "3", "title=\"x\"\nweight=3\n" },
  { 's', "title   = \"x\"\ndraft   = true\n", "weight", "3",
    "title   = \"x\"\nweight  = 3\ndraft   = true\n" },
  { 's', "title   = \"x\"\n", "description", "d", "title   = \"x\"\ndescription = \"d\"\n" },
  { 's', "title = \"x\"\r\n", "weight", "3", "title = \"x\"\r\nweight = 3\r\n" },
  { 's', "title = \"x\" # c\n\n# params\n[params]\na = 1\n", "weight", "3",
    "title = \"x\" # c\nweight = 3\n\n# params\n[params]\na = 1\n" },
  { 's', "[params]\na = 1\n", "weight", "3", "weight = 3\n\n[params]\na = 1\n" },
  { 's', "title = \"x\"\n", "text", "\"one\\ntwo\\n\"",
    "title = \"x\"\ntext = \"\"\"\none\ntwo\n\"\"\"\n" },
  { 's', "[params]\n  a = 1 # c\n\n[x]\n", "params.b", "x",
    "[params]\n  a = 1 # c\n  b = \"x\"\n\n[x]\n" },
  { 's', "[params]\n\n[x]\n", "params.b", "x", "[params]\nb = \"x\"\n\n[x]\n" },
  { 's', "[params.hero]\na = 1\n", "params.b", "x",
    "[params]\nb = \"x\"\n\n[params.hero]\na = 1\n" },
  { 's', "hero.a = 1\nx = 2\n", "hero.b", "3", "hero.a = 1\nhero.b = 3\nx = 2\n" },
  { 's', "[p]\n  hero.a = 1\n", "p.hero.b", "3", "[p]\n  hero.a = 1\n  hero.b = 3\n" },
  { 's', "hero.a = 1\n", "hero.b.c", "3", "hero.a = 1\nhero.b = { c = 3 }\n" },
  { 's', "p = { a = 1 }\n", "p.b", "x", "p = { a = 1, b = \"x\" }\n" },
  { 's', "p = {a=1}\n", "p.b", "x", "p = {a=1, b=\"x\"}\n" },
  { 's', "p = {} # c\n", "p.b", "x", "p = { b = \"x\" } # c\n" },
  { 's', "p = { a.b = 1 }\n", "p.c", "x", NULL },
  { 's', "title = \"x\"\n", "params.hero.a", "1",
    "title = \"x\"\n\n[params]\n\n[params.hero]\na = 1\n" },
  { 's', "title = \"x\"\n", "params.a", "1", "title = \"x\"\n\n[params]\na = 1\n" },
  { 's', "[params]\na = 1\n\n[x]\nb = 1\n", "params.hero.a", "1",
    "[params]\na = 1\n\n[params.hero]\na = 1\n\n[x]\nb = 1\n" },
  { 's', "title = \"x\"\n", "faq", "[{q: 1}, {q: 2}]",
    "title = \"x\"\n\n[[faq]]\nq = 1\n\n[[faq]]\nq = 2\n" },
  { 's', "title = \"x\"\n", "p", "{}", "title = \"x\"\np = {}\n" },
  { 's', "[[faq]]\nq = 1\n\n[[faq]]\nq = 2\n", "faq.0.links.a", "1",
    "[[faq]]\nq = 1\n\n[faq.links]\na = 1\n\n[[faq]]\nq = 2\n" },
};

static const EditRow unset_rows[] = {
  { 'u', "a = 1\nb = 2 # c\nc = 3\n", "b", NULL, "a = 1\nc = 3\n" },
  { 'u', "a = 1\n\n# about b\nb = 2\nc = 3\n", "b", NULL, "a = 1\n\nc = 3\n" },
  { 'u', "a = 1\n# about b\nb = 2\n", "b", NULL, "a = 1\n# about b\n" },
  { 'u', "# about the page\na = 1\nb = 2\n", "a", NULL, "# about the page\nb = 2\n" },
  { 'u', "a = '''\n\n# text'''\nb = 2\n", "b", NULL, "a = '''\n\n# text'''\n" },
  { 'u', "a = [\n  1,\n] # c\nb = 2\n", "a", NULL, "b = 2\n" },
  { 'u', "[p]\na = 1\n", "p.a", NULL, "[p]\n" },
  { 'u', "hero.a = 1\nhero.b = 2\n", "hero.a", NULL, "hero.b = 2\n" },
  { 'u', "x = 1\nhero.a = 1 # c\n", "hero.a", NULL, "x = 1\nhero = {} # c\n" },
  { 'u', "hero.a = 1\nx = 1\nhero.b = 2\n", "hero", NULL, "x = 1\n" },
  { 'u', "a.b.c = 1\n", "a.b", NULL, "a = {}\n" },
  { 'u', "p = { a = 1, b = 2 }\n", "p.a", NULL, "p = { b = 2 }\n" },
  { 'u', "p = { a = 1, b = 2 }\n", "p.b", NULL, "p = { a = 1 }\n" },
  { 'u', "p = { a = 1 }\n", "p.a", NULL, "p = {}\n" },
  { 'u', "x = 1\n\n# c\n[p]\na = 1\n\n[p.q]\nb = 1\n\n[y]\n", "p", NULL, "x = 1\n\n[y]\n" },
  { 'u', "[p]\na = 1\n\n[y]\n", "p", NULL, "[y]\n" },
  { 'u', "[[p.q]]\nb = 1\n\n[p.r]\n", "p", NULL, "" },
  { 's', "[p]\na = 1\n", "p", "{a: 2, b: {c: 3}, d: 4}", "[p]\na = 2\nd = 4\n\n[p.b]\nc = 3\n" },
  { 'u', "[p.q]\nb = 1\n", "p.q", NULL, "[p]\n" },
  { 'u', "[p.q]\nb = 1\n\n[p.r]\nc = 2\n", "p.q", NULL, "[p.r]\nc = 2\n" },
  { 's', "x = 1\n\n[p.q]\nb = 1\n\n[p.r]\nc = 2\n", "p", "{d: 1}", "x = 1\n\n[p]\nd = 1\n" },
  { 's', "[p]\nb = 1\n\n[p.q]\nc = 1\n", "p", "{d: 1, r: {e: 2}}", "[p]\nd = 1\n\n[p.r]\ne = 2\n" },
  { 's', "p.b = 1\nx = 1\n", "p", "{d: 1, r: {e: 2}}", "p.d = 1\np.r = { e = 2 }\nx = 1\n" },
};

static const EditRow table_list_rows[] = {
  { 'i', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f", "{q: 3}",
    "[[f]]\nq = 1\n\n[[f]]\nq = 3\n\n[[f]]\nq = 2\n", 1 },
  { 'i', "x = 1\n\n# c\n[[f]]\nq = 1\n", "f", "{q: 3}",
    "x = 1\n\n[[f]]\nq = 3\n\n# c\n[[f]]\nq = 1\n", 0 },
  { 'i', "[[f]]\nq = 1\n[f.l]\nu = 1\n\n[x]\n", "f", "{q: 3}",
    "[[f]]\nq = 1\n[f.l]\nu = 1\n\n[[f]]\nq = 3\n\n[x]\n", 1 },
  { 'i', "[[f]]\nq = 1\n", "f", "3", NULL, 1 },
  { 'u', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f.0", NULL, "[[f]]\nq = 2\n" },
  { 'u', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f.1", NULL, "[[f]]\nq = 1\n" },
  { 'u', "x = 1\n\n[[f]]\nq = 1\n", "f.0", NULL, "x = 1\nf = []\n" },
  { 'u', "[[f.g]]\nq = 1\n", "f.g.0", NULL, "[f]\ng = []\n" },
  { 'u', "[[f.g]]\nq = 1\n\n[f.h]\n", "f.g.0", NULL, "[f]\ng = []\n\n[f.h]\n" },
  { 's', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f", "[{q: 2}, {q: 3}]",
    "[[f]]\nq = 2\n\n[[f]]\nq = 3\n" },
  { 's', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f", "x", "f = \"x\"\n\n" },
  { 's', "[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f.0", "x", NULL },
  { 's', "a = 1\n\n[p]\nq = 1\n\n[p.r]\ns = 1\n", "p", "x", "a = 1\np = \"x\"\n" },
  { 's', "a = 1\nq.r = 1\nb = 2\nq.s.t = 1\n", "q", "x", "a = 1\nb = 2\nq = \"x\"\n" },
  { 's', "[p.q]\nr = 1\n", "p.q", "x", "[p]\nq = \"x\"\n" },
  { 's', "p.q.r = 1\n", "p.q", "x", "p.q = \"x\"\n" },
  { 'u', "x = 1\n\n[[f]]\nq = 1\n\n[[f]]\nq = 2\n", "f", NULL, "x = 1\n" },
  { 'm', "[[f]]\nq = 1\n\n# two\n[[f]]\nq = 2\n[f.l]\nu = 1\n", "f", NULL,
    "# two\n[[f]]\nq = 2\n[f.l]\nu = 1\n\n[[f]]\nq = 1\n", 0, 1 },
  { 'm', "x = 1\n\n[[f]]\nq = 1\n\n[[f]]\nq = 2\n\n[y]\n", "f", NULL,
    "x = 1\n\n[[f]]\nq = 2\n\n[[f]]\nq = 1\n\n[y]\n", 1, 0 },
  { 'm', "[[f]]\nq = 1\n[y]\n[f.l]\n[[f]]\nq = 2\n", "f", NULL, NULL, 0, 1 },
};

static const EditRow crlf_rows[] = {
  { 's', "a = 1\r\n", "p.q", "1", "a = 1\r\n\r\n[p]\r\nq = 1\r\n" },
  { 's', "a = 1\r\n", "t", "\"x\\ny\"", "a = 1\r\nt = \"x\\ny\"\r\n" },
  { 'u', "a = 1\r\n\r\n# c\r\nb = 2\r\nc = 3\r\n", "b", NULL, "a = 1\r\n\r\nc = 3\r\n" },
  { 'u', "a = 1\r\n\r\n[p]\r\nq = 1\r\n\r\n[r]\r\n", "p", NULL, "a = 1\r\n\r\n[r]\r\n" },
  { 'u', "a = [\r\n  1, # c\r\n  2\r\n]\r\n", "a.1", NULL, "a = [\r\n  1 # c\r\n]\r\n" },
  { 'i', "a = [1, # c\r\n]\r\n", "a", "2", "a = [1, # c\r\n  2,\r\n]\r\n", 1 },
};

static void
test_scalars (void)
{
  check_edits (scalar_rows, G_N_ELEMENTS (scalar_rows), "+++\n", "+++\nBody\n", order);
}

static void
test_lists (void)
{
  check_edits (list_rows, G_N_ELEMENTS (list_rows), "+++\n", "+++\nBody\n", order);
}

static void
test_new_keys (void)
{
  check_edits (key_rows, G_N_ELEMENTS (key_rows), "+++\n", "+++\nBody\n", order);
}

static void
test_removing (void)
{
  check_edits (unset_rows, G_N_ELEMENTS (unset_rows), "+++\n", "+++\nBody\n", order);
}

static void
test_lists_of_tables (void)
{
  check_edits (table_list_rows, G_N_ELEMENTS (table_list_rows), "+++\n", "+++\nBody\n", order);
}

static void
test_windows_line_ends (void)
{
  check_edits (crlf_rows, G_N_ELEMENTS (crlf_rows), "\xEF\xBB\xBF+++\r\n", "+++", order);
}

static void
test_new_fields (void)
{
  g_autoptr (SpValue) root =
      read_yaml ("{title: x, hero: {b: 1, c: {d: 2}}, weight: 3, faq: [{q: 1}]}");
  g_autofree char *text = sp_toml_get_backend ()->write_new (root, "\n");

  g_assert_cmpstr (text, ==,
                   "+++\ntitle = \"x\"\nweight = 3\n\n[hero]\nb = 1\n\n[hero.c]\nd = 2\n\n"
                   "[[faq]]\nq = 1\n+++\n");
}

static void
assert_coerced (const char *page, const char *path, const char *text, SpValueType type)
{
  g_autoptr (SpFrontMatter) fm = parse (page);
  g_autoptr (SpValue) value = sp_front_matter_coerce (fm, path, text, SP_VALUE_DATE);

  g_assert_cmpint (sp_value_get_value_type (value), ==, type);
}

static void
test_text_becomes_a_date_where_toml_has_one (void)
{
  const char *page = "+++\nd = 2023-05-11\nt = 07:32:00\ns = \"2023-05-11\"\n+++\n";

  assert_coerced (page, "d", "2023-05-12", SP_VALUE_DATE);
  assert_coerced (page, "t", "08:00:00", SP_VALUE_DATE);
  assert_coerced (page, "new", "2023-05-12T10:00:00Z", SP_VALUE_DATE);
  assert_coerced (page, "d", "2023-5-12", SP_VALUE_STRING);
  assert_coerced (page, "s", "2023-05-12", SP_VALUE_STRING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toml-edit/scalars", test_scalars);
  g_test_add_func ("/toml-edit/lists", test_lists);
  g_test_add_func ("/toml-edit/new-keys", test_new_keys);
  g_test_add_func ("/toml-edit/removing", test_removing);
  g_test_add_func ("/toml-edit/lists-of-tables", test_lists_of_tables);
  g_test_add_func ("/toml-edit/windows-line-ends", test_windows_line_ends);
  g_test_add_func ("/toml-edit/new-fields", test_new_fields);
  g_test_add_func ("/toml-edit/dates", test_text_becomes_a_date_where_toml_has_one);
  return g_test_run ();
}
