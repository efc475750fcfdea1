# SPDX-License-Identifier: GPL-3.0-or-later
"""Hugo builds the sample site without a warning, and its settings can be seen on the site."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SAMPLE = pathlib.Path(os.environ["SP_SAMPLE_DIR"])
SERVICES = "content/services"


class Site:
    """A writable copy of the sample site, as the program makes one."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "site"
        self.home = pathlib.Path(folder) / "home"
        self.home.mkdir()
        shutil.copytree(SAMPLE, self.folder)

    def hugo(self, *arguments):
        environment = dict(os.environ, HOME=str(self.home), HUGO_CACHEDIR=str(self.home / "cache"))
        return subprocess.run(["hugo", *arguments], cwd=self.folder, env=environment,
                              capture_output=True, text=True, check=False)

    def build(self, *arguments):
        public = self.folder / "public"
        shutil.rmtree(public, ignore_errors=True)
        run = self.hugo("--panicOnWarning", "--printPathWarnings", "--printI18nWarnings",
                        "--printUnusedTemplates", *arguments)
        output = run.stdout + run.stderr
        assert run.returncode == 0, output
        assert "WARN" not in output and "ERROR" not in output, output
        return public

    def page(self, name):
        return self.folder / SERVICES / name

    def change(self, name, old, new):
        path = self.page(name)
        text = path.read_bytes()
        assert text.count(old) == 1, f"{name}: {old!r} is there {text.count(old)} times"
        path.write_bytes(text.replace(old, new))


def cards(html):
    """The addresses and contents of a list's cards, in order."""
    found = {}
    for card in re.findall(r'<li class="card.*?</li>', html, re.DOTALL):
        found[re.search(r'href="/services/([^/"]+)/"', card).group(1)] = card
    return found


def home(public):
    return cards((public / "index.html").read_text())


def services(public):
    return cards((public / "services/index.html").read_text())


def treatment(public, name):
    return (public / "services" / name / "index.html").read_text()


def test_builds_without_a_warning(site):
    site.build()
    site.build("--buildDrafts")


def test_every_page_is_published_but_the_draft(site):
    names = {path.stem for path in site.folder.glob(SERVICES + "/*.md")} - {"_index"}
    assert len(names) >= 12
    assert set(services(site.build())) == names - {"dermal-fillers"}


def test_draft_hides_a_page(site):
    site.change("botox.md", b"draft: false", b"draft: true")
    site.change("dermal-fillers.md", b"draft: true", b"draft: false")
    public = site.build()
    assert "botox" not in services(public) and "botox" not in home(public)
    assert not (public / "services/botox").exists()
    assert "dermal-fillers" in services(public)


def test_draft_is_marked_when_drafts_are_built(site):
    public = site.build("--buildDrafts")
    assert ">Draft<" in services(public)["dermal-fillers"]
    assert ">Draft<" in treatment(public, "dermal-fillers")
    assert ">Draft<" not in services(public)["botox"]


def test_featured_puts_a_page_on_the_home_page(site):
    before = set(home(site.build()))
    assert "botox" in before and "iv-therapy" not in before
    site.change("botox.md", b"featured: true", b"featured: false")
    site.change("iv-therapy.md", b"featured: false", b"featured: true")
    assert set(home(site.build())) == before - {"botox"} | {"iv-therapy"}


def test_weight_orders_the_lists(site):
    order = list(services(site.build()))
    assert order[:3] == ["botox", "microneedling", "chemical-peel"]
    assert order[-1] == "first-visit"
    site.change("chemical-peel.md", b"weight: 3", b"weight: 1")
    site.change("botox.md", b"weight: 1", b"weight: 40")
    public = site.build()
    assert list(services(public))[0] == "chemical-peel"
    assert list(services(public))[-2] == "botox"
    assert list(home(public))[0] == "chemical-peel"


def test_no_title_takes_the_heading_away(site):
    public = site.build()
    heading = r"<h1>.*?Botox.*?</h1>"
    assert re.search(heading, treatment(public, "botox"), re.DOTALL)
    assert "page-head" not in treatment(public, "collagen-stimulator")
    site.change("botox.md", b"noTitle: false", b"noTitle: true")
    assert not re.search(heading, treatment(site.build(), "botox"), re.DOTALL)


def test_icon_is_drawn(site):
    drawing = (site.folder / "static/services/scale.svg").read_text().strip()
    public = site.build()
    assert drawing in services(public)["weight-management"]
    assert drawing not in services(public)["botox"]
    site.change("botox.md", b"services/syringe.svg", b"services/scale.svg")
    assert drawing in services(site.build())["botox"]


def test_price_comes_from_the_table(site):
    found = services(site.build())
    prices = {"botox": "$12 per unit", "chemical-peel": "$150 to $300", "dermaplaning": "$95",
              "prp-facial": "$550", "collagen-stimulator": "Price on request"}
    for name, price in prices.items():
        assert f'<span class="price">{price}</span>' in found[name], (name, found[name])
    assert 'class="price"' not in found["first-visit"]
    site.change("botox.md", b"$12 per unit", b"$13 per unit")
    assert "$13 per unit" in services(site.build())["botox"]


def test_every_icon_and_image_exists(site):
    for page in site.folder.glob("content/**/*.md"):
        for path in re.findall(r"[\w/-]+\.svg", page.read_text()):
            assert (site.folder / "static" / path).is_file(), f"{page.name}: {path}"


def test_every_link_leads_somewhere(site):
    public = site.build()
    for page in public.glob("**/*.html"):
        for address in re.findall(r'(?:href|src)="(/[^"#]*)"', page.read_text()):
            target = public / address.lstrip("/")
            target = target / "index.html" if address.endswith("/") else target
            assert target.is_file(), f"{page.relative_to(public)}: {address}"


def test_archetype_makes_a_page(site):
    run = site.hugo("new", "services/light-therapy.md")
    assert run.returncode == 0, run.stderr
    text = site.page("light-therapy.md").read_text()
    assert 'title: "Light Therapy"' in text and "| **Cost** " in text
    site.change("light-therapy.md", b"draft: true", b"draft: false")
    assert "light-therapy" in services(site.build())


def test_awkward_shapes_are_kept(site):
    page = site.page("microneedling.md").read_bytes()
    for shape in (b'+05:31"', b'"Micorneedling"', b"\n  - \n", b"---\n \n",
                  "d√©colletage".encode()):
        assert page.count(shape) == 1, shape
    assert not page.endswith(b"\n")
    page = site.page("prp-facial.md").read_bytes()
    assert page.count(b"\r\n") == page.count(b"\n") > 30


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    if not shutil.which("hugo"):
        print("1..0 # SKIP hugo is not installed")
        return 0
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Site(folder))
                print(f"ok {number} {name}")
            except (AssertionError, OSError) as error:
                failed += 1
                print(f"not ok {number} {name}")
                print("# " + str(error).replace("\n", "\n# "))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
