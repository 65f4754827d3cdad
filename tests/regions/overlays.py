"""Reads overlays from text, as the commands do, over a small base and over the real one."""

from datetime import date
from functools import cache
from pathlib import Path

from routewijzer.checks import Subject, check
from routewijzer.editions import check_approvals, check_locked_answers, held_operations
from routewijzer.findings import Finding, in_order
from routewijzer.model import Route, read_route
from routewijzer.overlay import Merged, Overlay, read_overlay
from routewijzer.overlay_checks import attribute, merge_checked
from routewijzer.yamldoc import Document, parse
from sentences import lines

TODAY = date(2026, 11, 23)
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BASE = (HERE / "route.yaml").read_text(encoding="utf-8")

HEAD = """format: 1
region: {id: north, edition: North, owner: Office north, version: "2", published: 2026-11-20}
"""
FILL = """fill:
  services:
    shelter: {url: "https://example.org/north", hours: Always}
"""


def base(*changes: tuple[str, str], text: str = BASE) -> Document:
    """Return the small base, with parts of its text replaced; each part must stand there once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return document(text, "route.yaml")


def document(text: str, file: str) -> Document:
    """Return a text as a document; fails with its findings."""
    read, findings = parse(text, file)
    assert read is not None, lines(findings)
    return read


def overlay(body: str, head: str = HEAD + FILL) -> Overlay:
    """Return the overlay that `body` says under a good head; fails with its findings."""
    read, findings = read_overlay(document(head + body, "region.yaml"))
    assert read is not None, lines(findings)
    return read


def merge_overlay(body: str, onto: Document | None = None, head: str = HEAD + FILL) -> Merged:
    """Return the edition that `body` makes of the small base; fails with its findings."""
    edition, findings = merge_checked(onto or base(), overlay(body, head))
    assert edition is not None, lines(findings)
    return edition


def route_of(document: Document) -> Route:
    """Return the route of a document; fails with its findings."""
    route, findings = read_route(document)
    assert route is not None, lines(findings)
    return route


def findings_of(
    text: str, onto: Document | None = None, content: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """All that is wrong with the region.yaml that `text` is, and with the edition it makes."""
    onto = onto or base()
    read, findings = parse(text, "region.yaml")
    if read is None:
        return findings
    over, findings = read_overlay(read)
    if over is None:
        return findings
    edition, findings = merge_checked(onto, over)
    if edition is None:
        return in_order(findings)
    route, problems = read_route(edition.document)
    if route is None:
        return attribute(problems, edition)
    real = onto is real_base() and content is real_content()
    inherited, base_route = real_checked() if real else check_base(onto, content)
    routes = (base_route, route)
    found = (
        *check(Subject(edition.document, route, content, TODAY)),
        *check_locked_answers(onto, edition.document, routes),
        *check_approvals(held_operations(onto, edition, routes), edition, TODAY),
    )
    return in_order(attribute((*findings, *found), edition, inherited))


def check_base(onto: Document, content: frozenset[str]) -> tuple[tuple[Finding, ...], Route]:
    """Return what the checks say of a base, and its route."""
    route = route_of(onto)
    return check(Subject(onto, route, content, TODAY)), route


@cache
def real_base() -> Document:
    """Return the base route of this project."""
    return document((ROOT / "route.yaml").read_text(encoding="utf-8"), "route.yaml")


@cache
def real_content() -> frozenset[str]:
    """Return the longer texts of the base route."""
    return frozenset(path.name for path in (ROOT / "content").glob("*.md"))


@cache
def real_checked() -> tuple[tuple[Finding, ...], Route]:
    """Return what the checks say of the base route of this project, and its route."""
    return check_base(real_base(), real_content())


def example(name: str) -> str:
    """Return the text of an example region."""
    return (ROOT / "regions" / name / "region.yaml").read_text(encoding="utf-8")
