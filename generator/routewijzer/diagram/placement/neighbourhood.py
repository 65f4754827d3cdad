"""The small picture on an element's page: what comes before, the element, what comes after."""

from collections.abc import Iterable
from dataclasses import replace

from routewijzer.diagram.layout.trunk import TrunkLayout, TrunkSketch
from routewijzer.diagram.layout.trunk_tracks import order_side
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Box, Line, Sketch


class Neighbourhoods:
    """The small pictures of a sound sketch: what each needs of it is looked up once for all of them."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.boxes = {box.id: box for box in sketch.boxes}
        self.lanes = {lane.id: lane for lane in sketch.lanes}
        self.order = {box.id: n for n, box in enumerate(sketch.boxes)}
        self.lines: dict[str, list[Line]] = {}
        for line in sketch.lines:
            for name in dict.fromkeys((*line.source, line.target)):
                self.lines.setdefault(name, []).append(line)

    def draw(self, element_id: str) -> Drawing:
        """Predecessors, the element itself and successors below each other, without lanes.

        A box of another lane says in its caption which one. An element that comes both before and after
        stands in the picture twice. Raises KeyError for an id that no box has.
        """
        element = self.boxes[element_id]
        lines = self.lines.get(element_id, ())
        entering = [
            replace(line, source=(source,))
            for line in lines
            if line.target == element_id
            for source in line.source
            if source != element_id
        ]
        leaving = [replace(line, source=(element_id,)) for line in lines if element_id in line.source]
        before = _by_end((line.source[0], line) for line in entering)
        after = _by_end((line.target, line) for line in leaving if line.target != element_id)

        # no id of an element holds a `>`
        second = {name: f"{name}>" if name in before else name for name in after}
        above = [
            (self._neighbour(name, name, element), before[name])
            for name in sorted(before, key=lambda name: -self.order[name])
        ]
        below = [
            (
                self._neighbour(name, second[name], element),
                [replace(line, target=second[name]) for line in after[name]],
            )
            for name in after
        ]
        loops = tuple(line for line in leaving if line.target == element_id)
        centre = replace(self._neighbour(element_id, element_id, element), current=True)
        near = replace(
            self.sketch,
            title=element.label,
            lanes=(),
            boxes=(*(box for box, _ in reversed(above)), centre, *(box for box, _ in below)),
            lines=(*entering, *loops, *(line for _, each in below for line in each)),
            legend=(),
        )
        return TrunkLayout(TrunkSketch(near, centre, order_side(above), order_side(below), loops)).draw()

    def _neighbour(self, name: str, box_id: str, element: Box) -> Box:
        """Return a box of the small picture, in the colour of its own lane."""
        box = self.boxes[name]
        home = self.lanes.get(box.lane)
        elsewhere = home is not None and box.lane != element.lane and not home.column
        return replace(
            box,
            id=box_id,
            lane="",
            caption=home.label if home and elsewhere else box.caption,
            phases=box.phases if box.kind == "phase" else (),
            pin=None,
            tone=home.tone if home and not home.column else None,
        )


def _by_end(ends: Iterable[tuple[str, Line]]) -> dict[str, list[Line]]:
    """Return the lines of each box at the other end, in the order in which each box comes first."""
    lines: dict[str, list[Line]] = {}
    for name, line in ends:
        lines.setdefault(name, []).append(line)
    return lines
