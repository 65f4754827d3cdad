"""No id of a model is one that the pages, their scripts or a file system use: the list is what they use."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from checking import change, findings_of
from hostile_ids import NEW_IDS, site_of
from routewijzer import page_ids
from routewijzer.findings import phrase
from routewijzer.page_ids import is_device, is_reserved
from sentences import line

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = {
    file.name: file.read_text("utf-8")
    for file in sorted((ROOT / "theme").rglob("*"))
    if file.suffix in (".html", ".svg") and file.parent.name != "assets" and "one_file" not in str(file)
}
"""Without those of the document of all pages: an id of a model stands behind its page's address there."""
SCRIPTS = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "theme/assets").rglob("*.js"))}
ID = re.compile(r'\bid="([^"]*)"')
BARE = re.compile(r'\bid="\{\{ [\w.]*\.id \}\}"')
NUMBERED_BY_THE_PAGE = "case.html"
"""Its stops have the ids stop-1, stop-2, …, which are none of the model."""

EVERYWHERE = ("shell.html", "emergency.html", "header.html", "search.html", "footer.html")
"""The templates of what stands around every page."""


def where_ids_stand_bare() -> dict[str, str]:
    found = {name: text for name, text in TEMPLATES.items() if BARE.search(text)}
    del found[NUMBERED_BY_THE_PAGE]
    return found


def test_ids_of_a_model_stand_bare_in_these_pages_only() -> None:
    """Elsewhere they have a prefix, and the page's own ids need not be refused."""
    assert sorted(where_ids_stand_bare()) == [
        "glossary.html",
        "helper.html",
        "links.html",
        "print.html",
        "sources.html",
        "training.html",
    ]


def own_ids() -> set[str]:
    """Return the ids that the pages use themselves.

    That is every id in a template around a page, in one where ids of a model stand bare, or made by a script
    of the helper; what a number follows, with the number 1 or letter a.
    """
    texts = [*where_ids_stand_bare().values(), *(TEMPLATES[name] for name in EVERYWHERE)]
    found = {one for text in texts for one in ID.findall(text) if not BARE.fullmatch(f'id="{one}"')}
    found |= {one for text in SCRIPTS.values() for one in re.findall(r'\bid: "([^"]+)"', text)}
    found |= {one for text in SCRIPTS.values() for one in re.findall(r'location\.hash === "#([^"]+)"', text)}
    return {re.sub(r"\{\{.*?\}\}", "1", one) for one in found}


def test_the_reserved_ids_are_those_that_templates_and_scripts_use() -> None:
    own = own_ids()
    assert [one for one in sorted(own) if "_" not in one and not is_reserved(one)] == []
    assert sorted(page_ids.SHELL | page_ids.PAGES) == sorted(
        one for one in own if "_" not in one and not re.fullmatch(r"(source|letter)-1", one)
    )


def test_scripts_look_for_no_other_id_where_ids_of_a_model_stand_bare() -> None:
    elsewhere = {"editions.js"}
    sought = {
        one
        for name, text in SCRIPTS.items()
        if name not in elsewhere
        for one in re.findall(r'getElementById\("([^"]+)"\)|["\'`]#([a-z-]+)[ "\'`$]', text)
    }
    assert [one for pair in sought for one in pair if one and not is_reserved(one)] == []


def test_the_names_that_a_script_asks_for_without_knowing_them_are_reserved() -> None:
    """`typeof NAME` of a variable that may not exist is what an element with that id would answer."""
    asked = {
        match for text in SCRIPTS.values() for match in re.findall(r"\btypeof ([a-z]\w+)\b(?![.(])", text)
    }
    everywhere, ours = {"window", "globalThis"}, {"answer", "at", "deck", "part", "value"}
    assert asked - everywhere - ours == page_ids.SCRIPTS


def reserved_ids() -> list[str]:
    return sorted(page_ids.SHELL | page_ids.PAGES | page_ids.SCRIPTS | {"source-7", "letter-q"})


KINDS = {
    "lane": ("lanes:\n", "lanes:\n  {id}: {{title: X, summary: X., source: handbook}}\n"),
    "step": ("steps:\n", "steps:\n  {id}: {{title: X, lane: street, summary: X., source: handbook}}\n"),
    "service": ("services:\n", "services:\n  {id}: {{title: X, summary: X., source: handbook}}\n"),
    "source": ("sources:\n", "sources:\n  {id}: {{title: X}}\n"),
    "term": ("services:\n", "terms:\n  {id}: {{title: X, text: X., basis: inferred}}\nservices:\n"),
    "link": (
        "services:\n",
        "links:\n  {id}: {{title: X, url: 'https://a.nl/', kind: page}}\nservices:\n",
    ),
    "case": (
        "steps:\n",
        "cases:\n  {id}: {{title: X, setting: X, situation: X, stops: {{a: {{at: look, tell: X}}}}}}\n"
        "steps:\n",
    ),
    "decision": (
        "steps:\n",
        "decisions:\n  {id}: {{title: X, lane: street, summary: X., source: handbook}}\nsteps:\n",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_that_the_pages_use_is_refused_at_its_place(kind: str) -> None:
    old, new = KINDS[kind]
    for key in reserved_ids():
        found = [
            finding
            for finding in findings_of(change((old, new.format(id=key))))
            if finding.rule == "reserved-id"
        ]
        assert [finding.message == phrase("reserved-id", id=key) for finding in found] == [True], (kind, key)
        text = change((old, new.format(id=key))).splitlines()[found[0].place.line - 1]
        assert text[found[0].place.column - 1 :].startswith(f"{key}:")


@pytest.mark.parametrize("key", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_that_windows_cannot_write_is_refused_wherever_it_becomes_a_file(key: str) -> None:
    assert is_device(key)
    head = change(("id: smallest", f"id: {key}"))
    alias = change(("    title: Look for", f"    aliases: [{key}]\n    title: Look for"))
    texts = [head, alias]
    texts += [change((old, new.format(id=key))) for kind, (old, new) in KINDS.items() if kind in FILES]
    for text in texts:
        assert [finding.rule for finding in findings_of(text) if "Windows" in line(finding)] == [
            "reserved-file-name"
        ]
    content = change(("    title: Look for", f"    content: {key}.md\n    title: Look for"))
    assert [finding.rule for finding in findings_of(content)] == ["bad-file"]


FILES = ("lane", "step", "service", "case", "decision")


@pytest.mark.parametrize("key", ["console", "com10", "nul-1", "beslissing-1", "stap-2", "contact"])
def test_other_ids_are_free(key: str) -> None:
    assert not is_reserved(key)
    assert not is_device(key)


def test_no_page_of_a_route_with_names_of_the_browser_has_an_id_twice() -> None:
    site = site_of(NEW_IDS)
    for page in site.pages:
        ids = re.findall(r'\sid="([^"]*)"', page.body)
        assert [key for key, count in Counter(ids).items() if count > 1] == [], page.path


def test_a_note_of_a_longer_text_has_no_id_of_the_page_or_of_an_element() -> None:
    site = site_of(NEW_IDS, content="Look.[^1]\n\n[^1]: Twice.\n", name="rule")
    (body,) = (page.body for page in site.pages if page.path == "route/top.html")
    assert 'id="top_fn_1"' in body
    assert 'href="#top_fn_1"' in body
