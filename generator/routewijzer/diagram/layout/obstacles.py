"""What a label may not touch, found quickly: rectangles in buckets of the plane."""

from collections import defaultdict

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_BUCKET = 192.0


class Obstacles:
    """Rectangles with a number that says whose they are (-1 for nobody's)."""

    def __init__(self) -> None:
        self._buckets = defaultdict[tuple[int, int], list[tuple[int, Bounds]]](list)

    def add(self, bounds: Bounds, owner: int = -1) -> None:
        """Remember a rectangle."""
        left, top, right, bottom = bounds
        downwards = range(int(top // _BUCKET), int(bottom // _BUCKET) + 1)
        for x in range(int(left // _BUCKET), int(right // _BUCKET) + 1):
            for y in downwards:
                self._buckets[x, y].append((owner, bounds))

    def hits(self, bounds: Bounds, but: int = -2) -> list[Bounds]:
        """Return the rectangles that overlap one, but not those owned by `but`; touching edges do not count.

        One that lies in several buckets can come more than once.
        """
        left, top, right, bottom = bounds
        downwards = range(int(top // _BUCKET), int(bottom // _BUCKET) + 1)
        return [
            other
            for x in range(int(left // _BUCKET), int(right // _BUCKET) + 1)
            for y in downwards
            if (x, y) in self._buckets
            for owner, other in self._buckets[x, y]
            if other[0] < right and left < other[2] and other[1] < bottom and top < other[3] and owner != but
        ]
