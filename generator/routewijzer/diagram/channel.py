"""The channel between the stakeholders' column and the lanes: how their arrows reach the grid.

A line leaves its box or frame at a height of its own; where the grid wants it at another height it
jogs in the channel, in a track of its own. Lines that join further on share their jog.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routewijzer.diagram.column import PORT_MARGIN, Rectangle
from routewijzer.diagram.wires import Wire, may_join

_LEAST_DISTANCE = 7.0
_NUDGE = 6.0
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Jog:
    """How one line crosses the channel: from height `start` at the column to height `end` at the
    grid (or back at the column), through track `slot`; a straight line has no slot."""

    start: float
    end: float
    slot: int | None


@dataclass(frozen=True, slots=True)
class Channel:
    """The jogs by number of the wire, and the number of tracks that they need."""

    jogs: Mapping[int, Jog]
    slots: int


def lay_channel(
    wires: Sequence[Wire], entries: Mapping[int, float], ports: Mapping[str, Rectangle]
) -> Channel:
    """Choose heights and tracks. `entries` tells at what height each wire of the column enters the
    grid; a line between two stakeholders enters it nowhere."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = dict(entries)
    between = [n for n, wire in enumerate(wires) if not wire.in_grid]

    def room(name: str) -> tuple[float, float]:
        _, y, _, height = ports[name]
        margin = min(PORT_MARGIN, height / 3)
        return y + margin, y + height - margin

    def free(n: int, name: str, wish: float) -> float:
        low, high = room(name)
        first = min(max(wish, low), high)
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
        wire = wires[n]
        starts[n] = free(n, wire.target if wire.to_column else wire.source, entries[n])
    for n in between:
        wire = wires[n]
        starts[n] = free(n, wire.source, sum(room(wire.source)) / 2)
        ends[n] = free(n, wire.target, sum(room(wire.target)) / 2)

    jogging = [n for n in starts if abs(starts[n] - ends[n]) >= _SAME]
    downs = sorted((n for n in jogging if ends[n] > starts[n]), key=lambda n: (-starts[n], n))
    ups = sorted((n for n in jogging if ends[n] < starts[n]), key=lambda n: (starts[n], n))
    slot: dict[int, int] = {}
    for n in downs + ups:
        level = 0
        for other, taken in slot.items():
            together = n in entries and other in entries and abs(entries[n] - entries[other]) < _SAME
            if together and may_join(wires[n], wires[other]):
                continue
            if _overlap((starts[n], ends[n]), (starts[other], ends[other])):
                level = max(level, taken + 1)
        slot[n] = level
    jogs = {n: Jog(starts[n] if n in slot else ends[n], ends[n], slot.get(n)) for n in starts}
    return Channel(jogs, 1 + max(slot.values(), default=-1))


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return min(one) < max(two) + _LEAST_DISTANCE and min(two) < max(one) + _LEAST_DISTANCE
