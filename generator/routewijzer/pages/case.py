"""A practice case: what the group hears at each stop, what it can choose, and what the tables then give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from routewijzer import addresses, decisions
from routewijzer.display_names import breakable
from routewijzer.model import Case, Decision, Element, Route, Stop
from routewijzer.pages.basis import Bibliography
from routewijzer.pages.links import PageLinks, ReferenceView, lane_class
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.tables import OutcomeView, RuleView, outcome_view, rule_view

_FROM_TO = re.compile(r'data-from="([^"]*)" data-to="([^"]*)"')
_BOX = re.compile(r'data-id="([^"]*)"')
CHOICES = 5
"""No more stand beside the picture at once."""

_HREF = re.compile(r'href="(?!#|[a-z]+:)')


@dataclass(frozen=True, slots=True)
class AnswerChoiceView:
    """An outcome that the group can choose; `expected` is the one of this case."""

    title: str
    expected: bool


@dataclass(frozen=True, slots=True)
class GivenAnswerView:
    """An answer of this case: a question with the words of its answer."""

    question: str
    answer: str


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

    `box` is the element whose box stands for it in the picture: its own, or, for what has no box, that of the
    stop before; None before the first box.
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


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its stops. The addresses are as seen from the page; `present` begins the presenter."""

    id: str
    title: str
    setting: str
    situation: str
    learn: tuple[str, ...]
    stops: tuple[StopView, ...]
    walk: str
    handout: str
    answers: str
    present: str


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
        search=SearchEntry(case.title, (words.training.case, case.setting), text, aside=True),
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
        learn=case.learn,
        stops=tuple(_stops(links, case)),
        walk=links.to(addresses.case(words, case.id)),
        handout=links.to(addresses.case(words, case.id, "handout")),
        answers=links.to(addresses.case(words, case.id, "answers")),
        present=links.to(f"{names.training}#{case.id}.0"),
    )


def has_box(route: Route, element: Element) -> bool:
    """Tell whether an element has a box in the picture."""
    return element.picture and element.lane in route.lanes


def named(links: PageLinks, key: str) -> ReferenceView:
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
            at=named(links, stop.at),
            lane=lane,
            lane_class=colours,
            box=box,
            has_box=own,
            tell=stop.tell,
            ask=stop.ask,
            notes=stop.notes,
            choices=_choices(links, decision, stop) if decision and verdict else (),
            verdict=verdict,
        )


def _choices(links: PageLinks, decision: Decision, stop: Stop) -> tuple[AnswerChoiceView, ...]:
    """Return the outcomes that can be chosen here, at most `CHOICES`.

    Of a table about several elements those that do not lead on from another of them, and first those that
    lead anywhere. The same name is one choice.
    """
    onwards = {edge.target for edge in links.context.graph.outgoing[stop.at]}
    expected = decision.outcomes[stop.outcome or ""].title
    fit = [
        outcome
        for outcome in decision.outcomes.values()
        if not decision.of or outcome.to is None or outcome.to in onwards
    ]
    ranked = sorted(fit, key=lambda outcome: (outcome.title != expected, outcome.to is None))
    titles = list(dict.fromkeys((expected, *(outcome.title for outcome in ranked))))[:CHOICES]
    names = dict.fromkeys(outcome.title for outcome in decision.outcomes.values())
    return tuple(AnswerChoiceView(title, title == expected) for title in names if title in titles)


def _verdict(links: PageLinks, decision: Decision, stop: Stop) -> VerdictView | None:
    """Return what the table gives for the answers of a stop, with the rules themselves as reasons."""
    outcome = decision.outcomes.get(stop.outcome or "")
    why = decisions.reasons(decisions.table(links.route, decision), stop.answers)
    if outcome is None or why is None or why.outcome != outcome.id:
        return None
    questions, books = links.route.questions, Bibliography(links, ())
    return VerdictView(
        decision=links.reference(decision.id),
        answers=tuple(
            GivenAnswerView(questions[key].text, questions[key].answers[stop.answers[key]].title)
            for key in decision.questions
            if stop.answers.get(key) in questions[key].answers
        ),
        outcome=outcome_view(links, outcome, books),
        reasons=tuple(rule_view(links, decision, decision.rules[rule], books) for rule in why.rules),
    )


def _paper(context: Context, case: Case, kind: Literal["handout", "answers"], title: str) -> Page:
    words = context.words
    links = PageLinks(context, addresses.case(words, case.id, kind))
    view = case_view(links, case)
    walked = tuple(stop.box for stop in view.stops if stop.box) if kind == "answers" else ()
    return Page(
        path=links.path,
        template="handout.html",
        title=words("training.tab", kind=title, setting=case.setting),
        view=PaperView(view, walked_picture(context.pictures.wide, walked), kind == "answers"),
        section="training",
        styles=("training.css",),
    )


def walked_picture(svg: str, walked: tuple[str, ...]) -> Markup:
    """Return the whole picture as seen from a folder below the root, with the path of a case marked.

    Marked are the boxes of `walked` and the lines from each of them to the next.
    """
    steps = set(pairwise(walked))

    def line(match: re.Match[str]) -> str:
        passed = any((source, match[2]) in steps for source in match[1].split())
        return f"{'data-walked ' if passed else ''}{match[0]}"

    def box(match: re.Match[str]) -> str:
        return f"{'data-walked ' if match[1] in names else ''}{match[0]}"

    names = {str(escape(key)) for key in walked}
    return Markup(_HREF.sub('href="../', _BOX.sub(box, _FROM_TO.sub(line, svg))))
