"""The first question of the helper: its answers as links, and behind each what somebody does then.

All of it is text in the page, so that it is there before any script, and without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.model import Entrance, EntranceAnswer, EntranceGoal
from routewijzer.pages.edges import CallView, call
from routewijzer.pages.links import PageLinks, ReferenceView

PLACES = "#where"
"""The list of places on the same page."""


@dataclass(frozen=True, slots=True)
class EntranceGoalView:
    """What somebody does with an answer: words, calls in order, and links that say where they lead."""

    text: str | None
    calls: tuple[CallView, ...]
    ways: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class EntranceChoiceView:
    """An answer to the question behind an answer, and what somebody does with it."""

    title: str
    detail: str | None
    goal: EntranceGoalView


@dataclass(frozen=True, slots=True)
class EntranceAnswerView:
    """An answer: a link to `href`, with `text` below it, and `call` beside it where there is danger.

    `number` is that of its part of the page; 0 for one that leads on at once. `basis` says how sure it is,
    where the source does not say it so.
    """

    number: int
    href: str
    title: str
    text: str | None
    call: CallView | None
    goal: EntranceGoalView
    question: str
    help: str | None
    choices: tuple[EntranceChoiceView, ...]
    basis: str | None
    source: ReferenceView | None


@dataclass(frozen=True, slots=True)
class FirstQuestionView:
    """The question that the helper begins with."""

    question: str
    lead: str | None
    answers: tuple[EntranceAnswerView, ...]


def first_question(links: PageLinks, begins: Mapping[str, str]) -> FirstQuestionView | None:
    """Return the first question; None for a route that has none.

    `begins` maps a decision to the address that begins it.
    """
    entrance: Entrance | None = links.route.entrance
    if entrance is None:
        return None
    answers = enumerate(entrance.answers.values(), 1)
    return FirstQuestionView(
        entrance.question, entrance.lead, tuple(_answer(links, begins, *pair) for pair in answers)
    )


def _answer(
    links: PageLinks, begins: Mapping[str, str], number: int, answer: EntranceAnswer
) -> EntranceAnswerView:
    goal = _goal(links, begins, answer)
    href, text = f"#entrance_{number}", answer.text
    if answer.places:
        number, href = 0, PLACES
    elif not (answer.text or answer.call or answer.ask) and len(goal.ways) == 1:
        number, href, text = 0, goal.ways[0].href, goal.ways[0].title
    question = links.route.questions[answer.ask.question] if answer.ask else None
    known = links.route.sources.get(answer.source or "")
    target = f"{links.context.addresses.sources}#{answer.source}"
    return EntranceAnswerView(
        number=number,
        href=href,
        title=answer.title,
        text=text,
        call=goal.calls[0] if answer.danger and goal.calls else None,
        goal=goal,
        question=question.text if question else "",
        help=question.help if question else None,
        choices=tuple(
            EntranceChoiceView(part.title, part.detail, _goal(links, begins, answer.ask.answers[name]))
            for name, part in question.answers.items()
            if answer.ask and name in answer.ask.answers
        )
        if question
        else (),
        basis=None if answer.basis == "stated" else links.words.helper[f"basis_{answer.basis}"],
        source=ReferenceView(links.to(target), known.title) if known else None,
    )


def _goal(links: PageLinks, begins: Mapping[str, str], goal: EntranceGoal) -> EntranceGoalView:
    return EntranceGoalView(
        text=goal.text,
        calls=tuple(view for key in goal.call if (view := call(links, key)) is not None),
        ways=tuple(
            ReferenceView(begins[key] if key in begins else links.to_page(key), title)
            for key, title in goal.ways.items()
        ),
    )
