"""The small picture on an element's page: what comes before, the element, what comes after."""

from collections.abc import Mapping
from dataclasses import replace

from routewijzer.diagram.layout.lay_out import NEAR, lay_out
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane
from routewijzer.diagram.routing.grid import Cell

_BEFORE, _LANE, _AFTER = "before", "here", "after"


class Neighbourhoods:
    """The small pictures of a sound sketch: what each needs of it is found once for all of them."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.boxes = {box.id: box for box in sketch.boxes}
        self.order = {box.id: n for n, box in enumerate(sketch.boxes)}
        self.lines: dict[str, list[Line]] = {}
        for line in sketch.lines:
            for name in dict.fromkeys((*line.source, line.target)):
                self.lines.setdefault(name, []).append(line)

    def draw(self, element_id: str) -> Drawing:
        """Predecessors, the element itself and successors, in up to three columns, without lanes.

        A box of another lane says in its caption which one. An element that comes both before and after
        stands in the picture twice. Without such an element the drawing is empty, and its problem says so.
        """
        element = self.boxes.get(element_id)
        if not element:
            empty = replace(self.sketch, boxes=(), lines=(), lanes=(), legend=())
            return replace(lay_out(empty, {}, NEAR), problems=(f"no box {element_id}",))
        entering = [
            (source, line)
            for line in self.lines.get(element_id, ())
            if line.target == element_id
            for source in line.source
        ]
        leaving = [line for line in self.lines.get(element_id, ()) if element_id in line.source]
        before = [name for name in dict.fromkeys(source for source, _ in entering) if name != element_id]
        after = [name for name in dict.fromkeys(line.target for line in leaving) if name != element_id]
        before.sort(key=lambda name: self.order[name])
        return _draw(self.sketch, self.boxes, element, entering, leaving, before, after)


def _draw(
    sketch: Sketch,
    boxes: Mapping[str, Box],
    element: Box,
    entering: list[tuple[str, Line]],
    leaving: list[Line],
    before: list[str],
    after: list[str],
) -> Drawing:
    element_id = element.id
    both = set(before) & set(after)

    def after_id(name: str) -> str:
        """Return the second box of an element that stands on both sides. No id of an element holds a `>`."""
        return f"{name}>" if name in both else name

    homes = {lane.id: lane for lane in sketch.lanes}
    chosen = [_neighbour(boxes[name], name, element, homes) for name in before]
    chosen.append(replace(_neighbour(element, element_id, element, homes), current=True))
    chosen += [_neighbour(boxes[name], after_id(name), element, homes) for name in after]
    lines = [replace(line, source=(source,)) for source, line in entering if source != element_id]
    lines += [
        replace(
            line,
            source=(element_id,),
            target=element_id if line.target == element_id else after_id(line.target),
        )
        for line in leaving
    ]
    near = Sketch(
        title=element.label,
        lanes=(SketchLane(_LANE, ""),),
        boxes=tuple(chosen),
        lines=tuple(lines),
        phases=sketch.phases,
        hyphens=sketch.hyphens,
        language=sketch.language,
    )
    drawing = lay_out(near, _cells(before, element_id, [after_id(name) for name in after], lines), NEAR)
    return replace(drawing, lanes=(), sketch=replace(near, lanes=()))


def _neighbour(box: Box, name: str, element: Box, homes: dict[str, SketchLane]) -> Box:
    """Return a box in the one lane of the small picture, in the colour of its own lane."""
    home = homes.get(box.lane)
    elsewhere = home is not None and box.lane != element.lane and not home.column
    return replace(
        box,
        id=name,
        lane=_LANE,
        caption=home.label if home and elsewhere else box.caption,
        phases=box.phases if box.kind == "phase" else (),
        pin=None,
        tone=home.tone if home and not home.column else None,
    )


def _cells(before: list[str], element: str, after: list[str], lines: list[Line]) -> dict[str, Cell]:
    """Three columns; the element stands beside what the main line connects it with."""
    main = {name for line in lines if line.kind == "main" for name in (*line.source, line.target)}

    def straight(names: list[str]) -> int:
        """Return the middle one of those on the main line, else of all."""
        chosen = [n for n, name in enumerate(names) if name in main] or list(range(len(names)))
        return chosen[(len(chosen) - 1) // 2] if chosen else 0

    rows = max(len(before), len(after), 1)
    middle = straight(before if len(before) > len(after) else after)
    first = 1 if before else 0
    cells: dict[str, Cell] = {element: (first, middle)}
    for column, names in ((0, before), (first + 1, after)):
        start = max(0, min(rows - len(names), middle - straight(names)))
        for n, name in enumerate(names):
            cells[name] = (column, start + n)
    return cells
