# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of front matter that are not ours, and which lines of it a value stands on."""

import io
import json
import re
import tomllib

import yaml

try:
    import ruamel.yaml
except ImportError:
    ruamel = None

# What YAML takes for the end of a line.
LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")


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
        try:
            return "{", text[:json.JSONDecoder().raw_decode(text)[1]]
        except json.JSONDecodeError:
            pass  # a broken page, whose tables are edited all the same
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


def split_lines(text):
    return [line for line in LINE.findall(text) if line]


def compose(text):
    return next(iter(yaml.compose_all(text, Loader)), None)


def find_lines(root, keys):
    """The first line of the entry that the keys lead to, and the line behind its last; None when
    PyYAML sees no such entry."""
    at, start = root, None
    for key in keys:
        if isinstance(at, yaml.MappingNode):
            pairs = [pair for pair in at.value if pair[0].value == key]
            if not pairs:
                return None
            start = pairs[-1][0].start_mark
            at = pairs[-1][1]
        elif isinstance(at, yaml.SequenceNode):
            if int(key) >= len(at.value):
                return None
            at = at.value[int(key)]
            start = at.start_mark
        else:
            return None
    end = at.end_mark
    behind = end.line + (0 if end.column == 0 and end.line > start.line else 1)
    return start.line, max(behind, start.line + 1)
