"""The structure of a sketch: boxes, lanes and links, without a word of text.

Placement looks at nothing else; so a changed wording can move nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps

from routewijzer.diagram.model.connectors import band_boxes, column_boxes
from routewijzer.diagram.model.sketch import CellPin, Line, Sketch

PUSHING = ("main", "escalation")
"""Kinds of lines that push their target a column on; a stop or a contact may stand under its step."""


@dataclass(frozen=True, slots=True)
class FlowLink:
    """A line between two boxes in bands.

    `pushes` means that the target must stand further on, `back` that it closes a cycle and so leads
    backwards, `side` that it leads off the main line.
    """

    source: str
    target: str
    kind: str
    pushes: bool
    labelled: bool
    back: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """What placement looks at.

    `boxes` are those in bands, in the order of the model; `lane` is the number of each one's lane, `groups`
    are the boxes of each lane, `links` lead between boxes, `entry_boxes` are the boxes that an arrow of the
    stakeholders enters, and `forward` are the pairs of boxes of one lane of which the first must stand before
    the second.
    """

    boxes: tuple[str, ...]
    lane: Mapping[str, int]
    groups: tuple[tuple[str, ...], ...]
    kind: Mapping[str, str]
    links: tuple[FlowLink, ...]
    entry_boxes: frozenset[str]
    pins: Mapping[str, CellPin]
    order: Mapping[str, int] = field(default_factory=dict)
    forward: tuple[tuple[str, str], ...] = ()

    @property
    def lanes(self) -> int:
        """Number of lanes that are bands."""
        return len(self.groups)

    def members(self, lane: int) -> tuple[str, ...]:
        """Return the boxes of a lane, in the order of the model."""
        return self.groups[lane]


def structure_of(sketch: Sketch) -> Structure:
    """Return what of a sketch matters for placement."""
    boxes = band_boxes(sketch)
    bands = [lane.id for lane in sketch.lanes if not lane.column]
    names = tuple(box.id for box in boxes)
    lane = {box.id: bands.index(box.lane) for box in boxes}
    column = {box.id for box in column_boxes(sketch)}
    beside = _between_siblings(sketch.lines, lane)
    links = []
    entered = set()
    for line in sketch.lines:
        for source in dict.fromkeys(line.source):
            if source in lane and line.target in lane and source != line.target:
                pushes = line.kind in PUSHING and (source, line.target) not in beside
                links.append(FlowLink(source, line.target, line.kind, pushes, bool(line.label)))
            elif source in column and line.target in lane:
                entered.add(line.target)
    straightened = _without_cycles(names, lane, tuple(links))
    return Structure(
        names,
        lane,
        tuple(tuple(box.id for box in boxes if box.lane == band) for band in bands),
        {box.id: box.kind for box in boxes},
        straightened,
        frozenset(entered),
        {box.id: box.pin for box in boxes if box.pin},
        {name: n for n, name in enumerate(names)},
        tuple(
            (link.source, link.target)
            for link in straightened
            if link.pushes and lane[link.source] == lane[link.target]
        ),
    )


def _between_siblings(lines: tuple[Line, ...], lane: Mapping[str, int]) -> frozenset[tuple[str, str]]:
    """Return pairs of boxes that one box of their lane leads to both, with a condition from first to second.

    They are two ways on that may stand one above the other, and one can turn into the other.
    """
    after: dict[str, set[str]] = {}
    for line in lines:
        for source in line.source:
            if line.kind in PUSHING and source in lane and lane[source] == lane.get(line.target):
                after.setdefault(source, set()).add(line.target)
    return frozenset(
        (line.source[0], line.target)
        for line in lines
        if line.label
        and any(
            line.target in targets and line.source[0] in targets - {source}
            for source, targets in after.items()
        )
    )


def _without_cycles(
    names: tuple[str, ...], lane: Mapping[str, int], links: tuple[FlowLink, ...]
) -> tuple[FlowLink, ...]:
    """Mark the links that close a cycle within a lane, found in the order of the model."""
    after: dict[str, list[int]] = {name: [] for name in names}
    for n, link in enumerate(links):
        if link.pushes and lane[link.source] == lane[link.target]:
            after[link.source].append(n)
    open_boxes: set[str] = set()
    done: set[str] = set()
    back: set[int] = set()
    for start in names:
        if start in done:
            continue
        open_boxes.add(start)
        stack = [(start, iter(after[start]))]
        while stack:
            name, rest = stack[-1]
            n = next(rest, -1)
            if n < 0:
                stack.pop()
                open_boxes.discard(name)
                done.add(name)
                continue
            target = links[n].target
            if target in open_boxes:
                back.add(n)
            elif target not in done:
                open_boxes.add(target)
                stack.append((target, iter(after[target])))
    return tuple(
        FlowLink(link.source, link.target, link.kind, False, link.labelled, back=True) if n in back else link
        for n, link in enumerate(links)
    )


def structure_key(sketch: Sketch) -> str:
    """Return a short name that changes when the structure does: ids, lanes, kinds, lines and pins.

    Wording does not count; whether a line has a condition does.
    """
    facts = [
        [[lane.id, lane.column] for lane in sketch.lanes],
        [
            [box.id, box.kind, box.lane, [box.pin.column, box.pin.row] if box.pin else None]
            for box in sketch.boxes
        ],
        [[list(line.source), line.target, line.kind, bool(line.label)] for line in sketch.lines],
    ]
    return sha256(dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16]
