"""Random regions over random later bases: what changed near a region's words is told, and nothing else.

For each kind of operation the table says which parts of the base a reader reads together with it. Any of
them may stand in a region, and any text of the base may read otherwise in a later version.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from regions.overlays import base, document, overlay
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.drift import Drift, accept, drift
from routewijzer.overlay.lock import lock_of, read_lock, write
from routewijzer.yamldoc import Data, Document


@dataclass(frozen=True)
class Move:
    """One operation of a region: its kind and target, what it says, and what a reader reads with it."""

    kind: str
    target: str
    value: str
    near: tuple[str, ...] = ()


LOOK = ("steps.look.title", "steps.look.summary")
CLOSE = ("steps.close.title", "steps.close.summary")
CHOOSE = ("decisions.choose.title", "decisions.choose.summary")
SHELTER = ("services.shelter.title", "services.shelter.summary")
"""Always near: every region fills in slots of the shelter."""

MOVES = (
    Move("change", "steps.look.title", "Look well", LOOK),
    Move("change", "steps.look.facts.gently.text", "Be gentle.", ("steps.look.facts.gently",)),
    Move("remove", "steps.look.facts.gently", "Not here."),
    Move("change", "steps.look.next.choose.basis", "inferred", ("steps.look.next.choose", *LOOK, *CHOOSE)),
    Move(
        "add",
        "steps.look.facts.tail",
        "{after: neck, text: See its tail., kind: tip, basis: inferred}",
        (*LOOK, "steps.look.facts.neck"),
    ),
    Move("add", "steps.look.facts.neck.detail", "Or behind its ears.", ("steps.look.facts.neck", *LOOK)),
    Move("add", "steps.look.next.close", "{when: it walks away, basis: inferred}", (*LOOK, *CLOSE)),
    Move("add", "services.vet", "{title: Vet, summary: Heals., next: {look: {basis: inferred}}}", LOOK),
    Move(
        "change",
        "decisions.choose.rules.owned.because",
        "It is somebody's.",
        ("decisions.choose.rules.owned", "questions", "decisions.choose.outcomes.home", *CLOSE),
    ),
    Move(
        "change",
        "decisions.choose.rules.unowned.then",
        "home",
        ("decisions.choose.rules.unowned", "questions", "decisions.choose.outcomes", *CLOSE, *SHELTER),
    ),
    Move(
        "add",
        "decisions.choose.rules.tame",
        "{when: {collar: ja}, then: home, because: It is tame., basis: inferred}",
        (*CHOOSE, "questions.collar", "decisions.choose.outcomes.home", *CLOSE),
    ),
    Move(
        "change",
        "decisions.choose.outcomes.home.advice",
        "Carry it home.",
        ("decisions.choose.outcomes.home", *CLOSE),
    ),
    Move(
        "add",
        "decisions.choose.outcomes.home.call",
        "shelter",
        ("decisions.choose.outcomes.home", *CHOOSE, *CLOSE, *SHELTER),
    ),
    Move("change", "questions.collar.text", "Has it a collar?", ("questions.collar",)),
    Move(
        "add",
        "questions.collar.answers.torn",
        "{before: weet-niet, title: It is torn}",
        ("questions.collar",),
    ),
    Move("change", "links.chips.title", "Chips", ("links.chips",)),
    Move(
        "remove",
        "decisions.choose.outcomes.home.when",
        "Not here.",
        ("decisions.choose.outcomes.home", *CLOSE),
    ),
)

IDS = ("to", "then", "lane", "source", "call", "kind", "url", "date", "phone", "checked")
"""Fields that are no words of a reader; what follows them has tests of its own."""


def texts(value: Data, path: str = "") -> Iterator[str]:
    """Yield the paths of the texts that may read otherwise in a later base."""
    for key, part in value.items() if isinstance(value, dict) else ():
        here = f"{path}.{key}" if path else key
        if isinstance(part, str) and key not in IDS:
            yield here
        elif path or key not in ("format", "route", "regions", "sources", "lanes"):
            yield from texts(part, here)


TEXTS = tuple(texts(base().data))


def under(path: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a path is one of some parts, or stands in one."""
    return any(path == part or path.startswith(f"{part}.") for part in parts)


def region(moves: tuple[Move, ...]) -> str:
    """Return the overlay that makes these moves."""
    said: dict[str, object] = {}
    for move in moves:
        here = said.setdefault(move.kind, {})
        *parents, last = move.target.split(".")
        for step in parents:
            here = here.setdefault(step, {})  # type: ignore[attr-defined]
        here[last] = f"@{move.value}@"  # type: ignore[index]
    return "".join(f"{kind}: {flow(part)}\n" for kind, part in said.items())


def flow(value: object) -> str:
    """Return nested values as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    text = str(value).strip("@")
    return text if text.startswith("{") else json.dumps(text)


def later(changed_paths: set[str], removed_paths: set[str]) -> Document:
    """Return a base in which some texts read otherwise, and some parts are gone."""

    def of(value: Data, path: str) -> Data:
        if isinstance(value, dict):
            parts = {key: (f"{path}.{key}" if path else key) for key in value}
            return {key: of(value[key], here) for key, here in parts.items() if here not in removed_paths}
        return f"{value} (new)" if path in changed_paths else value

    return document(json.dumps(of(json.loads(json.dumps(base().data, default=str)), "")), "route.yaml")


def compatible(moves: list[Move]) -> tuple[Move, ...]:
    """Return moves of which none stands in another."""
    targets = tuple(move.target for move in moves)
    alone = (
        move for move in moves if not under(move.target, tuple(one for one in targets if one != move.target))
    )
    return tuple(alone)


MOVING = st.lists(st.sampled_from(MOVES), unique_by=lambda move: move.target, max_size=6).map(compatible)


def paths_told(drifts: tuple[Drift, ...]) -> set[str]:
    """Return the paths of what is told as different; an answer written as a text alone is its title."""
    paths = (".".join(map(str, one.at)) for one in drifts if one.kind in ("changed", "beside", "asked"))
    return {path if path in TEXTS else path.removesuffix(".title") for path in paths}


@examples(60)
@given(MOVING, st.sets(st.sampled_from(TEXTS), max_size=8))
def test_each_text_that_is_read_with_a_regions_words_is_told_when_it_changes_and_no_other(
    moves: tuple[Move, ...], changed_paths: set[str]
) -> None:
    over = overlay(region(moves))
    lock, problems = read_lock(write(lock_of(base(), over, ROUTE_KEYS)), "region.lock.json")
    assert problems == ()
    assert drift(base(), over, lock, ROUTE_KEYS) == ()
    now = later(changed_paths, set())
    found = drift(now, over, lock, ROUTE_KEYS)
    near = (*SHELTER, *(part for move in moves for part in (move.target, *move.near)))
    whole = {move.target for move in moves if move.kind == "remove"}
    expected = {
        next((one for one in whole if under(path, (one,))), path)
        for path in changed_paths
        if under(path, near)
    }
    assert paths_told(found) == expected
    kept, problems = accept(now, over, lock, ROUTE_KEYS)
    assert problems == ()
    assert drift(now, over, kept, ROUTE_KEYS) == ()


PARTS = ("steps.look.facts.neck", "decisions.choose.outcomes.home.when", "questions.collar.answers.nee")


@examples(20)
@given(MOVING, st.sampled_from(PARTS))
def test_what_is_taken_out_of_the_base_near_a_regions_words_is_told(
    moves: tuple[Move, ...], removed_path: str
) -> None:
    over = overlay(region(moves))
    lock = lock_of(base(), over, ROUTE_KEYS)
    found = drift(later(set(), {removed_path}), over, lock, ROUTE_KEYS)
    near = (*SHELTER, *(part for move in moves for part in (move.target, *move.near)))
    paths = tuple(".".join(map(str, one.at)) for one in found)
    is_near = under(removed_path, near) or any(under(part, (removed_path,)) for part in near)
    assert any(under(path, (removed_path,)) for path in paths) or not is_near
