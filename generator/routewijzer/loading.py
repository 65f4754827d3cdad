"""From a project's files to a checked route: the base, or the base with a region's overlay."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from routewijzer import checks, model, yamldoc
from routewijzer.checks import Subject
from routewijzer.content_hash import content_hash
from routewijzer.editions import (
    Differences,
    Edition,
    Region,
    Version,
    check_approvals,
    check_locked_answers,
    diff,
    edition,
    held_operations,
)
from routewijzer.findings import Finding, Place, Severity, phrase
from routewijzer.key_schema import value_at
from routewijzer.model import SignOff
from routewijzer.overlay.lock import FILE
from routewijzer.overlay_checks import attribute
from routewijzer.project import OVERLAY, ROUTE, Content, Project, logos, read_content, read_kept
from routewijzer.yamldoc import Document

APPROVAL = "overlay-approval"
"""The rule about changes that wait for an approval."""

ORPHAN = "orphan-content"
"""The rule about a longer text that nothing names."""

_LANGUAGE = re.compile(r"""^[^#\n]*?\blanguage:[ \t]*["']?([a-z]{2})\b""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A route with its longer texts and all findings; `subject` is None when it cannot be read.

    For an edition also what the overlay made of the base, and the base itself. An approval of another content
    is `lapsed_sign_off`: the route has none then.
    """

    subject: Subject | None
    content: Content
    findings: tuple[Finding, ...]
    edition: Edition | None = None
    base: Subject | None = None
    lapsed_sign_off: SignOff | None = None


def differences(loaded: Loaded) -> Differences | None:
    """Return what an edition says differently from its base, or None where there is no edition."""
    if loaded.subject is None or loaded.base is None or loaded.edition is None:
        return None
    reasons = {
        operation.target: operation.reason
        for operation in loaded.edition.merged.operations
        if operation.kind == "remove"
    }
    base, own = (Version(subject.document, subject.graph) for subject in (loaded.base, loaded.subject))
    return diff(base, own, reasons)


def load(project: Project, today: date) -> Loaded:
    """Return the checked route of a project, in the edition that the project names.

    Never raises for what an author wrote; `today` decides which reviews are late.
    """
    content = read_content(project)
    document, problems = yamldoc.read(project.route, ROUTE)
    if document is None:
        return Loaded(None, content, (*problems, *content.findings))
    base = _check(document, content, today, problems)
    return base if project.region is None else _edition(project, document, base, today)


def counting_findings(loaded: Loaded, *, preview: bool) -> tuple[Finding, ...]:
    """Return the findings of an edition: what waits for an approval is an error, but in a preview."""
    held_operations = loaded.edition.held_operations if loaded.edition is not None and not preview else ()
    waiting = {operation.operation.target for operation in held_operations if operation.approval is None}
    return tuple(
        replace(finding, severity=Severity.ERROR)
        if finding.rule == APPROVAL and not waiting.isdisjoint(finding.subjects)
        else finding
        for finding in loaded.findings
    )


def load_regions(project: Project, today: date) -> Iterator[tuple[str, Loaded]]:
    """Yield each region of a project by its id, as `load` gives it; the base is read and checked once."""
    regions = [(name, region) for name, region in project.editions.items() if name]
    return _over_base(project, regions, today)


def load_folders(project: Project, folders: Iterable[Path], today: date) -> Iterator[tuple[str, Loaded]]:
    """Yield regions' own projects by the name of their folder, as they would be over this project's base."""
    regions = [(folder.name, replace(project, region=folder)) for folder in map(Path.resolve, folders)]
    return _over_base(project, regions, today)


def _over_base(
    project: Project, regions: Iterable[tuple[str, Project]], today: date
) -> Iterator[tuple[str, Loaded]]:
    content = read_content(project)
    document, problems = yamldoc.read(project.route, ROUTE)
    base = _check(document, content, today, problems) if document is not None else None
    for name, region in regions:
        if document is not None and base is not None:
            yield name, _edition(region, document, base, today)
        else:
            yield name, Loaded(None, content, (*problems, *content.findings))


def check_text(project: Project, text: str, today: date) -> tuple[Finding, ...]:
    """Return the findings that a project's base route would have with this text."""
    document, problems = yamldoc.parse(text, ROUTE)
    if document is None:
        return problems
    return _check(document, read_content(project), today, problems).findings


def language_of(project: Project) -> str | None:
    """Return the language that a project's route says it is in; None when it says none.

    It is read from the text, so that the findings of a route that cannot be read yet are told in its language
    too.
    """
    try:
        text = project.route.read_text("utf-8-sig", "replace")
    except OSError:
        return None
    match = _LANGUAGE.search(text)
    return match[1] if match else None


def _check(document: Document, content: Content, today: date, warnings: tuple[Finding, ...] = ()) -> Loaded:
    """Return the checked route of a document; `warnings` are those of reading it."""
    route, problems = model.read_route(document)
    if route is None:
        return Loaded(None, content, (*warnings, *problems, *content.findings))
    subject = Subject(document, route, frozenset(content.texts), today)
    findings = (*warnings, *checks.check(subject), *content.findings)
    signed, now = route.route.sign_off, content_hash(route, content.texts)
    if signed is None or signed.hash in (None, now):
        return Loaded(subject, content, findings)
    place = document.value_place(("route", "sign_off", "hash"))
    lapsed = Finding(
        "sign-off-changed", place, phrase("sign-off-changed", now=now), severity=Severity.WARNING
    )
    head = route.route.model_copy(update={"sign_off": None})
    subject = replace(subject, route=route.model_copy(update={"route": head}))
    return Loaded(subject, content, (*findings, lapsed), lapsed_sign_off=signed)


def _edition(project: Project, document: Document, base: Loaded, today: date) -> Loaded:
    """Return the edition over a base.

    What is wrong with the base is told too, for nobody can build on it; its warnings and remarks are not the
    region's to mend.
    """
    region, own, findings = read_region(project)
    if region is None:
        return Loaded(None, base.content, findings)
    tokens = (project.theme / "assets" / "styles" / "tokens.css").read_text("utf-8")
    own_edition, problems = edition(document, region, tokens, base.content.texts)
    findings = (*findings, *problems)
    if base.subject is None:
        return Loaded(None, base.content, (*base.findings, *findings))
    if own_edition is None:
        return Loaded(None, base.content, findings)
    content = replace(
        base.content,
        texts={**base.content.texts, **own.texts},
        names={**base.content.names, **own.names},
        images={**base.content.images, **own.images},
    )
    checked = _check(own_edition.merged.document, content, today)
    inherited = frozenset(base.findings)
    attributed = attribute(tuple(_at_own_texts(checked.findings, own)), own_edition.merged, inherited)
    routes = (base.subject.route, checked.subject.route) if checked.subject else None
    own_edition = replace(
        own_edition, held_operations=held_operations(document, own_edition.merged, routes, own.texts)
    )
    if routes is not None:
        broken = check_locked_answers(document, own_edition.merged.document, routes)
        attributed = (*attributed, *attribute(tuple(broken), own_edition.merged))
    findings = (*findings, *check_approvals(own_edition.held_operations, own_edition.merged, today))
    findings = (*findings, *_counts_instead(project, own_edition, base.subject))
    own_findings = (
        finding for finding in attributed if finding.severity is Severity.ERROR or finding not in inherited
    )
    return Loaded(
        checked.subject,
        content,
        (*own_findings, *findings),
        own_edition,
        base.subject,
        checked.lapsed_sign_off,
    )


def _counts_instead(project: Project, edition: Edition, base: Subject) -> Iterator[Finding]:
    """Require that the edition that counts instead of a withdrawn one stands beside it."""
    document = edition.merged.overlay.document
    path = ("region", "withdrawn", "instead")
    gone = value_at(document.data, path)
    beside = (*project.regions, base.route.route.id) if project.region != project.root else ()
    if isinstance(gone, str) and (gone not in beside or gone == edition.merged.overlay.id):
        message = phrase("overlay-head.instead", id=gone)
        yield Finding("overlay-head", document.value_place(path), message, subjects=(path,))


def _at_own_texts(findings: Iterable[Finding], own: Content) -> Iterator[Finding]:
    """Yield the findings of an edition, those about a longer text that nothing names at its own file.

    Those about texts of the base are left out: a region that has replaced one cannot delete it.
    """
    for finding in findings:
        if finding.rule != ORPHAN:
            yield finding
        elif (name := str(dict(finding.message.arguments)["name"])) in own.names:
            yield replace(finding, place=Place(own.names[name]))


def read_region(project: Project) -> tuple[Region | None, Content, tuple[Finding, ...]]:
    """Return the files of the project's region; None when region.yaml cannot be read."""
    assert project.region is not None
    folder = project.region
    inside = folder.is_relative_to(project.root)
    named = f"{folder.relative_to(project.root).as_posix() if inside else folder.name}/".removeprefix("./")
    document, problems = yamldoc.read(folder / OVERLAY, f"{named}{OVERLAY}")
    own = read_content(project, folder)
    findings = (*problems, *own.findings)
    if document is None:
        return None, own, findings
    region = Region(document, read_kept(folder / FILE), f"{named}{FILE}", logos(folder), frozenset(own.texts))
    return region, own, findings
