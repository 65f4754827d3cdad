"""The commands for regions: what one changes, what the base changed under it, and a project of one's own."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer import __version__
from routewijzer.cli.console import (
    ERRORS,
    CommandError,
    build_day,
    messages_of,
    print_findings,
    write,
    write_files,
)
from routewijzer.cli.options import choose_edition, lang_option, region_argument, spelling_hint
from routewijzer.findings import Phrase, errors, has_errors, phrase
from routewijzer.json_text import json_text
from routewijzer.page_ids import is_device
from routewijzer.project import OVERLAY, ROUTE, Project, base_folder, templates

if TYPE_CHECKING:
    from routewijzer.messages import Messages
    from routewijzer.overlay import Overlay
    from routewijzer.overlay.lock import RegionLock
    from routewijzer.yamldoc import Document


SCHEMA = "region.schema.json"
"""The schema of region.yaml, beside it, for editors."""


@click.command()
@region_argument
@click.option("--json", "form", flag_value="json", help="As JSON, for tools.")
@click.option("--markdown", "form", flag_value="markdown", help="As Markdown.")
@lang_option
@click.pass_obj
def diff(project: Project, form: str | None) -> None:
    """Tell what a region says differently from the base, and which answers now lead elsewhere."""
    from routewijzer import i18n
    from routewijzer.editions import as_json, as_text, report
    from routewijzer.loading import differences, load

    loaded = load(project, build_day())
    changes = differences(loaded)
    if changes is None or loaded.subject is None or loaded.base is None:
        print_findings(project, errors(loaded.findings))
        raise CommandError("the edition has errors, so nothing was compared")
    if form == "json":
        click.echo(json_text(as_json(changes)))
        return
    language, problems = i18n.load(project.theme / "words", loaded.subject.route.route.language)
    if language is None:
        print_findings(project, problems)
        raise CommandError("the words of the interface cannot be read")
    held_operations = loaded.edition.held_operations if loaded.edition is not None else ()
    content = report(changes, loaded.base.route, loaded.subject.route, language, held_operations)
    click.echo(as_text(content, markdown=form == "markdown"), nl=False)


@click.command()
@region_argument
@click.option("--json", "as_data", is_flag=True, help="As JSON, for tools.")
@lang_option
@click.pass_obj
def drift(project: Project, as_data: bool) -> None:
    """Tell what the base changed under a region. Exit code 1: something needs a decision."""
    from routewijzer.model import ROUTE_KEYS
    from routewijzer.overlay.drift import drift as find_drift
    from routewijzer.overlay.drift_text import as_text

    base, overlay, lock = _read_recorded(project)
    drifts = find_drift(base, overlay, lock, ROUTE_KEYS)
    if as_data:
        click.echo(json_text([item.as_json() for item in drifts]))
    else:
        click.echo(as_text(drifts, messages_of(project), _accepting(project)), nl=False)
    sys.exit(ERRORS if any(item.needs_decision for item in drifts) else 0)


@click.command()
@click.argument("names", nargs=-1, metavar="[ID] [TARGET]")
@click.option("--all", "everything", is_flag=True, help="Keep all that drift names, without asking.")
@click.option("--by", default="", help="Who decides; recorded in the lock file.")
@click.option("--why", default="", help="Why; recorded in the lock file.")
@lang_option
@click.pass_obj
def accept(project: Project, names: tuple[str, ...], everything: bool, by: str, why: str) -> None:
    """Record that a region keeps what it says, at TARGET (as drift names it) or, asked first, everywhere."""
    from routewijzer.model import ROUTE_KEYS
    from routewijzer.overlay.drift import accept as accept_drift
    from routewijzer.overlay.drift import drift as find_drift
    from routewijzer.overlay.drift_text import as_text
    from routewijzer.overlay.lock import FILE, LockDecision
    from routewijzer.overlay.lock import write as lock_text

    if project.region is None and names:
        project, names = choose_edition(project, names[0]), names[1:]
    if project.region is None:
        raise click.UsageError("name a region and at most one target")
    base, overlay, lock = _read_recorded(project)
    if names[:1] == (overlay.id,):  # a region's own project: its name may stand there too
        names = names[1:]
    if len(names) > 1 or (names and everything):
        raise click.UsageError("name a region and at most one target")
    target = names[0] if names else None
    drifts = find_drift(base, overlay, lock, ROUTE_KEYS)
    shown_drifts = tuple(item for item in drifts if target in (None, item.name))
    click.echo(as_text(shown_drifts, messages_of(project), None), nl=False)
    if target is None and not everything and shown_drifts:
        _ask(messages_of(project), len(shown_drifts))
    if sys.stdin.isatty() and shown_drifts:
        by = by or _ask_for(messages_of(project), phrase("accept.by"))
        why = why or _ask_for(messages_of(project), phrase("accept.why"))
    decision = LockDecision(by, build_day().isoformat(), why)
    recorded, problems = accept_drift(base, overlay, lock, ROUTE_KEYS, target, decision)
    print_findings(project, problems)
    if recorded != lock:
        write(project.region / FILE, lock_text(recorded).encode())
    sys.exit(ERRORS if problems else 0)


def _ask(messages: "Messages", count: int) -> None:
    """Ask whether all that was shown is kept. Raises UsageError where nobody can answer."""
    if not sys.stdin.isatty():
        raise click.UsageError("name a target, or keep all of it with --all")
    click.confirm(messages.text(phrase("accept.all", count=count)), abort=True, err=True)


def _ask_for(messages: "Messages", question: Phrase) -> str:
    """Return the answer to a question; it may be left empty."""
    return str(click.prompt(messages.text(question), default="", show_default=False, err=True))


@click.command()
@click.argument("name", metavar="ID")
@lang_option
@click.pass_obj
def show(project: Project, name: str) -> None:
    """Show the part ID of the base: the path of each value in it, and what a region may do with it."""
    from routewijzer.model import ROUTE_KEYS
    from routewijzer.overlay.tree import tree
    from routewijzer.overlay_checks.part_paths import part_paths, parts_named

    root, messages = tree(_base(project)), messages_of(project)
    parts = parts_named(root, name)
    if not parts:
        sections = root.parts.values() if isinstance(root.parts, dict) else ()
        ids = [key for part in sections if isinstance(part.parts, dict) for key in part.parts]
        raise click.BadParameter(f'no part "{name}"; {spelling_hint(name, ids) or "give an id or a path"}')
    for path in parts:
        for line in part_paths(root, ROUTE_KEYS, path):
            click.echo(f"{line.name}  [{messages.word(line.grade)}]\n    {line.value}")


@click.command()
@click.argument("name")
@click.option(
    "--in", "folder", type=click.Path(file_okay=False, path_type=Path), help="Folder; default: NAME."
)
@click.pass_obj
def new(project: Project, name: str, folder: Path | None) -> None:
    """Begin a region's own project: overlay, configuration, ready files for publishing."""
    from routewijzer import yamldoc
    from routewijzer.editions import schema_over
    from routewijzer.overlay.scaffold import beside_others, region_id, scaffold_region

    key = region_id(name)
    if not key:
        raise click.BadParameter("the name of a region has at least one letter", param_hint="NAME")
    if is_device(key):
        raise click.BadParameter(f'Windows cannot write a folder called "{key}"', param_hint="NAME")
    target = folder or Path(key)
    base, problems = yamldoc.read(base_folder() / ROUTE, ROUTE)
    if base is None:
        print_findings(project, problems)
        raise CommandError("the base route cannot be read")
    files = dict(scaffold_region(name, base, templates(), __version__, build_day()))
    files[SCHEMA] = json.dumps(schema_over(base.data), ensure_ascii=False, indent=1) + "\n"
    files = beside_others(files, frozenset(path for path in files if (target / path).exists()))
    taken = [path for path in files if (target / path).exists()]
    if taken:
        raise CommandError(f"{target}/ has {', '.join(taken)} already, so nothing was written")
    write_files(target, {path: text.encode() for path, text in files.items()})
    guide = next(path for path in files if path.endswith(".md"))
    click.echo(f"a project for {name} in {target}/; read {guide} there", err=True)


@click.command()
@click.option("--yes", is_flag=True, help="Replace without asking.")
@click.pass_obj
def upgrade(project: Project, yes: bool) -> None:
    """Renew what `new` made in a region's own project; region.yaml and content/ stay as they are."""
    from routewijzer import yamldoc
    from routewijzer.editions import schema_over
    from routewijzer.overlay.scaffold import renew

    if project.region is None or project.region != project.root:
        raise click.UsageError("go to the folder of a region's own project")
    document, problems = yamldoc.read(project.root / OVERLAY, OVERLAY)
    if document is None:
        print_findings(project, problems)
        raise CommandError("the region cannot be read")
    base = _base(project)
    files = dict(renew(document, templates(), __version__))
    files[SCHEMA] = json.dumps(schema_over(base.data), ensure_ascii=False, indent=1) + "\n"
    old = sorted(path for path, text in files.items() if _differs(project.root / path, text))
    for path in old:
        click.echo(path)
    if not old:
        click.echo(f"all files are those of version {__version__}", err=True)
    elif yes or click.confirm("replace these?", abort=True, err=True):
        write_files(project.root, {path: files[path].encode() for path in old})


def _differs(place: Path, text: str) -> bool:
    return not place.is_file() or place.read_bytes() != text.encode()


def _base(project: Project) -> "Document":
    from routewijzer import yamldoc

    document, problems = yamldoc.read(project.route, ROUTE)
    if document is None:
        print_findings(project, problems)
        raise CommandError("the base route cannot be read")
    return document


def _read_recorded(project: Project) -> "tuple[Document, Overlay, RegionLock]":
    """Return the base, a region's overlay and its lock. Raises CommandError when one cannot be read."""
    from routewijzer.loading import read_region
    from routewijzer.overlay import read_overlay
    from routewijzer.overlay.lock import RegionLock, read_lock

    base = _base(project)
    region, _, findings = read_region(project)
    overlay, problems = read_overlay(region.document) if region else (None, ())
    lock, broken = read_lock(region.lock, region.lock_file) if region else (RegionLock(), ())
    if overlay is None or has_errors(broken):
        print_findings(project, (*findings, *problems, *broken))
        raise CommandError("the region cannot be read")
    print_findings(project, broken)
    return base, overlay, lock


def _accepting(project: Project) -> tuple[str, ...]:
    """Return the words of the command that accepts a drift, up to its target."""
    assert project.region is not None
    own = project.region == project.root
    return ("routewijzer", "accept") if own else ("routewijzer", "accept", project.region.name)
