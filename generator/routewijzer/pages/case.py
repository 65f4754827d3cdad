"""A practice case: what the group hears at each stop, what it can choose, and what the tables then give."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from routewijzer import addresses, decisions
from routewijzer.display_names import breakable
from routewijzer.model import Case, Decision, Element, Route, Stop
from routewijzer.pages.basis import Bibliography
from routewijzer.pages.case_choices import (
    AnswerChoiceView,
    GivenAnswerView,
    WhatIfView,
    choices,
    given_answers,
    what_ifs,
)
from routewijzer.pages.links import PageLinks, ReferenceView, lane_class
from routewijzer.pages.marked_picture import marked_pictures
from routewijzer.pages.page import Context, Page, Pictures, SearchEntry
from routewijzer.pages.tables import OutcomeView, RuleView, outcome_view, rule_view


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What a decision gives in this case: `reasons` are all rules that hold for its answers."""

    decision: ReferenceView
    answers: tuple[GivenAnswerView, ...]
    outcome: OutcomeView
    reasons: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop.

    `short` says that it belongs to the short version. `box` is the element whose box stands for it in the
    picture: its own, or, for what has no box, that of the stop before; None before the first box.
    """

    id: str
    number: int
    at: ReferenceView
    lane: str
    lane_class: str
    box: str | None
    has_box: bool
    tell: str
    ask: str | None
    notes: tuple[str, ...]
    choices: tuple[AnswerChoiceView, ...]
    verdict: VerdictView | None
    what_ifs: tuple[WhatIfView, ...]
    short: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its stops. The addresses are as seen from the page; `present` begins the presenter."""

    id: str
    title: str
    setting: str
    situation: str
    minutes: int | None
    learn: tuple[str, ...]
    stops: tuple[StopView, ...]
    walk: str
    handout: str
    answers: str
    present: str
    debrief: str

    @property
    def short(self) -> tuple[int, ...]:
        """Return the numbers of the stops of the short version."""
        return tuple(stop.number for stop in self.stops if stop.short)


@dataclass(frozen=True, slots=True)
class PaperView:
    """A page to print: the case, and the picture; with `answers` the walked path is marked in it."""

    case: CaseView
    picture: Markup
    answers: bool


def case_pages(context: Context, case: Case) -> Iterator[Page]:
    """Yield the pages of a case: to walk it, to hand out, and the trainer's answers."""
    words = context.words
    walk = PageLinks(context, addresses.case(words, case.id))
    view = case_view(walk, case)
    text = " ".join((case.situation, *(stop.tell for stop in view.stops)))
    yield Page(
        path=walk.path,
        template="case.html",
        title=words("training.tab", kind=words.training.case, setting=case.setting),
        view=view,
        description=case.situation,
        section="training",
        styles=("training.css",),
        search=SearchEntry(case.title, (), text, aside=2),
        terms=True,
    )
    for kind, title in (("handout", words.training.handout), ("answers", words.training.answers)):
        yield _paper(context, case, "answers" if kind == "answers" else "handout", title)


def case_view(links: PageLinks, case: Case) -> CaseView:
    """Return a case as seen from a page. Stops at unknown elements are left out: the checks report them."""
    words, names = links.words, links.context.addresses
    return CaseView(
        id=case.id,
        title=case.title,
        setting=case.setting,
        situation=case.situation,
        minutes=case.minutes,
        learn=case.learn,
        stops=tuple(_stops(links, case)),
        walk=links.to(addresses.case(words, case.id)),
        handout=links.to(addresses.case(words, case.id, "handout")),
        answers=links.to(addresses.case(words, case.id, "answers")),
        present=links.to(f"{names.training}#{case.id}.0"),
        debrief=links.to(names.debrief),
    )


def has_box(route: Route, element: Element) -> bool:
    """Tell whether an element has a box in the picture."""
    return element.picture and element.lane in route.lanes


def breakable_reference(links: PageLinks, key: str) -> ReferenceView:
    """Return a link to an element, its name with the places where the author lets long words break."""
    reference = links.reference(key)
    return replace(reference, title=breakable(reference.title, links.route.hyphens))


def lane_of(route: Route, element: Element) -> tuple[str, str]:
    """Return the name and the colours of the lane that an element stands in; empty for none."""
    lane = route.lanes.get(element.lane or "")
    return (lane.label if lane else "", lane_class(route, element.lane))


def _stops(links: PageLinks, case: Case) -> Iterator[StopView]:
    route, box = links.route, None
    known = [stop for stop in case.stops.values() if stop.at in route.elements]
    for number, stop in enumerate(known, 1):
        element = route.elements[stop.at]
        own = has_box(route, element)
        box = element.id if own else box
        lane, colours = lane_of(route, element)
        decision = route.decisions.get(stop.decision or stop.at)
        verdict = _verdict(links, decision, stop) if decision else None
        yield StopView(
            id=f"stop-{number}",
            number=number,
            at=breakable_reference(links, stop.at),
            lane=lane,
            lane_class=colours,
            box=box,
            has_box=own,
            tell=stop.tell,
            ask=stop.ask,
            notes=stop.notes,
            choices=choices(links, decision, stop) if decision and verdict else (),
            verdict=verdict,
            what_ifs=tuple(what_ifs(links, decision, stop)) if decision and verdict else (),
            short=stop.id in case.short,
        )


def _verdict(links: PageLinks, decision: Decision, stop: Stop) -> VerdictView | None:
    """Return what the table gives for the answers of a stop, with the rules themselves as reasons."""
    outcome = decision.outcomes.get(stop.outcome or "")
    why = decisions.reasons(decisions.table(links.route, decision), stop.answers)
    if outcome is None or why is None or why.outcome != outcome.id:
        return None
    books = Bibliography(links, ())
    return VerdictView(
        decision=links.reference(decision.id),
        answers=given_answers(links, decision, dict(stop.answers)),
        outcome=outcome_view(links, outcome, books),
        reasons=tuple(rule_view(links, decision, decision.rules[rule], books) for rule in why.rules),
    )


def _paper(context: Context, case: Case, kind: Literal["handout", "answers"], title: str) -> Page:
    words = context.words
    links = PageLinks(context, addresses.case(words, case.id, kind))
    view = case_view(links, case)
    stops = tuple(stop.box for stop in view.stops if stop.box)
    walked = stops if kind == "answers" else ()
    return Page(
        path=links.path,
        template="handout.html",
        title=words("training.tab", kind=title, setting=case.setting),
        view=PaperView(view, walked_picture(context.pictures, walked, stops), kind == "answers"),
        section="training",
        styles=("training.css",),
    )


def walked_picture(pictures: Pictures, visits: tuple[str, ...], stops: tuple[str, ...]) -> Markup:
    """Return the whole picture as seen from a folder below the root, with the path of a case marked.

    Marked are the boxes of `visits` and the lines from each of them to the next. Of a divided route it
    has the parts that `stops` are in.
    """
    steps = set(pairwise(visits))
    return marked_pictures(
        pictures, "data-walked", visits, lambda source, target: (source, target) in steps, stops
    )
