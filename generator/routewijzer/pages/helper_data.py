"""The contract with the browser: everything that the decision helper needs, as plain data.

The browser only walks the compiled graphs and prints texts; it decides nothing that is not in here. The
words of the interface come along, so that the scripts hold none.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from routewijzer.decisions import (
    DecisionGraph,
    DecisionTable,
    Leaf,
    compile_table,
    decisions_offered,
    table,
)
from routewijzer.display_names import heading
from routewijzer.exports.data_script import data_script
from routewijzer.model import Decision, Duty, OpenPoint, Outcome, Question, Rule
from routewijzer.pages.basis import Bibliography
from routewijzer.pages.links import PageLinks, lane_class, phone_of, spoken_date, when, with_number
from routewijzer.pages.page import Context
from routewijzer.pages.statements import actions
from routewijzer.pages.tables import calls, duty_calls
from routewijzer.pages.text_marks import script_marks, words_to_mark

VARIABLE = "routewijzer.helperData"
"""The name under which the scripts find the contract."""

HelperPayload = dict[str, Any]
"""Plain data: texts, numbers, truth values, lists and mappings of these."""


def contract(context: Context) -> HelperPayload:
    """Return the contract of a checked route, its addresses as seen from the helper's page.

    `questions`, `duties`, `sources` and `decisions` are keyed by id. A decision has its compiled graph:
    `start` and `nodes`, of which `[question, …]` holds the number of the next node for each answer in order
    and `[null, outcome]` is an end. An answer is a number: its place in the question's `answers`. What does
    not exist is left out. `steps` holds what somebody does where an outcome leads, by its address. In one
    document the browser reads that, and what is open in a decision, from their pages (`one-file.js`), and no
    rule has its id. `marks` are `script_marks`. Raises `TooIntricate` for a table that the checks refuse.
    """
    links = PageLinks(context, context.addresses.helper)
    route = context.route
    questions = {key for decision in route.decisions.values() for key in decision.questions}
    questions |= {duty.ask.question for duty in route.duties.values() if duty.ask}
    used = {key for decision in route.decisions.values() for key in _sources(links, decision)}
    return {
        "route": {
            "name": route.route.name,
            "edition": route.route.edition,
            "version": route.route.version,
            "date": spoken_date(context.words, route.route.published),
            "concept": route.route.sign_off is None,
            "language": route.route.language,
        },
        "urgent": _urgent(links),
        "questions": {key: _question(part) for key, part in route.questions.items() if key in questions},
        "decisions": {
            key: _decision(links, decision) for key, decision in route.decisions.items() if decision.rules
        },
        "steps": {} if context.one_file else _steps(links),
        "duties": [_duty(links, duty) for duty in route.duties.values()],
        "marks": script_marks(words_to_mark(route)),
        "sources": {
            key: {"title": part.title, "href": links.to(f"{context.addresses.sources}#{key}")}
            for key, part in route.sources.items()
            if key in used
        },
        "words": {
            **{key: text for key, text in context.words.helper.texts.items() if not key.startswith("page_")},
            "no_call": context.words.call.nobody,
        },
    }


def script(data: HelperPayload) -> str:
    """Return the contract as a classic script that sets `window.routewijzer.helperData`."""
    return data_script("helperData", data)


def _question(question: Question) -> HelperPayload:
    return _without_empty(
        text=question.text,
        help=question.help,
        examples=list(question.examples),
        urgent=question.urgent,
        answers=[
            _without_empty(title=answer.title, detail=answer.detail, unknown=answer.unknown)
            for answer in question.answers.values()
        ],
    )


@lru_cache(maxsize=64)
def _compile(rows: DecisionTable) -> DecisionGraph:
    """Return the graph of a table: most editions over a base have the same ones."""
    return compile_table(rows)


def _decision(links: PageLinks, decision: Decision) -> HelperPayload:
    compiled = _compile(table(links.route, decision))
    lane, whole = links.route.lanes.get(decision.lane or ""), links.context.one_file is not None
    fields = _without_empty(
        title=heading(links.words, decision),
        short=decision.caption or decision.label,
        href=links.to_page(decision.id),
        lane=lane.title if lane else None,
        laneClass=lane_class(links.route, decision.lane),
        questions=list(decision.questions),
        nodes=[
            [None, node.outcome] if isinstance(node, Leaf) else [node.question, *node.to]
            for node in compiled.nodes
        ],
        open=[] if whole else [_open(links, point) for point in decision.open.values()],
        rules=[_rule(links, decision, rule) for rule in decision.rules.values()],
        outcomes={key: _outcome(links, decision, outcome) for key, outcome in decision.outcomes.items()},
    )
    duties = (duty for duty in links.route.duties.values() if duty.ask and decision.id in duty.ask.within)
    asks = list(dict.fromkeys(duty.ask.question for duty in duties if duty.ask))
    return {**fields, "start": compiled.start, "asks": asks}


def _duty(links: PageLinks, duty: Duty) -> HelperPayload:
    """Return a duty as data.

    `shown` are the decisions whose screens it heads; `ask` is the question whether it is done, `done` the
    numbers of the answers that say so, `over` what then stands in its place.
    """
    fields = _without_empty(
        id=duty.id,
        text=duty.text,
        calls=[
            _without_empty(text=button.text, href=button.href, number=button.number)
            for button in duty_calls(links, duty)
        ],
        shown=[*duty.within, *(duty.ask.within if duty.ask else ())],
    )
    if duty.ask is None:
        return {**fields, "done": []}
    answers = list(links.route.questions[duty.ask.question].answers)
    done = [answers.index(answer) for answer in duty.ask.done]
    return {
        **fields,
        **_without_empty(ask=duty.ask.question, starts=duty.ask.starts, over={"text": duty.ask.text}),
        "done": done,
    }


def _open(links: PageLinks, point: OpenPoint) -> HelperPayload:
    clause = when(links.words, point.when, opens=True)
    text = f"{clause}: {point.text}" if clause else point.text
    return _without_empty(text=text, readings=list(point.readings), advice=point.advice)


def _rule(links: PageLinks, decision: Decision, rule: Rule) -> HelperPayload:
    """Return a rule as data: `when` is question → the numbers of the answers for which it holds.

    A question of which it allows every answer is left out.
    """
    holds = {}
    for key in decision.questions:
        answers = links.route.questions[key].answers
        numbers = [number for number, answer in enumerate(answers) if answer in rule.when.get(key, answers)]
        if len(numbers) < len(answers):
            holds[key] = numbers
    source = rule.source or (decision.source if rule.basis == "stated" else None)
    known = source if source in links.route.sources else None
    stays = rule.stays or decision.outcomes[rule.then].stays
    name = None if links.context.one_file else rule.id
    fields = _without_empty(
        id=name, then=rule.then, because=rule.because, basis=rule.basis, source=known, stays=stays
    )
    return {**fields, "when": holds}


def _outcome(links: PageLinks, decision: Decision, outcome: Outcome) -> HelperPayload:
    """Return an outcome as data: `to` is where the route goes on, `next` the decisions taken at once.

    In those the answers are kept. `offers` is what the button of some of them says, where that is not their
    title. `unless` maps the place of an action to the duties that hide it.
    """
    route = links.route
    target = route.elements.get(outcome.to or "")
    to = {"title": heading(links.words, target), "href": links.to_page(target.id)} if target else None
    return _without_empty(
        title=outcome.title,
        advice=outcome.advice,
        open=outcome.open,
        readings=list(outcome.readings),
        actions=list(outcome.all_actions),
        unless={str(place): list(duties) for place, (_, duties) in enumerate(outcome.hidden_by) if duties},
        calls=[
            _without_empty(text=button.text, href=button.href, note=button.note)
            for button in calls(links, outcome)
        ],
        noCall=outcome.no_call,
        to=to,
        next=list(decisions_offered(route, decision, outcome)),
        offers=dict(outcome.offers),
    )


def _steps(links: PageLinks) -> HelperPayload:
    """Return what somebody does at each element that an outcome leads to: `heading` and `texts`, by address.

    A decision has none: the helper goes on with it.
    """
    route, books = links.route, Bibliography(links, ())
    targets = (outcome.to for decision in route.decisions.values() for outcome in decision.outcomes.values())
    known = [key for key in dict.fromkeys(targets) if key in route.elements and key not in route.decisions]
    groups = ((key, actions(links, route.elements[key], books)) for key in known if key)
    return {
        links.to_page(key): {"heading": group.heading, "texts": [fact.text for fact in group.statements]}
        for key, group in groups
        if group is not None
    }


def _urgent(links: PageLinks) -> HelperPayload | None:
    """Return the first number of the emergency bar, for questions about direct danger."""
    for entry in links.route.route.emergency.values():
        phone = phone_of(links.route, entry.service)
        if phone is not None:
            text = " ".join(filter(None, with_number(entry.call, phone[0])))
            return {"question": entry.question, "text": text, "href": phone[1]}
    return None


def _sources(links: PageLinks, decision: Decision) -> Iterator[str]:
    for key in (decision.source, *(rule.source for rule in decision.rules.values())):
        if key is not None and key in links.route.sources:
            yield key


def _without_empty(**fields: Any) -> HelperPayload:
    """Return the fields that say something: no None, false, empty text, empty list or mapping."""
    return {key: value for key, value in fields.items() if value}
