"""How every region stands over the base of now: a row an edition, for the owner of the base."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from routewijzer.editions import BaseVersion, EditionStatus, edition_status
from routewijzer.editions.status import STATUS_FILE, StaleReason, base_version, read_status, status_data
from routewijzer.findings import Finding, Phrase, Place, Severity, phrase
from routewijzer.loading import Loaded, load, load_regions
from routewijzer.overlay.drift import NEWS
from routewijzer.pages.editions_index import municipalities
from routewijzer.project import MAX_BYTES, Project

_MOST_NAMED = 12
"""As many municipalities as a sentence names."""


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One region in the overview.

    `status` is how it stands (None: it cannot be made or read), `errors` how many there are, `stale` why it
    is, and `newest` the version of the base of now (None: the base cannot be read). `problems` are the errors
    themselves, as far as the files are here.
    """

    id: str
    status: EditionStatus | None
    errors: int
    stale: tuple[StaleReason, ...]
    newest: BaseVersion | None
    problems: tuple[Finding, ...] = ()

    @property
    def needs_work(self) -> bool:
        """Whether somebody of the region must do something before it can be published."""
        status = self.status
        if self.errors or status is None:
            return True
        if not status.counts:
            return False
        return bool(status.waiting or self.stale or any(kind not in NEWS for kind in status.drift))


def overview(project: Project, today: date) -> tuple[OverviewRow, ...]:
    """Return how each region of a project stands, in the order of their ids."""
    return tuple(_row(name, loaded, today) for name, loaded in load_regions(project, today))


def published_overview(
    project: Project, places: Iterable[Path], today: date
) -> tuple[tuple[OverviewRow, ...], tuple[Finding, ...]]:
    """Return how published editions stand over a project's base, by their `edition.json`, and what is wrong.

    A place is such a file, or a folder with them: any `*.json` in it, and the `edition.json` of each folder
    below it. A file that cannot be read, and a second one of an id, is a finding and has no row. The base
    itself has none either. Never raises for what a file says.
    """
    base = load(project, today).subject
    newest = base_version(base) if base else None
    rows: dict[str, OverviewRow] = {}
    findings: list[Finding] = []
    for file in dict.fromkeys(_files(places, findings)):
        text, problems = _text(file)
        status, wrong = read_status(text, str(file)) if text is not None else (None, ())
        findings += (*problems, *wrong)
        if status is None or status.base:
            continue
        if status.id in rows:
            message = phrase("edition-file.twice", id=status.id)
            findings.append(Finding("edition-file", Place(str(file)), message))
            continue
        rows[status.id] = OverviewRow(status.id, status, 0, status.stale(newest, today), newest)
    return tuple(rows[key] for key in sorted(rows)), tuple(findings)


def as_json(rows: tuple[OverviewRow, ...]) -> list[dict[str, Any]]:
    """Return the rows as plain data, for tools: what `edition.json` says, and how it stands over the base."""
    return [
        {
            "id": row.id,
            **(status_data(row.status) if row.status else {}),
            "newest": row.newest.model_dump(mode="json") if row.newest else None,
            "stale": list(row.stale),
            "errors": row.errors,
        }
        for row in rows
    ]


def as_phrases(rows: tuple[OverviewRow, ...]) -> Iterator[Phrase]:
    """Yield a sentence a region, what makes it stale, and one for each municipality that several are for."""
    for row in rows:
        status = row.status
        if status is None or row.errors:
            yield phrase("overview.errors", id=row.id, errors=row.errors)
            continue
        yield _line(row, status)
        if status.withdrawn:
            gone = status.withdrawn
            yield phrase("overview.withdrawn", id=row.id, day=gone.date.isoformat(), reason=gone.reason)
        elif status.due and "overdue" in row.stale:
            yield phrase("overview.overdue", id=row.id, day=status.due.isoformat())
    counting = (row.status for row in rows if row.status and row.status.counts)
    for place, homes in municipalities(counting).items():
        if len(homes) > 1:
            yield phrase("overview.place", place=place, editions=tuple(edition.id for edition in homes))


def uncovered_municipalities(project: Project, rows: tuple[OverviewRow, ...], today: date) -> Phrase | None:
    """Return in a sentence which municipalities are in no edition.

    None where there are none, or the base does not name all that there are.
    """
    base = load(replace(project, region=None), today).subject
    known = base.route.regions.municipalities if base else ()
    counting = (row.status for row in rows if row.status and row.status.counts)
    left = tuple(name for name, homes in municipalities(counting, known).items() if not homes)
    if not left:
        return None
    more = ("…",) if len(left) > _MOST_NAMED else ()
    return phrase("overview.uncovered", count=len(left), places=(*left[:_MOST_NAMED], *more))


def _line(row: OverviewRow, status: EditionStatus) -> Phrase:
    drift = ", ".join(f"{kind} {count}" for kind, count in status.drift.items())
    signed = f"{status.signed.by}, {status.signed.date.isoformat()}" if status.signed else ""
    return phrase(
        "overview.line",
        id=row.id,
        edition=status.title,
        version=status.version,
        seen=status.seen or "–",
        over=status.over.version if status.over else "–",
        base=row.newest.version if row.newest else "–",
        changes=status.changes,
        drift=drift or "–",
        waiting=status.waiting,
        signed=signed or "–",
        reviewed=status.reviewed.isoformat() if status.reviewed else "–",
    )


def _row(name: str, loaded: Loaded, today: date) -> OverviewRow:
    problems = tuple(finding for finding in loaded.findings if finding.severity is Severity.ERROR)
    own, subject, base = loaded.edition, loaded.subject, loaded.base
    if own is None or subject is None or base is None:
        return OverviewRow(name, None, max(1, len(problems)), (), None, problems)
    status, newest = edition_status(subject, own, base), base_version(base)
    return OverviewRow(name, status, len(problems), status.stale(newest, today), newest, problems)


def _files(places: Iterable[Path], findings: list[Finding]) -> Iterator[Path]:
    """Yield the files to read, those of a folder in order; a folder without any is a finding."""
    for place in places:
        if not place.is_dir():
            yield place
            continue
        inside = [*sorted(place.glob("*.json")), *sorted(place.glob(f"*/{STATUS_FILE}"))]
        inside = [file for file in inside if file.name not in ("editions.json", ".built.json")]
        if not inside:
            findings.append(Finding("edition-file", Place(str(place)), phrase("edition-file.none")))
        yield from inside


def _text(file: Path) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, or None with why it is not read."""
    place = Place(str(file))
    try:
        if file.is_symlink() or not file.is_file():
            return None, (Finding("edition-file", place, phrase("edition-file.no-file")),)
        if file.stat().st_size > MAX_BYTES:
            return None, (Finding("edition-file", place, phrase("too-large.file", most=MAX_BYTES)),)
        return file.read_bytes().decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return None, (Finding("edition-file", place, phrase("encoding")),)
    except OSError as error:
        message = phrase("no-file.unreadable", name=str(file), reason=error.strerror or "")
        return None, (Finding("edition-file", place, message),)
