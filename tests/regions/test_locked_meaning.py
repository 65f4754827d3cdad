"""Locks on meaning: what a region does to somebody's safety is refused, or waits until it is approved."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

import pytest

from regions.overlays import HERE, example, overlay, real_base, route_of
from routewijzer.editions import HeldOperation, check_approvals, check_locked_answers, held_operations
from routewijzer.findings import Finding, Severity
from routewijzer.model import ROUTE_KEYS, Decision, Route
from routewijzer.overlay import Merged
from routewijzer.overlay.contract import contract
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks import merge_checked
from sentences import DUTCH

WHERE = r" \(zie route.yaml:\d+:\d+\)|(?<=^route.yaml):\d+:\d+"
"""Where the base says it: its lines move with every word that is written in it."""

TODAY = date(2026, 11, 28)
HEAD = """format: 1
region: {id: utrecht, edition: Utrecht, owner: Regio Utrecht, version: "1", published: 2026-11-23,
  approvers: [A. de Vries]}
fill:
  services:
    veilig-thuis: {url: "https://veiligthuis.nl/", chat: Nee.}
    lokaal-team: {title: Buurtteam}
"""


@cache
def base_route() -> Route:
    """Return the model of the real base."""
    return route_of(real_base())


@cache
def make_edition(
    body: str, head: str = HEAD
) -> tuple[Merged | None, tuple[HeldOperation, ...], tuple[Finding, ...]]:
    """Return the edition that `body` makes of the base, what waits for an approval, and the findings."""
    merged, found = merge_checked(real_base(), overlay(body, head))
    if merged is None:
        return None, (), found
    routes = (base_route(), route_of(merged.document))
    held = held_operations(real_base(), merged, routes)
    locked = check_locked_answers(real_base(), merged.document, routes)
    return merged, held, (*found, *locked, *check_approvals(held, merged, TODAY))


def sentences_about(body: str, head: str = HEAD) -> str:
    """Return what is said about a region's changes, as far as it is about locks and approvals."""
    found = (
        finding
        for finding in make_edition(body, head)[2]
        if finding.rule in ("overlay-locked", "overlay-approval")
    )
    return "".join(f"{re.sub(WHERE, '', line)}\n" for line in DUTCH.lines(found))


def unsafe(name: str) -> str:
    """Return the text of a region that tries something."""
    return (HERE / "unsafe" / f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["refused", "held"])
def test_what_leads_away_from_safety_is_refused_or_held_with_a_sentence_about_a_person(name: str) -> None:
    assert sentences_about("", unsafe(name)) == (HERE / "unsafe" / f"{name}.txt").read_text("utf-8")


def test_each_line_of_an_unsafe_overlay_is_told() -> None:
    merged, held, _ = make_edition("", unsafe("held"))
    assert merged is not None
    beside = {"sources.eigen", "questions.eerst"}  # said, but nothing of the route until it is used
    fills = {one.name for one in merged.operations if one.kind == "fill"}
    free = {one.name for one in merged.operations} - {one.operation.name for one in held}
    assert free == beside | fills


def test_what_a_region_says_beside_the_base_stays_its_own() -> None:
    assert sentences_about("", unsafe("free")) == ""


def approve(**over: str) -> str:
    """Return a change of the exit with an approval; `over` are fields of the approval."""
    change = 'change: {route: {exit: "https://example.org/"}}\n'
    (held,) = make_edition(change)[1]
    said = {"by": "A. de Vries", "role": "Jurist", "date": "2026-11-28", "of": held.digest, **over}
    inner = ", ".join(f'{key}: "{value}"' for key, value in said.items())
    return f"{change}approved: {{route.exit: {{{inner}}}}}\n"


def test_an_approval_holds_for_exactly_the_old_and_the_new_words() -> None:
    body = approve()
    assert sentences_about(body) == ""
    assert [one.approval and one.approval.by for one in make_edition(body)[1]] == ["A. de Vries"]
    assert "geldt niet meer" in sentences_about(body.replace("https://example.org/", "https://example.com/"))
    other = (
        body.replace("exit:", "start:")
        .replace('"https://example.org/"', "stap-2")
        .replace("route.exit", "route.start")
    )
    assert "geldt niet meer" in sentences_about(other)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("by", "Regio Utrecht", "de eigenaar van deze editie"),
        ("by", "B. Jansen", 'die staat niet onder "approvers"'),
        ("date", "2026-11-29", "dat is nog niet geweest"),
        ("of", "0123456789abcdef", "geldt niet meer"),
    ],
)
def test_an_approval_is_by_somebody_else_and_not_from_the_future(
    field: str, value: str, message: str
) -> None:
    assert message in sentences_about(approve(**{field: value}))


def test_an_edition_that_is_signed_off_has_nothing_that_waits() -> None:
    signed = HEAD.replace(
        "approvers", "sign_off: {by: A. de Vries, role: Jurist, date: 2026-11-28}, approvers"
    )
    change = 'change: {route: {exit: "https://example.org/"}}\n'
    for head, severity in ((HEAD, Severity.WARNING), (signed, Severity.ERROR)):
        found = make_edition(change, head)[2]
        assert [one.severity for one in found if one.rule == "overlay-approval"] == [severity]


LOCKED_DECISIONS = ("beslissing-1", "beslissing-2", "doorgaan", "kinderrechter")


@pytest.mark.parametrize("name", ["brabant-noordoost", "voorbeeld-crisis", "voorbeeld-strafrecht"])
def test_every_combination_of_answers_of_a_locked_rule_ends_where_it_ends_in_the_base(name: str) -> None:
    merged, _, found = make_edition("", example(name))
    assert merged is not None
    assert [item for item in found if item.rule in ("overlay-locked", "overlay-approval")] == []
    after = route_of(merged.document)
    locked = contract(tree(real_base()), ROUTE_KEYS)
    count = 0
    for key in LOCKED_DECISIONS:
        before, now = base_route().decisions[key], after.decisions[key]
        rules = [item for item in before.rules if locked.lock(("decisions", key, "rules", item), whole=False)]
        for case in combinations(base_route(), before):
            if any(holds(before, rule, case) for rule in rules):
                count += 1
                assert ends(now, case) == ends(before, case), case
    assert count > 500


def combinations(route: Route, table: Decision) -> Iterator[dict[str, str]]:
    """Yield every combination of answers to the questions of a decision."""
    answers = [tuple(route.questions[key].answers) for key in table.questions]
    return (dict(zip(table.questions, chosen, strict=True)) for chosen in product(*answers))


def holds(table: Decision, rule: str, case: dict[str, str]) -> bool:
    """Tell whether a rule holds for a combination."""
    return all(case.get(key) in answers for key, answers in table.rules[rule].when.items())


def ends(table: Decision, case: dict[str, str]) -> set[tuple[object, ...]]:
    """Return where a combination ends, what is said there and who is called."""
    outcomes = (table.outcomes[rule.then] for key, rule in table.rules.items() if holds(table, key, case))
    return {
        (outcome.to, outcome.call, outcome.title, outcome.advice, outcome.actions) for outcome in outcomes
    }


def test_what_the_content_says_must_stay_is_locked_in_the_base() -> None:
    locked = contract(tree(real_base()), ROUTE_KEYS)
    for path in (
        "decisions.beslissing-1.rules.weigering",
        "questions.betrokkenen-werken-mee",
        "decisions.doorgaan.outcomes.te-weinig",
        "decisions.doorgaan.outcomes.stoppen",
        *(f"decisions.beslissing-2.rules.{rule}" for rule in base_route().decisions["beslissing-2"].rules),
    ):
        assert locked.lock(tuple(path.split(".")), whole=False), path


def test_a_lock_on_any_key_holds_only_where_the_base_has_a_value_for_it() -> None:
    locked = contract(tree(real_base()), ROUTE_KEYS)
    without = [key for key, step in base_route().steps.items() if "gevaar" not in step.facts]
    assert without
    assert [key for key in without if locked.lock(("steps", key, "facts", "gevaar"), whole=False)] == []
    assert [key for key in without if locked.lock(("steps", key), whole=True)] == []
