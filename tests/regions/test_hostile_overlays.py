"""Whatever an overlay says, it is told in findings: nothing raises, and every finding has its place."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from regions.overlays import BASE, FILL, HEAD, TODAY, base, document
from routewijzer.checks import Subject, check
from routewijzer.findings import has_errors
from routewijzer.model import ROUTE_KEYS, read_route
from routewijzer.overlay import read_overlay
from routewijzer.overlay.drift import drift
from routewijzer.overlay.lock import lock_of, read_lock, write
from routewijzer.overlay_checks import attribute, merge_checked
from routewijzer.yamldoc import Data, KeyPath


def paths(value: Data, path: KeyPath = ()) -> list[KeyPath]:
    """All paths of the base, to where something can be said."""
    found: list[KeyPath] = [path] if path else []
    if isinstance(value, dict):
        return found + [one for key, part in value.items() for one in paths(part, (*path, key))]
    return found


PATHS = paths(base().data)
KEYS = st.sampled_from(
    ("after", "before", "title", "text", "links", "facts", "to", "id", "x", "", "é", "*", "a.b")
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**15),
    st.sampled_from(("", " ", "look", "chips", "neck", "\u200b")),
)
VALUES = st.recursive(
    SCALARS,
    lambda one: st.one_of(st.lists(one, max_size=3), st.dictionaries(KEYS, one, max_size=3)),
    max_leaves=6,
)
OVERLAYS = st.lists(st.tuples(st.sampled_from(PATHS), st.lists(KEYS, max_size=2), VALUES), max_size=4)


def nest(entries: list[tuple[KeyPath, list[str], Any]]) -> Any:
    whole: dict[str, Any] = {}
    for path, more, value in entries:
        here: Any = whole
        steps = [*map(str, path), *more]
        for step in steps[:-1]:
            if not isinstance(here.get(step), dict):
                here[step] = {}
            here = here[step]
        here[steps[-1]] = value
    return whole


@examples(150)
@given(OVERLAYS, OVERLAYS, OVERLAYS, OVERLAYS)
def test_no_overlay_raises(fill: Any, change: Any, add: Any, remove: Any) -> None:
    parts = {"fill": fill, "change": change, "add": add, "remove": remove}
    text = "".join(f"{kind}: {json.dumps(nest(said))}\n" for kind, said in parts.items() if said)
    text = HEAD + (text if fill else FILL + text)
    over, found = read_overlay(document(text, "region.yaml"))
    assert over is None or found == ()
    if over is not None:
        lock, problems = read_lock(write(lock_of(base(), over, ROUTE_KEYS)), "region.lock.json")
        assert problems == ()
        assert all(
            finding.kind in ("gone", "new", "unrecorded") for finding in drift(base(), over, lock, ROUTE_KEYS)
        )
        merged, found = merge_checked(base(), over)
        assert (merged is None) == has_errors(found)
        if merged is not None:
            route, problems = read_route(merged.document)
            if route is not None:
                problems = check(Subject(merged.document, route, frozenset(), TODAY))
            found = (*found, *attribute(problems, merged))
    files = {
        "region.yaml": (HEAD + (text if fill else FILL + text)).splitlines(),
        "route.yaml": BASE.splitlines(),
    }
    for finding in found:
        assert finding.place.line <= len(files[finding.place.file])
        assert finding.message.key


HEADS = st.dictionaries(
    st.sampled_from(
        ("id", "edition", "owner", "version", "published", "colours", "logo", "places", "feedback", "x")
    ),
    VALUES,
    max_size=6,
)


@examples(100)
@given(HEADS, st.one_of(st.none(), st.integers(0, 2)))
def test_no_head_raises(head: Any, form: int | None) -> None:
    text = json.dumps({"format": form, "region": head})
    over, found = read_overlay(document(text, "region.yaml"))
    assert (over is None) == bool(found)
    if over is not None:
        merge_checked(base(), over)
