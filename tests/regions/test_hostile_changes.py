"""Changes that could hurt somebody are refused or wait for an approval; those that a region needs pass."""

import json
from typing import Any

import pytest

from regions.overlays import HERE, document, overlay, real_base, real_content, route_of
from regions.test_locked_meaning import HEAD, TODAY, base_route
from routewijzer.checks import Subject, check
from routewijzer.editions import check_approvals, check_locked_answers, held_operations
from routewijzer.findings import Finding, Severity
from routewijzer.overlay import Merged
from routewijzer.overlay_checks import merge_checked
from sentences import DUTCH, lines

GUARDS = ("overlay-locked", "overlay-approval")
SOURCE = {"title": "Eigen afspraken", "publisher": "Regio", "date": "2026-10", "checked": "2026-11-23"}


def changes(name: str) -> dict[str, dict[str, Any]]:
    """Return the parts of region.yaml in a table, by what each does."""
    text = (HERE / f"changes-{name}.yaml").read_text("utf-8")
    data: dict[str, dict[str, Any]] = json.loads(json.dumps(document(text, name).data))
    return data


HOSTILE, LEGITIMATE = changes("hostile"), changes("legitimate")


def region(parts: dict[str, Any]) -> str:
    """Return a region.yaml of these parts, with the source of what it adds."""
    if "add" in parts:
        parts = {**parts, "add": {"sources": {"eigen": SOURCE}, **parts["add"]}}
    return "".join(f"{kind}: {json.dumps(part, ensure_ascii=False)}\n" for kind, part in parts.items())


def together(many: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all parts as one."""
    whole: dict[str, Any] = {}
    for parts in many:
        join(whole, parts)
    return whole


def join(whole: dict[str, Any], parts: dict[str, Any]) -> None:
    """Put parts into others; no value stands in both."""
    for key, value in parts.items():
        if isinstance(value, dict) and isinstance(whole.get(key), dict):
            join(whole[key], value)
        else:
            assert key not in whole, key
            whole[key] = json.loads(json.dumps(value))


def guard(body: str, flips: bool = True) -> tuple[Merged | None, list[Finding]]:
    """Return the edition that a change makes, and what the locks and approvals say of it.

    Without `flips` answers are not compared: that takes longest, and most is told without.
    """
    merged, found = merge_checked(real_base(), overlay(body, HEAD))
    told = [finding for finding in found if finding.rule in GUARDS]
    if merged is None:
        assert told, lines(found)
        return None, told
    routes = (base_route(), route_of(merged.document)) if flips else None
    if routes is not None:
        told += check_locked_answers(real_base(), merged.document, routes)
    return merged, [*told, *check_approvals(held_operations(real_base(), merged, routes), merged, TODAY)]


EVERY = tuple(
    pytest.param(what, marks=() if number % 5 == 0 else pytest.mark.proof)
    for number, what in enumerate(HOSTILE)
)
"""Each fifth is tried at every change, the others in `make proof`."""


@pytest.mark.parametrize("what", EVERY)
def test_what_could_hurt_somebody_is_refused_or_held_with_what_it_does_to_a_person(what: str) -> None:
    body = region(HOSTILE[what])
    told = guard(body, flips=False)[1] or guard(body)[1]
    assert told
    for line in map(DUTCH.line, told):
        assert " wie " in line, line


def test_what_a_region_needs_passes_without_an_approval() -> None:
    merged, told = guard(region(together(list(LEGITIMATE.values()))))
    assert lines(told) == []
    assert merged is not None
    subject = Subject(merged.document, route_of(merged.document), real_content(), TODAY)
    assert [finding for finding in check(subject) if finding.severity is Severity.ERROR] == []


def test_the_tables_hold_enough() -> None:
    assert len(HOSTILE) >= 80
    assert len(LEGITIMATE) >= 25
