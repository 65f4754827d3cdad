"""A route inside a site of somebody's own: nothing of theirs is lost, and the route works in their frame."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import lxml.html
import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort, PluginError

from checking import ROUTES
from conftest import made_once
from helper_steps import heading
from host_site import (
    DEFAULT,
    MATERIAL,
    NONE,
    OWN,
    PLUGIN,
    ROUTE_FOLDER,
    THEMES,
    Host,
    build_site,
    configure,
    write_project,
)
from routewijzer.cli import main
from visits import Visit, wait_for_paint


@pytest.fixture(scope="session")
def first_host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the project and its three sites, made once for all; write nothing there."""

    def build(around: Path) -> None:
        write_project(around / "project")
        not_in_nav = "not_in_nav: /bikes/racing.md\n"
        build_site(around / "project", "plain", DEFAULT, NONE, not_in_nav)
        for name, theme in THEMES.items():
            build_site(around / "project", name, theme, more=not_in_nav)

    return made_once(tmp_path_factory, "host", build)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory, first_host: Path) -> Host:
    """Return the project to build again, in a copy, with the sites that are there."""
    around = tmp_path_factory.mktemp("host")
    for name in ("project", "route"):
        shutil.copytree(first_host / name, around / name)
    sites = {name: first_host / f"site-{name}" for name in ("plain", *THEMES)}
    return Host(around / "project", sites)


@pytest.fixture(params=THEMES)
def site(request: pytest.FixtureRequest, host: Host) -> Path:
    return host.sites[str(request.param)]


def parse(file: Path) -> Any:
    """Return a page as lxml reads it; its expressions give whatever they ask for."""
    return lxml.html.document_fromstring(file.read_bytes())


def route_pages(site: Path) -> Iterator[tuple[Path, Any]]:
    for file in sorted((site / ROUTE_FOLDER).rglob("*.html")):
        yield file, parse(file)


def test_no_page_of_theirs_is_lost_or_replaced(host: Host, site: Path) -> None:
    for name in OWN:
        plain, own = (parse(folder / name) for folder in (host.sites["plain"], site))
        title = plain.xpath("//h1")[0].text
        assert [found.text for found in own.xpath("//h1")] == [title], name
        assert not own.xpath("//*[contains(@class, 'routewijzer')]"), name
        assert "scoped-" not in (site / name).read_text("utf-8"), name


def test_their_navigation_keeps_its_parts_and_gets_the_route_at_the_end(site: Path) -> None:
    first = parse(site / "index.html")
    texts = [
        re.sub(r"\s+", " ", link.text_content()).strip()
        for link in first.xpath("//nav//a | //div[@id='navbar-collapse']//a")
    ]
    at = [texts.index(name) for name in ("Start", "About", "Fiets kwijt")]
    assert at == sorted(at)
    links = {str(address) for address in first.xpath("//a/@href")}
    assert {"bikes/guide/", "bikes/guide/route/zoeken.html"} & links, sorted(links)


def test_the_order_of_the_navigation_is_never_shown_as_the_way_to_go(site: Path) -> None:
    for file, page in route_pages(site):
        if page.xpath("//*[@class='routewijzer']"):
            assert not page.xpath(
                "//*[@rel='next' or @rel='prev'][not(ancestor::*[@class='routewijzer'])]"
            ), file
    about = parse(site / "about/index.html")
    assert {str(at) for at in about.xpath("//*[@rel='next' or @rel='prev']/@href")} >= {"../rules/privacy/"}
    last = parse(site / "rules/privacy/index.html")
    assert {str(at) for at in last.xpath("//*[@rel='next' or @rel='prev']/@href")} == {"../../about/"}


def test_every_page_of_the_route_has_the_numbers_and_the_way_out_and_no_pencil(site: Path) -> None:
    pages = list(route_pages(site))
    assert len(pages) > 25
    for file, page in pages:
        if page.xpath("//p[@role='status' and @id='exit-status']"):
            assert page.xpath("count(//a[starts-with(@href, 'tel:')])") >= 1, file
            assert page.xpath("count(//*[@id='exit'])") == 1, file
        assert not [at for at in page.xpath("//a/@href") if "edit/main" in at], file
    assert sum(bool(page.xpath("//*[@id='exit']")) for _, page in pages) == len(pages)


def test_every_link_of_the_route_leads_somewhere(site: Path) -> None:
    lost = []
    for file, page in route_pages(site):
        for address in {*page.xpath("//@href"), *page.xpath("//@src")}:
            path = re.split(r"[?#]", str(address))[0]
            if not path or re.match(r"[a-z]+:", path):
                continue
            target = (file.parent / path).resolve()
            if not (target.is_file() or (target / "index.html").is_file()):
                lost.append(f"{file.relative_to(site)}: {address}")
    assert lost == []


def test_their_search_finds_the_route_and_nothing_that_ours_leaves_out(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"].partition("#")[0] for entry in index}
    assert {"", "about/", "bikes/guide/", "bikes/guide/route/zoeken.html"} <= found


def test_its_styles_hold_in_its_own_element_alone(site: Path) -> None:
    for sheet in (site / ROUTE_FOLDER / "assets").glob("scoped-*.css"):
        bare = re.sub(r"@(font-face|keyframes)[^{]*\{([^{}]*\{[^}]*\})*[^}]*\}", "", sheet.read_text("utf-8"))
        for selectors in re.findall(r"(?:^|[{}])([^{}@]+)\{", bare):
            inner = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", selectors)  # of one selector
            for selector in inner.split(","):
                own = ".routewijzer" in selector or selector.startswith(".shape-")
                assert own, f"{sheet.name}: {selector}"


def test_its_forms_to_take_along_are_of_the_route_as_a_site_of_its_own(tmp_path: Path) -> None:
    write_project(tmp_path / "project")
    site = build_site(tmp_path / "project", "forms", DEFAULT, f"{PLUGIN}      exports: [zip, html]\n")
    folder = site / ROUTE_FOLDER
    files = {file.suffix: file for file in (folder / "downloads").iterdir() if "-" in file.stem}
    offered = parse(folder / "downloads.html").xpath("//section[@aria-labelledby='whole-site']//a/@href")
    assert sorted(offered) == sorted(f"downloads/{file.name}" for file in files.values())
    with ZipFile(files[".zip"]) as archive:
        whole: Any = lxml.html.document_fromstring(archive.read(f"{files['.zip'].stem}/index.html"))
    assert whole.xpath("//link[@rel='stylesheet']/@href")[0] == "assets/site.css"
    assert "Our own first page." in (site / "index.html").read_text("utf-8")
    assert set(files) == {".zip", ".html"}


def refusal(host: Host, caplog: pytest.LogCaptureFixture, theme: str, plugin: str) -> str:
    """Build a site that is refused; returns what was said."""
    with pytest.raises((Abort, PluginError)) as refused:
        build_site(host.folder, "refused", theme, plugin)
    assert not (host.folder.parent / "site-refused" / "index.html").exists()
    return f"{refused.value} {caplog.text}"


def test_what_loads_no_page_anew_is_refused(host: Host, caplog: pytest.LogCaptureFixture) -> None:
    instant = MATERIAL.replace("navigation.footer", "navigation.instant.progress")
    text = refusal(host, caplog, instant, PLUGIN)
    assert re.search(r'mkdocs\.yml:\d+:\d+: "navigation\.instant\.progress" .* \[mkdocs\]', text)


def test_a_file_of_theirs_in_the_folder_of_the_route_is_refused(
    host: Host, caplog: pytest.LogCaptureFixture
) -> None:
    text = refusal(host, caplog, DEFAULT, PLUGIN.replace("bikes/guide", "bikes"))
    assert re.search(r'racing\.md.* "bikes/" .* \[mkdocs\]', text)


@pytest.mark.parametrize("path", ["../route", "/route", "Route!", "a//b", "."])
def test_a_folder_that_cannot_be_is_refused(host: Host, caplog: pytest.LogCaptureFixture, path: str) -> None:
    text = refusal(host, caplog, DEFAULT, PLUGIN.replace("bikes/guide", f'"{path}"'))
    assert "is not a folder of the site" in text


def test_a_route_with_an_error_stops_the_whole_site(tmp_path: Path) -> None:
    write_project(tmp_path / "project")
    route = tmp_path / "route" / "route.yaml"
    route.write_text(route.read_text("utf-8").replace("format: 1", "formt: 1"), "utf-8")
    with pytest.raises(Abort):
        build_site(tmp_path / "project", "broken", DEFAULT)
    assert not (tmp_path / "site-broken" / "index.html").exists()


def test_another_builder_of_the_same_pages_builds_the_same(host: Host, tmp_path: Path) -> None:
    file = configure(host.folder, DEFAULT)
    command = (
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "-q",
        "-f",
        str(file),
        "-d",
        str(tmp_path),
    )
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for folder in (tmp_path, host.sites["mkdocs"]):
        assert (folder / "bikes/guide/route/zoeken.html").is_file()
    ours, theirs = (
        parse(folder / "bikes/guide/route/zoeken.html") for folder in (tmp_path, host.sites["mkdocs"])
    )
    inner = ".//div[@class='routewijzer']"
    assert lxml.html.tostring(ours.find(inner)) == lxml.html.tostring(theirs.find(inner))


def forgive_their_search(visit: Visit) -> None:
    """Take out what the search of MkDocs cannot do from disk."""
    visit.faults[:] = [fault for fault in visit.faults if "search/worker.js" not in fault]


def test_it_works_in_their_frame(visit: Visit, site: Path) -> None:
    """Its own letters, the links of the picture, the numbers always in sight, the helper, the way out."""
    page = visit.open(site / ROUTE_FOLDER / "index.html")
    assert "Inter" in page.locator(".routewijzer h1").evaluate("it => getComputedStyle(it).fontFamily")
    page.locator(".pic a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/route/*.html")
    page.set_viewport_size({"width": 1280, "height": 400})
    page.mouse.move(700, 300)
    page.mouse.wheel(0, 250)
    page.wait_for_function("scrollY > 150")
    wait_for_paint(page)
    assert page.locator("#exit").evaluate(IN_SIGHT)
    page.set_viewport_size({"width": 1280, "height": 800})
    visit.open(site / ROUTE_FOLDER / "keuzehulp.html", "zelf-zoeken")
    assert heading(page) == "Kan de gemeente de fiets hebben weggehaald?"
    page.get_by_role("radio", name="Nee").check()
    page.get_by_role("button", name="Verder").click()
    assert "Zoek samen" in page.locator("#helper").inner_text()
    visit.faults[:] = [
        fault for fault in visit.faults if "search/worker.js" not in fault
    ]  # theirs, from disk


def test_after_leaving_their_frame_shows_nothing_of_the_route(visit: Visit, site: Path) -> None:
    visit.context.route("https://example.org/**", lambda route: route.fulfill(body="the weather"))
    page = visit.open(site / ROUTE_FOLDER / "index.html")
    visit.open(site / ROUTE_FOLDER / "route/zoeken.html")
    page.locator("#exit").click()
    page.wait_for_url("**/weer")
    page.go_back()
    page.wait_for_url("**/weer")
    assert not page.locator(".routewijzer").count()
    assert set(visit.foreign) == {"GET https://example.org/weer"}
    visit.foreign.clear()
    forgive_their_search(visit)


def test_the_training_has_the_whole_window(visit: Visit, site: Path) -> None:
    page = visit.open(site / ROUTE_FOLDER / "training.html")
    assert not page.locator(".routewijzer").count()
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    page.locator("a.brand strong").click()
    page.locator(".routewijzer").wait_for()
    forgive_their_search(visit)


IN_SIGHT = """it => { const at = it.getBoundingClientRect();
  return it.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)); }"""


def test_a_site_that_was_built_before_in_the_same_process_leaves_nothing_behind(tmp_path: Path) -> None:
    """MkDocs keeps one plugin for all the sites that a process builds."""
    own = tmp_path / "own"
    shutil.copytree(ROUTES / "ok" / "found-pet", own)
    (own / "mkdocs.yml").write_text("site_name: x\nplugins: [routewijzer]\ntheme: routewijzer\n", "utf-8")
    done = CliRunner().invoke(main, ["--project", str(own), "build", "--out", str(own / "site")])
    assert done.exit_code == 0, done.output
    write_project(tmp_path / "project")
    site = build_site(tmp_path / "project", "after", DEFAULT, more="not_in_nav: /bikes/racing.md\n")
    assert "Fiets kwijt" in (site / ROUTE_FOLDER / "index.html").read_text("utf-8")
    again = CliRunner().invoke(main, ["--project", str(own), "build", "--out", str(own / "site")])
    assert again.exit_code == 0, again.output
    assert (own / "site" / "404.html").exists()
