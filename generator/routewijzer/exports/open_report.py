"""How often the decisions of a route end where the source decides nothing, in words, for its owner."""

from collections.abc import Iterator

from routewijzer.decisions import AnswerCount, OpenEnds, route_open_ends
from routewijzer.model import Route


def open_report(route: Route) -> str:
    """Return the report as plain text, ending in a line break.

    Tells per decision how many combinations of answers end openly, and of each open end how many an answer
    in the sources would free, what is open, whom to call and what to ask.
    """
    open_ends = list(route_open_ends(route))
    every = sum((ends.every for ends in open_ends), AnswerCount(0, 0))
    known = sum((ends.known_cases for ends in open_ends), AnswerCount(0, 0))
    lines = [
        f"{_share(every)} of answers end where the source decides nothing,",
        f"{_share(known)} without any “I do not know”",
    ]
    for ends in open_ends:
        if ends.ends:
            lines += ["", *_decision(route, ends)]
    return "\n".join(lines) + "\n"


def _share(count: AnswerCount) -> str:
    return f"{count.open} of {count.total} combinations ({count.open / max(count.total, 1):.0%})"


def _decision(route: Route, ends: OpenEnds) -> Iterator[str]:
    decision = route.decisions[ends.decision]
    yield f"{ends.decision}: {_share(ends.every)}, with every answer known {_share(ends.known_cases)}"
    for end in ends.ends:
        outcome = decision.outcomes[end.outcome]
        calls = ", ".join(outcome.calls(route.route.helpline)) or "nobody"
        yield f"  {end.outcome}: {end.every}, known {end.known_cases}; call {calls}"
        yield f"    open: {outcome.open}"
        yield f"    ask: {outcome.ask or 'nothing'}"
