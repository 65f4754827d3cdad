"""What the practice cases prove: rules, outcomes and arrows that they reach, and faults that they notice.

A fault is a rule changed on purpose (mutation testing; DeMillo, Lipton and Sayward 1978): it gives another
outcome, or it has lost a condition. The cases notice it when some stop's answers then give something else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routewijzer.checks.cases import decision_at, outcomes_of, vary
from routewijzer.checks.rule import Subject
from routewijzer.decisions import reasons, table
from routewijzer.model import Decision, Rule, Stop


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a kind there are, and the names of those that are lacking."""

    total: int
    lacking: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share that is not lacking, 0 to 1; 1 for nothing at all."""
        return 1 - len(self.lacking) / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class CaseCoverage:
    """What the cases of a route reach, and the faults that they notice."""

    cases: int
    drafts: int
    rules: Coverage
    outcomes: Coverage
    arrows: Coverage
    faults: Coverage


def case_coverage(subject: Subject) -> CaseCoverage:
    """Return what the cases of a checked route prove, drafts and variations included."""
    route = subject.route
    decided: dict[str, list[Stop]] = {key: [] for key in route.decisions}
    pairs: set[tuple[str, str]] = set()
    for case in route.cases.values():
        before = case.comes_from
        for stop in case.stops.values():
            pairs |= {(before, stop.at)} if before else set()
            before = stop.at
            decision = decision_at(subject, stop)
            for each in (stop, *(vary(stop, change) for change in stop.what_if.values())) if decision else ():
                assert decision is not None
                decided[decision.id].append(each)
                outcome = decision.outcomes.get(each.outcome or "")
                pairs |= {(stop.at, outcome.to)} if outcome and outcome.to else set()
    outcomes_met = {
        (key, rule)
        for key, stops in decided.items()
        for stop in stops
        if (why := reasons(table(route, route.decisions[key]), stop.answers))
        for rule in why.rules
    }
    outcomes = {(key, stop.outcome) for key, stops in decided.items() for stop in stops}
    arrows = dict.fromkeys((edge.source, edge.target) for edge in subject.graph.edges)
    decisions = route.decisions.values()
    faults = [fault for decision in decisions for fault in _faults(subject, decision, decided[decision.id])]
    return CaseCoverage(
        len(route.cases),
        sum(case.draft for case in route.cases.values()),
        _coverage({f"{d.id}.{rule}": (d.id, rule) in outcomes_met for d in decisions for rule in d.rules}),
        _coverage(
            {f"{d.id}.{outcome}": (d.id, outcome) in outcomes for d in decisions for outcome in d.outcomes}
        ),
        _coverage({f"{source} → {target}": (source, target) in pairs for source, target in arrows}),
        _coverage(dict(faults)),
    )


def _coverage(results: Mapping[str, bool]) -> Coverage:
    return Coverage(len(results), tuple(name for name, reached in results.items() if not reached))


def _faults(subject: Subject, decision: Decision, stops: list[Stop]) -> Iterator[tuple[str, bool]]:
    """Yield each fault in words, and whether a stop notices it."""
    for name, rule in decision.rules.items():
        for fault, changed in _changes(decision, rule):
            rules = {**decision.rules, name: changed}
            rows = table(subject.route, decision.model_copy(update={"rules": rules}))
            noticed = any(outcomes_of(rows, stop) != (stop.outcome,) for stop in stops)
            yield f"{decision.id}.{name}: {fault}", noticed


def _changes(decision: Decision, rule: Rule) -> Iterator[tuple[str, Rule]]:
    for outcome in decision.outcomes:
        if outcome != rule.then:
            yield f"then {outcome}", rule.model_copy(update={"then": outcome})
    for question in rule.when if len(rule.when) > 1 else ():
        when = {key: answers for key, answers in rule.when.items() if key != question}
        yield f"without {question}", rule.model_copy(update={"when": when})
