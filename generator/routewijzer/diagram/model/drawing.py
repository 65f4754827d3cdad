"""A picture with every coordinate known: the output of placement and routing, the input of DOT.

Units are viewBox units, which equal CSS pixels at scale 1; the origin is top left, y grows
downwards. Boxes give their centre and size, lanes and labels their top left corner and size.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane

Point = tuple[float, float]

Flow = Literal["right", "down"]
"""Reading direction: `right` for screens and projectors, `down` for telephones."""


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """`rows` are the lines of the wrapped label, `caption` those of the wrapped caption."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    rows: tuple[str, ...]
    caption: tuple[str, ...]
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class RoutedLine:
    """`points` are the corners of an orthogonal route, first and last on the boxes' outlines.

    `gaps` are the places where the line is interrupted because another one crosses it. `joins` is true where
    the line deliberately shares a stretch with another one.
    """

    line: Line
    points: tuple[Point, ...]
    gaps: tuple[Point, ...] = ()
    joins: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """The condition beside a line; x and y are the centre of the text block."""

    line: Line
    x: float
    y: float
    width: float
    height: float
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A band, or the column of stakeholders.

    `frames` are the rectangles (x, y, width, height) around stakeholders that share an arrow.
    """

    lane: SketchLane
    x: float
    y: float
    width: float
    height: float
    rows: tuple[str, ...]
    frames: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a renderer needs.

    `legend_at` is the top left corner of a free place for the legend, or None where it must stand outside the
    picture. `text_size` is the size in pixels of the label text when the drawing is fitted on a screen of
    1920 by 1080 under the page's title. `problems` tells in words what could not be solved (a label without a
    free place, text wider than its box): empty for a good picture.
    """

    sketch: Sketch
    flow: Flow
    width: float
    height: float
    lanes: tuple[PlacedLane, ...]
    boxes: tuple[PlacedBox, ...]
    lines: tuple[RoutedLine, ...]
    labels: tuple[PlacedLabel, ...]
    legend_at: Point | None
    crossings: int
    text_size: float
    problems: tuple[str, ...] = ()


def relink(drawing: Drawing, to: Callable[[str], str]) -> Drawing:
    """Return a drawing whose links lead where `to` says; what leads nowhere still does."""

    def lead(href: str) -> str:
        return to(href) if href else ""

    boxes = (replace(placed, box=replace(placed.box, href=lead(placed.box.href))) for placed in drawing.boxes)
    lanes = (replace(band, lane=replace(band.lane, href=lead(band.lane.href))) for band in drawing.lanes)
    return replace(drawing, boxes=tuple(boxes), lanes=tuple(lanes))
