"""The page for unknown addresses, as a browser shows it at every depth on servers with their header files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

import servers
from routewijzer.cli import main
from servers import Server
from site_builders import project

ROOT = "/zorg/route/"
DEPTHS = ("x.html", "route/x.html", "a/b/x.html")
LOOKS = """() => ({
  bar: getComputedStyle(document.querySelector(".emergency")).backgroundColor,
  sticks: getComputedStyle(document.querySelector(".emergency")).position,
  drawings: [...document.querySelectorAll("svg")].map(one => one.getBoundingClientRect().width),
  top: document.querySelector(".emergency").getBoundingClientRect().top,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  scripts: document.scripts.length,
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with its site in `site` and its header files in `headers`, for a path of a host."""
    made = project(tmp_path_factory.mktemp("unknown"))
    for words in (("build", "--out", str(made / "site")), ("export", "headers", str(made / "headers"))):
        done = CliRunner().invoke(main, ["--project", str(made), *words, "--at", ROOT])
        assert done.exit_code == 0, done.output
    return made


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(folder: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Yield the site on a real server, at a path of its host."""
    rules = (folder / "headers" / "nginx.conf").read_text("utf-8")
    with servers.open_copy(folder / "site") as site:
        (site / ".htaccess").write_text((folder / "headers" / ".htaccess").read_text("utf-8"), "utf-8")
        if request.param == "nginx":
            with servers.nginx(site, ROOT, rules) as found:
                yield found
        else:
            with servers.apache(site, ROOT, allow="FileInfo") as found:
                yield found


@pytest.fixture(params=[1280, pytest.param(320, marks=pytest.mark.proof)])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def test_it_looks_and_leads_as_the_site_does_at_every_depth(server: Server, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for depth in DEPTHS:
        answer = page.goto(f"{server.address}{ROOT}{depth}")
        assert answer is not None
        assert answer.status == 404
        looks = page.evaluate(LOOKS)
        assert looks["bar"] == "rgb(116, 32, 44)"
        assert (looks["sticks"], looks["wide"], looks["scripts"]) == ("sticky", 0, 0)
        assert len(looks["drawings"]) >= 3
        assert looks["top"] == 0
        assert max(looks["drawings"]) <= 40
        page.get_by_role("link", name="To the route").click()
        page.wait_for_url(f"{server.address}{ROOT}index.html")
        page.locator("html.js .emergency").wait_for()
    assert [text for text in faults if "404" not in text] == []


def test_the_way_out_is_a_link_that_needs_no_script(server: Server, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("https://**", lambda route: route.fulfill(body="sunny", content_type="text/html"))
    page = context.new_page()
    page.goto(f"{server.address}{ROOT}a/b/x.html")
    with page.expect_request("https://www.example.org/weather"):
        page.locator("#exit").click()
    context.close()


def test_without_its_style_it_still_reads(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    context.route(
        "**/x.html",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "content-security-policy": "style-src 'self'"},
        ),
    )
    page = context.new_page()
    page.goto(f"{server.address}{ROOT}route/x.html")
    looks = page.evaluate(LOOKS)
    assert looks["sticks"] == "static"
    assert looks["top"] < 48
    assert max(looks["drawings"]) <= 40
    context.close()
