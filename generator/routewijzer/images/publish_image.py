"""One image file of an author, as it is published, or why it is not."""

from dataclasses import dataclass

from routewijzer.findings import Phrase, phrase
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
    """Why an image is refused, and at which line.

    The reason are words after its name, with what to do about it as their hint.
    """

    problem: Phrase
    hint: Phrase
    line: int = 1


def publish_image(
    name: str, data: bytes, max_bytes: int = MAX_BYTES, max_side: int = MAX_SIDE
) -> bytes | ImageFault:
    """Return the bytes of an image as they are published, or why it is refused.

    Its ending says what it must be. An SVG is written again; a file of pixels stays as it is. Never raises.
    """
    if len(data) > max_bytes:
        return ImageFault(
            phrase("image.bytes", count=len(data), most=max_bytes), phrase("image.make-smaller")
        )
    kind = KINDS.get(name.rpartition(".")[2].lower(), "")
    if kind == "svg":
        safe = rewrite_svg(data)
        if isinstance(safe, SvgFault):
            return ImageFault(safe.problem, phrase("image.plain-svg"), safe.line)
        return safe
    raster = read_raster(data)
    if raster is None or raster.kind != kind:
        hint, expected = phrase("image.save-again", kind=kind.upper()), kind.upper()
        if raster is None:
            return ImageFault(phrase("image.unknown-kind", expected=expected), hint)
        return ImageFault(phrase("image.other-kind", expected=expected, kind=raster.kind.upper()), hint)
    if max(raster.width, raster.height) > max_side:
        size = phrase("image.pixels", width=raster.width, height=raster.height, most=max_side)
        return ImageFault(size, phrase("image.make-smaller"))
    return data
