"""What the helper says of calling: whom, under which number, or that nobody is to be called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from checking import ROUTES
from conftest import BIN, ROOT, made_once, run
from made_pages import load_words
from visits import Visit

NOBODY = load_words("nl").call.nobody


@pytest.fixture(scope="session")
def bicycle_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the route with every key, its desk behind an extension, built once."""

    def build(folder: Path) -> None:
        project = folder / "project"
        shutil.copytree(ROUTES / "ok" / "every-key", project)
        shutil.copy(ROOT / "mkdocs.yml", project)
        text = (project / "route.yaml").read_text("utf-8")
        assert "phone: 0555-100\n" in text
        text = text.replace("phone: 0555-100\n", 'phone: "+31 (0)555 100 100 tst. 12"\n')
        text = text.replace("en: [CC BY]", "en: [CC BY, Fietsersloket]")
        (project / "route.yaml").write_text(text.replace("call: Bel 112}", "call: Bel meteen}"), "utf-8")
        run(BIN / "routewijzer", "--project", project, "build", "--out", folder / "out")

    return made_once(tmp_path_factory, "bicycle-site", build) / "out"


def test_every_link_that_dials_says_the_number_that_it_dials(visit: Visit, bicycle_site: Path) -> None:
    dialled = {"tel:112": "112", "tel:+31555100100;ext=12": "+31 (0)555 100 100 tst. 12"}
    seen = set()
    for file in ("index.html", "route/fietsersloket.html", "route/zoeken.html", "keuzehulp.html"):
        for link in visit.open(bicycle_site / file).locator('a[href^="tel:"]').all():
            href = link.get_attribute("href") or ""
            assert dialled[href] in (link.text_content() or ""), (file, href)
            seen.add(href)
    assert seen == set(dialled)


def test_the_helper_says_whom_to_call_or_that_nobody_is_to_be_called(
    visit: Visit, bicycle_site: Path
) -> None:
    page = visit.open(bicycle_site / "keuzehulp.html", "zelf-zoeken")
    expect(page.locator("#helper .urgent a")).to_have_text("Bel meteen 112")
    page.get_by_role("radio", name="Ja").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#helper h1")).to_have_text("Zoek niet")
    expect(page.locator("#helper").get_by_text(NOBODY)).to_be_visible()
    assert page.locator("#helper .number").count() == 0
    page = visit.open(bicycle_site / "keuzehulp.html", "weggehaald")
    page.get_by_role("radio", name="Weet ik niet").check()
    page.get_by_role("button", name="Verder").click()
    numbers = page.locator("#helper .number a")
    expect(numbers).to_have_text(["Bel Fietsersloket: +31 (0)555 100 100 tst. 12"])
    assert numbers.first.get_attribute("href") == "tel:+31555100100;ext=12"
    expect(numbers.first.locator(".phone")).to_have_text("+31 (0)555 100 100 tst. 12")
    expect(numbers.first.locator("[lang=en]")).to_have_text("Fietsersloket")
    expect(page.locator("#helper").get_by_text(NOBODY)).to_have_count(0)


BROKEN_NUMBERS = """() => [...document.querySelectorAll("body *")].filter(each => each.checkVisibility())
  .flatMap(each => [...each.childNodes])
  .filter(node => node.nodeType === 3 && /\\d[\\d ]*-\\d{3}/.test(node.data))
  .filter(node => { const range = document.createRange(), at = node.data.search(/\\d[\\d ]*-\\d{3}/);
    range.setStart(node, at); range.setEnd(node, at + 9);
    return new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1 })
  .map(node => node.parentElement.outerHTML.slice(0, 120))"""
"""Texts of which a number, as 0800-2000, is broken over two lines."""

NARROW = """width => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:is(main, .hits) :is(p, li, a, dd) { max-width: ${width}; min-width: 0 }`);
  document.adoptedStyleSheets = [sheet] }"""


def test_a_number_stands_on_one_line_however_narrow_its_place_is(visit: Visit, built_site: Path) -> None:
    broken: list[str] = []

    def narrow(where: str) -> None:
        for width in range(180, 300, 25):
            page.evaluate(NARROW, f"{width}px")
            broken.extend(f"{where} {width}: {each}" for each in page.evaluate(BROKEN_NUMBERS))

    for name in ("route/beslissing-1", "route/stap-2", "keuzehulp", "casus/school"):
        page = visit.open(built_site / f"{name}.html")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        narrow(name)
    page = visit.open(built_site / "keuzehulp.html", "beslissing-1")
    page.get_by_role("radio", name="Ja").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#helper .verdict")).to_be_visible()
    narrow("advice")
    page.locator("#query").fill("bang")
    expect(page.locator(".hits ol a").first).to_be_visible()
    narrow("search")
    assert not broken, "\n".join(broken[:9])
