"""The picture above those of the parts: a box a part, and one bundle for all arrows from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram.model.connectors import column_boxes
from routewijzer.diagram.model.sketch import Box, LegendEntry, Line, LineKind, Sketch, SketchLane
from routewijzer.i18n import Words
from routewijzer.picture.details import PartAddress
from routewijzer.picture.division import Division

PART_LANE = "part."
"""The band of the parts. No id of a lane holds a point."""


@dataclass(slots=True)
class _Bundle:
    """How many arrows go together, and of which kinds."""

    arrows: int
    kinds: set[LineKind]

    @property
    def kind(self) -> LineKind:
        """The kind of all; that of the route itself where there are several."""
        return next(iter(self.kinds)) if len(self.kinds) == 1 else "main"


def part_box(part: str) -> str:
    """Return the id of the box of a part. No id of an element holds a point."""
    return f"part.{part}"


@dataclass(frozen=True, slots=True)
class Overview:
    """The sketch of an overview; `arrows` tells how many arrows of the route each of its bundles holds."""

    sketch: Sketch
    arrows: Mapping[Line, int]


def overview(
    division: Division, words: Words, address: PartAddress, arrows: Mapping[Line, int] | None = None
) -> Overview:
    """Return the overview of a division: the stakeholders, a box a part, and the bundles with their count.

    `arrows` tells how many arrows a line of the divided sketch stands for, where that is an overview itself.
    """
    whole = division.sketch
    bundles = _bundles(division, arrows or {})
    counted = "home.parts" if arrows is None else "picture.parts"
    labels = {
        (source, target): words.count("picture.arrows", each.arrows)
        for (source, target), each in bundles.items()
    }
    people = column_boxes(whole)
    tones = {lane.id: lane.tone for lane in whole.lanes}
    lane_of = {box.id: box.lane for box in whole.boxes}
    boxes = list(people)
    for part in division.parts:
        own = part_box(part.id)
        size = words.count(counted, len(part.boxes))
        lanes = tuple(dict.fromkeys(lane_of[box] for box in part.boxes))
        boxes.append(
            Box(
                id=own,
                kind="service",
                lane=PART_LANE,
                label=part.title,
                caption=size,
                href=address(part.id),
                name=words("picture.part", title=part.title, size=size),
                tone=tones[lanes[0]] if len(lanes) == 1 else None,
            )
        )
    column = {box.id for box in people}
    between = tuple(line for line in whole.lines if {*line.source, line.target} <= column)
    bundled = {
        Line(source, target, each.kind, labels[source, target]): each.arrows
        for (source, target), each in bundles.items()
    }
    lines = (*between, *bundled)
    kinds = {line.kind for line in lines}
    sign = LegendEntry("service", words.picture.part_sign)
    signs = tuple(entry for entry in whole.legend if entry.kind in kinds)
    sketch = replace(
        whole,
        lanes=(*(lane for lane in whole.lanes if lane.column), SketchLane(PART_LANE, "")),
        boxes=tuple(boxes),
        lines=lines,
        legend=(sign, *signs) if whole.legend else (),
    )
    return Overview(sketch, bundled)


def _bundles(division: Division, arrows: Mapping[Line, int]) -> dict[tuple[tuple[str, ...], str], _Bundle]:
    """Return the bundles by their ends: a part or the stakeholders of an arrow; a part or a stakeholder."""
    column = {box.id for box in column_boxes(division.sketch)}
    home = {box: part_box(part.id) for box, part in division.home.items()}
    bundles: dict[tuple[tuple[str, ...], str], _Bundle] = {}
    for line in division.sketch.lines:
        target = home.get(line.target, line.target)
        shared = column.issuperset(line.source)
        if shared and target in column:
            continue
        for source in (line.source,) if shared else tuple((home[name],) for name in line.source):
            if source != (target,):
                bundle = bundles.setdefault((source, target), _Bundle(0, set()))
                bundle.arrows += arrows.get(line, len(source))
                bundle.kinds.add(line.kind)
    return bundles
