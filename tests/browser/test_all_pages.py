"""Every kind of page of the base route's site in the real browser, in every way that people look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from visits import Visit

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
KINDS = (
    "onderwijs",
    "stap-1",
    "stap-5",
    "sluit-meldcode",
    "beslissing-1",
    "veilig-thuis",
    "meldcode",
    "kindcheck",
)
"""Of the pages about elements: a stakeholder, the first and a last step, an end, a decision and so on."""


def kinds(site: Path) -> list[Path]:
    """A page of every kind: all that are not about an element, some that are, a practice case."""
    elements = [site / "route" / f"{name}.html" for name in KINDS]
    cases = sorted((site / "casus").glob("*.html"))[:2]
    return [*sorted(site.glob("*.html")), *elements, *cases]


def some(site: Path) -> list[Path]:
    """One page of each build: with a picture, with words, with a table, with questions."""
    names = ("index", "keuzehulp", "begrippen", "route/stap-2", "route/beslissing-1", "overzicht", "links")
    return [site / f"{name}.html" for name in names]


@contextmanager
def visiting(browser: Browser, **looks: Any) -> Iterator[Visit]:
    """A watched visit in a context of its own; clean at the end."""
    context = browser.new_context(**looks)
    visit = Visit(context)
    yield visit
    context.close()
    visit.assert_clean()


def found_by_axe(page: Page, **options: Any) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False, **options})
    where = page.url.rpartition("/")[2]
    return [
        f"{where}: {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


FAINT = """() => { const light = rgb => { const part = rgb.map(v => (v /= 255) <= .04045 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4); return .2126 * part[0] + .7152 * part[1] + .0722 * part[2] };
  const read = text => text.match(/[\\d.]+/g).map(Number);
  const behind = each => { for (; each; each = each.parentElement) {
    const rgb = read(getComputedStyle(each).backgroundColor); if (rgb.length < 4 || rgb[3] > .5) return rgb }
    return read(getComputedStyle(document.body).backgroundColor) };
  return [...document.querySelectorAll("body *")].filter(each => !each.closest("svg, .vh, .skip, noscript"))
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(each => { const one = light(read(getComputedStyle(each).color)), two = light(behind(each));
      return (Math.max(one, two) + .05) / (Math.min(one, two) + .05) < 4.5 })
    .map(each => "faint: " + each.outerHTML.slice(0, 100)) }"""
"""Texts that stand out too little (WCAG 1.4.3); in forced colours axe reads what they were before."""


def in_all_colours(page: Page) -> list[str]:
    """Faults of a page as it stands: all in light, those of colour in dark and in forced colours."""
    page.emulate_media(color_scheme="light", forced_colors="none")
    faults = found_by_axe(page, runOnly=STANDARDS)
    page.emulate_media(color_scheme="dark", forced_colors="none")
    faults += [f"dark: {one}" for one in found_by_axe(page, runOnly=COLOURS)]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, forced_colors="active")
        faults += [f"{page.url}, forced {scheme}: {one}" for one in page.evaluate(FAINT)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return faults


@pytest.mark.parametrize("width", [320, 1280])
def test_no_kind_of_page_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, width: int
) -> None:
    faults = []
    with visiting(browser, viewport={"width": width, "height": 800}, reduced_motion="reduce") as visit:
        for file in kinds(built_site):
            faults += in_all_colours(visit.open(file))
    assert not faults, "\n".join(faults)


def search(page: Page) -> None:
    page.locator("#query").fill("veilig")
    expect(page.locator(".hits")).to_be_visible()


def menu(page: Page) -> None:
    page.locator("#menu-tool").click()
    expect(page.locator("#menu")).to_be_visible()


def advice(page: Page) -> None:
    """Answer the first answer until there is an outcome, with one error on the way."""
    page.locator("#helper .btn.full").click()
    for _ in range(12):
        if not page.locator("#helper [type=radio]").count():
            break
        page.locator("#helper label").first.click()
        page.locator("#helper .btn.full").click()


def error(page: Page) -> None:
    page.locator("#helper .btn.full").click()


def presenter(page: Page) -> None:
    page.locator("[data-present]").first.click()
    expect(page.locator("#stage")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "act", "width"),
    [
        ("index", search, 320), ("route/stap-2", search, 1280), ("index", menu, 320),
        ("overzicht", menu, 320),
        ("keuzehulp", advice, 320), ("keuzehulp", advice, 1280), ("keuzehulp", error, 320),
        ("training", presenter, 1280), ("training", presenter, 320),
    ],
)  # fmt: skip
def test_what_opens_on_a_page_has_no_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, name: str, act: Callable[[Page], None], width: int
) -> None:
    with visiting(browser, viewport={"width": width, "height": 800}, reduced_motion="reduce") as visit:
        page = visit.open(built_site / f"{name}.html", "beslissing-1" if name == "keuzehulp" else "")
        act(page)
        faults = in_all_colours(page)
    assert not faults, "\n".join(faults)


SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
CUT = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility() && !each.closest(".vh, .skip, .lights, .scroll, svg, .tool, pre"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 2)
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 100))"""


def test_no_page_scrolls_both_ways_not_even_with_wide_letters(browser: Browser, built_site: Path) -> None:
    """320 pixels wide is also 1280 pixels at 400 %, at a height of 256 pixels (WCAG 1.4.10, 1.4.12)."""
    faults = []
    with visiting(browser, viewport={"width": 320, "height": 256}) as visit:
        for file in sorted(built_site.rglob("*.html")):
            page = visit.open(file)
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide")
            page.evaluate(SPACED)
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide with wide letters")
            faults += [f"{file.name} cuts {each}" for each in page.evaluate(CUT)]
    assert not faults, "\n".join(faults)


SMALL = """[...document.querySelectorAll("a, button, summary, input, select, [tabindex='0']")]
  .filter(each => each.checkVisibility({visibilityProperty: true}))
  .filter(each => !each.closest(".vh, .skip, svg, .scroll"))
  .map(each => [each, (each.labels && each.labels[0] || each).getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.height < 23.9 || box.width < 23.9))
  .filter(([each, box]) => {
    const beside = [...each.parentNode.childNodes].some(other => other.nodeType === 3 && other.data.trim());
    const text = each.closest("p, li, dd, td, cite, figcaption, small");
    if (beside && text) return false;            // within a sentence (WCAG 2.5.8: inline)
    const centre = r => [r.left + r.width / 2, r.top + r.height / 2];
    const [x, y] = centre(box);
    return [...document.querySelectorAll("a, button, summary, input")].some(other => {
      if (other === each || !other.checkVisibility({visibilityProperty: true})) return false;
      const near = other.getBoundingClientRect();
      if (!near.width || other.closest(".vh, .skip")) return false;
      const dx = Math.max(near.left - x, 0, x - near.right), dy = Math.max(near.top - y, 0, y - near.bottom);
      return Math.hypot(dx, dy) < 12;            // a circle of 24 pixels touches another target
    });
  }).map(([each, box]) => `${box.width | 0}×${box.height | 0} ${each.outerHTML.slice(0, 110)}`)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_what_can_be_pressed_is_large_enough_or_stands_apart(
    browser: Browser, built_site: Path, width: int
) -> None:
    faults = []
    with visiting(browser, viewport={"width": width, "height": 800}) as visit:
        for file in kinds(built_site):
            faults += [f"{file.name}: {each}" for each in visit.open(file).evaluate(SMALL)]
    assert not faults, "\n".join(faults)


FOCUS = """() => { const on = document.activeElement;
  if (!on || on === document.body || on === document.documentElement) return null;
  const box = on.getBoundingClientRect(), sos = document.querySelector(".sos").getBoundingClientRect();
  const style = getComputedStyle(on), within = getComputedStyle(on.closest(".field") || on);
  const bar = on.closest(".sos, .skip") ? 0 : sos.bottom;
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
  const middle = (Math.max(box.top, bar) + Math.min(box.bottom, innerHeight)) / 2;
  const y = Math.min(Math.max(middle, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  document.__seen = document.__seen || new Set();
  const again = document.__seen.has(on); document.__seen.add(on);
  return {name: (on.id || on.getAttribute("aria-label") || on.textContent.trim()).slice(0, 50), again,
    seen: box.bottom > bar + 1 && box.top < innerHeight - 1 && box.right > 0 && box.left < innerWidth,
    covered: !on.closest("svg") && !on.labels?.[0] && !!top && !on.contains(top) && !top.contains(on),
    ring: style.outlineStyle !== "none" || within.outlineStyle !== "none" || !!on.closest("svg")
      || style.boxShadow !== "none"}; }"""


@pytest.mark.parametrize("size", [(1280, 800), (320, 480)], ids=["desk", "telephone"])
def test_the_focus_is_always_there_and_on_the_screen(
    browser: Browser, built_site: Path, size: tuple[int, int]
) -> None:
    faults = []
    with visiting(browser, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce") as visit:
        for file in some(built_site):
            page = visit.open(file)
            steps = 0
            for _ in range(90):
                page.keyboard.press("Tab")
                here = page.evaluate(FOCUS)
                if here is None or here["again"]:
                    break
                steps += 1
                told = [word for word in ("covered",) if here[word]]
                told += [f"not {word}" for word in ("seen", "ring") if not here[word]]
                faults += [f"{file.name}: {here['name']}: {word}" for word in told]
            assert steps > 12, file.name
    assert not faults, "\n".join(faults)


def test_the_main_tasks_can_be_done_with_the_keyboard_alone(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / "index.html")

    def to(selector: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tab never comes to {selector} on {page.url}")

    to("svg a[href$='stap-2.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stap-2.html")
    expect(page.locator("h1")).to_contain_text("Overleg")
    to("#query")
    page.keyboard.type("veilig thuis", delay=5)
    expect(page.locator(".hits")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/veilig-thuis.html*")
    to("a[href$='begrippen.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen.html")
    to("a[href$='keuzehulp.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/keuzehulp.html")
    to("#helper a, #helper button, #helper [type=radio], main a[href*='#beslissing-1']")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_nothing_moves_for_who_does_not_want_it(browser: Browser, built_site: Path) -> None:
    moving = """[...document.querySelectorAll("*")].filter(each => { const style = getComputedStyle(each);
      return [style.transitionDuration, style.animationDuration].some(all => all.split(",").some(
        one => parseFloat(one) > 0.01)) || style.scrollBehavior === "smooth" })
      .map(each => each.outerHTML.slice(0, 80))"""
    with visiting(browser, reduced_motion="reduce") as visit:
        for file in some(built_site):
            assert visit.open(file).evaluate(moving) == [], file.name


LANDMARKS = """[["main", "main, [role=main]"], ["header", "body > header"], ["footer", "body > footer"]].map(
  ([name, selector]) => [name, document.querySelectorAll(selector).length])"""


def test_every_page_opens_from_disk_clean_and_keeps_nothing(visit: Visit, built_site: Path) -> None:
    """No error, no request to another host, no breach of the policy (the visit tells); nothing is kept."""
    for file in sorted(built_site.rglob("*.html")):
        page = visit.open(file)
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.evaluate(LANDMARKS) == [["main", 1], ["header", 1], ["footer", 1]], file.name
        assert page.locator("h1").count() == 1, file.name
        assert page.locator(".call").first.is_visible(), file.name
        assert page.locator(".exit").is_visible(), file.name


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(built_site: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_over_http_every_kind_of_page_asks_its_own_host_only(
    browser: Browser, built_site: Path, served: str
) -> None:
    context = browser.new_context()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    context.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(served + file.relative_to(built_site).as_posix(), wait_until="load")
    page.goto(served)
    search(page)
    assert context.cookies() == []
    assert page.evaluate("caches.keys()") == []
    context.close()
    assert [url for url in asked if not url.startswith(served)] == []
    assert faults == []


def test_without_a_script_every_kind_of_page_can_be_read_and_left(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(file.as_uri())
        expect(page.locator("main h1").first).to_be_visible()
        expect(page.locator(".sos .exit")).to_be_visible()
        assert len(page.locator("main").inner_text()) > 150 or file.stem == "404", file.name
    page.goto((built_site / "keuzehulp.html").as_uri())
    assert page.locator("main [type=radio]:visible").count() == 0  # nothing that would do nothing
    context.close()
