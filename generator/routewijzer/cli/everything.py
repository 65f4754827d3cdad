"""All editions at once: in parallel processes, each by itself, with a page to choose one."""

import json
import os
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import click
from mkdocs.exceptions import MkDocsException

from routewijzer import site, words
from routewijzer.cli import publish
from routewijzer.cli.unchanged import Built, fingerprint, record, recorded
from routewijzer.findings import Finding, printable
from routewijzer.loading import load
from routewijzer.project import REGIONS, Project, kept
from routewijzer.room import write_whole
from routewijzer.start import Choice, start

LIST = "editions.json"
"""What the first page lists, as data."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition: its choice for the first page (None: not built, what stood there stays),
    the number of pages, the findings, why it could not be written (empty: it could), and whether it was left
    alone because nothing that it is made from has changed."""

    edition: str
    choice: Choice | None
    pages: int
    findings: tuple[Finding, ...]
    trouble: str = ""
    unchanged: bool = False


def projects(project: Project) -> dict[str, Project]:
    """The base (under an empty id) and every region of a project. Wrong use in a region's own project, which
    has one edition: without it a check would pass that never looked at the region."""
    if project.region == project.root:
        raise click.UsageError("this project is one region's own: leave --all out")
    regions = {key: replace(project, region=project.root / REGIONS / key) for key in project.regions}
    return {"": replace(project, region=None), **regions}


def build_all(project: Project, out: Path, today: date, workers: int | None = None) -> tuple[Outcome, ...]:
    """Builds every edition into a folder of `out` named for its id, and the first page. An edition with
    errors is left as it stood, and so is one of which nothing has changed. Tells each as it is done. Raises
    OSError when the first page cannot be written."""
    everyone = projects(project)
    out.mkdir(parents=True, exist_ok=True)
    done = _standing(everyone, out, today)
    for number, outcome in enumerate(done, 1):
        _tell(outcome, number, len(everyone))
    todo = {key: one for key, one in everyone.items() if key not in {outcome.edition for outcome in done}}
    with ProcessPoolExecutor(min(workers or os.cpu_count() or 1, len(everyone))) as pool:
        running = {pool.submit(build_one, key, one, out, today): key for key, one in todo.items()}
        for future in as_completed(running):
            outcome = outcome_of(future, running[future])
            done.append(outcome)
            _tell(outcome, len(done), len(everyone))
    done.sort(key=lambda one: one.edition)
    _first_page(project, out, today, tuple(done))
    built = {one.edition: one.pages for one in done if one.choice}
    record(out, {key: Built(fingerprint(everyone[key], today), pages) for key, pages in built.items()})
    return tuple(done)


def _standing(everyone: dict[str, Project], out: Path, today: date) -> list[Outcome]:
    """The editions whose site stands and of which nothing has changed since it was built."""
    choices, records = _read(kept(out / LIST)), recorded(out)
    return [
        Outcome(key, choice, built.pages, (), unchanged=True)
        for key, one in everyone.items()
        if (built := records.get(key))
        and (choice := choices.get(key))
        and (out / choice.id / "index.html").is_file()
        and built.of == fingerprint(one, today)
    ]


def build_one(edition: str, project: Project, out: Path, today: date) -> Outcome:
    """Builds one edition; never raises for what an author wrote, a disk refuses or MkDocs cannot do."""
    try:
        made = site.make(project, today)
    except OSError as error:
        return Outcome(edition, None, 0, (), f"cannot read {error.filename}: {error.strerror}")
    if made.subject is None or not made.sound:
        return Outcome(edition, None, 0, made.findings)
    head = made.subject.route.route
    try:
        site.keep(project, made)
        publish.write(project, made, out / head.id)
    except OSError as error:
        return Outcome(edition, None, 0, made.findings, f"cannot write {error.filename}: {error.strerror}")
    except MkDocsException as error:
        return Outcome(edition, None, 0, made.findings, printable(str(error)))
    choice = Choice(head.id, head.edition, head.version, head.published, made.places, base=not edition)
    return Outcome(edition, choice, len(made.pages), made.findings)


def share(out: Path) -> int:
    """Makes equal files of the sites in `out` one file on the disk (hard links); returns the bytes that it
    saves. A file system without hard links keeps them apart. What else stands in `out` is left alone."""
    first: dict[tuple[int, bytes], Path] = {}
    saved = 0
    sites = (out / choice.id for choice in _read(kept(out / LIST)).values())
    files = (file for folder in sites for file in folder.rglob("*"))
    for file in sorted(file for file in files if file.is_file() and not file.is_symlink()):
        size = file.stat().st_size
        same = first.setdefault((size, sha256(file.read_bytes()).digest()), file)
        if same is file or same.samefile(file):
            continue
        beside = file.with_name(f".{file.name}.same")
        try:
            os.link(same, beside)
        except OSError:
            return saved
        beside.replace(file)
        saved += size
    return saved


def outcome_of(future: "Future[Outcome]", edition: str) -> Outcome:
    """What became of an edition whose process is done. One that ends as nobody foresaw does not stop the
    others: its site is left as it stood."""
    error = future.exception()
    if error is None:
        return future.result()
    why = "its process ended" if isinstance(error, BrokenProcessPool) else f"{type(error).__name__}: {error}"
    return Outcome(edition, None, 0, (), f"not built, please report this: {printable(why)}")


def _tell(outcome: Outcome, number: int, total: int) -> None:
    name = outcome.edition or "base"
    for finding in outcome.findings:
        if finding.severity == "error" or (finding.severity == "warning" and outcome.choice):
            click.echo(str(finding))
    state = f"{outcome.pages} pages" if outcome.choice else outcome.trouble or "errors, left as it stood"
    if outcome.unchanged:
        state = "unchanged"
    click.echo(f"{number}/{total} {name}: {state}", err=True)


def _first_page(project: Project, out: Path, today: date, done: tuple[Outcome, ...]) -> None:
    """Writes the page to choose an edition, and what it lists as data, for the next time."""
    base = load(replace(project, region=None), today).subject
    language, _ = words.load(project.theme / "words", base.route.route.language if base else "nl")
    if base is None or language is None:
        return
    listed = out / LIST
    before = _read(kept(listed))
    built = {one.edition: one.choice for one in done if one.choice}
    stands = {
        one.edition: before[one.edition]
        for one in done
        if one.edition in before and (out / before[one.edition].id).is_dir()
    }
    choices = {**stands, **built}
    html = start(base, language, tuple(choices.values()), project.theme, today)
    data = [{**asdict(choice), "published": choice.published.isoformat()} for choice in choices.values()]
    texts = {"index.html": html, LIST: json.dumps(data, ensure_ascii=False, indent=1) + "\n"}
    for name, text in texts.items():
        write_whole(out / name, text.encode())


def _read(text: str) -> dict[str, Choice]:
    """What the first page listed before, by edition; nothing when the file is not as it was written."""
    try:
        return {
            "" if one["base"] else str(one["id"]): Choice(
                str(one["id"]),
                str(one["title"]),
                str(one["version"]),
                date.fromisoformat(one["published"]),
                tuple(str(place) for place in one["places"]),
                bool(one["base"]),
            )
            for one in json.loads(text)
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
