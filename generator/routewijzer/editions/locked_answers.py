"""The proof that every locked rule still decides what it decided in the base, on the merged route.

A locked rule covers some combinations of answers. In the edition each of them must still end in the same
outcome, which leads to the same element and has the same words and the same number to call. Nothing is tried:
a rule of the edition breaks the lock exactly when it can hold together with the locked rule (some answer to
every question fits both) and gives something else. That the edition has a rule for every combination is
proved elsewhere (`table-gap`).
"""

from collections.abc import Iterator, Mapping

from routewijzer.findings import Finding, Phrase, phrase
from routewijzer.model import ROUTE_KEYS, Decision, Route, Rule
from routewijzer.overlay.contract import contract
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks.consequence import answers_told
from routewijzer.yamldoc import Document, KeyPath

AnswerSet = Mapping[str, frozenset[str]]
"""Question → the answers for which something holds."""


def check_locked_answers(base: Document, edition: Document, routes: tuple[Route, Route]) -> Iterator[Finding]:
    """Yield an error for each rule of an edition that gives answers of a locked rule another outcome.

    `routes` are the models of base and edition.
    """
    before, after = routes
    locked = contract(tree(base), ROUTE_KEYS)
    for key, decision in before.decisions.items():
        now = after.decisions.get(key, decision)  # a decision with locked rules is not removed
        for name, rule in decision.rules.items():
            where: KeyPath = ("decisions", key, "rules", name)
            for other in now.rules.values() if locked.lock(where, whole=False) else ():
                both = _both(rule, other, before)
                if both is None or _goal(decision, rule) == _goal(now, other):
                    continue
                contrast = _contrast(before, both, _title(decision, rule.then), _title(now, other.then))
                message = phrase("overlay-locked.answers", rule=name, contrast=contrast)
                path: KeyPath = ("decisions", key, "rules", other.id)
                place, beside = edition.place(path), base.place(where)
                yield Finding("overlay-locked", place, message, other=beside, subjects=(path,))


def _both(rule: Rule, other: Rule, base: Route) -> AnswerSet | None:
    """Return answers of the base for which both rules hold; None when there are none."""
    conditions: dict[str, frozenset[str]] = {}
    for question in {**rule.when, **other.when}:
        definition = base.questions.get(question)
        if definition is None:
            continue  # a question of the region: with the answers of a locked rule any answer to it can go
        allowed = frozenset(definition.answers)
        for each in (rule, other):
            if question in each.when:
                allowed &= frozenset(each.when[question])
        if not allowed:
            return None
        conditions[question] = allowed
    return conditions


def _goal(decision: Decision, rule: Rule) -> tuple[object, ...]:
    """Return where a rule leads and what it says there."""
    outcome = decision.outcomes.get(rule.then)
    if outcome is None:
        return (rule.then,)
    words = (outcome.title, outcome.advice, outcome.actions)
    return (outcome.to, outcome.call, outcome.no_call, outcome.stays, *words)


def _contrast(base: Route, both: AnswerSet, before: str, after: str) -> Phrase:
    """Return who gives these answers, and what they get instead."""
    questions = tuple(
        (question.text, tuple(text.title for answer, text in question.answers.items() if answer in some))
        for question, some in ((base.questions[key], some) for key, some in both.items())
    )
    goal = phrase("effect.goal", before=before, after=after)
    return phrase("consequence", who=answers_told(questions), effect=goal)


def _title(decision: Decision, outcome: str) -> str:
    return decision.outcomes[outcome].title if outcome in decision.outcomes else outcome
