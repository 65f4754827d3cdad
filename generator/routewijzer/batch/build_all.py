"""All editions in parallel processes, each by itself, with a page to choose one."""

import os
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from routewijzer import pipeline, publish
from routewijzer.addresses import NOT_FOUND
from routewijzer.assembly import PICTURE_FILES
from routewijzer.atomic import write_error
from routewijzer.batch.build_cache import (
    RECORD,
    BuildRecord,
    current_fingerprint,
    fingerprint,
    read_record,
    record_text,
    with_places,
)
from routewijzer.batch.editions_list import (
    EDITIONS,
    FIRST_PAGE,
    first_page_files,
    list_editions,
    read_editions,
    read_listed,
)
from routewijzer.batch.standing_sites import MarkOutcome, mark_behind, mark_gone, marker
from routewijzer.editions import EditionStatus
from routewijzer.findings import Finding, printable
from routewijzer.graphviz_files import picture_renderer
from routewijzer.hosting import DEFAULT, Hosting
from routewijzer.loading import load
from routewijzer.manifest import read_manifest
from routewijzer.pipeline import Built, Failed
from routewijzer.project import REGIONS, Project
from routewijzer.publish import PublishError
from routewijzer.site_folder import (
    FolderRefused,
    examine,
    examine_files,
    is_intact,
    refuse_foreign,
    update_files,
)

FILES = (FIRST_PAGE, NOT_FOUND, EDITIONS, RECORD)
"""What is written beside the folders of the editions."""

HINT = "choose another --out"


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What became of one edition.

    `choice` is how it stands, for the first page (None: not built, what stood there stays), `pages` their
    number, `trouble` why it could not be written (empty: it could), `unchanged` whether it was left alone
    because nothing that it is made from has changed, `edited_files` the files that somebody edited and that
    are made anew, and `fingerprint` that of what it was made from.
    """

    edition: str
    choice: EditionStatus | None
    pages: int
    findings: tuple[Finding, ...]
    trouble: str = ""
    unchanged: bool = False
    edited_files: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of all editions, in the order of their ids.

    `edited_files` are the files beside them that somebody edited and that were made anew, `marks` the sites
    that stand and are not made anew, and whose pages say so.
    """

    outcomes: tuple[BuildOutcome, ...]
    edited_files: tuple[str, ...]
    marks: tuple[MarkOutcome, ...]


BuildProgress = Callable[[BuildOutcome, int, int], None]
"""Takes an outcome, its number and the number of all."""


def foreign_files(project: Project, out: Path, today: date) -> tuple[str, ...]:
    """Return what `build_all` finds in its way that others made, by path below `out`. Raises OSError."""
    base = load(replace(project, region=None), today).subject
    folders = (*project.regions, *((base.route.route.id,) if base else ()))
    below = (f"{folder}/{name}" for folder in folders for name in examine(out / folder).foreign)
    return (*examine_files(out, FILES).foreign, *below)


def build_all(
    project: Project,
    out: Path,
    today: date,
    report: BuildProgress | None = None,
    losing: Collection[str] = (),
    workers: int | None = None,
    hosting: Hosting = DEFAULT,
) -> Batch:
    """Build every edition into a folder of `out` named for its id, and the first page.

    An edition with errors is left as it stood, and so is one of which nothing has changed. `report` is called
    as each is done. Of what others made only `losing` is lost. Raises FolderRefused and OSError when the
    first page cannot be written; before anything is built where that can be known.
    """
    everyone = project.editions
    hosting = replace(hosting, many=True)
    out.mkdir(parents=True, exist_ok=True)
    refuse_foreign(out, examine_files(out, FILES), losing)
    done: list[BuildOutcome] = []

    def add(outcome: BuildOutcome) -> None:
        done.append(outcome)
        if report:
            report(outcome, len(done), len(everyone))

    for outcome in _unchanged_editions(everyone, out, today, hosting):
        add(outcome)
    todo = {
        key: edition for key, edition in everyone.items() if key not in {outcome.edition for outcome in done}
    }
    with ProcessPoolExecutor(min(workers or os.cpu_count() or 1, len(everyone))) as pool:
        running = {
            pool.submit(build_one, key, edition, out, today, _below(losing), hosting): key
            for key, edition in todo.items()
        }
        for future in as_completed(running):
            add(outcome_of(future, running[future]))
    done.sort(key=lambda outcome: outcome.edition)
    edited = write_first_page(project, out, today, tuple(done), losing, hosting)
    return Batch(tuple(done), edited, _mark_standing(project, out, today, tuple(done)))


def _mark_standing(
    project: Project, out: Path, today: date, outcomes: tuple[BuildOutcome, ...]
) -> tuple[MarkOutcome, ...]:
    """Mark the sites that stand and were not made anew: of editions that are no more, or that have errors.

    None while the base cannot be read or was never built: there is nothing to lead to. Raises OSError.
    """
    base = load(replace(project, region=None), today).subject
    mark = marker(project, base, today) if base else None
    if mark is None or FIRST_PAGE not in (read_manifest(out / mark.newest.id) or {}):
        return ()
    failed = (outcome.edition for outcome in outcomes if outcome.choice is None and outcome.edition)
    behind = (mark_behind(mark, out, edition) for edition in failed)
    gone = (mark_gone(mark, out, folder) for folder in gone_folders(out, outcomes))
    return (*(outcome for outcome in behind if outcome), *gone)


def write_first_page(
    project: Project,
    out: Path,
    today: date,
    outcomes: tuple[BuildOutcome, ...],
    losing: Collection[str] = (),
    hosting: Hosting = DEFAULT,
) -> tuple[str, ...]:
    """Write the page to choose an edition, and what belongs beside it.

    That is what it lists as data, what a server needs, and what the editions were made from. All stays as it
    was when the base cannot be read. Return which of these files somebody had edited. Raises FolderRefused
    and OSError.
    """
    base = load(replace(project, region=None), today).subject
    built = {outcome.edition: outcome.choice for outcome in outcomes if outcome.choice}
    failed = [outcome.edition for outcome in outcomes if outcome.choice is None]
    listed = list_editions(out, built, failed, gone_folders(out, outcomes))
    page = first_page_files(project, base, listed, today, hosting) if base else {}
    if not page:
        return ()
    record = {
        outcome.edition: BuildRecord(outcome.fingerprint, outcome.pages)
        for outcome in outcomes
        if outcome.choice
    }
    return update_files(out, {**page, RECORD: record_text(record)}, losing).edited_files


def gone_folders(out: Path, outcomes: tuple[BuildOutcome, ...]) -> tuple[str, ...]:
    """Return the folders with a site of an edition that was listed before and is none of now.

    One that could not be built belongs to its own edition. A site that was never listed is somebody else's:
    another project may publish beside this one. Raises OSError.
    """
    current = {outcome.choice.id if outcome.choice else outcome.edition for outcome in outcomes}
    if any(not outcome.edition and outcome.choice is None for outcome in outcomes):
        return ()  # the folder of the base is not known
    return tuple(
        key
        for key in sorted(read_listed(out))
        if key not in current and FIRST_PAGE in (read_manifest(out / key) or {})
    )


def build_one(
    edition: str,
    project: Project,
    out: Path,
    today: date,
    losing: Mapping[str, Collection[str]] | None = None,
    hosting: Hosting = DEFAULT,
) -> BuildOutcome:
    """Build one edition; never raises for what an author wrote, a disk refuses or MkDocs cannot do.

    `losing` is what may be lost of what others made, by the folder of the edition.
    """
    try:
        sources = fingerprint(project, today, hosting)
        render = picture_renderer(os.environ)
        known = read_editions(out).get(edition)
        versions = publish.read_kept_versions(out / known.id) if known else ()
        result = publish.make_carrying(project, today, hosting=hosting, render=render, earlier=versions)
    except OSError as error:
        return BuildOutcome(edition, None, 0, (), f"cannot read {error.filename}: {error.strerror}")
    except PublishError as error:
        return BuildOutcome(edition, None, 0, (), str(error))
    if isinstance(result, Failed):
        return BuildOutcome(edition, None, 0, result.findings)
    head = result.subject.route.route
    if problem := _wrong_folder(edition, head.id, project):
        return BuildOutcome(edition, None, 0, result.findings, problem)
    try:
        pipeline.keep_places(project, result)
        before = publish.write_site(project, result.site, out / head.id, (losing or {}).get(head.id, ()))
    except OSError as error:
        return BuildOutcome(edition, None, 0, result.findings, write_error(error, out / head.id, HINT))
    except (FolderRefused, PublishError) as error:
        return BuildOutcome(edition, None, 0, result.findings, str(error))
    return BuildOutcome(
        edition,
        result.context.status,
        len(result.site.pages),
        result.findings,
        edited_files=before.edited_files,
        fingerprint="" if _lacks_files(result) else with_places(sources, result.lock),
    )


def _lacks_files(built: Built) -> bool:
    """Tell whether files of the picture could not be drawn: the next build then tries again."""
    return any(finding.rule == PICTURE_FILES for finding in built.findings)


def outcome_of(future: "Future[BuildOutcome]", edition: str) -> BuildOutcome:
    """Return what became of an edition whose process is done.

    One that ends as nobody foresaw does not stop the others: its site is left as it stood.
    """
    error = future.exception()
    if error is None:
        return future.result()
    why = "its process ended" if isinstance(error, BrokenProcessPool) else f"{type(error).__name__}: {error}"
    return BuildOutcome(edition, None, 0, (), f"not built, please report this: {printable(why)}")


def _unchanged_editions(
    everyone: Mapping[str, Project], out: Path, today: date, hosting: Hosting
) -> list[BuildOutcome]:
    """Return the editions whose site stands as it was made and of which nothing has changed since."""
    choices, records = read_editions(out), read_record(out)
    return [
        BuildOutcome(key, choice, built.pages, (), unchanged=True, fingerprint=built.of)
        for key, edition in everyone.items()
        if (built := records.get(key))
        and (choice := choices.get(key))
        and built.of == current_fingerprint(edition, today, hosting)
        and is_intact(out / choice.id)
    ]


def _wrong_folder(edition: str, key: str, project: Project) -> str:
    """Return why two editions would be written to one folder, empty when they would not."""
    if edition and key != edition:
        return f'{REGIONS}/{edition}/: its id is "{key}"; give the folder and "region.id" the same name'
    if not edition and key in project.regions:
        return f'{REGIONS}/{key}/: "{key}" is the id of the base too; give the region another'
    return ""


def _below(names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return paths by their first folder: {"north": ("notes.txt",)} for "north/notes.txt"."""
    pairs = [(name.partition("/")[0], name.partition("/")[2]) for name in names if "/" in name]
    return {folder: tuple(name for key, name in pairs if key == folder) for folder, _ in pairs}
