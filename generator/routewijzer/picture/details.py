"""The picture of one part of a divided route: its boxes, and a reference for what is in other parts.

Every arrow with an end in the part is in it. One that leads to another part ends at a reference, one a
target, which leads to the target's box in the picture of its part; one that comes from another part begins at
a reference before its target. Only where these would be too many for one picture they stand together: for a
part, or for all other parts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram.model.connectors import column_boxes
from routewijzer.diagram.model.sketch import Box, LegendEntry, Line, LineKind, Sketch
from routewijzer.diagram.svg.boxes import token
from routewijzer.graph import SHORT_CONDITION
from routewijzer.i18n import Words
from routewijzer.picture.division import Division, PicturePart

WIDE, STACKED = "wide", "stacked"
"""What the ids of boxes begin with that a reference in a lying or a standing picture leads to."""
LEAVING, ENTERING = "to.", "from."
"""What the ids of references begin with, for what is behind and before the part. No id of an element holds a
point."""
MOST_BOXES = 36
"""Boxes and references of one picture, as long as more of them can stand together."""
MOST_NAMES = 40
"""Boxes that a reference names to those who hear the picture; of more it tells the number."""

PartAddress = Callable[[str], str]
"""Gives the address of the page with the picture of a part."""


@dataclass(frozen=True, slots=True)
class CrossingArrow:
    """An arrow between two parts: the box that it leaves, and its line."""

    source: str
    line: Line


@dataclass(frozen=True, slots=True)
class Detail:
    """The sketch of a part; `stands_for` gives the arrows that each of its references is an end of, by id."""

    part: PicturePart
    sketch: Sketch
    stands_for: Mapping[str, tuple[CrossingArrow, ...]]


@dataclass(slots=True)
class _Ends:
    """What of the lines of a sketch touches one part."""

    inside: list[Line]
    leaving: list[CrossingArrow]
    entering: list[CrossingArrow]


def details(division: Division, words: Words, address: PartAddress) -> tuple[Detail, ...]:
    """Return the sketch of every part."""
    column = {box.id for box in column_boxes(division.sketch)}
    ends = {part.id: _Ends([], [], []) for part in division.parts}
    for line in division.sketch.lines:
        target = division.home.get(line.target)
        if column.issuperset(line.source):
            if target:
                ends[target.id].inside.append(line)
            continue
        for source in line.source:
            home = division.home[source]
            single = line if len(line.source) == 1 else replace(line, source=(source,))
            if target is None or target is home:
                ends[home.id].inside.append(single)
            else:
                ends[home.id].leaving.append(CrossingArrow(source, line))
                ends[target.id].entering.append(CrossingArrow(source, line))
    boxes = {box.id: box for box in division.sketch.boxes}
    order = {name: n for n, name in enumerate(boxes)}
    tones = {lane.id: lane.tone for lane in division.sketch.lanes}
    maker = _DetailMaker(division, boxes, order, tones, words, address)
    return tuple(maker.make(part, ends[part.id]) for part in division.parts)


@dataclass(frozen=True, slots=True)
class _DetailMaker:
    division: Division
    boxes: Mapping[str, Box]
    order: Mapping[str, int]
    tones: Mapping[str, int]
    words: Words
    address: PartAddress

    def make(self, part: PicturePart, ends: _Ends) -> Detail:
        """Return the sketch of a part."""
        members = set(part.boxes)
        beside = {name for line in ends.inside for name in (*line.source, line.target)} - members
        ways: tuple[tuple[Callable[[str], str], Callable[[str], str]], ...] = (
            (_itself, _itself),
            (self._part_of, _itself),
            (self._part_of, self._part_of),
            (_anywhere, _anywhere),
        )
        for leave, enter in ways:
            leaving = _group(ends.leaving, lambda arrow, by=leave: by(arrow.line.target))  # type: ignore[misc]
            by_target = enter is _itself
            entering = _group(
                ends.entering,
                lambda arrow, by=enter, own=by_target: by(arrow.line.target if own else arrow.source),  # type: ignore[misc]
            )
            if len(members) + len(leaving) + len(entering) <= MOST_BOXES:
                break
        references: dict[str, list[Box]] = {}
        lines = list(ends.inside)
        stands_for: dict[str, tuple[CrossingArrow, ...]] = {}
        for key, arrows in leaving.items():
            name = f"{LEAVING}{key}"
            references.setdefault(arrows[0].source, []).append(self._reference(name, arrows, leaves=True))
            stands_for[name] = arrows
            lines += self._lines(arrows, lambda arrow, name=name: (arrow.source, name))  # type: ignore[misc]
        before: dict[str, list[Box]] = {}
        for key, arrows in entering.items():
            name = f"{ENTERING}{key}"
            before.setdefault(arrows[0].line.target, []).append(self._reference(name, arrows, leaves=False))
            stands_for[name] = arrows
            lines += self._lines(arrows, lambda arrow, name=name: (name, arrow.line.target))  # type: ignore[misc]
        visible: list[Box] = []
        for name in sorted(members | beside, key=lambda name: self.order[name]):
            visible += (*before.get(name, ()), self.boxes[name], *references.get(name, ()))
        return Detail(part, self._sketch(part, tuple(visible), tuple(lines)), stands_for)

    def _part_of(self, box: str) -> str:
        return f".{self.division.home[box].id}"

    def _sketch(self, part: PicturePart, visible: tuple[Box, ...], lines: tuple[Line, ...]) -> Sketch:
        whole = self.division.sketch
        lanes = {box.lane for box in visible}
        kinds = {box.kind for box in visible} | {line.kind for line in lines}
        kinds_of_phases = {f"phase-{index}" for box in visible for index in box.phases}
        legend = [entry for entry in whole.legend if entry.kind in kinds or entry.kind in kinds_of_phases]
        if whole.legend and "ref" in kinds:
            legend.append(LegendEntry("ref", self.words.picture.elsewhere))
        return replace(
            whole,
            title=part.title,
            accessible_name="",
            lanes=tuple(lane for lane in whole.lanes if lane.id in lanes),
            boxes=visible,
            lines=tuple(dict.fromkeys(lines)),
            legend=tuple(legend),
        )

    def _reference(self, name: str, arrows: tuple[CrossingArrow, ...], leaves: bool) -> Box:
        """Return the small box that stands for the other ends of arrows, in the lane of the first."""
        first = arrows[0]
        own = self.boxes[first.source if leaves else first.line.target]
        others = tuple(dict.fromkeys(arrow.line.target if leaves else arrow.source for arrow in arrows))
        homes = tuple(dict.fromkeys(self.division.home[other].id for other in others))
        label = self._label(others, leaves)
        if len(others) == 1:
            href = f"{self.address(homes[0])}#{WIDE}-{token(others[0])}"
        elif len(homes) == 1:
            href = self.address(homes[0])
        else:
            href = own.href if not leaves else ""
        return Box(
            id=name,
            kind="ref",
            lane=own.lane,
            label=label,
            href=href or own.href,
            name=self._name(label, others),
            tone=self.tones[self.boxes[others[0]].lane] if len(homes) == 1 else None,
        )

    def _label(self, others: tuple[str, ...], leaves: bool) -> str:
        if len(others) == 1:
            title = self.boxes[others[0]].label
            return title if leaves else self.words("picture.from", title=title)
        return self.words.count("picture.to_many" if leaves else "picture.from_many", len(others))

    def _name(self, label: str, others: tuple[str, ...]) -> str:
        """Return what is read out: the words in the reference, the boxes, and the parts that they are in."""
        homes = tuple(dict.fromkeys(self.division.home[other].title for other in others))
        named = tuple(self.boxes[other].label for other in others) if 1 < len(others) <= MOST_NAMES else ()
        titles = "; ".join(named)
        text = self.words("picture.of_part", title=label, part="; ".join(homes[:MOST_NAMES]))
        return f"{text}: {titles}" if titles else text

    def _lines(
        self, arrows: tuple[CrossingArrow, ...], ends: Callable[[CrossingArrow], tuple[str, str]]
    ) -> Iterator[Line]:
        """Yield the lines between the boxes and a reference: one for all arrows of a kind that look alike.

        A line under conditions is never one with a line without. Conditions of several arrows stand on it
        where there is room, else a mark tells that there are some.
        """
        groups: dict[tuple[str, str, LineKind, bool], dict[str, None]] = {}
        pairs: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for arrow in arrows:
            source, target = ends(arrow)
            key = (source, target, arrow.line.kind, bool(arrow.line.label))
            groups.setdefault(key, {})[arrow.line.label] = None
            pairs.setdefault((source, target), set()).add((arrow.source, arrow.line.target))
        for (source, target, kind, _), labels in groups.items():
            if len(pairs[source, target]) == 1:
                yield from (Line((source,), target, kind, label) for label in labels)
                continue
            text = " / ".join(labels)
            fits = len(text) <= SHORT_CONDITION
            yield Line((source,), target, kind, text if fits else self.words.picture.condition)


def _itself(box: str) -> str:
    return box


def _anywhere(_box: str) -> str:
    return ".."


def _group(
    arrows: list[CrossingArrow], key: Callable[[CrossingArrow], str]
) -> dict[str, tuple[CrossingArrow, ...]]:
    groups: dict[str, list[CrossingArrow]] = {}
    for arrow in arrows:
        groups.setdefault(key(arrow), []).append(arrow)
    return {name: tuple(group) for name, group in groups.items()}
