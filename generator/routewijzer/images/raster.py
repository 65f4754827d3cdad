"""PNG, JPEG and WebP: which of them a file is, and how many pixels it has, from its first bytes alone.

Sources: PNG (ISO/IEC 15948) §11.2.2; JPEG (ITU-T T.81) §B.2.2; WebP (RFC 9649) §2.5 to 2.7.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raster:
    """What a file of pixels says of itself: its kind ("png", "jpeg", "webp") and its size in pixels."""

    kind: str
    width: int
    height: int


_SIZED_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that begin a frame with its size (SOF0 to SOF15)."""


def read_raster(data: bytes) -> Raster | None:
    """Return the kind and size of an image, None when it is none of the three or says no size."""
    for kind, size in _READERS.items():
        sides = size(data)
        if sides and min(sides) > 0:
            return Raster(kind, *sides)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _SIZED_FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 1 if marker == 0xFF else 2 + max(2, length)
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    form = data[12:16]
    if form == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        sides = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return next(sides), next(sides)
    return None


_READERS: Mapping[str, Callable[[bytes], tuple[int, int] | None]] = {
    "png": _png,
    "jpeg": _jpeg,
    "webp": _webp,
}
