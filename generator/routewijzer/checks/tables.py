"""Rules about decision tables: proved for every case, without trying the cases one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from routewijzer.checks.rule import Problem, Subject
from routewijzer.decisions import (
    MAX_QUESTIONS,
    MAX_RULES,
    Answers,
    Conflict,
    DecisionTable,
    Loop,
    TooIntricate,
    compile_table,
    conflicts,
    dead,
    gap,
    idle_questions,
    in_words,
    loops,
    shadowed_rules,
    table,
)
from routewijzer.findings import phrase
from routewijzer.model import Decision


@dataclass(frozen=True, slots=True)
class _Proof:
    """What is wrong with one table; rules that others cover are told only where no rules conflict."""

    gap: Answers | None
    conflicts: tuple[Conflict, ...]
    dead: tuple[str, ...]
    shadowed_rules: tuple[tuple[str, str], ...]


def table_gap(subject: Subject) -> Iterator[Problem]:
    """Require that every combination of answers meets a rule."""
    for key, (_, proof) in _proofs(subject).items():
        if proof.gap == ():
            yield Problem(("decisions", key), phrase("table-gap.rules", decision=key))
        elif proof.gap:
            case = in_words(subject.route, proof.gap)
            message = phrase("table-gap", decision=key, case=case, when=_when(proof.gap))
            yield Problem(("decisions", key, "rules"), message)


def table_conflict(subject: Subject) -> Iterator[Problem]:
    """Require that rules that can hold together name the same outcome."""
    for key, (_, proof) in _proofs(subject).items():
        rules = subject.route.decisions[key].rules
        for clash in proof.conflicts:
            first, second = rules[clash.first].then, rules[clash.second].then
            yield Problem(
                ("decisions", key, "rules", clash.second),
                phrase(
                    "table-conflict",
                    first=clash.first,
                    first_outcome=first,
                    second=clash.second,
                    second_outcome=second,
                    case=in_words(subject.route, clash.example),
                ),
                other=("decisions", key, "rules", clash.first),
            )


def dead_rule(subject: Subject) -> Iterator[Problem]:
    """Require that every rule decides something: there is a case that no other rule covers."""
    for key, (_, proof) in _proofs(subject).items():
        for rule in proof.dead:
            yield Problem(
                ("decisions", key, "rules", rule),
                phrase("dead-rule", rule=rule),
            )


def shadowed_rule(subject: Subject) -> Iterator[Problem]:
    """Require that no rule holds only where one other rule holds as well."""
    for key, (_, proof) in _proofs(subject).items():
        for rule, other in proof.shadowed_rules:
            yield Problem(
                ("decisions", key, "rules", rule),
                phrase("shadowed-rule", rule=rule, other=other),
                other=("decisions", key, "rules", other),
            )


def unreachable_outcome(subject: Subject) -> Iterator[Problem]:
    """Require that every outcome is named by a rule."""
    for key, decision in subject.route.decisions.items():
        named = {rule.then for rule in decision.rules.values()}
        for outcome in decision.outcomes:
            if outcome not in named and named <= set(decision.outcomes):
                message = phrase("unreachable-outcome", outcome=outcome)
                yield Problem(("decisions", key, "outcomes", outcome), message)


def unused_question_in_table(subject: Subject) -> Iterator[Problem]:
    """Require that every question of a decision can change its outcome."""
    for key, (tested, proof) in _proofs(subject).items():
        if proof.gap is not None or proof.conflicts or proof.dead or proof.shadowed_rules:
            continue
        depending = dict(zip((column.id for column in tested.columns), tested.depending, strict=True))
        for question in idle_questions(tested):
            decision = subject.route.decisions[key]
            if depending[question]:
                message = phrase("unused-question-in-table.idle", question=question)
            elif any(question in rule.when for rule in decision.rules.values()):
                message = phrase("unused-question-in-table.all", question=question)
            else:
                message = phrase("unused-question-in-table", question=question)
            at = decision.questions.index(question)
            about = (("questions", question),)
            yield Problem(("decisions", key, "questions", at), message, value=True, about=about)


def too_many_questions(subject: Subject) -> Iterator[Problem]:
    """Require that a decision has so few questions and rules that a person can check it by reading."""
    for key, decision in subject.route.decisions.items():
        for name, most in (("questions", MAX_QUESTIONS), ("rules", MAX_RULES)):
            number = len(getattr(decision, name))
            if number > most:
                message = phrase("too-many-questions", decision=key, count=number, what=name, most=most)
                yield Problem(("decisions", key, name), message)


def too_intricate(subject: Subject) -> Iterator[Problem]:
    """Require that every decision and every chain of decisions can be proved within the limits."""
    proved = _proofs(subject)
    for key in _readable(subject):
        if key not in proved:
            yield Problem(("decisions", key, "rules"), phrase("too-intricate", decision=key))
    if _rounds(subject) is None:
        yield Problem(("decisions",), phrase("too-intricate.chain"))


def chain_loop(subject: Subject) -> Iterator[Problem]:
    """Require that decisions that follow each other at once never bring a case back with its answers."""
    for loop in _rounds(subject) or ():
        (first, outcome), *_ = loop.visits
        cycle = " → ".join((*(f"{key} ({result})" for key, result in loop.visits), first))
        yield Problem(
            ("decisions", first, "outcomes", outcome, "to"),
            phrase("chain-loop", cycle=cycle, case=in_words(subject.route, loop.example)),
            value=True,
            about=tuple(("decisions", key, "outcomes", result) for key, result in loop.visits),
        )


def _following(subject: Subject) -> dict[str, dict[str, str]]:
    """Decision → outcome → the decision that follows at once."""
    decisions = subject.route.decisions
    return {
        key: {
            name: to for name, outcome in decision.outcomes.items() if (to := outcome.to) in decisions and to
        }
        for key, decision in decisions.items()
    }


def _readable(subject: Subject) -> dict[str, DecisionTable]:
    """Return the tables of the decisions whose ids are all known and whose size is within the limits."""
    return {
        key: table(subject.route, decision)
        for key, decision in subject.route.decisions.items()
        if _is_readable(subject, decision)
    }


def _is_readable(subject: Subject, decision: Decision) -> bool:
    questions = subject.route.questions
    return (
        len(decision.questions) <= MAX_QUESTIONS
        and len(decision.rules) <= MAX_RULES
        and all(key in questions for key in decision.questions)
        and all(rule.then in decision.outcomes for rule in decision.rules.values())
        and all(
            key in decision.questions and set(answers) <= set(questions[key].answers)
            for rule in decision.rules.values()
            for key, answers in rule.when.items()
        )
    )


def provable_tables(subject: Subject) -> dict[str, DecisionTable]:
    """Return the tables that can be read and proved within the limits."""
    return {key: tested for key, (tested, _) in _proofs(subject).items()}


def _proofs(subject: Subject) -> dict[str, tuple[DecisionTable, _Proof]]:
    """Return the readable tables that can be proved within the limits, with what is wrong with them."""
    proofs = ((key, table, _prove(table)) for key, table in _readable(subject).items())
    return {key: (table, proof) for key, table, proof in proofs if proof is not None}


@lru_cache(maxsize=64)
def _prove(table: DecisionTable) -> _Proof | None:
    """One table proved, or None when that is too intricate; all rules ask for the same proof."""
    clashes = tuple(conflicts(table))
    try:
        compile_table(table)
        return _Proof(
            gap(table),
            clashes,
            () if clashes else tuple(dead(table)),
            () if clashes else tuple(shadowed_rules(table)),
        )
    except TooIntricate:
        return None


def _rounds(subject: Subject) -> tuple[Loop, ...] | None:
    """Return the rounds of the chain, or None when they are too intricate to prove."""
    try:
        return tuple(loops(provable_tables(subject), _following(subject)))
    except TooIntricate:
        return None


def _when(example: Iterable[tuple[str, str]]) -> str:
    """Answers as a rule writes them: `{hurt: no, tag: yes}`."""
    return "{" + ", ".join(f"{key}: {answer}" for key, answer in example) + "}"
