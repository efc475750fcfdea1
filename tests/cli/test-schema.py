#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields in force, found out from the pages alone."""

from cli_case import Case, FAILED
from harness import tap

PAGE = """---
title: Page {n}
date: {date}
draft: {draft}
layout: {layout}
colour: "#0a7{n}{n}{n}"
photo: images/{n}.svg
price: {n}.5
link: https://example.org/{n}
intro: |
  One
  two
tags: [a, b]
hero: {{heading: H, wide: yes}}
faq:
  - question: Q
    answer: A
---

| Attribute | Details |
|-----------|---------|
| **Name**  | Page    |
| **Cost**  | $1      |
"""


class Schema(Case):
    def setUp(self):
        super().setUp()
        self.write("hugo.toml", 'title = "Glow"\n')
        for n in range(1, 7):
            self.write(f"static/images/{n}.svg", "<svg/>")
            self.write(f"content/services/{n}.md", PAGE.format(
                n=n, date=("2024-01-02", "11 May 2023")[n % 2], draft=("yes", "False")[n % 2],
                layout=("wide", "narrow")[n % 2]))

    def section(self, name):
        [document] = self.done("schema", self.folder).objects
        return next(s for s in document["sections"] if s["section"] == name)

    def test_kinds_by_values(self):
        kinds = {f["path"]: f["kind"] for f in self.section("services")["fields"]}
        for path, kind in (("title", "line"), ("date", "date"), ("draft", "switch"),
                           ("layout", "choice"), ("colour", "colour"), ("photo", "image"),
                           ("price", "number"), ("link", "address"), ("intro", "text"),
                           ("tags", "chips"), ("hero", "group"), ("faq", "groups")):
            self.assertEqual(kinds[path], kind, path)

    def test_what_is_known_of_each(self):
        fields = {f["path"]: f for f in self.section("services")["fields"]}
        self.assertEqual(fields["title"]["where"], "seen on 6 of 6 pages")
        self.assertEqual(fields["weight"]["source"], "built-in")
        self.assertEqual([o["value"] for o in fields["layout"]["options"]], ["narrow", "wide"])
        self.assertEqual(fields["photo"]["media_folder"], "static/images")
        self.assertEqual([f["path"] for f in fields["hero"]["fields"]],
                         ["hero.heading", "hero.wide"])
        self.assertEqual([f["path"] for f in fields["faq"]["fields"]],
                         ["faq.*.question", "faq.*.answer"])

    def test_usual_order(self):
        seen = [f["path"] for f in self.section("services")["fields"] if f["pages"]]
        self.assertEqual(seen, ["title", "date", "draft", "layout", "colour", "photo", "price",
                                "link", "intro", "tags", "hero", "faq"])

    def test_attribute_rows(self):
        section = self.section("services")
        self.assertEqual([(r["name"], r["markdown"], r["pages"]) for r in section["attributes"]],
                         [("Name", "**Name**", 6), ("Cost", "**Cost**", 6)])

    def test_a_section_of_one_page(self):
        self.write("content/blog/one.md", "---\ntitle: T\nphoto:\nlayout:\nwide: true\n---\n")
        kinds = {f["path"]: f["kind"] for f in self.section("blog")["fields"]}
        self.assertEqual((kinds["photo"], kinds["wide"], kinds["date"]), ("image", "switch", "date"))

    def test_no_site(self):
        self.fails(FAILED, "schema", self.folder / "none")


if __name__ == "__main__":
    tap.main()
