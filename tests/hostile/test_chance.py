"""Whatever chance writes, reading and checking it gives findings or a route, never an error."""

import json
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checking import ROUTES, SMALLEST, TODAY, findings_of
from examples import examples
from routewijzer.checks import Subject, check
from routewijzer.findings import Finding
from routewijzer.model import read_route
from routewijzer.yamldoc import Document, KeyPath, parse, read
from sentences import line
from work import calls

CALLS = 3_000_000
"""Far more than reading and checking any of these takes, the base route with changes included."""

MARKS = st.sampled_from(
    ["- ", ": ", "\n", "  ", "\t", "[", "]", "{", "}", '"', "'", "|", ">", "&a ", "*a ", "!", "#"]
)
WORDS = st.sampled_from(
    ["format", "route", "steps", "look", "1", "true", "null", "~", "é", "\u202e", "\ud83d"]
)
YAML = st.lists(st.one_of(MARKS, WORDS, st.text(max_size=3)), max_size=60).map("".join)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["look", "close", "a" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@cache
def real() -> Document:
    """Return the base route."""
    document, findings = read(ROUTES.parents[1] / "route.yaml", "route.yaml")
    assert document is not None, findings
    return document


@cache
def places() -> tuple[KeyPath, ...]:
    """Every path in the base route."""
    return tuple(path for path in real().values if path)


@examples(40)
@given(YAML)
def test_random_marks_and_words_are_read_or_refused(text: str) -> None:
    found: list[Finding] = []
    calls(lambda: found.extend(findings_of(text)), CALLS)
    for finding in found:
        assert line(finding).isprintable()


@examples(40)
@given(st.data())
def test_a_good_route_with_random_text_inside_is_read_or_refused(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(SMALLEST)))
    end = data.draw(st.integers(begin, min(begin + 40, len(SMALLEST))))
    text = SMALLEST[:begin] + data.draw(YAML) + SMALLEST[end:]
    calls(lambda: findings_of(text), CALLS)


@examples(40)
@given(st.binary(max_size=200))
def test_random_bytes_as_text_are_read_or_refused(raw: bytes) -> None:
    calls(lambda: parse(raw.decode("latin-1"), "route.yaml"), CALLS)


@examples(10)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["drop", "put", "copy"]), VALUES), max_size=4)
)
def test_the_real_route_with_random_changes_is_checked_or_refused(
    changes: list[tuple[int, str, Any]],
) -> None:
    root = json.loads(json.dumps(real().data))
    for number, how, value in changes:
        *owner, last = places()[number % len(places())]
        there = holder(root, tuple(owner))
        if not isinstance(there, dict) or last not in there:
            continue
        if how == "drop":
            del there[last]
        elif how == "put":
            there[last] = value
        else:
            there[f"{last}-2"] = there[last]
    calls(lambda: assert_checked(Document(root, real().keys, real().values, "route.yaml")), CALLS)


def assert_checked(document: Document) -> None:
    """Assert that a document is a route with findings that can be printed, or is refused."""
    route, findings = read_route(document)
    assert (route is None) == bool(findings)
    if route is not None:
        for finding in check(Subject(document, route, frozenset(), TODAY)):
            assert line(finding).isprintable()


def holder(root: Any, owner: KeyPath) -> Any:
    """Return what stands at a path, or None."""
    for step in owner:
        if not isinstance(root, dict) or step not in root:
            return None
        root = root[step]
    return root
