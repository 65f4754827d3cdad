"""The search of places: when it ends, and that what it spares does not change what it finds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from diagram.base_drawings import quick
from diagram.generate import generate
from diagram.sketches import base
from routewijzer.diagram import Placement, draw_wide
from routewijzer.diagram.layout.lay_out import WIDE, Sheet
from routewijzer.diagram.model.connectors import band_boxes
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.placement import choice, wide
from routewijzer.diagram.placement.choice import ChoiceBudget
from routewijzer.diagram.placement.local_search import PATIENCE, Evaluation, Search
from routewijzer.diagram.routing import astar
from routewijzer.diagram.routing.rest_costs import Distances
from routewijzer.diagram.routing.router import Router
from routewijzer.diagram.routing.tracks import Tracks

Steps = tuple[int]


class _Valley:
    """Placements that are whole numbers, the best one 0; a change adds or takes away up to 40."""

    def __init__(self) -> None:
        self.routings = 0

    def cost(self, placement: Steps, limit: float) -> Evaluation:
        self.routings += 1
        exact = 10.0 * abs(placement[0])
        return Evaluation(min(exact, limit), exact < limit)

    def estimate(self, placement: Steps) -> float:
        return placement[0] % 2

    def neighbours(self, placement: Steps) -> Iterator[tuple[float, Steps]]:
        for step in range(-40, 41):
            yield self.estimate(placement), (placement[0] + step,)


def test_a_search_ends_after_so_many_routings_that_brought_nothing_better() -> None:
    model = _Valley()
    (best, *_) = Search(model, 10_000).run((50,))
    assert best == (0.0, (0,))
    assert model.routings < PATIENCE + 150


def test_a_search_ends_when_its_budget_is_used_up() -> None:
    model = _Valley()
    Search(model, 60).run((50,))
    assert model.routings == 60


def _routings(act: Callable[[], object]) -> int:
    with patch.object(Router, "__init__", autospec=True, side_effect=Router.__init__) as routers:
        act()
    return int(routers.call_count)


def test_a_kept_placing_is_routed_once_and_a_quick_one_a_few_times() -> None:
    data = json.loads((Path(__file__).parent / "golden" / "base.placing.json").read_text("utf-8"))
    assert _routings(lambda: draw_wide(base(), Placement.from_dict(data))) == 1
    assert _routings(lambda: draw_wide(generate(2, 18), quick=True)) < 30


def _sheet(sketch: Sketch) -> Sheet:
    cells = {placed.box.id: (placed.column, placed.row) for placed in quick(sketch).boxes}
    return Sheet(sketch, {box.id: cells[box.id] for box in band_boxes(sketch)}, WIDE)


def _cost(router: Router, n: int) -> float:
    router._mark(n, present=False)
    _, cost = router.maze.cheapest_path(n)
    router._mark(n, present=True)
    return cost


def _costs(router: Router) -> list[float]:
    """Return what each connector costs at least among the ways of all others."""
    return [_cost(router, n) for n, connector in enumerate(router.connectors) if connector.in_grid]


@pytest.mark.parametrize("sketch", [base(), generate(6, 21)], ids=["prototype", "generated"])
def test_no_way_is_dearer_than_one_that_is_found_by_looking_everywhere(
    sketch: Sketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = _sheet(sketch)
    router = Router(sheet.grid, sheet.connections, sheet.decisions)
    router.route_all(1)
    guided = _costs(router)
    monkeypatch.setattr(astar, "rest_costs", lambda *_: (0.0,) * 36)
    monkeypatch.setattr(Distances, "of", lambda *_: [0.0] * 99)
    assert guided == pytest.approx(_costs(router))


def test_a_drawing_that_is_given_up_would_not_have_been_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last choice is made with a limit and without: of two placings, in six routings each."""
    monkeypatch.setattr(wide, "GUESS_BUDGET", ChoiceBudget(placements=2, variants=6, drawings=3))
    sketch, drawn_cost = generate(2, 18), choice._drawn_cost

    def place(with_limit: bool) -> tuple[Placement, int]:
        costs = []

        def count(sheet: Sheet, tracks: Tracks, limit: float) -> float:
            costs.append(drawn_cost(sheet, tracks, limit if with_limit else float("inf")))
            return costs[-1]

        monkeypatch.setattr(choice, "_drawn_cost", count)
        return draw_wide(sketch, quick=True)[1], costs.count(float("inf"))

    (one, given_up), (other, none) = place(with_limit=True), place(with_limit=False)
    assert one == other
    assert given_up > 0 == none
