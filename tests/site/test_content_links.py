"""Headings of longer texts can be linked to from every page that shows them; a link to nothing is told."""

import re
from pathlib import Path

import pytest

from checking import TODAY, build, change
from routewijzer.exports.markdown import markdown_pages
from routewijzer.findings import Finding, Severity
from routewijzer.pipeline import Assembly, make, prepare
from routewijzer.project import open_project
from sentences import lines, text

ROUTE = change(
    ("    source: handbook\n    next", "    source: handbook\n    content: look.md\n    next"),
    ("sources:\n", "texts:\n  about: about.md\nsources:\n"),
)
PAGE = "route/look.html"


def project(folder: Path, look: str, about: str = "Text.\n") -> Path:
    """Write a small route with two longer texts."""
    (folder / "content").mkdir()
    (folder / "route.yaml").write_text(ROUTE, "utf-8")
    (folder / "content" / "look.md").write_text(look, "utf-8")
    (folder / "content" / "about.md").write_text(about, "utf-8")
    return folder


def findings(folder: Path) -> tuple[Finding, ...]:
    return make(open_project(folder), TODAY).findings


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', html)


def test_a_heading_has_one_place_on_its_page_and_one_on_the_page_to_print(tmp_path: Path) -> None:
    site = build(project(tmp_path, "See [below](#twice-2).\n\n## Twice\n\n## Twice\n\n## Open\n")).site
    pages = {page.path: page.content for page in site.pages}
    for path in (PAGE, "print.html"):
        assert 'href="#look_twice-2"' in pages[path]
        assert {"look_twice", "look_twice-2", "look_open"} <= set(ids(pages[path]))
        assert len(ids(pages[path])) == len(set(ids(pages[path])))
    exported = markdown_pages(site.pages)
    for path in ("route/look.md", "print.md"):
        assert "[below](#look_twice-2)" in exported[path]
        assert exported[path].count('<a id="look_twice-2"></a>') == 1


def test_a_place_of_another_page_is_reached_from_everywhere(tmp_path: Path) -> None:
    look = "## A place\n\n[own](#sources), [about](about.html#b)\n"
    site = build(project(tmp_path, look, "## About\n\n### B\n[x](look#a-place)\n")).site
    pages = {page.path: page.content for page in site.pages}
    assert 'href="route/look.html#look_a-place"' in pages["about.html"]
    assert 'href="../about.html#about_b"' in pages[PAGE]
    assert 'href="#sources"' in pages[PAGE]
    assert 'href="route/look.html#sources"' in pages["print.html"]
    assert 'id="sources"' in pages[PAGE]


def test_a_title_that_the_page_leaves_out_can_still_be_linked_to(tmp_path: Path) -> None:
    site = build(
        project(tmp_path, "[a](about.html#about-this-route)\n", "## About this route\n\n### B\n")
    ).site
    about = next(page.content for page in site.pages if page.path == "about.html")
    assert '<div class="prose" id="about_about-this-route">' in about
    assert '<h2 id="about_b">B</h2>' in about


NOWHERE = {
    "a heading of its own": ("## A place\n\n[x](#a-plaice)", '"#a-plaice"', 'did you mean "#a-place"?'),
    "a place of another page": ("[x](close#sourcse)", '"close#sourcse"', 'did you mean "close#sources"?'),
    "the glossary": ("[x](glossary.html#nix)", '"glossary.html#nix"', "name a heading as in its address"),
    "the frame of a page": ("[x](#menu)", '"#menu"', 'did you mean "#more"?'),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_a_link_to_a_place_that_is_not_there_is_told_once_with_what_was_meant(
    tmp_path: Path, name: str
) -> None:
    text, written, hint = NOWHERE[name]
    folder = project(tmp_path, f"A.\n\n{text}\n")
    found = [finding for finding in findings(folder) if finding.severity is Severity.ERROR]
    line = 5 if text.startswith("#") else 3
    assert lines(found) == [
        f"content/look.md:{line}:5: {written} leads to a place that is not in that page; "
        f"{hint} [content-link]"
    ]


def test_a_document_needs_no_page_and_yet_every_place_is_there(tmp_path: Path) -> None:
    folder = project(tmp_path, "[own](#a-place), [a](about.html#b)\n\n## A place\n", "## About\n\n### B\n")
    assert isinstance(prepare(open_project(folder), TODAY), Assembly)
    (folder / "content" / "about.md").write_text("## About\n\n### C\n", "utf-8")
    assert prepare(open_project(folder), TODAY).findings == findings(folder)


def test_a_broken_link_is_told_once(tmp_path: Path) -> None:
    found = findings(project(tmp_path, "[x](nowhere-at-all) ![y](nix.svg)\n"))
    assert [text(finding.message) for finding in found if finding.rule == "content-link"] == [
        'unknown page "nowhere-at-all"',
        'no image "nix.svg" in content/',
    ]
