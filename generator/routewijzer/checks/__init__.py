"""All rules, run at once. A rule is one function; its docstring is the rule."""

from collections.abc import Iterator

from routewijzer.checks import (
    cases,
    contract,
    duties,
    entrance,
    evidence,
    flow,
    naming,
    paths,
    tables,
    telephone,
    unused,
)
from routewijzer.checks.rule import Check, Problem, Subject, finding, rule_id
from routewijzer.findings import Finding, KeyPath, Severity, at_most, did_you_mean, phrase

RULES: tuple[Check, ...] = (
    naming.unknown_id,
    naming.edge_into_nowhere,
    naming.unknown_icon,
    naming.duplicate_id,
    naming.reserved_id,
    naming.reserved_file_name,
    naming.alias_collision,
    naming.duplicate_title,
    naming.repeated_item,
    naming.invisible_character,
    flow.unreachable,
    flow.dead_end,
    flow.not_drawn,
    flow.unlabelled_condition,
    flow.cycle_without_exit,
    flow.outcome_off_route,
    flow.duplicate_edge,
    tables.table_gap,
    tables.table_conflict,
    tables.dead_rule,
    tables.shadowed_rule,
    tables.unreachable_outcome,
    tables.unused_question_in_table,
    tables.too_many_questions,
    tables.too_intricate,
    tables.chain_loop,
    duties.duty_lost,
    duties.duty_never_starts,
    duties.hidden_call,
    paths.path_lost,
    paths.path_idle,
    entrance.entrance_dead_end,
    entrance.entrance_danger,
    entrance.entrance_closing,
    evidence.no_summary,
    evidence.no_source,
    evidence.no_lane,
    evidence.stated_without_source,
    evidence.silent_open_outcome,
    telephone.missing_emergency,
    telephone.bad_phone,
    telephone.phone_mismatch,
    telephone.unknown_number,
    telephone.call_without_number,
    telephone.call_contradiction,
    evidence.question_without_way_out,
    evidence.second_column,
    evidence.review_passed,
    evidence.future_day,
    evidence.unchecked_link,
    evidence.crowded_facts,
    unused.unused,
    unused.unused_term,
    unused.missing_content,
    unused.orphan_content,
    contract.unknown_contract_path,
    cases.case_leap,
    cases.case_outcome,
)
"""Every rule, in the order in which the docs tell them."""

MANDATORY: tuple[Check, ...] = (
    naming.unknown_id,
    naming.edge_into_nowhere,
    naming.unknown_icon,
    naming.duplicate_id,
    naming.reserved_id,
    naming.reserved_file_name,
    naming.alias_collision,
    tables.table_gap,
    tables.table_conflict,
    tables.too_many_questions,
    tables.too_intricate,
    tables.chain_loop,
    duties.duty_lost,
    duties.duty_never_starts,
    duties.hidden_call,
    paths.path_lost,
    paths.path_idle,
    entrance.entrance_dead_end,
    entrance.entrance_danger,
    entrance.entrance_closing,
    telephone.missing_emergency,
    telephone.bad_phone,
    telephone.phone_mismatch,
    telephone.call_without_number,
    telephone.call_contradiction,
    evidence.future_day,
    unused.missing_content,
)
"""Rules that cannot be silenced: without them no site can be built that holds together."""


Silences = dict[tuple[KeyPath, str], bool]
"""Element and rule that it silences → whether the rule found something there."""


def check(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all rules; what an element silences is left out."""
    silences: Silences = {
        (path, rule): False for path, part in subject.described_parts.items() for rule in part.silence
    }
    findings: list[Finding] = []
    for rule in RULES:
        name = rule_id(rule)
        findings.extend(
            at_most(
                finding(subject, name, problem) for problem in _drop_silenced(rule(subject), name, silences)
            )
        )
    findings.extend(at_most(finding(subject, "silence", problem) for problem in _unused_silences(silences)))
    return tuple(findings)


def _drop_silenced(problems: Iterator[Problem], rule: str, silences: Silences) -> Iterator[Problem]:
    """Yield the problems that no element silences; notes in `silences` which silence was of use."""
    mandatory = rule in {rule_id(check) for check in MANDATORY}
    for problem in problems:
        key = (problem.path[:2], rule)
        if key in silences and not mandatory:
            silences[key] = True
        else:
            yield problem


def _unused_silences(silences: Silences) -> Iterator[Problem]:
    """Require that a silenced rule exists, may be silenced, and would otherwise have reported something."""
    names = tuple(rule_id(rule) for rule in RULES)
    mandatory = frozenset(rule_id(rule) for rule in MANDATORY)
    for (path, rule), used in silences.items():
        where = (*path, "silence", rule)
        if rule not in names:
            yield Problem(where, phrase("silence.unknown", rule=rule), did_you_mean(rule, names))
        elif rule in mandatory:
            yield Problem(where, phrase("silence.mandatory", rule=rule))
        elif not used:
            yield Problem(where, phrase("silence.unused", rule=rule), severity=Severity.WARNING)


__all__ = ["MANDATORY", "RULES", "Subject", "check", "rule_id"]
