"""One image file of an author, as it is published, or why it is not."""

from dataclasses import dataclass

from routewijzer.images.raster import read_raster
from routewijzer.images.svg import SvgFault, rewrite_svg

MAX_BYTES = 1_000_000
"""Largest image; a page with it must open on a telephone."""

MAX_SIDE = 4_000
"""Largest width and height in pixels: what is unpacked takes four bytes for each of them."""

KINDS = {"svg": "svg", "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp"}
"""The endings that are published → the kind of file that must stand behind them."""


@dataclass(frozen=True, slots=True)
class ImageFault:
    """Why an image is refused, in words after its name, what to do about it, and at which line."""

    problem: str
    hint: str
    line: int = 1


def publish_image(
    name: str, data: bytes, max_bytes: int = MAX_BYTES, max_side: int = MAX_SIDE
) -> bytes | ImageFault:
    """Return the bytes of an image as they are published, or why it is refused.

    Its ending says what it must be. An SVG is written again; a file of pixels stays as it is. Never raises.
    """
    if len(data) > max_bytes:
        return ImageFault(f"has {len(data):,} bytes, expected at most {max_bytes:,}", "make it smaller")
    kind = KINDS.get(name.rpartition(".")[2].lower(), "")
    if kind == "svg":
        written = rewrite_svg(data)
        if isinstance(written, SvgFault):
            return ImageFault(written.problem, "save it as plain SVG without it", written.line)
        return written
    raster = read_raster(data)
    if raster is None or raster.kind != kind:
        is_kind = f" but {raster.kind.upper()}" if raster else ""
        return ImageFault(f"is not {kind.upper()}{is_kind}", f"save it as {kind.upper()} again")
    if max(raster.width, raster.height) > max_side:
        size = f"{raster.width} × {raster.height} pixels"
        return ImageFault(f"is {size}, expected at most {max_side:,} each way", "make it smaller")
    return data
