"""Rules about decision tables: proved for every case, without trying the cases one by one."""

from collections.abc import Iterable, Iterator

from routewijzer.checks.rule import Problem, Subject
from routewijzer.decisions import (
    MAX_QUESTIONS,
    MAX_RULES,
    Table,
    TooIntricate,
    compile_table,
    conflicts,
    dead,
    gap,
    idle_questions,
    loops,
    shadowed,
    table,
)
from routewijzer.model import Decision


def table_gap(subject: Subject) -> Iterator[Problem]:
    """Every combination of answers meets a rule."""
    for key, tested in _provable(subject).items():
        missing = gap(tested)
        if missing == ():
            yield Problem(("decisions", key), f'decision "{key}" has no rules', 'add "rules"')
        elif missing:
            message = f'no rule of "{key}" holds for {_words(subject, missing)}'
            yield Problem(("decisions", key, "rules"), message, f'add a rule with "when: {_when(missing)}"')


def table_conflict(subject: Subject) -> Iterator[Problem]:
    """Rules that can hold together name the same outcome."""
    for key, tested in _readable(subject).items():
        rules = subject.route.decisions[key].rules
        for clash in conflicts(tested):
            first, second = rules[clash.first].then, rules[clash.second].then
            case = _words(subject, clash.example) if clash.example else "every case"
            yield Problem(
                ("decisions", key, "rules", clash.second),
                f'rules "{clash.first}" ({first}) and "{clash.second}" ({second}) both hold for {case}',
                "narrow one of them, or let both name the same outcome",
                other=("decisions", key, "rules", clash.first),
            )


def dead_rule(subject: Subject) -> Iterator[Problem]:
    """Every rule decides something: there is a case that no other rule covers."""
    for key, tested in _provable(subject).items():
        for rule in () if any(conflicts(tested)) else dead(tested):
            yield Problem(
                ("decisions", key, "rules", rule),
                f'rule "{rule}" decides nothing: wherever it holds, other rules hold too',
                "delete it, or narrow the others",
            )


def shadowed_rule(subject: Subject) -> Iterator[Problem]:
    """No rule holds only where one other rule holds as well."""
    for key, tested in _readable(subject).items():
        for rule, other in () if any(conflicts(tested)) else shadowed(tested):
            yield Problem(
                ("decisions", key, "rules", rule),
                f'rule "{rule}" holds only where rule "{other}" holds as well',
                "delete it, or narrow the other one",
                other=("decisions", key, "rules", other),
            )


def unreachable_outcome(subject: Subject) -> Iterator[Problem]:
    """Every outcome is named by a rule."""
    for key, decision in subject.route.decisions.items():
        named = {rule.then for rule in decision.rules.values()}
        for outcome in decision.outcomes:
            if outcome not in named and named <= set(decision.outcomes):
                message = f'no rule leads to outcome "{outcome}"'
                yield Problem(("decisions", key, "outcomes", outcome), message, "add a rule or delete it")


def unused_question_in_table(subject: Subject) -> Iterator[Problem]:
    """Every question of a decision can change its outcome."""
    for key, tested in _provable(subject).items():
        if any(conflicts(tested)) or gap(tested) is not None:
            continue
        depending = dict(zip((column.id for column in tested.columns), tested.depending, strict=True))
        for question in idle_questions(tested):
            told = "never changes the outcome" if depending[question] else "stands in no rule"
            at = subject.route.decisions[key].questions.index(question)
            message = f'question "{question}" {told}, so it is never asked'
            yield Problem(("decisions", key, "questions", at), message, "delete it or add a rule", value=True)


def too_many_questions(subject: Subject) -> Iterator[Problem]:
    """A decision has so few questions and rules that a person can check it by reading."""
    for key, decision in subject.route.decisions.items():
        for name, most in (("questions", MAX_QUESTIONS), ("rules", MAX_RULES)):
            number = len(getattr(decision, name))
            if number > most:
                message = f'decision "{key}" has {number} {name}, at most {most} can be checked'
                yield Problem(("decisions", key, name), message, "split it into two decisions")


def too_intricate(subject: Subject) -> Iterator[Problem]:
    """Every decision and every chain of decisions can be proved within the limits."""
    for key, tested in _readable(subject).items():
        if not _is_provable(tested):
            message = f'the rules of "{key}" are too intricate to prove'
            yield Problem(("decisions", key, "rules"), message, "split it into two decisions")
    try:
        tuple(loops(_provable(subject), _following(subject)))
    except TooIntricate:
        yield Problem(("decisions",), "the chain of decisions is too intricate to prove", "make it shorter")


def chain_loop(subject: Subject) -> Iterator[Problem]:
    """Decisions that follow each other at once never go round: no case comes back with the same answers."""
    try:
        found = tuple(loops(_provable(subject), _following(subject)))
    except TooIntricate:
        return
    for loop in found:
        (first, outcome), *_ = loop.visits
        told = " → ".join((*(f"{key} ({result})" for key, result in loop.visits), first))
        yield Problem(
            ("decisions", first, "outcomes", outcome, "to"),
            f"the same answers go round without end: {told}, for {_words(subject, loop.example)}",
            "let one of these outcomes lead elsewhere, or narrow its rules",
            value=True,
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


def _readable(subject: Subject) -> dict[str, Table]:
    """The tables of the decisions whose ids are all known and whose size is within the limits."""
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


def _provable(subject: Subject) -> dict[str, Table]:
    """The readable tables that are not too intricate."""
    return {key: tested for key, tested in _readable(subject).items() if _is_provable(tested)}


def _is_provable(tested: Table) -> bool:
    try:
        gap(tested)
        tuple(dead(tested))
        compile_table(tested)
    except TooIntricate:
        return False
    return True


def _words(subject: Subject, example: Iterable[tuple[str, str]]) -> str:
    """Answers as people read them: `"Is it hurt?" No, "Has it a tag?" Yes`."""
    questions = subject.route.questions
    return ", ".join(
        f'"{questions[key].text}" {questions[key].answers[answer].title}' for key, answer in example
    )


def _when(example: Iterable[tuple[str, str]]) -> str:
    """Answers as a rule writes them: `{hurt: no, tag: yes}`."""
    return "{" + ", ".join(f"{key}: {answer}" for key, answer in example) + "}"
