"""The first page of all editions together."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from routewijzer import yamldoc
from routewijzer.checks import Subject
from routewijzer.editions import EditionStatus
from routewijzer.model import read_route
from routewijzer.pages.editions_index import start
from shell_site import ROUTE, context

TODAY = date(2026, 11, 23)
BASE = EditionStatus(id="lamp", title="Base", owner="O", version="1.2", published=TODAY, base=True)


@pytest.mark.parametrize(
    ("places", "label"),
    [((), ">Search your region<"), (("Assen", "Emmen"), ">Search your region or municipality<")],
)
def test_the_search_promises_municipalities_only_where_an_edition_names_them(
    root: Path, places: tuple[str, ...], label: str
) -> None:
    document, _ = yamldoc.parse(ROUTE, "route.yaml")
    assert document is not None
    made = context(root)
    subject = Subject(document, made.route, frozenset(), TODAY)
    north = BASE.model_copy(update={"id": "north", "title": "North", "base": False, "places": places})
    html = start(subject, made.words, (BASE, north), root / "theme", TODAY)
    assert label in html
    assert ("Assen, Emmen" in html) == bool(places)


def test_a_municipality_in_no_edition_leads_to_the_base_and_says_so(root: Path) -> None:
    text = ROUTE + "\nregions: {municipalities: [Emmen, assen, Zuidlaren]}\n"
    assert "\nregions:" not in ROUTE
    document, _ = yamldoc.parse(text, "route.yaml")
    assert document is not None
    route, found = read_route(document)
    assert route is not None, found
    made = context(root)
    north = BASE.model_copy(update={"id": "north", "title": "North", "base": False, "places": ("Assen",)})
    subject = Subject(document, route, frozenset(), TODAY)
    html = start(subject, made.words, (BASE, north), root / "theme", TODAY)
    listed = re.findall(r'<li><a href="([^"]*)">(\w+) <small>([^<]*)', html.partition('id="places"')[2])
    assert listed == [
        ("north/index.html", "assen", "North"),
        ("lamp/index.html", "Emmen", "no edition of its own yet: base route"),
        ("lamp/index.html", "Zuidlaren", "no edition of its own yet: base route"),
    ]
