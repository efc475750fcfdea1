#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a site as "list" prints them, and "render"."""

import os
import socket

from cli_case import Case, FAILED
from harness import tap


class List(Case):
    def setUp(self):
        super().setUp()
        self.write("site/hugo.yaml", "title: Glow\n")
        self.write("site/content/about.md", "---\ntitle: About\n---\n")
        self.write("site/content/services/b.md", "---\ntitle: Beta\nweight: 2\ndraft: true\n---\n")
        self.write("site/content/services/a.md",
                   "---\ntitle: Alpha\nweight: 1\ndate: 2024-05-06\n---\n\n"
                   "| Attribute | Details |\n|---|---|\n| **Cost** | **$100** |\n")

    def test_json(self):
        self.assertEqual(self.done("list", "--json", "site").objects, [
            {"path": "content/about.md", "title": "About", "draft": False, "weight": 0, "date": "",
             "section": "", "price": "", "problem": None},
            {"path": "content/services/a.md", "title": "Alpha", "draft": False, "weight": 1,
             "date": "2024-05-06", "section": "services", "price": "$100", "problem": None},
            {"path": "content/services/b.md", "title": "Beta", "draft": True, "weight": 2,
             "date": "", "section": "services", "price": "", "problem": None}])

    def test_for_people(self):
        lines = self.done("list", "site").text.splitlines()
        self.assertEqual(lines[1].split("\t"),
                         ["content/services/a.md", "Alpha", "", "1", "2024-05-06", "services",
                          "$100", ""])

    def test_bad_pages_do_not_stop_the_rest(self):
        self.write("site/content/broken.md", "---\ntitle: [\n---\n")
        self.write(b"site/content/bad\xff\nname.md".decode("utf-8", "surrogateescape"), "A\n")
        os.mkfifo(self.folder / "site/content/fifo.md")
        pages = {p["path"]: p["problem"] for p in self.done("list", "--json", "site").objects}
        self.assertEqual(len(pages), 6)
        for path in ("content/broken.md", "content/bad\ufffd\nname.md", "content/fifo.md"):
            self.assertTrue(pages[path])
        self.assertEqual(len(self.done("list", "site").text.splitlines()), 6)

    def test_what_is_no_site(self):
        (self.folder / "empty").mkdir()
        for folder in ("empty", "missing", "site/content/about.md"):
            with self.subTest(folder=folder):
                result = self.fails(FAILED, "list", folder)
                self.assertEqual((result.out, result.messages[0][0]), (b"", folder))


class Many(Case):
    """Ten thousand pages, a third of them bad in every way that a disk has to offer."""

    PAGES = 10_000
    GOOD = ("---\ntitle: {name}\nweight: {n}\n---\n\n"
            "| Attribute | Details |\n|---|---|\n| **Cost** | ${n} |\n")

    def setUp(self):
        super().setUp()
        self.site = self.folder / "site"
        self.write("site/hugo.yaml", "title: Glow\n")
        self.write("outside/secret.md", "---\ntitle: Secret\n---\n")
        (self.site / "content").mkdir()
        self.sockets = []
        self.addCleanup(lambda: [one.close() for one in self.sockets])
        self.problems = {}
        for n in range(self.PAGES):
            self.make(n, f"{n:05}")

    def make(self, n, name):
        folder = self.site / "content" / f"section-{n % 7}"
        folder.mkdir(exist_ok=True)
        path = os.fsencode(folder / f"{name}.md")
        kind = n % 36
        problem = KINDS[kind][0] if kind < len(KINDS) else None
        if kind < len(KINDS):
            path = KINDS[kind][1](self, path, folder) or path
        else:
            with open(path, "w") as file:
                file.write(self.GOOD.format(name=f"Page {name} 😀", n=n))
        below = os.path.relpath(path, os.fsencode(self.site))
        self.problems[below.decode("utf-8", "replace")] = problem

    def put(self, path, data):
        with open(path, "wb") as file:
            file.write(data)

    def broken(self, path, _folder):
        self.put(path, b"---\ntitle: [\n---\nText\n")

    def unclosed(self, path, _folder):
        self.put(path, b"---\ntitle: A\n")

    def not_utf8(self, path, _folder):
        self.put(path, b"---\ntitle: A\n---\nd\xe9collet\xe9\n")

    def enormous(self, path, _folder):
        with open(path, "wb") as file:
            file.truncate(5 << 30)

    def unreadable(self, path, _folder):
        self.put(path, b"---\ntitle: A\n---\n")
        os.chmod(path, 0)

    def fifo(self, path, _folder):
        os.mkfifo(path)

    def socket(self, path, folder):
        if len(self.sockets) >= 100:
            return self.fifo(path, folder)
        listener = socket.socket(socket.AF_UNIX)
        self.sockets.append(listener)
        # The path of a socket may be no longer than a line; from its folder it is.
        here = os.getcwd()
        os.chdir(folder)
        listener.bind(os.path.basename(path))
        os.chdir(here)
        return None

    def a_folder(self, path, _folder):
        os.mkdir(path)

    def loop(self, path, _folder):
        os.symlink(os.path.basename(path), path)

    def nowhere(self, path, _folder):
        os.symlink("not-there.md", path)

    def out_of_the_site(self, path, _folder):
        os.symlink(self.folder / "outside/secret.md", path)

    def line_break(self, path, _folder):
        path = path[:-3] + b"\nname.md"
        self.put(path, b"---\ntitle: A\n---\n")
        return path

    def name_not_utf8(self, path, _folder):
        path = path[:-3] + b"\xff.md"
        self.put(path, b"---\ntitle: A\n---\n")
        return path

    def emoji(self, path, _folder):
        path = path[:-3] + "😀\u202e.md".encode()
        self.put(path, b"---\ntitle: A\n---\n")
        return path

    def test_all_are_listed_with_what_is_wrong(self):
        # Round and round: a folder that is also below itself is walked once.
        os.symlink("..", self.site / "content/section-0/again")
        os.symlink(self.folder / "outside", self.site / "content/section-1/out")
        listed = {p["path"]: p for p in self.done("list", "--json", "site").objects}
        self.assertIn("out", listed.pop("content/section-1/out")["problem"])
        self.assertEqual(set(listed), set(self.problems))
        for path, words in self.problems.items():
            problem = listed[path]["problem"]
            if words is None:
                self.assertIsNone(problem, path)
            else:
                self.assertIn(words, problem or "", path)
        good = listed["content/section-6/00020.md"]
        self.assertEqual((good["title"], good["price"]), ("Page 00020 😀", "$20"))
        self.assertFalse([p for p in listed.values() if "Secret" in p["title"]])


# What a problem says, and who makes the page that has it; nothing is wrong with an emoji.
KINDS = (("", Many.broken), ("has no end", Many.unclosed), ("old encoding", Many.not_utf8),
         ("large", Many.enormous), ("", Many.fifo), ("", Many.socket), ("folder", Many.a_folder),
         ("back to itself", Many.loop), ("not there any more", Many.nowhere),
         ("leads out of the website", Many.out_of_the_site), ("line break", Many.line_break),
         ("not in UTF-8", Many.name_not_utf8), (None, Many.emoji),
         # There is nothing that root may not read.
         ("" if os.geteuid() else None, Many.unreadable))


class Render(Case):
    PAGE = "---\ntitle: A\n---\n# Heading\n\nText <b>raw</b>\n"

    def test_hugos_own_settings(self):
        self.write("a.md", self.PAGE)
        text = self.done("render", "a.md").text
        self.assertIn("Heading</h1>", text)
        self.assertNotIn("<b>", text)
        self.assertEqual(self.done("render", "-", stdin=self.PAGE.encode()).text, text)

    def test_settings_of_a_site(self):
        self.write("site/hugo.yaml", "markup: {goldmark: {renderer: {unsafe: true}}}\n")
        self.write("site/content/a.md", self.PAGE)
        text = self.done("render", "--site", "site", "site/content/a.md").text
        self.assertIn("<b>raw</b>", text)

    def test_the_whole_document(self):
        self.write("a.md", self.PAGE)
        text = self.done("render", "--page", "a.md").text
        self.assertIn("<style", text)
        self.assertIn("Heading</h1>", text)

    def test_failures(self):
        self.write("a.md", self.PAGE)
        self.write("broken.md", "---\ntitle: a: b\n---\nText\n")
        self.assertEqual(self.fails(FAILED, "render", "missing.md").messages[0][0], "missing.md")
        self.assertEqual(self.fails(FAILED, "render", "--site", "missing", "a.md").messages[0][0],
                         "missing")
        self.assertEqual(self.fails(FAILED, "render", "broken.md").messages[0][:2],
                         ("broken.md", 2))


if __name__ == "__main__":
    tap.main()
