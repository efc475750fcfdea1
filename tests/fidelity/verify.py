#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the edits that fidelity-edits makes with readers that are not ours.

    verify.py [--share S] [--seed N] [--ruamel SHARE] [--hugo COUNT] EDITS-PROGRAM PAGE-OR-FOLDER…

For every edit PyYAML (and ruamel.yaml and Hugo for a share), tomllib or json reads the front matter
before and after. After must be before with that one edit made on the values. A folder named by
SP_CORPUS is read too.
"""

import argparse
import copy
import datetime
import io
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

try:
    import yaml
except ImportError:
    print("skipped: this Python has no PyYAML (Debian: python3-yaml)")
    sys.exit(77)
try:
    import ruamel.yaml
except ImportError:
    ruamel = None
    print("without ruamel.yaml (Debian: python3-ruamel.yaml)")

TYPES = ["null", "boolean", "integer", "float", "string", "date", "list", "map"]
SKIPPED = "nothing to compare"

CONFIGURATION = """baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
"""
TEMPLATE = "{{ .File.Path }}\x01{{ .Params | jsonify (dict \"noHTMLEscape\" true) }}"
# What Hugo makes of these is more than what the file says.
HUGOS_OWN = {"date", "lastmod", "publishdate", "expirydate", "draft", "iscjklanguage", "weight",
             "keywords", "aliases", "description", "title", "url", "slug", "type", "layout",
             "summary", "linktitle", "markup"}


class Loader(yaml.CSafeLoader):
    """Dates that do not exist stay text."""


def construct_timestamp(loader, node):
    try:
        return yaml.constructor.SafeConstructor.construct_yaml_timestamp(loader, node)
    except ValueError:
        return node.value


def construct_unknown(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


Loader.add_constructor("tag:yaml.org,2002:timestamp", construct_timestamp)
Loader.add_multi_constructor("", construct_unknown)


def front_matter(text):
    """The format, by what stands first, and the fields."""
    match = re.match("\ufeff?\\s*(?:<!--[^\n]*\n)?\\s*(---|\\+\\+\\+)[ \t]*\r?\n(.*?)^\\1", text,
                     re.S | re.M)
    if match:
        return match[1], match[2]
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return "{", text[:json.JSONDecoder().raw_decode(text)[1]]
    return None, None


def read_pyyaml(text):
    value = next(iter(yaml.load_all(text, Loader)), None)
    return {} if value is None else value


def read_ruamel(text):
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.allow_duplicate_keys = True
    value = next(iter(reader.load_all(io.StringIO(text))), None)
    return {} if value is None else value


def read_toml(text):
    return tomllib.loads(text.replace("\\e", "\\u001b"))


def find_key(container, key, read):
    if isinstance(container, list):
        return int(key)
    if key in container or not isinstance(container, dict):
        return key
    for other in container:
        try:
            if not isinstance(other, str) and list(read(f"{key}: x"))[0] == other:
                return other
        except Exception:
            pass
    return key


def perform(edit, before, read):
    """The values after the edit; and where the one is that must be of a given type."""
    after = copy.deepcopy(before)
    keys = edit["keys"]
    at = after
    for key in keys[:-1]:
        at = at[find_key(at, key, read)]
    last = find_key(at, keys[-1], read)
    value = edit.get("value")
    if edit["verb"] == "set":
        at[last] = value
        return after, keys
    if edit["verb"] == "unset":
        del at[last]
        return after, None
    if edit["verb"] == "insert":
        at[last].insert(edit["a"], value)
        return after, keys + [str(edit["a"])]
    at[last].insert(edit["b"], at[last].pop(edit["a"]))
    return after, None


def same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (one != one and other != other)
    if type(one) is not type(other):
        # JSON has one kind of number.
        return (isinstance(one, (int, float)) and isinstance(other, (int, float)) and
                not isinstance(one, bool) and not isinstance(other, bool) and one == other)
    if isinstance(one, dict):
        return (set(map(repr, one)) == set(map(repr, other)) and
                all(same(one[key], other[key]) for key in one))
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def lookup(value, keys, read):
    for key in keys:
        value = value[find_key(value, key, read)]
    return value


def compare(edit, before, after, read):
    """None when all is well, or what is not."""
    try:
        expected, place = perform(edit, before, read)
    except Exception:
        return SKIPPED  # the reader does not see the page as Hugo does
    if place and edit["type"] == TYPES.index("date"):
        read_back = lookup(after, place, read)
        if not isinstance(read_back, (datetime.date, datetime.datetime)):
            return f"{read_back!r} is no date"
        if read_back.isoformat()[:10] != edit["value"][:10]:
            return f"{read_back!r} is another date"
        target = lookup(expected, place[:-1], read)
        target[find_key(target, place[-1], read)] = read_back
    if not same(expected, after):
        return f"expected {expected!r}, got {after!r}"
    return None


class Checker:
    def __init__(self, name, fence, read, share, chance):
        self.name, self.fence, self.read, self.share = name, fence, read, share
        self.chance = chance
        self.page = self.before = None
        self.checked = self.skipped = self.wrong = 0

    def check(self, edit, fence, text):
        if edit["verb"] == "page":
            self.page = (text or "") if fence in (self.fence, None) else None
            self.before = None
            return
        if self.page is None or fence != self.fence or self.chance.random() >= self.share:
            return
        if text == self.page:
            return  # it says so already, to Hugo
        if self.before is None:
            try:
                self.before = self.read(self.page)
            except Exception:
                self.page = None
                self.skipped += 1
                return
        try:
            problem = compare(edit, self.before, self.read(text), self.read)
        except Exception as error:
            problem = f"cannot be read: {error}"
        if problem == SKIPPED:
            self.skipped += 1
            return
        self.checked += 1
        if problem:
            self.wrong += 1
            if self.wrong < 30:
                print(f"{self.name}: {edit['page']}: {edit['verb']} {'.'.join(edit['keys'])} "
                      f"{json.dumps(edit.get('value'))[:80]}: {problem[:400]}")


class Hugo:
    """Builds one site of a sample of the edits and of the pages they are made on."""

    def __init__(self, count, chance):
        self.count, self.chance = count, chance
        self.seen = 0
        self.sample = []
        self.current = ""
        self.checked = self.skipped = self.wrong = 0

    def check(self, edit, fence, text):
        if edit["verb"] == "page":
            self.current = text or ""
            return
        if text is None:
            return
        close = {"---": "---\n", "+++": "+++\n", "{": "\n"}[fence]
        open_ = "" if fence == "{" else close
        sampled = (edit, f"{open_}{self.current}{close}", f"{open_}{text}{close}")
        self.seen += 1
        if len(self.sample) < self.count:
            self.sample.append(sampled)
        elif self.chance.random() < self.count / self.seen:
            self.sample[self.chance.randrange(self.count)] = sampled

    def build(self, texts):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "content").mkdir()
            (folder / "layouts/_default").mkdir(parents=True)
            (folder / "hugo.toml").write_text(CONFIGURATION)
            (folder / "layouts/_default/single.html").write_text(TEMPLATE)
            for number, text in enumerate(texts):
                # Fields that would take the page elsewhere, or out of the site, do not matter here.
                (folder / f"content/p{number}.md").write_bytes(text.encode())
            run = subprocess.run(["hugo", "-D", "-E", "-F", "--quiet"], cwd=folder, check=False,
                                 capture_output=True, text=True)
            if run.returncode != 0:
                if len(texts) == 1:
                    return [None]
                half = len(texts) // 2
                return self.build(texts[:half]) + self.build(texts[half:])
            found = [None] * len(texts)
            for file in folder.glob("public/**/*"):
                if file.is_file():
                    path, mark, params = file.read_text().partition("\x01")
                    match = re.fullmatch(r"p(\d+)\.md", path.strip())
                    if mark and match:
                        found[int(match[1])] = json.loads(params)
            return found

    def finish(self):
        befores = self.build([before for _, before, _ in self.sample])
        afters = self.build([after for _, _, after in self.sample])
        for (edit, _, _), before, after in zip(self.sample, befores, afters):
            own = HUGOS_OWN & {edit["keys"][0].lower()}
            if before is None or own:
                self.skipped += 1
                continue
            edit = dict(edit, keys=[key.lower() for key in edit["keys"]])
            if edit.get("type") == TYPES.index("date"):
                edit["type"] = TYPES.index("string")
            problem = "Hugo refuses it" if after is None else None
            if not problem:
                edit["value"] = lower_keys(edit.get("value"))
                for key in HUGOS_OWN:
                    before.pop(key, None)
                    after.pop(key, None)
                problem = compare(edit, before, after, lambda text: {})
            if problem == SKIPPED:
                self.skipped += 1
                continue
            self.checked += 1
            if problem:
                self.wrong += 1
                print(f"Hugo: {edit['page']}: {edit['verb']} {'.'.join(edit['keys'])} "
                      f"{json.dumps(edit.get('value'))[:80]}: {problem[:400]}")


def lower_keys(value):
    if isinstance(value, dict):
        return {key.lower(): lower_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [lower_keys(item) for item in value]
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", default="1")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ruamel", type=float, default=0.02)
    parser.add_argument("--hugo", type=int, default=0)
    parser.add_argument("program")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    if os.environ.get("SP_CORPUS"):
        options.paths.append(os.environ["SP_CORPUS"])
    if options.hugo and not shutil.which("hugo"):
        print("without Hugo")
        options.hugo = 0

    chance = random.Random(options.seed)
    checkers = [Checker("PyYAML", "---", read_pyyaml, 1, chance),
                Checker("tomllib", "+++", read_toml, 1, chance),
                Checker("json", "{", json.loads, 1, chance)]
    if ruamel:
        checkers.append(Checker("ruamel.yaml", "---", read_ruamel, options.ruamel, chance))
    hugo = Hugo(options.hugo, chance)
    process = subprocess.Popen(
        [options.program, "--emit", f"--share={options.share}", f"--seed={options.seed}",
         *options.paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for line in process.stdout:
        edit = json.loads(line)
        fence, text = front_matter(edit.pop("text"))
        for checker in checkers:
            checker.check(edit, fence, text)
        if options.hugo:
            hugo.check(edit, fence, text)
    message = process.stderr.read().decode()
    print(message.splitlines()[-1])
    if options.hugo:
        hugo.finish()
    for checker in checkers:
        print(f"{checker.name}: {checker.checked} checked, {checker.wrong} wrong, "
              f"{checker.skipped} not comparable")
    if options.hugo:
        print(f"Hugo: {hugo.checked} checked, {hugo.wrong} wrong, {hugo.skipped} not comparable")
    wrong = hugo.wrong + sum(checker.wrong for checker in checkers)
    sys.exit(1 if wrong or process.wait() != 0 else 0)


if __name__ == "__main__":
    main()
