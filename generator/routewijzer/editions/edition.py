"""A region's files over a base.

The edition with everything that is wrong with it, before it is checked as a route.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from routewijzer.editions.approvals import HeldOperation
from routewijzer.findings import Finding, Place, Severity, has_errors, phrase
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay import Merged, Overlay, read_overlay
from routewijzer.overlay.contract import contract
from routewijzer.overlay.drift import Drift, drift
from routewijzer.overlay.guide import GuideEntry, guide
from routewijzer.overlay.lock import RegionLock, read_lock
from routewijzer.overlay.merge import operations
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks import merge_checked
from routewijzer.overlay_checks.colours import check_colours, style
from routewijzer.overlay_checks.logo import check_logo, publish_logo
from routewijzer.yamldoc import Document

LOGO = "assets/region-logo"
"""Where a region's logo stands in its site, without its ending."""


@dataclass(frozen=True, slots=True)
class Region:
    """What stands in a region's folder.

    The document of region.yaml, the text of its lock file and what findings call that, the images that may
    be its logo by name, and the names of its longer texts.
    """

    document: Document
    lock: str = ""
    lock_file: str = "region.lock.json"
    logos: Mapping[str, bytes] = field(default_factory=dict)
    content: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Edition:
    """The base with a region's overlay, and what stands beside it.

    The merged model, the rule for its colours (empty: the base's), its logo by address with its bytes, what
    has drifted, what counts only with an approval, and what the base suggests to look at.
    """

    merged: Merged
    lock: RegionLock
    style: str = ""
    logo: Mapping[str, bytes] = field(default_factory=dict)
    logo_text: str = ""
    drifts: tuple[Drift, ...] = ()
    held_operations: tuple[HeldOperation, ...] = ()
    guide: tuple[GuideEntry, ...] = ()


def edition(
    base: Document, region: Region, tokens: str, content: Collection[str] = ()
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """Return the edition that a region makes of `base`, or None with all findings; never raises.

    `tokens` is the text of tokens.css, `content` the names of the base's longer texts. Drift comes as
    warnings.
    """
    overlay, findings = read_overlay(region.document)
    if overlay is None:
        return None, findings
    lock, problems = read_lock(region.lock, region.lock_file)
    drifts = drift(base, overlay, lock, ROUTE_KEYS)
    findings = (
        *problems,
        *check_colours(overlay, tokens),
        *check_logo(overlay, region.logos.get(overlay.look.logo or "")),
        *_content(overlay, region, content),
    )
    merged, problems = merge_checked(base, overlay, lock.base_values)
    equal_places = {drift.place for drift in drifts if drift.kind == "equal"}
    findings = (
        *findings,
        *(
            finding
            for finding in problems
            if finding.severity is Severity.ERROR or finding.place not in equal_places
        ),
        *(drift.finding() for drift in drifts if drift.kind != "unrecorded"),
        *_report_unrecorded(drifts),
    )
    if merged is None or has_errors(findings):
        return None, findings
    name, root = overlay.look.logo, tree(base)
    published = publish_logo(overlay, region.logos.get(name or ""))
    logo = {f"{LOGO}.{name.rpartition('.')[2]}": published} if name else {}
    places = guide(root, contract(root, ROUTE_KEYS), operations(base, overlay, ROUTE_KEYS), ROUTE_KEYS)
    result = Edition(merged, lock, style(overlay, tokens), logo, overlay.look.logo_text, drifts, guide=places)
    return result, (*findings, *_guide_progress(overlay, places))


def _guide_progress(overlay: Overlay, places: tuple[GuideEntry, ...]) -> Iterator[Finding]:
    """Yield a remark on how much of what the base suggests the region has looked at."""
    left = tuple(entry for entry in places if entry.state == "left")
    if left:
        kept_count = sum(1 for entry in places if entry.state == "kept")
        looked, total, names = len(places) - len(left), len(places), tuple(entry.name for entry in left)
        message = phrase("overlay-guide", looked=looked, total=total, kept=kept_count, left=names)
        place, subjects = overlay.document.place(("region",)), tuple(entry.path for entry in left)
        yield Finding("overlay-guide", place, message, severity=Severity.INFO, subjects=subjects)


def _report_unrecorded(drifts: tuple[Drift, ...]) -> Iterator[Finding]:
    """One remark for all operations that the lock file has not."""
    left = tuple(drift for drift in drifts if drift.kind == "unrecorded")
    if len(left) == 1:
        yield left[0].finding()
    elif left:
        message = phrase("drift.unrecorded-more", path=left[0].name, more=len(left) - 1)
        subjects = tuple(drift.target for drift in left)
        yield Finding("drift", left[0].place, message, severity=Severity.WARNING, subjects=subjects)


def _content(overlay: Overlay, region: Region, base: Collection[str]) -> Iterator[Finding]:
    """Yield an error for each longer text of the region whose name the base uses."""
    folder = overlay.document.file.rpartition("/")[0]
    for name in sorted(region.content):
        if name in base:
            place = Place(f"{folder}/content/{name}" if folder else f"content/{name}")
            message = phrase("overlay-content", name=name)
            yield Finding("overlay-content", place, message, other=Place(f"content/{name}"))
