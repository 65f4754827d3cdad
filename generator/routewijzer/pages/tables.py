"""A decision as text: its questions, its table of rules, and its outcomes."""

from dataclasses import dataclass, replace

from routewijzer.model import Decision, Duty, Outcome, Question, Rule
from routewijzer.pages.basis import BasisMarkView, Bibliography
from routewijzer.pages.edges import CallView, call
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.links import PageLinks, ReferenceView, model_path


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A possible answer."""

    title: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with everything that helps to answer it."""

    id: str
    text: str
    help: str | None
    examples: tuple[str, ...]
    answers: tuple[AnswerView, ...]
    mark: BasisMarkView | None
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class ConditionView:
    """What a rule asks of one question: the answers for which it holds."""

    question_id: str
    question: str
    answers: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A row of the table."""

    id: str
    conditions: tuple[ConditionView, ...]
    outcome: str
    outcome_id: str
    outcome_href: str
    stays: str | None
    because: str
    mark: BasisMarkView | None
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A result: the advice, what to do, whom to call, where to go on, and what is open about it."""

    id: str
    title: str
    advice: str
    actions: tuple[str, ...]
    target: ReferenceView | None
    calls: tuple[CallView, ...]
    no_call: bool
    offers: tuple[ReferenceView, ...]
    stays: str | None
    ask: str | None
    open: str | None
    readings: tuple[str, ...]
    mark: BasisMarkView | None
    at: PartPathsView | None = None


@dataclass(frozen=True, slots=True)
class TableView:
    """A whole decision. `of` are the elements whose choice it describes."""

    questions: tuple[QuestionView, ...]
    rules: tuple[RuleView, ...]
    outcomes: tuple[OutcomeView, ...]
    of: tuple[ReferenceView, ...]

    def rules_of(self, outcome: str) -> tuple[RuleView, ...]:
        """Return the rules that end in an outcome."""
        return tuple(rule for rule in self.rules if rule.outcome_href == f"#outcome-{outcome}")


def table(links: PageLinks, decision: Decision, books: Bibliography) -> TableView:
    """Return the table of a decision.

    What names an unknown question, answer or outcome is left out here: the checks report it.
    """
    questions = [links.route.questions[key] for key in decision.questions if key in links.route.questions]
    return TableView(
        questions=tuple(question_view(links, question, books) for question in questions),
        rules=tuple(
            rule_view(links, decision, rule, books)
            for rule in decision.rules.values()
            if rule.then in decision.outcomes
        ),
        outcomes=tuple(
            replace(
                outcome_view(links, outcome, books),
                at=part_paths_view(links, (*model_path(decision), "outcomes", outcome.id)),
            )
            for outcome in decision.outcomes.values()
        ),
        of=tuple(links.reference(key) for key in decision.of if key in links.route.pages),
    )


def question_view(links: PageLinks, question: Question, books: Bibliography) -> QuestionView:
    """One question."""
    answers = tuple(AnswerView(answer.title, answer.detail) for answer in question.answers.values())
    mark = books.mark(question.basis, question.source)
    at = part_paths_view(links, ("questions", question.id))
    return QuestionView(question.id, question.text, question.help, question.examples, answers, mark, at)


def rule_view(links: PageLinks, decision: Decision, rule: Rule, books: Bibliography) -> RuleView:
    """One row, its conditions in the order of the decision's questions."""
    order = [key for key in decision.questions if key in rule.when]
    order += [key for key in rule.when if key not in order]
    conditions = tuple(
        ConditionView(question.id, question.text, _choice(links, question, rule.when[key]))
        for key in order
        if (question := links.route.questions.get(key)) is not None
    )
    outcome = decision.outcomes[rule.then]
    return RuleView(
        id=rule.id,
        conditions=conditions,
        outcome=outcome.title,
        outcome_id=outcome.id,
        outcome_href=f"#outcome-{outcome.id}",
        stays=_duty(links, rule.stays),
        because=rule.because,
        mark=books.mark(rule.basis, rule.source),
        at=part_paths_view(links, (*model_path(decision), "rules", rule.id)),
    )


def outcome_view(links: PageLinks, outcome: Outcome, books: Bibliography) -> OutcomeView:
    """One outcome."""
    target = outcome.to if outcome.to in links.route.elements else None
    return OutcomeView(
        id=outcome.id,
        title=outcome.title,
        advice=outcome.advice,
        actions=outcome.all_actions,
        target=links.reference(target) if target else None,
        calls=calls(links, outcome),
        no_call=outcome.no_call,
        offers=tuple(
            replace(links.reference(key), title=text)
            for key, text in outcome.offers.items()
            if key in links.route.decisions
        ),
        stays=_duty(links, outcome.stays),
        ask=outcome.ask,
        open=outcome.open,
        readings=outcome.readings,
        mark=books.mark("stated", outcome.source),
    )


def calls(links: PageLinks, outcome: Outcome) -> tuple[CallView, ...]:
    """Return whom somebody calls with an outcome; nobody when it asks for no call.

    The service that it names, and then, under its own name, the route's helpline, which comes alone where
    something is open and nobody is named. The helpline never takes the place of a service that has no number.
    """
    return _dialable(links, outcome.calls(links.route.route.helpline))


def duty_calls(links: PageLinks, duty: Duty) -> tuple[CallView, ...]:
    """Return whom somebody calls for a duty: its service and then the helpline, as `calls` does."""
    return _dialable(links, (duty.call, links.route.route.helpline)) if duty.call else ()


def _dialable(links: PageLinks, services: tuple[str, ...]) -> tuple[CallView, ...]:
    """Return the buttons of services of which the first has a number; none where it has not."""
    buttons = [call(links, service) for service in services]
    return tuple(dict.fromkeys(filter(None, buttons))) if buttons and buttons[0] else ()


def _duty(links: PageLinks, key: str | None) -> str | None:
    """Return what stays after an outcome or a rule, in words."""
    duty = links.route.duties.get(key or "")
    return duty.text if duty else None


def _choice(links: PageLinks, question: Question, answers: tuple[str, ...]) -> str:
    """Answers in words: "Nee", "Nee of Weet ik niet", "A, B of C"."""
    titles = [question.answers[answer].title for answer in answers if answer in question.answers]
    if len(titles) < 2:
        return "".join(titles)
    return links.words("table.either", first=", ".join(titles[:-1]), last=titles[-1])
