"""The channel between the stakeholders' column and the lanes: how their arrows reach the grid.

A line leaves its box or frame at a height of its own; where the grid wants it at another height it
is offset in the channel, in a track of its own. Lines that join further on share their offset.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routewijzer.diagram.layout.stakeholder_column import PORT_MARGIN, Rectangle
from routewijzer.diagram.model.connectors import Connector, may_join

_LEAST_DISTANCE = 7.0
_NUDGE = 6.0
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


def lay_channel(
    connectors: Sequence[Connector], entries: Mapping[int, float], ports: Mapping[str, Rectangle]
) -> Channel:
    """Choose heights and tracks.

    `entries` tells at what height each connector of the column enters the grid; a line between two
    stakeholders enters it nowhere.
    """
    starts: dict[int, float] = {}
    ends: dict[int, float] = dict(entries)
    between = [n for n, connector in enumerate(connectors) if not connector.in_grid]

    def room(name: str) -> tuple[float, float]:
        _, y, _, height = ports[name]
        margin = min(PORT_MARGIN, height / 3)
        return y + margin, y + height - margin

    def free(n: int, name: str, preferred: float) -> float:
        low, high = room(name)
        first = min(max(preferred, low), high)
        nudges = [first + sign * step * _NUDGE for step in range(40) for sign in (1, -1)]
        taken = [at for other, at in starts.items() if other != n or n in between]
        taken += [
            at for other, at in ends.items() if other != n and not (n in ends and abs(at - ends[n]) < _SAME)
        ]
        choices = [at for at in nudges if low <= at <= high] or [first]
        distance = {at: min((abs(at - other) for other in taken), default=99.0) for at in choices}
        good = [at for at in choices if distance[at] >= _LEAST_DISTANCE]
        return good[0] if good else max(choices, key=lambda at: distance[at])

    for n in sorted(entries, key=lambda n: (entries[n], n)):
        connector = connectors[n]
        starts[n] = free(n, connector.target if connector.to_column else connector.source, entries[n])
    for n in between:
        connector = connectors[n]
        starts[n] = free(n, connector.source, sum(room(connector.source)) / 2)
        ends[n] = free(n, connector.target, sum(room(connector.target)) / 2)

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
