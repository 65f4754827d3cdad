"""The arrows of the picture as SVG: their lines, tips and conditions, hidden from screen readers."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from routewijzer.diagram.model.drawing import Drawing, PlacedLabel, Point, RoutedLine
from routewijzer.diagram.model.sketch import Line
from routewijzer.diagram.svg.boxes import token
from routewijzer.diagram.svg.curves import CORNER, TIP, Curve, curves, shortening
from routewijzer.diagram.svg.elements import SvgElement, add, line_data, text, tip_data
from routewijzer.diagram.svg.palette import PAINT_ORDER
from routewijzer.diagram.text.font_metrics import CONDITION_LEADING, CONDITION_SIZE


def draw_lines(parent: SvgElement, drawing: Drawing, *, scripted: bool) -> None:
    """Add the arrows in a group for each kind.

    For scripts each arrow is a group of its own, with its ends. Without them a kind is one path of lines and
    one of tips, and what several lines have together is drawn once.
    """
    conditions = defaultdict[Line, list[PlacedLabel]](list)
    for placed in drawing.labels:
        conditions[placed.line].append(placed)
    arrows = [
        (line, conditions[line.line].pop(0) if conditions[line.line] else None) for line in drawing.lines
    ]
    lines = add(parent, "g", cls="pic-lines", aria_hidden="true")
    for kind in PAINT_ORDER:
        chosen = [arrow for arrow in arrows if arrow[0].line.kind == kind]
        if not chosen:
            continue
        group = add(lines, "g", cls=f"pic-{kind}")
        if not scripted:
            _draw_together(group, [line for line, _ in chosen])
        for line, label in chosen:
            arrow = _draw_arrow(group, line, label) if scripted else group
            if label:
                x = label.x if drawing.lanes else label.x - label.width / 2
                text(arrow, label.rows, (x, label.y), CONDITION_SIZE, CONDITION_LEADING)


def _draw_arrow(parent: SvgElement, line: RoutedLine, label: PlacedLabel | None) -> SvgElement:
    """Add a group with the line and its tip, and return it."""
    whole = " ".join(label.rows if label else ()) == line.line.label
    arrow = add(
        parent,
        "g",
        data_from=" ".join(token(source) for source in line.line.source),
        data_to=token(line.line.target),
        data_label="" if whole else line.line.label,
    )
    pieces = curves(line.points, line.gaps)
    if pieces:
        add(arrow, "path", d=line_data(pieces))
        add(arrow, "path", cls="pic-tip", d=tip_data(pieces[-1], shortening(line.points)))
    return arrow


def _draw_together(parent: SvgElement, lines: Sequence[RoutedLine]) -> None:
    """Add the lines of one kind as one path, and their tips as another."""
    paths, tips = "", dict[str, None]()
    for number, line in enumerate(lines):
        pieces = curves(line.points, line.gaps)
        if pieces:
            tips[tip_data(pieces[-1], shortening(line.points))] = None
            paths += line_data(tuple(_own_part(lines, number, pieces)))
    if paths:
        add(parent, "path", d=paths)
        add(parent, "path", cls="pic-tip", d="".join(tips))


def _own_part(lines: Sequence[RoutedLine], number: int, pieces: tuple[Curve, ...]) -> Iterator[Curve]:
    """Yield the curves of a line without the first and last stretch that a longer one draws too."""
    points = lines[number].points
    for at, piece in enumerate(pieces):
        curve = piece
        if at == 0 and _in_another(lines, number, points[0], points[1], CORNER):
            curve = curve[3:]
        if at == len(pieces) - 1 and _in_another(lines, number, points[-1], points[-2], CORNER + TIP):
            curve = curve[:-3]
        if len(curve) > 1:
            yield curve


def _in_another(lines: Sequence[RoutedLine], number: int, end: Point, corner: Point, least: float) -> bool:
    """Tell whether another line runs from this end over the corner; of equal ones the first is whole."""
    length = math.dist(end, corner)
    if length <= least or len(lines[number].points) < 3:
        return False
    for other, line in enumerate(lines):
        points = line.points if line.points[0] == end else line.points[::-1]
        its = math.dist(points[0], points[1])
        on_it = math.isclose(length + math.dist(corner, points[1]), its, abs_tol=0.1)
        if points[0] == end and on_it and (its > length or other < number):
            return True
    return False
