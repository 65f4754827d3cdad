"""Every change that a site for editors offers is one that a region can make."""

import json
from typing import Any

from regions.overlays import ROOT, TODAY, document, overlay, real_base, route_of
from routewijzer import i18n
from routewijzer.addresses import of
from routewijzer.graph import build
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay_checks import merge_checked
from routewijzer.overlay_checks.part_paths import paths_by_unit
from routewijzer.pages import Context
from routewijzer.pages.editor_paths import part_paths_view
from routewijzer.pages.links import PageLinks

HEAD = 'format: 1\nregion: {id: north, edition: North, owner: Office, version: "2", published: 2026-11-20}\n'


def lines_offered() -> list[str]:
    """Return the lines of region.yaml that a site of the real base offers to copy."""
    route = route_of(real_base())
    words, _ = i18n.load(ROOT / "theme" / "words", "nl")
    assert words is not None
    paths = paths_by_unit(real_base(), None, ROUTE_KEYS)
    context = Context(route, build(route), words, of(words), TODAY, paths=paths)
    views = (part_paths_view(PageLinks(context, "index.html"), unit) for unit in paths)
    return [value.change for view in views if view is not None for value in view.values if value.change]


def merged_data(texts: list[str]) -> dict[str, Any]:
    """Return all the lines as the data of one region.yaml."""
    whole: dict[str, Any] = {}
    for text in texts:
        here, there = whole, document(text, "region.yaml").data
        while isinstance(there, dict):
            ((key, there),) = there.items()
            if not isinstance(there, dict):
                here[key] = there
            here = here.setdefault(key, {})
    return whole


def test_each_change_that_is_offered_fits_the_base_and_only_says_what_it_says_already() -> None:
    texts = lines_offered()
    data = merged_data(texts)
    body = "".join(f"{kind}: {json.dumps(part, ensure_ascii=False)}\n" for kind, part in data.items())
    _, found = merge_checked(real_base(), overlay(body, HEAD))
    changes = [text for text in texts if text.startswith("change:")]
    assert len(changes) > 1000
    assert {finding.rule for finding in found} == {"overlay-no-change"}
    assert len(found) == len(changes)
