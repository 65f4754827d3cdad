"""Which operation of a region a finding about its edition is told at: by what the finding is about."""

import pytest

from regions.overlays import FILL, HEAD, findings_of, overlay
from routewijzer.findings import KeyPath
from routewijzer.overlay import Merged, Operation
from routewijzer.overlay_checks import attribution
from routewijzer.overlay_checks.attribution import nearness
from routewijzer.yamldoc import Data

PLACE = overlay("change: {steps: {look: {title: Look}}}\n").document.place(("change",))


def operation(kind: str, *target: str) -> Operation:
    return Operation(kind, target, (kind, *target), PLACE)  # type: ignore[arg-type]


def edition_of(*operations: Operation, removed_parts: dict[KeyPath, Data] | None = None) -> Merged:
    """Return an edition by these operations; what is removed held nothing but what `removed_parts` says."""
    over = overlay("change: {steps: {look: {title: Look}}}\n")
    held = {operation.target: None for operation in operations if operation.kind == "remove"} | (
        removed_parts or {}
    )
    return Merged(over.document, over, operations, {}, held)


def nearest_operation(
    subject: KeyPath, *operations: Operation, removed_parts: dict[KeyPath, Data] | None = None
) -> Operation:
    """Return the operation nearest to a finding about `subject`."""
    edition = edition_of(*operations, removed_parts=removed_parts)
    return max(operations, key=lambda one: nearness(edition, one, (subject,)))


@pytest.mark.parametrize("weight", ["NAMED_WEIGHT", "MENTIONED_WEIGHT", "SHARED_WEIGHT", "REMOVED_WEIGHT"])
def test_each_weight_is_needed(monkeypatch: pytest.MonkeyPatch, weight: str) -> None:
    """Each of the four cases is decided by one weight alone, and goes wrong without it."""
    case = {
        "NAMED_WEIGHT": named,
        "MENTIONED_WEIGHT": mentioned,
        "SHARED_WEIGHT": shared,
        "REMOVED_WEIGHT": removal,
    }[weight]
    assert case()
    monkeypatch.setattr(attribution, weight, 0)
    assert not case()


def named() -> bool:
    """Tell whether a change of the named part goes before a deeper one that shares as many steps."""
    beside = operation("change", "decisions", "choose", "rules")
    part = operation("change", "decisions", "choose")
    return nearest_operation(("decisions", "choose", "questions"), beside, part) is part


def mentioned() -> bool:
    """Tell whether the removal of an edge that led to a part goes before a removal elsewhere."""
    other, edge = operation("remove", "links", "map"), operation("remove", "steps", "look", "next", "one")
    held: dict[KeyPath, Data] = {edge.target: {"to": "close"}}
    return nearest_operation(("decisions", "close"), other, edge, removed_parts=held) is edge


def shared() -> bool:
    """Tell whether a change in the same step goes before one in another."""
    other, same = (
        operation("change", "steps", "close", "title"),
        operation("change", "steps", "look", "title"),
    )
    return nearest_operation(("steps", "look", "next", "close"), other, same) is same


def removal() -> bool:
    """Tell whether of a change and a removal as near the removal is the cause."""
    change, remove = (operation(kind, "steps", "look", "source") for kind in ("change", "remove"))
    return nearest_operation(("steps", "look", "facts", "tail"), change, remove) is remove


def test_a_finding_that_no_operation_touches_stays_in_the_base() -> None:
    edition = edition_of(operation("change", "terms", "cat", "title"))
    assert [nearness(edition, one, (("steps", "look"),)) for one in edition.operations] == [0]


def test_words_of_a_sentence_do_not_move_a_finding() -> None:
    """A title that reads like an id is no subject: only paths count."""
    edition = edition_of(
        operation("remove", "links", "map"), removed_parts={("links", "map"): {"title": "look"}}
    )
    assert nearness(edition, edition.operations[0], (("steps", "close"),)) == 0


def test_what_a_removal_breaks_is_told_there_with_the_place_in_the_base() -> None:
    found = findings_of(HEAD + FILL + "remove: {steps: {look: {next: {choose: No more choice.}}}}\n")
    assert found
    for finding in found:
        assert finding.place.file == "region.yaml"
        assert finding.other is not None
        assert finding.other.file == "route.yaml"
        assert finding.cause is not None
        assert finding.cause.key == "cause.removed"
