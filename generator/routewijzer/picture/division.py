"""The parts of a route that is too large for one picture: the author's own, else lanes or pieces of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count, pairwise

from routewijzer.diagram.model.connectors import band_boxes, column_boxes
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import structure_of
from routewijzer.diagram.placement.layering import longest_paths
from routewijzer.i18n import Words

LARGEST_WHOLE = 35
"""A route of more boxes than this is divided; so is a part that the author named."""
LARGEST_PART = 20
"""Boxes of a part that nobody named: with the references to other parts it then stays readable."""
MOST_STAKEHOLDERS = 12
"""More stakeholders than this do not fit beside a picture: their column is then divided like a lane."""
SMALL = 12
MOST_PARTS = 16
"""Lanes beside each other of at most `SMALL` boxes together are one part; where that leaves more than
`MOST_PARTS`, they are one up to `LARGEST_PART` boxes."""


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A part of the picture: its id, unique and fit for an address, its title and the ids of its boxes.

    `group` is the lane or the author's part that it is a piece of, or is all of, and `group_title` its title.
    """

    id: str
    title: str
    boxes: tuple[str, ...]
    group: str
    group_title: str


@dataclass(frozen=True, slots=True)
class Division:
    """A sketch and its parts: each box of a band stands in one; `home` gives the part of a box."""

    sketch: Sketch
    parts: tuple[PicturePart, ...]
    home: Mapping[str, PicturePart]


@dataclass(frozen=True, slots=True)
class _Group:
    """Boxes before they are cut or joined; `named` tells that the author put them together."""

    id: str
    titles: tuple[str, ...]
    boxes: tuple[str, ...]
    named: bool = False


def divide(
    sketch: Sketch,
    parts_by_box: Mapping[str, str],
    titles: Mapping[str, str],
    words: Words,
    ids_taken: Collection[str] = (),
) -> Division | None:
    """Divide a sketch; None for one that fits in one picture.

    `parts_by_box` gives the part that the author chose for a box, `titles` what these parts are called; no
    part gets one of `ids_taken` as its id.
    """
    if len(band_boxes(sketch)) <= LARGEST_WHOLE and len(column_boxes(sketch)) <= LARGEST_WHOLE:
        return None
    if len(column_boxes(sketch)) > MOST_STAKEHOLDERS:
        sketch = replace(sketch, lanes=tuple(replace(lane, column=False) for lane in sketch.lanes))
    groups = _groups(sketch, parts_by_box, titles)
    joined = _join_lanes(sketch, groups, SMALL)
    if len(joined) > MOST_PARTS:
        joined = _join_lanes(sketch, groups, LARGEST_PART)
    parts: list[PicturePart] = []
    used = set(ids_taken)
    for group in joined:
        title = _title(group.titles)
        pieces = _pieces(sketch, group)
        for number, boxes in enumerate(pieces, 1):
            whole = len(pieces) == 1
            name = _free(group.id if whole else f"{group.id}-{number}", used)
            used.add(name)
            numbered = words("picture.piece", title=title, number=number, count=len(pieces))
            parts.append(PicturePart(name, title if whole else numbered, boxes, group.id, title))
    return Division(sketch, tuple(parts), {box: part for part in parts for box in part.boxes})


def _groups(sketch: Sketch, parts_by_box: Mapping[str, str], titles: Mapping[str, str]) -> tuple[_Group, ...]:
    """Return the author's parts, and for each lane the boxes that are in none, in the order of the boxes."""
    labels = {lane.id: lane.label or sketch.title for lane in sketch.lanes}
    members: dict[tuple[bool, str], list[str]] = {}
    for box in band_boxes(sketch):
        own = parts_by_box.get(box.id, "")
        members.setdefault((True, own) if own in titles else (False, box.lane), []).append(box.id)
    return tuple(
        _Group(key, (titles[key] if own else labels[key],), tuple(boxes), own)
        for (own, key), boxes in members.items()
    )


def _join_lanes(sketch: Sketch, groups: Sequence[_Group], largest: int) -> tuple[_Group, ...]:
    """Join neighbouring lanes of at most `largest` boxes together, so that the fewest references are left.

    The least sum over all ways to join, found by dynamic programming.
    """
    around = _neighbours_of(sketch)
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(groups) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            together = groups[start:end]
            size = sum(len(group.boxes) for group in together)
            if start < end - 1 and (size > largest or any(group.named for group in together)):
                break
            inside = {box for group in together for box in group.boxes}
            outside = {other for box in inside for other in around.get(box, ()) if other not in inside}
            parts, references, _ = best[start]
            choices.append((parts + 1, references + len(outside), start))
        best.append(min(choices))
    joined: list[_Group] = []
    end = len(groups)
    while end:
        start = best[end][2]
        together = groups[start:end]
        titles = tuple(title for group in together for title in group.titles)
        boxes = tuple(box for group in together for box in group.boxes)
        joined.append(_Group(together[0].id, titles, boxes, together[0].named))
        end = start
    return tuple(reversed(joined))


def _neighbours_of(sketch: Sketch) -> Mapping[str, set[str]]:
    bands = {box.id for box in band_boxes(sketch)}
    around: dict[str, set[str]] = {}
    for source, target in _pairs(sketch):
        if source in bands and target in bands:
            around.setdefault(source, set()).add(target)
            around.setdefault(target, set()).add(source)
    return around


def _pairs(sketch: Sketch) -> Iterator[tuple[str, str]]:
    return ((source, line.target) for line in sketch.lines for source in line.source)


def _title(titles: tuple[str, ...]) -> str:
    return ", ".join(titles) if len(titles) <= 3 else f"{titles[0]} – {titles[-1]}"


def _free(name: str, ids_taken: set[str]) -> str:
    """Return the name, or with the least number behind it that makes it unique."""
    if name not in ids_taken:
        return name
    return next(other for other in (f"{name}-{n}" for n in count(2)) if other not in ids_taken)


def _pieces(sketch: Sketch, group: _Group) -> tuple[tuple[str, ...], ...]:
    """Cut what is too large where the fewest lines pass: along the order of the boxes, or of their layers."""
    largest = LARGEST_WHOLE if group.named else LARGEST_PART
    if len(group.boxes) <= largest:
        return (group.boxes,)
    depth = longest_paths(structure_of(sketch))
    orders = (group.boxes, tuple(sorted(group.boxes, key=lambda box: depth[box])))
    cuts = [_cut_pieces(sketch, order) for order in orders]
    best = min(range(len(orders)), key=lambda n: cuts[n][0])
    at, order = cuts[best][1], orders[best]
    return tuple(order[start:end] for start, end in pairwise(at))


def _cut_pieces(sketch: Sketch, order: tuple[str, ...]) -> tuple[float, tuple[int, ...]]:
    """Return the cost of the best cuts, in lines that pass them, and where these are, with both ends.

    As few pieces as possible; one that is larger or smaller than the others costs as much as lines do.
    """
    pieces = -(-len(order) // LARGEST_PART)
    even = len(order) / pieces
    number = {box: n for n, box in enumerate(order)}
    change = [0] * (len(order) + 2)
    for source, target in _pairs(sketch):
        if source in number and target in number:
            low, high = sorted((number[source], number[target]))
            change[low + 1] += 1
            change[high + 1] -= 1
    passing = tuple(accumulate(change))
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(order) + 1):
        through = passing[end] if end < len(order) else 0
        best.append(
            min(
                (best[start][0] + 1, best[start][1] + through + (end - start - even) ** 2 / even, start)
                for start in range(max(0, end - LARGEST_PART), end)
            )
        )
    at = [len(order)]
    while at[-1]:
        at.append(best[at[-1]][2])
    return best[-1][1], tuple(reversed(at))
