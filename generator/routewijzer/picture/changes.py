"""One picture of two versions of a route: what is new, gone or different, with every box where it was.

A change is told by a sign and a word, in the small line of a box or beside a line, so that nothing rests on a
colour. The boxes of the new version stand in its own cells; a box that is gone stands in its old one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from routewijzer.diagram import draw_placed, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Box, LegendEntry, Line, LineKind, Sketch, SketchLane
from routewijzer.diagram.placement.cells import Placement
from routewijzer.diagram.svg.elements import SvgElement, serialise
from routewijzer.diagram.svg.palette import PAINT_ORDER
from routewijzer.diagram.svg.picture import picture
from routewijzer.graph import Graph
from routewijzer.i18n import Words
from routewijzer.picture.sketches import sketches

ChangeKind = Literal["new", "gone", "different"]
CHANGES: tuple[ChangeKind, ...] = ("new", "gone", "different")


@dataclass(frozen=True, slots=True)
class ChangedSketch:
    """A sketch that holds both versions, and how its boxes (by id) and its lines changed."""

    sketch: Sketch
    boxes: Mapping[str, ChangeKind]
    lines: Mapping[Line, ChangeKind]

    def __bool__(self) -> bool:
        """Whether the picture shows any change."""
        return bool(self.boxes or self.lines)


def changed_sketch(
    old: Graph,
    new: Graph,
    words: Words,
    changed_ids: Collection[str] = (),
    hrefs: Mapping[str, str] | None = None,
) -> ChangedSketch:
    """Return the sketch of both versions.

    `changed_ids` are elements of which something differs that the picture does not show; `hrefs` are where
    boxes lead (others lead nowhere).
    """
    known = hrefs or {}
    before, after = (sketches(graph, words, lambda key: known.get(key, "")).picture for graph in (old, new))
    boxes = dict(_box_changes(before, after, changed_ids))
    all_boxes = {box.id: box for box in before.boxes} | {box.id: box for box in after.boxes}
    ordered = (*(box.id for box in after.boxes), *(key for key in boxes if boxes[key] == "gone"))
    arrows = _arrows(before, after)
    column = {box.id for box in all_boxes.values() if box.kind == "stakeholder"}
    lines = {_line(words, sources, arrow, kind): kind for arrow, sources, kind in _group(arrows, column)}
    known_lanes = {all_boxes[key].lane for key in ordered}
    legend = {entry.kind: entry for entry in (*after.legend, *before.legend)}
    sketch = replace(
        after,
        lanes=tuple(_lanes(before, after, known_lanes)),
        boxes=tuple(_box(words, all_boxes[key], boxes.get(key)) for key in ordered),
        lines=tuple(lines),
        legend=tuple(LegendEntry(entry.kind, entry.label) for entry in legend.values()),
    )
    return ChangedSketch(sketch, boxes, {line: kind for line, kind in lines.items() if kind})


def draw_changes(
    changes: ChangedSketch, new: Graph, words: Words, old_kept: Placement | None, new_kept: Placement | None
) -> Drawing:
    """Return the picture of both versions.

    `old_kept` and `new_kept` are the kept places of each version. Without those of the new one its places are
    searched from the old ones, as a build would.
    """
    sketch = sketches(new, words, lambda _: "").picture
    _, placed = draw_wide(sketch, new_kept or old_kept)
    cells = {**(old_kept.as_mapping() if old_kept else {}), **placed.as_mapping()}
    return draw_placed(changes.sketch, cells)


def changes_svg(drawing: Drawing, changes: ChangedSketch) -> str:
    """Return the picture as inline SVG for a page, each changed box and line with `data-change`."""
    return serialise(marked_changes(picture(drawing, "changes"), drawing, changes))


def marked_changes(svg: SvgElement, drawing: Drawing, changes: ChangedSketch) -> SvgElement:
    """Return the picture's element with `data-change` on the boxes and lines that changed."""
    for box in svg.iter("{*}a", "{*}g"):
        if kind := changes.boxes.get(str(box.get("data-id", ""))):
            box.set("data-change", kind)
    routed = [
        placed_line.line
        for paint in PAINT_ORDER
        for placed_line in drawing.lines
        if placed_line.line.kind == paint
    ]
    arrows = [group for group in svg.iter("{*}g") if group.get("data-from")]
    ends = {_ends(line, source): kind for line, kind in changes.lines.items() for source in line.source}
    for line, group in zip(routed, arrows, strict=True):
        if kind := ends.get(_ends(line, line.source[0])):
            group.set("data-change", kind)
    return svg


def _ends(line: Line, source: str) -> tuple[str, ...]:
    """Return what tells a line of one source from any other; its words say how it changed."""
    return source, line.target, line.kind, line.label


def _box_changes(
    before: Sketch, after: Sketch, changed_ids: Collection[str]
) -> Iterator[tuple[str, ChangeKind]]:
    old, new = ({box.id: box for box in sketch.boxes} for sketch in (before, after))
    for key, box in new.items():
        if key not in old:
            yield key, "new"
        elif key in changed_ids or _content(old[key]) != _content(box):
            yield key, "different"
    yield from ((key, "gone") for key in old if key not in new)


def _content(box: Box) -> tuple[object, ...]:
    """Return what a reader sees of a box and where it belongs."""
    return box.kind, box.lane, box.label, box.caption, box.phases


def _box(words: Words, box: Box, kind: ChangeKind | None) -> Box:
    if kind is None:
        return box
    sign = words.changes[f"sign_{kind}"]
    caption = f"{sign}: {box.caption}" if box.caption else sign
    name = words("changes.name", change=words.changes[kind], name=box.name)
    return replace(box, caption=caption, name=name, pin=None if kind == "gone" else box.pin)


Arrow = tuple[str, LineKind, str]
"""The target, the kind and the condition of a line."""


def _arrows(before: Sketch, after: Sketch) -> dict[tuple[str, Arrow], ChangeKind | None]:
    """Return each line of one source in both versions, in the order of the new one, with how it changed.

    A line whose condition or kind alone differs is one that is different, with its new words.
    """
    old, new = (_single(sketch.lines) for sketch in (before, after))
    left = [key for key in old if key not in new]
    changes: dict[tuple[str, Arrow], ChangeKind | None] = {}
    for key in new:
        if key in old:
            changes[key] = None
            continue
        same = next((other for other in left if other[0] == key[0] and other[1][0] == key[1][0]), None)
        if same:
            left.remove(same)
        changes[key] = "different" if same else "new"
    return {**changes, **dict.fromkeys(left, "gone")}


def _single(lines: Iterable[Line]) -> dict[tuple[str, Arrow], None]:
    return {(source, (line.target, line.kind, line.label)): None for line in lines for source in line.source}


def _group(
    arrows: Mapping[tuple[str, Arrow], ChangeKind | None], together: Collection[str]
) -> Iterator[tuple[Arrow, tuple[str, ...], ChangeKind | None]]:
    """Yield the lines; those of `together`, the stakeholders, that are alike and changed alike as one."""
    groups: dict[tuple[Arrow, ChangeKind | None, str], list[str]] = {}
    for (source, arrow), kind in arrows.items():
        groups.setdefault((arrow, kind, "" if source in together else source), []).append(source)
    for (arrow, kind, _), sources in groups.items():
        yield arrow, tuple(sources), kind


def _line(words: Words, sources: tuple[str, ...], arrow: Arrow, kind: ChangeKind | None) -> Line:
    target, line_kind, label = arrow
    if kind is not None:
        sign = words.changes[f"sign_{kind}"]
        label = f"{sign}: {label}" if label else sign
    return Line(sources, target, line_kind, label)


def _lanes(before: Sketch, after: Sketch, known_ids: Collection[str]) -> Iterator[SketchLane]:
    """Yield the lanes of the new version, and those in which only boxes stand that are gone."""
    new = {lane.id for lane in after.lanes}
    gone: dict[str, list[SketchLane]] = {}
    last = ""
    for lane in before.lanes:
        if lane.id in new:
            last = lane.id
        elif lane.id in known_ids:
            gone.setdefault(last, []).append(replace(lane, column=False))
    yield from gone.get("", ())
    for lane in after.lanes:
        yield lane
        yield from gone.get(lane.id, ())
