"""What a way through the grid costs besides its length, and the variants of a routing."""

from dataclasses import dataclass
from itertools import product
from random import Random

BEND = 60.0
CROSSING = 110.0
BESIDE = 18.0
BESIDE_LENGTH = 0.15
SHARED_STRETCH = 0.4
CROWDED_PORT = 30.0
AWAY = 45.0
WRONG_SIDE = 110.0
OTHER_ROW = 40.0
MARGIN_LENGTH = 0.7
LABEL_IN_MARGIN = 80.0
"""Costs in viewBox units of length: a bend, a crossing, running beside another connector (once, and a share
of the length), the share that a shared stretch saves, an end where others end, a start away from the target,
an unusual side, a start in another row of the target's lane, and two for the margin of a telephone: a share
of the length, and a condition there.

Set by hand, then varied one by one on the base route with its placement kept (2026-11; with BEND 34 it had 44
bends and 7 crossings): BEND 45, 60, 80 and 120 took away 3, 5, 6 and 8 bends and gave 6, 6, 7 and 8
crossings; CROSSING 150, 200, 300 and 500 gave 3 bends less and 3, 14 and 11 more, and 6, 7, 7 and 7
crossings; WRONG_SIDE 60 and more rounds changed nothing.
"""

_SPREAD_SHARE = 0.9
_MIXES = tuple(product((BEND, 34.0, 80.0), (CROSSING, 200.0)))
_DEARER_MIXES = ((100.0, 200.0), (150.0, 450.0))
_ORDERS = 6
_FIRST_DEARER = _ORDERS * len(_MIXES)
VARIANTS = _FIRST_DEARER + _ORDERS * len(_DEARER_MIXES)
"""How many ways to route one placement there are: number 0 is the usual one. Each mix of costs (of a bend and
of a crossing) comes in six orders; the dearer ones stand last, so that a kept number means what it did. On
six placements of the base 100 and 200 took away a bend more four times, 150 and 450 a crossing once."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to route: costs of a bend and a crossing, and how much the order of connectors is mixed.

    Rip-up and re-route ends in the first optimum of its order, so other orders find other pictures.
    """

    bend: float = BEND
    crossing: float = CROSSING
    seed: int = 0

    def noise(self, count: int) -> tuple[float, ...]:
        """Return a factor for the length of each connector, by which they are put in order."""
        random = Random(self.seed)
        return tuple(1.0 + _SPREAD_SHARE * random.random() if self.seed else 1.0 for _ in range(count))


USUAL = Variant()


def variant(number: int) -> Variant:
    """Return the variant of this number, the same on every machine; 0 is the usual routing."""
    mixes = _MIXES if number < _FIRST_DEARER else _DEARER_MIXES
    order, mix = divmod(number if number < _FIRST_DEARER else number - _FIRST_DEARER, len(mixes))
    return Variant(*mixes[mix], order)


def port_cost(kind: str, direction: int, forward: int, leaving: bool = False) -> float:
    """Return the cost of entering a box in a direction, or of `leaving` one that is no decision.

    Directions are numbers, clockwise; `forward` is that of the picture's flow.
    """
    if direction == forward:
        return 8.0 if kind == "exit" else 0.0
    if direction == (forward + 2) % 4:
        return 60.0 if kind == "exit" else WRONG_SIDE
    if kind == "exit":
        return 4.0
    return 26.0 if leaving else 14.0
