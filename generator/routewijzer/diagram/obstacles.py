"""What a label may not touch, found quickly: rectangles in buckets of the plane."""

from collections.abc import Iterator

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_BUCKET = 96.0


class Obstacles:
    """Rectangles with a number that says whose they are (-1 for nobody's)."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[int, int], list[tuple[int, Bounds]]] = {}

    @staticmethod
    def _covered(bounds: Bounds) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = bounds
        for x in range(int(left // _BUCKET), int(right // _BUCKET) + 1):
            for y in range(int(top // _BUCKET), int(bottom // _BUCKET) + 1):
                yield x, y

    def add(self, bounds: Bounds, owner: int = -1) -> None:
        """Remember a rectangle."""
        for bucket in self._covered(bounds):
            self._buckets.setdefault(bucket, []).append((owner, bounds))

    def hits(self, bounds: Bounds, but: int = -2) -> Iterator[Bounds]:
        """The rectangles that overlap one, but not those owned by `but`; touching edges do not count.

        One that lies in several buckets can come more than once.
        """
        left, top, right, bottom = bounds
        for bucket in self._covered(bounds):
            for owner, other in self._buckets.get(bucket, ()):
                if (
                    other[0] < right
                    and left < other[2]
                    and other[1] < bottom
                    and top < other[3]
                    and owner != but
                ):
                    yield other

    def hit(self, bounds: Bounds, but: int = -2) -> bool:
        """Whether a rectangle overlaps any that is not owned by `but`."""
        return next(self.hits(bounds, but), None) is not None
