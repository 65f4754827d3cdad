"""What the practice cases prove, in words, for whoever writes them."""

from collections.abc import Iterator

from routewijzer.checks.case_coverage import CaseCoverage, Coverage

GOALS = {"outcomes": 0.9, "arrows": 0.8, "faults noticed": 0.8}
"""The shares that the cases of a route should reach."""


def case_report(coverage: CaseCoverage) -> str:
    """Return the report as plain text, ending in a line break: shares first, then what is lacking."""
    parts = {
        "rules": coverage.rules,
        "outcomes": coverage.outcomes,
        "arrows": coverage.arrows,
        "faults noticed": coverage.faults,
    }
    lines = [f"{coverage.cases} cases, of which {coverage.drafts} wait for an expert"]
    lines += [_line(name, part) for name, part in parts.items()]
    for name, part in parts.items():
        if part.lacking and name != "faults noticed":
            lines += ["", f"Lacking {name}", *(f"  {fault}" for fault in part.lacking)]
    lines += _unnoticed_faults(coverage.faults)
    return "\n".join(lines) + "\n"


def _line(name: str, part: Coverage) -> str:
    goal = f", goal {GOALS[name]:.0%}" if name in GOALS else ""
    return f"{name:15} {part.share:4.0%} ({part.total - len(part.lacking)} of {part.total}{goal})"


def _unnoticed_faults(faults: Coverage) -> Iterator[str]:
    """Yield the faults that no case notices, those of one rule on a line."""
    rules: dict[str, list[str]] = {}
    for fault in faults.lacking:
        rule, _, change = fault.partition(": ")
        rules.setdefault(rule, []).append(change)
    if rules:
        yield ""
        yield "Faults that no case would notice"
    for rule, changes in rules.items():
        yield f"  {rule}: {', '.join(changes)}"
