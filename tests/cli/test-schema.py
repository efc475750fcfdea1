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
        self.assertEqual((kinds["photo"], kinds["wide"], kinds["date"]),
                         ("image", "switch", "date"))

    def write_cms(self):
        self.write("static/admin/config.yml", """
media_folder: static/uploads
public_folder: /uploads
collections:
  - name: services
    folder: content/services
    fields:
      - {name: title, label: Name of the treatment, widget: string}
      - {name: draft, label: Hidden, widget: boolean, required: false}
      - {name: layout, widget: select, options: [{label: Wide, value: 1}, {label: Slim, value: 2}]}
      - {name: price, widget: number, value_type: float, min: 1, max: 9, step: 0.5, hint: In euro}
      - {name: code, widget: string, pattern: ["^[A-Z]+$", Capitals only]}
      - {name: pictures, widget: list, field: {name: p, widget: image}}
      - {name: steps, widget: list, fields: [{name: what, widget: text}]}
      - {name: link, widget: frobnicate}
      - {name: body, widget: markdown}
  - name: single
    files:
      - name: about
        file: content/about.md
        fields: [{name: motto, widget: text}]
""")

    def test_settings_of_the_web_editor(self):
        self.write_cms()
        self.write("content/about.md", "---\ntitle: About\n---\n")
        fields = {f["path"]: f for f in self.section("services")["fields"]}
        self.assertEqual(fields["title"]["label"], "Name of the treatment")
        self.assertEqual(fields["title"]["where"], "static/admin/config.yml:8")
        self.assertTrue(fields["title"]["required"])
        self.assertFalse(fields["draft"]["required"])
        self.assertNotIn("inverted", fields["draft"])
        self.assertEqual([o["value"] for o in fields["layout"]["options"]], [1, 2])
        price = fields["price"]
        self.assertEqual((price["min"], price["max"], price["step"], price["hint"], price["type"]),
                         (1, 9, 0.5, "In euro", "float"))
        self.assertEqual(fields["code"]["pattern_message"], "Capitals only")
        self.assertEqual((fields["pictures"]["kind"], fields["pictures"]["multiple"]),
                         ("image", True))
        self.assertEqual(fields["pictures"]["media_folder"], "static/uploads")
        self.assertEqual(fields["steps"]["kind"], "groups")
        self.assertEqual(fields["link"]["kind"], "address")
        self.assertNotIn("body", fields)
        self.assertEqual(fields["tags"]["source"], "pages")
        [motto] = [f for f in self.section("content/about.md")["fields"] if f["path"] == "motto"]
        self.assertEqual(motto["kind"], "text")

    def test_own_settings_go_before_all(self):
        self.write_cms()
        self.write(".service-pages.yaml", """
sections:
  services:
    fields:
      - {name: draft, label: Away, kind: switch, readonly: true}
fields:
  - {name: motto, kind: text}
""")
        fields = {f["path"]: f for f in self.section("services")["fields"]}
        self.assertEqual((fields["draft"]["label"], fields["draft"]["source"]),
                         ("Away", "settings"))
        self.assertTrue(fields["draft"]["readonly"])
        self.assertEqual(fields["title"]["source"], "cms")
        self.assertEqual(fields["motto"]["where"], ".service-pages.yaml:7")

    def test_front_matter_cms(self):
        self.write("frontmatter.json", """{"frontMatter.taxonomy.contentTypes": [
  {"name": "default", "fields": [
    {"title": "Mood", "name": "mood", "type": "choice", "choices": ["calm", "busy"]}]}]}""")
        [mood] = [f for f in self.section("services")["fields"] if f["path"] == "mood"]
        self.assertEqual((mood["label"], [o["label"] for o in mood["options"]]),
                         ("Mood", ["calm", "busy"]))

    def test_settings_that_cannot_be_read(self):
        self.write(".service-pages.yaml", "fields: [\n")
        result = self.run_cli("schema", self.folder)
        self.assertEqual(result.code, 0)
        self.assertIn(".service-pages.yaml", result.err)
        self.assertIn('"seen on 6 of 6 pages"', result.text)

    def test_no_site(self):
        self.fails(FAILED, "schema", self.folder / "none")


if __name__ == "__main__":
    tap.main()
