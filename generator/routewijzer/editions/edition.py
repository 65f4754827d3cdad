"""A region's files over a base: the edition with everything that is wrong with it, before it is checked as a
route."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from routewijzer.findings import Finding, Place, in_order
from routewijzer.overlay import Merged, Overlay, merge, read_overlay
from routewijzer.overlay.colours import check_colours, style
from routewijzer.overlay.drift import Drift, drift
from routewijzer.overlay.lock import Lock, read_lock
from routewijzer.overlay.logo import check_logo
from routewijzer.source import Document

LOGO = "assets/region-logo"
"""Where a region's logo stands in its site, without its ending."""


@dataclass(frozen=True, slots=True)
class Region:
    """What stands in a region's folder: region.yaml, the text of its lock file and the place that findings
    give it, the bytes of the logo (None: no such file), and the names of its longer texts."""

    document: Document
    lock: str = ""
    lock_file: str = "region.lock.json"
    logo: bytes | None = None
    content: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: the merged model, the rule for its colours (empty: the base's), its logo by address with
    its bytes, and what has drifted."""

    merged: Merged
    lock: Lock
    style: str = ""
    logo: dict[str, bytes] = field(default_factory=dict)
    logo_text: str = ""
    drifts: tuple[Drift, ...] = ()


def edition(
    base: Document, region: Region, tokens: str, content: Collection[str] = ()
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """The edition that a region makes of `base`, or None with all findings; never raises. `tokens` is the
    text of tokens.css, `content` the names of the base's longer texts. Drift comes as warnings."""
    overlay, found = read_overlay(region.document)
    if overlay is None:
        return None, found
    lock, problems = read_lock(region.lock, region.lock_file)
    drifts = drift(base, overlay, lock)
    found = (
        *problems,
        *check_colours(overlay, tokens),
        *check_logo(overlay, region.logo),
        *_content(overlay, region, content),
    )
    merged, problems = merge(base, overlay, lock.known)
    told = {one.place for one in drifts if one.kind == "equal"}
    found = (
        *found,
        *(one for one in problems if one.severity == "error" or one.place not in told),
        *(one.finding() for one in drifts),
    )
    if merged is None or any(one.severity == "error" for one in found):
        return None, in_order(found)
    logo = {}
    if overlay.look.logo and region.logo is not None:
        logo = {f"{LOGO}.{overlay.look.logo.rpartition('.')[2]}": region.logo}
    made = Edition(merged, lock, style(overlay, tokens), logo, overlay.look.logo_text, drifts)
    return made, in_order(found)


def _content(overlay: Overlay, region: Region, base: Collection[str]) -> Iterator[Finding]:
    """A longer text of the region has a name that the base does not use."""
    folder = overlay.document.file.rpartition("/")[0]
    for name in sorted(region.content):
        if name in base:
            place = Place(f"{folder}/content/{name}" if folder else f"content/{name}")
            message = f'the base already has a text "{name}"'
            hint = 'give it another name and name that under "change" or "add"'
            yield Finding("overlay-content", place, message, hint, other=Place(f"content/{name}"))
