"""What a picture must show, before anything has a place: the input of the diagram package.

A `Sketch` knows boxes, lanes and lines, but no coordinates. It is made from the route's graph
by `routewijzer.picture`; placement and routing turn it into a `Drawing` (see `drawing.py`).
Everything here is frozen and compares by value, so a sketch can key a cache.
"""

from dataclasses import dataclass, field
from typing import Literal

BoxKind = Literal["stakeholder", "step", "decision", "service", "end", "phase", "ref"]
"""Shape of a box: rounded rectangle for stakeholder, step and service; hexagon for decision;
pill for end; chevron for phase (a stage of the method); `ref` is a cross-reference pill that
replaces a long line in the stacked picture."""

LineKind = Literal["main", "contact", "exit", "escalation"]
"""Kind of a line: the route itself, asking advice, stopping, going on to compulsory care.
Each has its own dash and colour; only `main` and `escalation` push their target a column on."""


@dataclass(frozen=True, slots=True)
class CellPin:
    """A place that the model's author has fixed: column and row in the box's lane, from 0."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Box:
    """One element in the picture.

    `label` is the text in the box (short title); `caption` a small line above it ("Stap 1"). `phases` are
    indexes into `Sketch.phases`. `href` is the final, relative address of the element's page. `name` is what
    a screen reader says: kind, title, lane and what follows; `language` the one that all of it is in, where
    that is not the picture's.
    """

    id: str
    kind: BoxKind
    lane: str
    label: str
    caption: str = ""
    phases: tuple[int, ...] = ()
    href: str = ""
    name: str = ""
    pin: CellPin | None = None
    current: bool = False
    tone: int | None = None
    """Colour of another lane than the box stands in (cross-references and mini pictures)."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class SketchLane:
    """A band of the picture.

    `tone` numbers its colour (0-5, repeating). At most one lane is a `column`: the stakeholders, at the left
    of all bands, under one title.
    """

    id: str
    label: str
    href: str = ""
    tone: int = 0
    column: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two boxes.

    `label` is the condition in a few words, or empty. `source` may be several ids at once when stakeholders
    share the same arrow: it then starts from a frame around exactly those boxes.
    """

    source: tuple[str, ...]
    target: str
    kind: LineKind = "main"
    label: str = ""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One entry of the legend: a box kind, a line kind, or `phase-N` with N an index."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A whole picture without coordinates.

    `accessible_name` is what a page calls it to a screen reader, where that is less than its title. `hyphens`
    says where long words may break, with a bar at each place: `Veiligheids|beoordeling`. `language` picks the
    fallback hyphenation.
    """

    title: str
    lanes: tuple[SketchLane, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    phases: tuple[str, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    legend_title: str = ""
    hyphens: tuple[str, ...] = field(default=())
    language: str = "nl"
    accessible_name: str = ""
