"""Both engines for the drawing tests, and pages with pictures for the browser tests."""

import html
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from diagram.base_drawings import wide_base
from diagram.drawings import mini_drawing, small_drawing
from diagram.sketches import read_sketch
from routewijzer import diagram as layout
from routewijzer.diagram.dot.engine import Engine, find_engine
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.svg.legend_picture import legend_items
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.exports import assets
from visits import Visit

ASSETS = Path(__file__).resolve().parents[2] / "theme" / "assets"
STYLES = ("tokens.css", "picture.css", "picture-modes.css")
PROBES = (Path(__file__).parent / "probes.js").read_text("utf-8").strip().rstrip(";")
POLICY = "default-src 'none'; style-src file:; script-src file:; font-src file:; img-src file:"
STYLE = """body { margin: 8px; background: var(--surface); color: var(--ink) }
figure { margin: 0 0 24px }
.late { margin-top: 1500px }"""
TOOLS = """<div>
<button type="button" data-pic-zoom="in">groter</button>
<button type="button" data-pic-zoom="out">kleiner</button>
<button type="button" data-pic-zoom="fit">heel</button>
</div>"""


@pytest.fixture(params=["embedded", "system"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return the embedded engine, and then the system's Graphviz (skipped, and said so, without one)."""
    if request.param == "embedded":
        return find_engine({})
    dot: str = request.getfixturevalue("system_dot")
    return Engine(dot, embedded=False)


@cache
def pictures(name: str) -> tuple[Drawing, ...]:
    """Return the drawings of a test page: made by hand, or the prototype's route as it is laid out."""
    match name:
        case "small":
            return (small_drawing(),)
        case "two":
            return small_drawing(), mini_drawing()
        case "wide":
            return (wide_base(),)
        case "stacked":
            return (layout.draw_stacked(read_sketch("base"), quick=True)[0],)
    sketch = read_sketch("base")
    return tuple(layout.draw_neighbourhood(sketch, box.id) for box in sketch.boxes)


def figure(drawing: Drawing, uid: str) -> str:
    """Return a picture in a scope with all that the script can use."""
    entries = "".join(
        f'<li><button type="button" data-pic-kind="{item.kind}">{item.sign}{html.escape(item.label)}</button>'
        for item in legend_items(drawing.sketch)
    )
    view = f'<div class="view">{to_svg(drawing, uid)}</div>'
    caption = "<p data-pic-caption></p>"
    return f"<figure data-pic>{TOOLS}{view}{caption}<ul>{entries}</ul></figure>"


def page_of(drawings: tuple[Drawing, ...]) -> str:
    """Return a page under a strict policy with these pictures."""
    return f"""<!doctype html><html lang="nl"><meta charset="utf-8"><title>Proef</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
{"".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)}
<link rel="stylesheet" href="page.css">
<p><a id="before" href="#after">voor</a></p>
{"".join(figure(drawing, f"p{number}") for number, drawing in enumerate(drawings))}
<p><a id="after" href="#before">na</a></p><p class="late">laat</p>
<script src="picture.js"></script>"""


@pytest.fixture(scope="session")
def picture_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the file of the test page of this name; see `pictures`."""
    folder = tmp_path_factory.mktemp("pictures")
    for name in STYLES:
        shutil.copy(ASSETS / "styles" / name, folder)
    published = assets.bundle(ASSETS)
    script = published["assets/site.js"] + b";" + published["assets/picture.js"]
    (folder / "picture.js").write_bytes(script)
    shutil.copytree(ASSETS / "fonts", folder / "fonts")
    (folder / "page.css").write_text(STYLE, "utf-8")
    (folder / "route").mkdir()
    (folder / "route" / "stap-1.html").write_text("<!doctype html><h1>Stap 1</h1>", "utf-8")

    def file_of(name: str) -> Path:
        file = folder / f"{name}.html"
        if not file.exists():
            file.write_text(page_of(pictures(name)), "utf-8")
        return file

    return file_of


@pytest.fixture
def small(visit: Visit, picture_page: Callable[[str], Path]) -> Page:
    """Return the small picture on a laptop's screen."""
    visit.page.set_viewport_size({"width": 1100, "height": 700})
    return visit.open(picture_page("small"))


@pytest.fixture
def visitor_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a page of a visitor with these preferences: the parameters of a browser context."""
    context = browser.new_context(**request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def probe() -> Callable[[Page, str], Any]:
    """Run one of the functions of `probes.js` on a page, once its fonts are there."""

    def run(page: Page, name: str) -> Any:
        page.evaluate("document.fonts.ready")
        return page.evaluate(f"{PROBES}.{name}()")

    return run
