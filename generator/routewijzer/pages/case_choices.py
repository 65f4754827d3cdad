"""What a group can choose at a decision, why another choice is not right there, and what would follow if."""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer import decisions
from routewijzer.model import Decision, Outcome, Stop
from routewijzer.pages.links import PageLinks

CHOICES = 5
"""No more stand beside the picture at once."""


@dataclass(frozen=True, slots=True)
class AnswerChoiceView:
    """An outcome that the group can choose.

    `expected` is the one of this case. Of every other one `why` says why it is not; empty where nobody
    wrote it.
    """

    title: str
    expected: bool
    why: str


@dataclass(frozen=True, slots=True)
class GivenAnswerView:
    """An answer of this case: a question with the words of its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """Changed answers of a stop, and the outcome that they then give with its reasons."""

    changes: tuple[GivenAnswerView, ...]
    outcome: str
    reasons: tuple[str, ...]


def choices(links: PageLinks, decision: Decision, stop: Stop) -> tuple[AnswerChoiceView, ...]:
    """Return the outcomes that can be chosen at a stop, at most `CHOICES`, in the order of the decision.

    First those that somebody wrote about in this case, then those that lead anywhere; of a table about
    several elements none that leads on from another of them. The same words are one choice.
    """
    onwards = {edge.target for edge in links.context.graph.outgoing[stop.at]}
    expected = _choice(decision.outcomes[stop.outcome or ""])
    fit = [
        outcome
        for outcome in decision.outcomes.values()
        if outcome.id in stop.other or not decision.of or outcome.to is None or outcome.to in onwards
    ]
    ranked = sorted(
        fit,
        key=lambda outcome: (_choice(outcome) != expected, outcome.id not in stop.other, outcome.to is None),
    )
    names_chosen = list(dict.fromkeys((expected, *map(_choice, ranked))))[:CHOICES]
    outcomes = {_choice(outcome): outcome for outcome in ranked[::-1]}
    names = dict.fromkeys(_choice(outcome) for outcome in decision.outcomes.values())
    return tuple(
        AnswerChoiceView(name, name == expected, "" if name == expected else _why(stop, outcomes[name]))
        for name in names
        if name in names_chosen
    )


def given_answers(
    links: PageLinks, decision: Decision, answers: dict[str, str]
) -> tuple[GivenAnswerView, ...]:
    """Return answers in words, in the order in which the decision asks."""
    questions = links.route.questions
    return tuple(
        GivenAnswerView(questions[key].text, questions[key].answers[answers[key]].title)
        for key in decision.questions
        if answers.get(key) in questions[key].answers
    )


def what_ifs(links: PageLinks, decision: Decision, stop: Stop) -> Iterator[WhatIfView]:
    """Yield what would follow at a stop if answers were others. What the checks refuse is left out."""
    rows = decisions.table(links.route, decision)
    for variation in stop.what_if.values():
        why = decisions.reasons(rows, {**stop.answers, **variation.answers})
        if why is not None and why.outcome == variation.outcome:
            yield WhatIfView(
                given_answers(links, decision, dict(variation.answers)),
                decision.outcomes[why.outcome].title,
                tuple(dict.fromkeys(decision.rules[rule].because for rule in why.rules)),
            )


def _choice(outcome: Outcome) -> str:
    return outcome.choice or outcome.title


def _why(stop: Stop, outcome: Outcome) -> str:
    return stop.other.get(outcome.id) or outcome.otherwise or ""
