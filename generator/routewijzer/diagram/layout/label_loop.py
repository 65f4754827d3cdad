"""Growing gutters until every label has a place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram.layout.axes import Gap
from routewijzer.diagram.layout.geometry import Layout, Plan, measure_layout
from routewijzer.diagram.layout.growth import Growth
from routewijzer.diagram.layout.labels import Labels, place_labels

ROUNDS = 30
"""Most times that gutters grow; a label that is then still unplaced becomes a problem."""
LEAST_GROWTH = 6.0
"""A gutter that grows again for the same label grows by more each time."""
TRIED_BEFORE = 40.0
"""Cost of growing a gutter that was grown for the same label before."""


@dataclass(frozen=True, slots=True)
class LabelledLayout:
    """A layout with its labels, and how much each gutter has grown for it."""

    plan: Plan
    layout: Layout
    labels: Labels
    growth: Mapping[Gap, float]


def run_label_loop(plan: Plan, keep_going: Callable[[Layout], bool]) -> LabelledLayout | None:
    """Measure, place labels, grow gutters, and again, until every label has a place.

    A gutter grows for one label at a time: the room may serve others too. None as soon as a layout is not
    `worth going on with`.
    """
    grown: dict[Gap, float] = {}
    attempts: dict[tuple[int, Gap], int] = {}
    best: LabelledLayout | None = None
    least = 0
    for _ in range(ROUNDS):
        layout = measure_layout(plan, grown)
        if not keep_going(layout):
            return None
        candidate = LabelledLayout(plan, layout, place_labels(plan, layout), dict(grown))
        finder = Growth(plan, layout, candidate.labels)
        titles = tuple(finder.title_requests())
        troubles = len(candidate.labels.candidates) + len(titles)
        if best is None or troubles < least:
            best, least = candidate, troubles
        if not troubles:
            break
        more: dict[Gap, float] = {gap: amount for request in titles for gap, amount in request.growth}
        taken = {gap[0] for gap in more}
        for _, n, growth in sorted(_choices(candidate, finder, attempts)):
            lines = {gap[0] for gap, _ in growth}
            if lines & taken:
                continue
            taken |= lines
            times = attempts[n, growth[0][0]] = attempts.get((n, growth[0][0]), 0) + 1
            for gap, amount in growth:
                more[gap] = max(amount, LEAST_GROWTH * (times - 1))
        if not more:
            break
        for gap, amount in more.items():
            grown[gap] = grown.get(gap, 0.0) + amount
    assert best is not None  # there is at least one round
    if best.labels.candidates:
        labels = place_labels(plan, best.layout, strict=False)
        best = replace(best, labels=labels)
    return best


def _choices(
    labelled_layout: LabelledLayout, finder: Growth, attempts: Mapping[tuple[int, Gap], int]
) -> Iterator[tuple[float, int, tuple[tuple[Gap, float], ...]]]:
    """For each unplaced label the cheapest growth: its cost, the connector, and the gutters."""
    for n in labelled_layout.labels.candidates:

        def surcharge(gap: Gap, n: int = n) -> float:
            return TRIED_BEFORE * attempts.get((n, gap), 0)

        request = finder.cheapest(n, surcharge)
        if request:
            yield request.cost, n, request.growth
