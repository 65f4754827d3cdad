"""A route full of hostile texts becomes a safe site: what a text says appears so, and nothing runs."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from checking import ROUTES, build
from hostile.site_data import helper_texts, searched_texts
from hostile.texts import SCRIPTS
from publishing import build as publish
from routewijzer.diagram.dot.document import to_dot
from routewijzer.diagram.svg.standalone import export_svg
from routewijzer.exports import data, markdown
from routewijzer.model import read_route
from routewijzer.pipeline import Built, Site
from routewijzer.yamldoc import Data, Document, read
from sentences import error_lines

EVERY_KEY = ROUTES / "ok" / "every-key"
PROSE = "# Kop\n\n" + "\n\n".join(
    text.replace("\u2028", " ").replace("\u2029", " ") for text in SCRIPTS if "](" not in text
)


PROSE_SHAPES = {(tag, "") for tag in ("table", "thead", "tbody", "tr", "th", "td", "ul", "li", "pre", "code")}
PROSE_SHAPES |= {("code", "class"), ("h3", "id"), ("h2", "id")}
"""What Markdown makes of the longer texts."""

SVG = {"rect", "circle", "line", "tspan", "marker", "use", "symbol", "clipPath"}

SILENT = re.compile(r"^(hyphens|foreign_words|parts|regions|search)\b|\.silence\b|\.also\b|\.otherwise$")
"""Texts for the generator, editors and the search, and what a case says in words of its own (`other`): no
page prints them."""

QUESTION_KEY = re.compile(r"^questions\.|\.ask\.|^duties\.")
"""Texts that only the helper asks, after answers: its script prints them."""

OWN_SCRIPT = re.compile(r"(\.\./)?assets/(vendor/)?[a-z-]+\.js(\?[0-9a-f]+)?")


@dataclass(frozen=True)
class PoisonedSite:
    """A site and the texts that were put into its route."""

    build: Built
    texts: dict[str, str]
    folder: Path

    @property
    def site(self) -> Site:
        return self.build.site


def leaves(value: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where texts stand."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index))
    elif isinstance(value, str):
        yield path


def poison_data(document: Document) -> tuple[Data, dict[str, str]]:
    """Return the data with a hostile text wherever the model takes free text.

    Each has a mark of its own: of letters, as words on a button name no number but that of the service.
    """
    root = json.loads(json.dumps(document.data))
    del root["route"]["sign_off"]["hash"]  # the approval of other words would lapse, and stand nowhere
    texts = {}
    for number, path in enumerate(path for path in leaves(root) if path[-1] not in ("phone", "icon")):
        holder = root
        for step in path[:-1]:
            holder = holder[step]
        before = holder[path[-1]]
        hostile = SCRIPTS[number % len(SCRIPTS)].replace("\u2028", " ").replace("\u2029", " ")
        mark = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        for text in (f"{mark}n {hostile}", f"{mark}n {hostile}"[:60]):
            holder[path[-1]] = text
            route, _ = read_route(Document(root, document.keys, document.values, document.file))
            if route is not None:
                texts[".".join(map(str, path))] = text
                break
        else:
            holder[path[-1]] = before
    return root, texts


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> PoisonedSite:
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(EVERY_KEY / "content", folder / "content")
    for file in (folder / "content").iterdir():
        file.write_text(PROSE, "utf-8")
    document, findings = read(EVERY_KEY / "route.yaml", "route.yaml")
    assert document is not None, findings
    root, texts = poison_data(document)
    (folder / "route.yaml").write_text(json.dumps(root, ensure_ascii=False), "utf-8")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    poisonous = build(folder)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    return PoisonedSite(poisonous, texts, folder)


@cache
def harmless() -> Built:
    """Build the site of the same route with its own, harmless texts."""
    return build(EVERY_KEY)


@cache
def shapes() -> frozenset[tuple[str, str]]:
    """Return the tags with their attributes that the site of harmless texts has."""
    return frozenset(shape for page in harmless().site.pages for shape in shapes_of(page.body))


def shapes_of(body: str) -> Iterator[tuple[str, str]]:
    """Tags and attributes.

    Those that only hold data for our own scripts are left out: a picture gives them where a label or title
    found no room.
    """
    for element in tree(body).iter():
        if isinstance(element.tag, str):
            yield element.tag, ""
            for name in map(str, element.attrib):
                if not name.startswith("data-"):
                    yield element.tag, name


def tree(body: str) -> html.HtmlElement:
    return html.document_fromstring(f"<!doctype html><html><body>{body}</body></html>")


def plain(text: str) -> str:
    """Without blanks and hyphens: a picture breaks words."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def test_the_route_is_poisoned_and_still_a_route(site: PoisonedSite) -> None:
    assert error_lines(site.build.findings) == []
    assert len(site.texts) > 120


def test_every_text_appears_as_that_text(site: PoisonedSite) -> None:
    said = plain("".join(tree(page.body).text_content() for page in site.site.pages))
    titles = plain("".join(page.title + page.description for page in site.site.pages))
    lost = [path for path, text in site.texts.items() if plain(text) not in said + titles]
    asked = plain("".join(helper_texts(site.site)))
    silent = [path for path in lost if not (QUESTION_KEY.search(path) and plain(site.texts[path]) in asked)]
    assert [path for path in silent if not SILENT.search(path)] == []
    searched = plain(" ".join(searched_texts(site.site)))
    assert [path for path in lost if ".also" in path and plain(site.texts[path]) not in searched] == []


def test_no_text_makes_a_tag_or_an_attribute_that_a_harmless_one_does_not(site: PoisonedSite) -> None:
    made = {shape for page in site.site.pages for shape in shapes_of(page.body)}
    assert made - shapes() - PROSE_SHAPES == set()


def dangers(document: html.HtmlElement) -> Iterator[str]:
    """Yield what in a page could run, or load something that runs."""
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in ((str(name).lower(), str(value)) for name, value in element.attrib.items()):
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                yield f"{element.tag} {name}={value}"
            address = name.rpartition(":")[2] in ("href", "src", "action", "data")
            if address and re.match(r"\s*(javascript|data|vbscript)\s*:", value, re.IGNORECASE):
                yield f"{element.tag} {name}={value}"
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            yield "an inline script"
        if element.tag in ("iframe", "object", "embed", "base", "foreignobject"):
            yield str(element.tag)


def test_nothing_on_a_page_can_run(site: PoisonedSite) -> None:
    assert [(page.path, danger) for page in site.site.pages for danger in dangers(tree(page.body))] == []


def test_a_whole_build_writes_the_site_and_nothing_else(
    site: PoisonedSite, tmp_path: Path, root: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(site.folder, project)
    shutil.copy(root / "mkdocs.yml", project)
    before = contents(tmp_path)
    code, output = publish(project, tmp_path / "out")
    assert code == 0, output
    fresh = {name for name, content in contents(tmp_path).items() if before.get(name) != content}
    assert {name.split("/")[0] for name in fresh} <= {"out", "project"}
    assert {name for name in fresh if name.startswith("project/")} <= {"project/picture.lock.json"}
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert len(pages) == len(site.site.pages) + 1  # and the page for unknown addresses
    for page in pages:
        document = html.document_fromstring(page.read_text("utf-8"))
        assert list(dangers(document)) == [], page
        loaded = [script.get("src") for script in document.iter("script") if script.get("src")]
        assert [address for address in loaded if not OWN_SCRIPT.fullmatch(str(address))] == [], page


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_template_is_run_that_a_text_holds(site: PoisonedSite) -> None:
    everything = "".join(page.body + page.title + page.description for page in site.site.pages)
    assert "{{ 7 * 7 }}" in everything
    assert "<class '" not in everything


def test_titles_and_descriptions_are_plain_words(site: PoisonedSite) -> None:
    assert any("<script>" in page.title for page in site.site.pages), "escaped by whoever prints the head"


def test_the_addresses_of_the_pages_are_made_of_ids_only(site: PoisonedSite) -> None:
    addresses = [*(page.path for page in site.site.pages), *site.site.files]
    assert [
        address
        for address in addresses
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./-]*", address) or ".." in address
    ] == []


def test_scripts_with_texts_hold_data_and_do_nothing(site: PoisonedSite, node: str, tmp_path: Path) -> None:
    for name in ("assets/search-index.js", "assets/helper-data.js"):
        file = tmp_path / Path(name).name
        alarm = (
            "const window = globalThis; window.routewijzer = {};"
            "globalThis.alert = () => { throw Error('ran') };"
        )
        file.write_bytes(alarm.encode() + site.site.files[name])
        subprocess.run([node, file], check=True, capture_output=True, timeout=20)


def test_the_picture_as_dot_has_the_lines_of_the_route_and_no_others(
    site: PoisonedSite, system_dot: str
) -> None:
    drawn = []
    for built_site in (site.build, harmless()):
        dot = to_dot(built_site.pictures.drawing)
        command = [system_dot, "-Kneato", "-n2", "-Tplain"]
        done = subprocess.run(command, input=dot, capture_output=True, text=True, timeout=20)
        assert done.returncode == 0, done.stderr
        drawn.append([line.split()[0] for line in done.stdout.splitlines()].count("edge"))
    assert drawn[0] == drawn[1]


def test_the_picture_as_svg_is_well_formed_and_holds_no_script(site: PoisonedSite) -> None:
    svg = etree.fromstring(export_svg(site.build.pictures.drawing).encode())
    assert [
        element.tag
        for element in svg.iter()
        if element.tag in ("script", "foreignObject", "foreignobject", "iframe")
    ] == []
    assert [
        name for element in svg.iter() for name in element.attrib if str(name).lower().startswith("on")
    ] == []


def test_exported_data_say_the_texts_and_no_sheet_runs_them(site: PoisonedSite) -> None:
    graph = site.build.subject.graph
    told = json.dumps(json.loads(data.as_json(graph)), ensure_ascii=False)
    assert [
        path for path, text in site.texts.items() if json.dumps(text, ensure_ascii=False) not in told
    ] == []
    cells = re.findall(r'(?:^|,)"?([^",\n]*)', data.as_csv(graph), re.MULTILINE)
    assert [cell for cell in cells if cell.startswith(("=", "@", "+"))] == []


def test_exported_pages_hold_no_live_html(site: PoisonedSite) -> None:
    live = re.compile(r"(?<![\\`\w])<(script|img|svg|iframe)\b", re.IGNORECASE)
    for name, text in markdown.markdown_pages(site.site.pages).items():
        if name.endswith(".md"):
            assert live.findall(words_of(text)) == [], name


def words_of(text: str) -> str:
    """Markdown without its front matter and without code."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"(?ms)^ *```.*?^ *```|^(    |\t).*?$|(`+).+?\2", "", body)
