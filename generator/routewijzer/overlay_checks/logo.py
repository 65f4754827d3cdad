"""A region's logo: a small SVG that runs and loads nothing, or a small PNG."""

from collections.abc import Iterator

from routewijzer.findings import Finding, phrase
from routewijzer.images.publish_image import ImageFault, publish_image
from routewijzer.overlay.operation import Overlay
from routewijzer.yamldoc import KeyPath

MAX_BYTES = 16_000
"""Largest logo; it is loaded on every page."""

MAX_SIDE = 1200
"""Largest width and height of a PNG in pixels."""

_PATH: KeyPath = ("region", "logo", "file")


def publish_logo(overlay: Overlay, data: bytes | None) -> bytes:
    """Return the logo that an overlay names as it is published; empty when there is none or it is refused."""
    published = _published_bytes(overlay, data)
    return published if isinstance(published, bytes) else b""


def check_logo(overlay: Overlay, data: bytes | None) -> Iterator[Finding]:
    """Yield what is wrong with the file that the overlay names; `data` is None when it is not there."""
    fault = _published_bytes(overlay, data)
    if isinstance(fault, ImageFault):
        message = fault.problem
        if fault.line > 1:
            message = phrase("overlay-logo.line", problem=message, line=fault.line)
        place = overlay.document.value_place(_PATH)
        yield Finding("overlay-logo", place, message, fault.hint, subjects=(_PATH,))


def _published_bytes(overlay: Overlay, data: bytes | None) -> bytes | ImageFault:
    name = overlay.look.logo
    if name is None:
        return b""
    if data is None:
        return ImageFault(phrase("overlay-logo.no-file", name=name), phrase("overlay-logo.put-there"))
    published = publish_image(name, data, MAX_BYTES, MAX_SIDE)
    if isinstance(published, ImageFault):
        return ImageFault(
            phrase("overlay-logo.refused", name=name, problem=published.problem),
            published.hint,
            published.line,
        )
    return published
