"""The small picture on an element's page: what comes before, the element, what comes after."""

from dataclasses import replace

from routewijzer.diagram.drawing import Drawing
from routewijzer.diagram.grid import Cell
from routewijzer.diagram.layout import NEAR, lay_out
from routewijzer.diagram.sketch import Box, Lane, Line, Sketch

_BEFORE, _HERE, _AFTER = "before", "here", "after"


def draw_near(sketch: Sketch, element_id: str) -> Drawing:
    """Predecessors, the element itself and successors, in up to three columns, without lanes.

    A box of another lane says in its caption which one. An element that comes both before and after
    stands in the picture twice. Without such an element the drawing is empty, and its problem says so.
    """
    boxes = {box.id: box for box in sketch.boxes}
    here = boxes.get(element_id)
    if not here:
        drawing = lay_out(replace(sketch, boxes=(), lines=(), lanes=(), legend=()), {}, NEAR)
        return replace(drawing, problems=(f"no box {element_id}",))
    entering = [
        (source, line)
        for line in sketch.lines
        if line.target == element_id
        for source in line.source
        if source in boxes
    ]
    leaving = [line for line in sketch.lines if element_id in line.source and line.target in boxes]
    before = [name for name in dict.fromkeys(source for source, _ in entering) if name != element_id]
    after = [name for name in dict.fromkeys(line.target for line in leaving) if name != element_id]
    order = {name: n for n, name in enumerate(boxes)}
    before.sort(key=lambda name: order[name])
    both = set(before) & set(after)

    def after_id(name: str) -> str:
        """The second box of an element that stands on both sides. No id of an element holds a `>`."""
        return f"{name}>" if name in both else name

    homes = {lane.id: lane for lane in sketch.lanes}
    chosen = [_neighbour(boxes[name], name, here, homes) for name in before]
    chosen.append(replace(_neighbour(here, element_id, here, homes), current=True))
    chosen += [_neighbour(boxes[name], after_id(name), here, homes) for name in after]
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
        title=here.label,
        lanes=(Lane(_HERE, ""),),
        boxes=tuple(chosen),
        lines=tuple(lines),
        phases=sketch.phases,
        hyphens=sketch.hyphens,
        language=sketch.language,
    )
    drawing = lay_out(near, _cells(before, element_id, [after_id(name) for name in after], lines), NEAR)
    return replace(drawing, lanes=(), sketch=replace(near, lanes=()))


def _neighbour(box: Box, name: str, here: Box, homes: dict[str, Lane]) -> Box:
    """A box in the one lane of the small picture, in the colour of its own lane."""
    home = homes.get(box.lane)
    elsewhere = home is not None and box.lane != here.lane and not home.column
    return replace(
        box,
        id=name,
        lane=_HERE,
        caption=home.label if home and elsewhere else box.caption,
        phases=box.phases if box.kind == "phase" else (),
        pin=None,
        tone=home.tone if home and not home.column else None,
    )


def _cells(before: list[str], here: str, after: list[str], lines: list[Line]) -> dict[str, Cell]:
    """Three columns; the element stands beside what the main line connects it with."""
    main = {name for line in lines if line.kind == "main" for name in (*line.source, line.target)}

    def straight(names: list[str]) -> int:
        """The middle one of those on the main line, else of all."""
        chosen = [n for n, name in enumerate(names) if name in main] or list(range(len(names)))
        return chosen[(len(chosen) - 1) // 2] if chosen else 0

    rows = max(len(before), len(after), 1)
    middle = straight(before if len(before) > len(after) else after)
    first = 1 if before else 0
    cells: dict[str, Cell] = {here: (first, middle)}
    for column, names in ((0, before), (first + 1, after)):
        start = max(0, min(rows - len(names), middle - straight(names)))
        for n, name in enumerate(names):
            cells[name] = (column, start + n)
    return cells
