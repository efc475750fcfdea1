# SPDX-License-Identifier: GPL-3.0-or-later
"""An edit made on plain values, and whether it is the one that a reader sees."""

import copy
import datetime
import re

TYPES = ["null", "boolean", "integer", "float", "string", "date", "list", "map"]
SKIPPED = "nothing to compare"


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


def without_dates(value):
    """A list or map that was set, whose dates came as text."""
    if isinstance(value, dict):
        return {key: without_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_dates(item) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10]
    return value


def read_date(text, read):
    """What the reader makes of a date that stands alone, or None."""
    for line in (f"v: {text}\n", f"v = {text}\n"):
        try:
            value = read(line)["v"]
            if isinstance(value, (datetime.date, datetime.datetime)):
                return value
        except Exception:
            pass
    return None


def compare(edit, before, after, read):
    """None when all is well, or what is not."""
    try:
        expected, place = perform(edit, before, read)
    except Exception:
        return SKIPPED  # the reader does not see the page as Hugo does
    if place and edit["type"] == TYPES.index("date"):
        read_back = lookup(after, place, read)
        wanted = read_date(edit["value"], read)
        if not isinstance(read_back, (datetime.date, datetime.datetime)) and (
                wanted or read_back != edit["value"]):
            return f"{read_back!r} is no date"
        if read_back != wanted and (wanted or str(read_back)[:10] != edit["value"][:10]):
            return f"{read_back!r} is another date"
        target = lookup(expected, place[:-1], read)
        target[find_key(target, place[-1], read)] = read_back
    if place and edit["type"] >= TYPES.index("list"):
        for side in expected, after:
            target = lookup(side, place[:-1], read)
            key = find_key(target, place[-1], read)
            target[key] = without_dates(target[key])
    if not same(expected, after):
        return f"expected {expected!r}, got {after!r}"
    return None
