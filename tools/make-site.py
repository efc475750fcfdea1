#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a website of any size for measuring: make-site.py FOLDER [PAGES]. Its pages have the shape
of a treatment's, and every one is another."""

import sys
from pathlib import Path

AREAS = ("Face", "Neck", "Hands", "Scalp", "Arms", "Legs", "Back", "Lips")
KINDS = ("Peel", "Facial", "Laser", "Filler", "Massage", "Drip", "Lift", "Glow")

PAGE = """---
draft: {draft}
date: "20{year:02}-{month:02}-{day:02}T21:15:44+05:31"
title: "{title}"
description: "A {kind} for the {area}, number {n}, done in a single visit and with little downtime."
categories:
  - Services
  - non-surgical
tags:
  - {kind}
  - {area}
featured: {featured}
weight: {n}
icon: services/peel.svg
noTitle: false
---

A {kind} renews the skin of the {area}. See the table for what to expect of number {n}.

| Attribute                 | Details                                      |
|---------------------------|----------------------------------------------|
| **Name**                  | {title} |
| **Procedure Type**        | Non-surgical |
| **Purpose**               | Renewing the skin, softening fine lines and evening out tone |
| **How it Works**          | A mild solution loosens what is worn, and new skin comes up |
| **Common Areas Treated**  | {area} |
| **Number of Sessions**    | {sessions} |
| **Downtime**              | Minimal, with some redness |
| **Results**               | After a week |
| **Precautions**           | No sun for two days, and no other treatment in the week before |
| **Cost**                  | Varies by provider, typically ${low} to ${high} per session |
| **Side Effects**          | Slight redness for a day. |

Ask us about it: we are glad to look at your skin and to tell what would do it good. The first talk
costs nothing.
"""


def make_site(folder, n_pages):
    folder = Path(folder)
    services = folder / "content/services"
    services.mkdir(parents=True)
    (folder / "hugo.toml").write_text('baseURL = "https://example.org/"\ntitle = "A large site"\n')
    (services / "_index.md").write_text("---\ntitle: Services\n---\n")
    for n in range(1, n_pages + 1):
        kind, area = KINDS[n % len(KINDS)], AREAS[n // len(KINDS) % len(AREAS)]
        (services / f"treatment-{n:05}.md").write_text(PAGE.format(
            n=n, kind=kind, area=area, title=f"{area} {kind} {n}", year=n % 25,
            month=n % 12 + 1, day=n % 28 + 1, draft=str(n % 10 == 0).lower(),
            featured=str(n % 7 == 0).lower(), sessions=n % 6 + 1, low=50 + n % 90,
            high=200 + n % 400))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    make_site(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 1000)
