"""Base and edition side by side: everything that differs, told from both models, not from the overlay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routewijzer.annotations import ForEditors, OwnPage
from routewijzer.editions.difference import Differences, EdgeDifference, FieldChange, PartDifference
from routewijzer.editions.tables import tables
from routewijzer.editions.values import changes
from routewijzer.graph import Edge, Graph
from routewijzer.key_schema import KeySchema, display_name
from routewijzer.model import Route, key_schema
from routewijzer.yamldoc import Data, Document, KeyPath

_ARROW = ("to", "when", "kind")
"""What `Way` tells of an arrow."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the route that is compared: its document and what follows from it."""

    document: Document
    graph: Graph

    @property
    def route(self) -> Route:
        """The model."""
        return self.graph.route

    @property
    def keys(self) -> KeySchema:
        """The keys of the model, with what each means."""
        return key_schema(type(self.route))

    @property
    def name(self) -> str:
        """The edition and its version: "Basisroute 0.1"."""
        return f"{self.route.route.edition} {self.route.route.version}"


def diff(base: Version, edition: Version, reasons: Mapping[KeyPath, str] | None = None) -> Differences:
    """Return what differs.

    Both must be sound; `reasons` are those of removals by their path in the base.
    """
    why = reasons or {}
    return Differences(
        base.name,
        edition.name,
        tuple(_parts(base, edition, why)),
        tuple(_ways(base.graph, edition.graph)),
        tables(base.route, edition.route),
    )


def _parts(base: Version, edition: Version, reasons: Mapping[KeyPath, str]) -> Iterator[PartDifference]:
    old, new = _sections(base.document), _sections(edition.document)
    for section in dict.fromkeys((*new, *old)):
        schema = edition.keys.child(section)
        if schema is None or schema.get(ForEditors):
            continue
        before, after = old.get(section), new.get(section)
        entry = schema.entries
        if entry is None or not entry.fields or not (isinstance(before, dict) and isinstance(after, dict)):
            differences = tuple(changes(before, after, _below(reasons, (section,))))
            if differences:
                yield PartDifference(
                    "changed", section, "", edition.route.route.name, page=False, changes=differences
                )
            continue
        for key in dict.fromkeys((*after, *before)):
            part = _part((section, key), entry, before.get(key), after.get(key), reasons)
            if part is not None:
                yield part


def _part(
    path: tuple[str, str], schema: KeySchema, before: Data, after: Data, reasons: Mapping[KeyPath, str]
) -> PartDifference | None:
    section, key = path
    title = display_name(schema, after if after is not None else before) or key
    page = schema.get(OwnPage) is not None and after is not None
    if before is None:
        return PartDifference("added", section, key, title, page)
    if after is None:
        return PartDifference("removed", section, key, title, page, reason=reasons.get(path, ""))
    field_changes = changes(before, after, _below(reasons, path))
    own_changes = tuple(change for change in field_changes if not _is_way(change))
    return PartDifference("changed", section, key, title, page, own_changes) if own_changes else None


def _is_way(change: FieldChange) -> bool:
    """Whether `Way` already tells it."""
    if change.path[:1] == ("next",):
        return len(change.path) == 2 or change.path[2:3] in tuple((name,) for name in _ARROW)
    return change.path[:1] == ("outcomes",) and change.path[2:3] in (("to",), ("when",))


def _sections(document: Document) -> Mapping[str, Data]:
    return document.data if isinstance(document.data, dict) else {}


def _below(reasons: Mapping[KeyPath, str], path: KeyPath) -> Mapping[KeyPath, str]:
    return {
        reason_path[len(path) :]: text
        for reason_path, text in reasons.items()
        if reason_path[: len(path)] == path
    }


def _ways(base: Graph, edition: Graph) -> Iterator[EdgeDifference]:
    """Yield the arrows that differ.

    Arrows between the same two elements are matched by their outcome or, in the author's order, one by one.
    """
    old, new = _edges_by_key(base), _edges_by_key(edition)
    for key, edge in new.items():
        source, target = (edition.route.elements[key].title for key in (edge.source, edge.target))
        if key not in old:
            yield EdgeDifference("added", source, target, after=edge.when)
        elif (old[key].when, old[key].kind) != (edge.when, edge.kind):
            yield EdgeDifference("changed", source, target, old[key].when, edge.when)
    for key, edge in old.items():
        if key not in new:
            source, target = (base.route.elements[key].title for key in (edge.source, edge.target))
            yield EdgeDifference("removed", source, target, before=edge.when)


def _edges_by_key(graph: Graph) -> Mapping[tuple[str, str, KeyPath], Edge]:
    return {(edge.source, edge.target, edge.origin): edge for edge in graph.edges}
