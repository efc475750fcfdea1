#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes the contrast of what our style sheets colour or fade, in libadwaita's light and dark
style and in high contrast, and fails where text has less than 4.5:1 (WCAG AA), or a picture less
than 3:1."""

import re
import sys
from pathlib import Path

UI = Path(__file__).resolve().parent.parent / "data/ui"

# libadwaita 1.2's: what is text, and what it stands on.
LIGHT = {"view_bg_color": (255, 255, 255), "view_fg_color": (0, 0, 0, 0.8),
         "window_bg_color": (250, 250, 250), "window_fg_color": (0, 0, 0, 0.8),
         "accent_color": (28, 113, 216), "accent_bg_color": (53, 132, 228),
         "warning_color": (156, 110, 3), "warning_bg_color": (229, 165, 10),
         "warning_fg_color": (0, 0, 0, 0.8)}
DARK = {"view_bg_color": (30, 30, 30), "view_fg_color": (255, 255, 255),
        "window_bg_color": (36, 36, 36), "window_fg_color": (255, 255, 255),
        "accent_color": (120, 174, 237), "accent_bg_color": (53, 132, 228),
        "warning_color": (248, 228, 92), "warning_bg_color": (205, 147, 9),
        "warning_fg_color": (0, 0, 0, 0.8)}
HIGH = {"view_fg_color": (0, 0, 0), "window_fg_color": (0, 0, 0), "warning_fg_color": (0, 0, 0)}
HIGH_DARK = {"warning_fg_color": (0, 0, 0)}
STYLES = {"light": LIGHT, "dark": DARK, "high contrast": {**LIGHT, **HIGH},
          "dark high contrast": {**DARK, **HIGH_DARK}}
NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "#fff": (255, 255, 255)}
# Pictures and marks beside words, for which 3:1 is asked.
PICTURE = re.compile(r"> image$|thumbnail|modified-mark")


def over(front, back):
    """@front, which may be see-through, on @back."""
    share = front[3] if len(front) > 3 else 1
    return tuple(f * share + b * (1 - share) for f, b in zip(front[:3], back[:3]))


def luminance(colour):
    parts = [c / 255 for c in colour[:3]]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read(text, style, current):
    """The colour that @text names, or None for no colour."""
    text = text.strip()
    if match := re.fullmatch(r"alpha\((.+), ([0-9.]+)\)", text):
        colour = read(match[1], style, current)
        return (*colour[:3], (colour[3] if len(colour) > 3 else 1) * float(match[2]))
    if match := re.fullmatch(r"mix\((.+), (.+), ([0-9.]+)\)", text):
        one, other = (over(read(match[i], style, current), style["view_bg_color"]) for i in (1, 2))
        share = float(match[3])
        return tuple(a * (1 - share) + b * share for a, b in zip(one, other))
    if text == "currentColor":
        return current
    if text.startswith("@"):
        return style.get(text[1:], current)
    return NAMED.get(text)


def rules(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        values = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        for one in selector.split(","):
            yield " ".join(one.split()), values


def main():
    normal = dict()
    for selector, values in rules(UI / "style.css"):
        normal.setdefault(selector, {}).update(values)
    high = {selector: dict(values) for selector, values in normal.items()}
    for selector, values in rules(UI / "style-hc.css"):
        high.setdefault(selector, {}).update(values)

    judged = failed = 0
    for name, style in STYLES.items():
        for selector, values in (high if "high" in name else normal).items():
            ground = values.get("background-color", values.get("background"))
            opacity = float(values.get("opacity", 1))
            if opacity == 0 or not (ground or "color" in values or opacity < 1):
                continue
            current = style["view_fg_color"]
            for base in (style["view_bg_color"], style["window_bg_color"]):
                back = base
                if ground and (colour := read(ground, style, current)):
                    back = over(colour, base)
                front = read(values["color"], style, current) if "color" in values else current
                if front is None or ground in ("white", "#fff") and "color" not in values:
                    continue  # a picture of the website's, on the white that it is made for
                shown = over(front, back)
                shown = over((*shown, opacity), back)
                value = contrast(shown, back)
                wanted = 3 if PICTURE.search(selector) else 4.5
                judged += 1
                if value < wanted:
                    failed += 1
                    print(f"{name}: {selector}: {value:.2f}:1, {wanted}:1 is needed")
    print(f"{judged} pairs of colours judged, {failed} too faint")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
