"""How every region stands over the base of now: a row an edition, for the owner of the base."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from routewijzer.characters import as_read
from routewijzer.findings import Finding, Phrase, Severity, phrase
from routewijzer.loading import Loaded, load_regions
from routewijzer.overlay.drift import NEWS
from routewijzer.project import Project


@dataclass(frozen=True, slots=True)
class EditionStatus:
    """How one region stands.

    `seen` is the version of the base that it last looked at and `base` the one of now, `drift` how many
    differences there are of each kind, `changes` how many operations it has, `waiting` how many of them lack
    an approval, `signed` who signed it off and when (empty: nobody), `reviewed` the oldest day on which
    somebody compared one of its pages with the sources, `places` its municipalities, and `errors` how many
    there are: with errors there is no edition, and the rest is not known.
    """

    id: str
    edition: str
    version: str
    seen: str
    base: str
    drift: Mapping[str, int]
    changes: int
    waiting: int
    signed: str
    reviewed: date | None
    places: tuple[str, ...]
    errors: int

    @property
    def is_stale(self) -> bool:
        """Whether the base has had a newer version since the region looked."""
        return self.seen != self.base

    @property
    def needs_work(self) -> bool:
        """Whether somebody of the region must do something before it can be published."""
        return bool(self.errors or self.waiting or any(kind not in NEWS for kind in self.drift))


def overview(project: Project, today: date) -> tuple[EditionStatus, ...]:
    """Return how each region of a project stands, in the order of their ids."""
    return tuple(_status(name, loaded) for name, loaded in load_regions(project, today))


def shared_places(statuses: tuple[EditionStatus, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the municipalities that more than one edition is for, with the ids of these editions."""
    owners: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for status in statuses:
        for place in status.places:
            key = as_read(place)
            names.setdefault(key, place)
            owners[key] = (*owners.get(key, ()), status.id)
    return {names[key]: ids for key, ids in owners.items() if len(ids) > 1}


def as_json(statuses: tuple[EditionStatus, ...]) -> list[dict[str, Any]]:
    """Return the rows as plain data, for tools."""
    days = (one.reviewed.isoformat() if one.reviewed else None for one in statuses)
    return [{**asdict(one), "reviewed": day} for one, day in zip(statuses, days, strict=True)]


def as_phrases(statuses: tuple[EditionStatus, ...]) -> Iterator[Phrase]:
    """Yield a sentence a region, and one for each municipality that several are for."""
    for one in statuses:
        if one.errors:
            yield phrase("overview.errors", id=one.id, errors=one.errors)
            continue
        drift = ", ".join(f"{kind} {count}" for kind, count in one.drift.items())
        yield phrase(
            "overview.line",
            id=one.id,
            edition=one.edition,
            version=one.version,
            seen=one.seen or "–",
            base=one.base,
            changes=one.changes,
            drift=drift or "–",
            waiting=one.waiting,
            signed=one.signed or "–",
            reviewed=one.reviewed.isoformat() if one.reviewed else "–",
        )
    for place, ids in shared_places(statuses).items():
        yield phrase("overview.place", place=place, editions=ids)


def _status(name: str, loaded: Loaded) -> EditionStatus:
    errors = _errors(loaded.findings)
    made, subject, base = loaded.edition, loaded.subject, loaded.base
    if made is None or subject is None or base is None:
        return EditionStatus(name, name, "", "", "", {}, 0, 0, "", None, (), max(1, errors))
    head = subject.route.route
    signed = f"{head.sign_off.by}, {head.sign_off.date.isoformat()}" if head.sign_off else ""
    days = [described.reviewed for described in subject.described.values() if described.reviewed]
    return EditionStatus(
        name,
        head.edition,
        head.version,
        made.lock.version,
        base.route.route.version,
        dict(Counter(one.kind for one in made.drifts)),
        sum(1 for one in made.merged.operations if one.kind != "fill"),
        sum(1 for one in made.held if one.approval is None),
        signed,
        min(days, default=None),
        made.merged.overlay.places,
        errors,
    )


def _errors(findings: tuple[Finding, ...]) -> int:
    return sum(1 for finding in findings if finding.severity is Severity.ERROR)
