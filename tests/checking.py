"""Reads and checks a folder with a route, as the commands do, on a fixed day."""

from datetime import date
from pathlib import Path

from routewijzer import checks, model, yamldoc
from routewijzer.checks import Subject, check, rule_id
from routewijzer.findings import Finding, in_order
from routewijzer.model import Route, read_route
from routewijzer.pipeline import Built, make
from routewijzer.project import open_project
from routewijzer.yamldoc import Document, parse, read
from sentences import line

TODAY = date(2026, 11, 23)
ROUTES = Path(__file__).resolve().parent / "routes"
SMALLEST = (ROUTES / "ok" / "smallest" / "route.yaml").read_text(encoding="utf-8")

ALL_RULES = tuple(
    dict.fromkeys((*yamldoc.RULES, *model.RULES, *(rule_id(rule) for rule in checks.RULES), "silence"))
)
"""The ids of all rules that reading and checking one route can report."""


def findings_in(folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the route in `folder`."""
    document, findings = read(folder / "route.yaml", "route.yaml")
    if document is None:
        return findings
    texts = folder / "content"
    names = frozenset(path.relative_to(texts).as_posix() for path in texts.rglob("*.md"))
    return in_order((*findings, *_findings(document, names)))


def findings_of(text: str) -> tuple[Finding, ...]:
    """Return what is wrong with the route that `text` tells."""
    document, findings = parse(text, "route.yaml")
    return findings if document is None else in_order((*findings, *_findings(document, frozenset())))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the same as lines."""
    return tuple(line(finding) for finding in findings_of(text))


def route_of(text: str) -> Route:
    """Return the route that `text` tells; fails with its findings where there is none."""
    document, findings = parse(text, "route.yaml")
    assert document is not None, findings
    route, findings = read_route(document)
    assert route is not None, findings
    return route


def build(folder: Path) -> Built:
    """Build the site of the project in `folder`; fails with its findings where there is none."""
    result = make(open_project(folder), TODAY)
    assert isinstance(result, Built), result.findings
    return result


def change(*changes: tuple[str, str], of: str = SMALLEST) -> str:
    """Return the smallest good route with parts of its text replaced; each part must stand there once."""
    for old, new in changes:
        assert of.count(old) == 1, old
        of = of.replace(old, new)
    return of


def _findings(document: Document, content: frozenset[str]) -> tuple[Finding, ...]:
    route, findings = read_route(document)
    return findings if route is None else check(Subject(document, route, content, TODAY))
