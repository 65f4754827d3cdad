"""The channel between the stakeholders' column and the lanes: how their arrows reach the grid.

A line leaves its box or frame at a height of its own; where the grid wants it at another height it
is offset in the channel, in a track of its own. Lines that join further on share their offset.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routewijzer.diagram.layout.stakeholder_column import PORT_MARGIN, Rectangle
from routewijzer.diagram.model.connectors import Connector, may_join

_LEAST_DISTANCE = 7.0
_PORT_ROOM = 12.0
_NUDGE = 2.0
LOOP_HEIGHT = 42.0
CONDITION_HEIGHT = 60.0
"""Distance between the ends of a line from a stakeholder to itself, and to another with a condition: one and
two rows of text, and the air that they need beside level lines."""
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class ChannelOffset:
    """How one line crosses the channel.

    From height `start` at the column to height `end` at the grid (or back at the column), through track
    `slot`; a straight line has no slot.
    """

    start: float
    end: float
    slot: int | None


@dataclass(frozen=True, slots=True)
class Channel:
    """The offsets by number of the connector, and the number of tracks that they need."""

    offsets: Mapping[int, ChannelOffset]
    slots: int


def least_heights(connectors: Sequence[Connector]) -> dict[str, float]:
    """Return how high each stakeholder's box must be for all arrows that end at it, by id.

    An arrow of a frame takes a place beside each of the boxes in it, a line from a box to itself two
    with its condition between them.
    """
    rooms: dict[str, float] = {}
    for connector in connectors:
        ends = [connector.source] if connector.from_column else []
        ends += [connector.target] if connector.to_column else []
        apart = LOOP_HEIGHT if connector.source == connector.target else 0.0
        for name in (name for end in ends for name in end.split()):
            rooms[name] = rooms.get(name, 0.0) + _PORT_ROOM + apart
    return {name: room + 2 * PORT_MARGIN for name, room in rooms.items()}


class _Ports:
    """The heights at which lines end at boxes and frames, while they are chosen."""

    def __init__(self, rectangles: Mapping[str, Rectangle], entries: Sequence[float]) -> None:
        self.rectangles, self.entries = rectangles, entries
        self.heights_taken: list[tuple[float, float]] = []

    def room(self, name: str) -> tuple[float, float]:
        """Return the highest and the lowest place at a box or frame."""
        _, y, _, height = self.rectangles[name]
        margin = min(PORT_MARGIN, height / 3)
        return y + margin, y + height - margin

    def take(self, name: str, preference: float, height: float = 0.0, enters: bool = False) -> float:
        """Choose the place nearest to the preferred one that keeps its distance from all others.

        `height` is the free space that must follow above it. A line that `enters` the grid may leave at the
        height at which it does so, where others may join it.
        """
        low, high = self.room(name)
        first = min(max(preference, low + height), high)
        nudges = [first + sign * step * _NUDGE for step in range(80) for sign in (1, -1)]
        choices = [at for at in nudges if low + height <= at <= high] or [first]

        def distance(at: float) -> float:
            entries = (
                (entry, entry) for entry in self.entries if not enters or abs(entry - preference) >= _SAME
            )
            others = (*self.heights_taken, *entries)
            return min((max(top - at, at - height - bottom) for top, bottom in others), default=99.0)

        good = next((at for at in choices if distance(at) >= _LEAST_DISTANCE), None)
        at = max(choices, key=distance) if good is None else good
        self.heights_taken.append((at - height, at))
        return at


def lay_channel(
    connectors: Sequence[Connector], entries: Mapping[int, float], rectangles: Mapping[str, Rectangle]
) -> Channel:
    """Choose heights and tracks.

    `entries` tells at what height each connector of the column enters the grid; a line between two
    stakeholders enters it nowhere: it is a bracket, which leaves and ends at the sides that face each other,
    so it comes first, the shortest before the others.
    """
    ports = _Ports(rectangles, tuple(entries.values()))
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    between = [n for n, connector in enumerate(connectors) if not connector.in_grid]

    def span(n: int) -> float:
        return abs(ports.room(connectors[n].source)[0] - ports.room(connectors[n].target)[0])

    for n in sorted(between, key=lambda n: (span(n), n)):
        source, target = connectors[n].source, connectors[n].target
        low, high = ports.room(source)
        if source == target:
            starts[n] = ports.take(source, high, LOOP_HEIGHT)
            ends[n] = starts[n] - LOOP_HEIGHT
            continue
        upwards = ports.room(target) < (low, high)
        start, end = low if upwards else high, ports.room(target)[1 if upwards else 0]
        apart = max(0.0, CONDITION_HEIGHT - abs(start - end)) / 2 if connectors[n].line.label else 0.0
        starts[n] = ports.take(source, start + (apart if upwards else -apart))
        ends[n] = ports.take(target, end + (-apart if upwards else apart))
    for n in sorted(entries, key=lambda n: (entries[n], n)):
        connector = connectors[n]
        name = connector.target if connector.to_column else connector.source
        starts[n] = ports.take(name, entries[n], enters=True)
    ends |= entries

    shifted = [n for n in starts if abs(starts[n] - ends[n]) >= _SAME]
    downs = sorted((n for n in shifted if ends[n] > starts[n]), key=lambda n: (-starts[n], n))
    ups = sorted((n for n in shifted if ends[n] < starts[n]), key=lambda n: (starts[n], n))
    slot: dict[int, int] = {}
    for n in downs + ups:
        level = 0
        for other, taken in slot.items():
            together = n in entries and other in entries and abs(entries[n] - entries[other]) < _SAME
            if together and may_join(connectors[n], connectors[other]):
                continue
            if _overlap((starts[n], ends[n]), (starts[other], ends[other])):
                level = max(level, taken + 1)
        slot[n] = level
    offsets = {n: ChannelOffset(starts[n] if n in slot else ends[n], ends[n], slot.get(n)) for n in starts}
    return Channel(offsets, 1 + max(slot.values(), default=-1))


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return min(first) < max(second) + _LEAST_DISTANCE and min(second) < max(first) + _LEAST_DISTANCE
