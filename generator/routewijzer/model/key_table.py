"""The table of every key of the model, in Markdown: what it is, and what it names."""

from collections.abc import Iterator

from routewijzer.annotations import LocalRef, Ref, Stated
from routewijzer.key_schema import KeySchema
from routewijzer.model.route import Route
from routewijzer.model.walk import key_schema
from routewijzer.yamldoc import KeyPath


def key_table(route: type[Route] = Route) -> str:
    """Return a table with a row for every key, by its path; `*` stands for an id.

    What the sections of elements share is written out in each, as an editor meets it.
    """
    lines = ("| key | what it is | names |", "| --- | --- | --- |")
    return "\n".join((*lines, *(_row(path, schema) for path, schema in _describe(route)))) + "\n"


def _describe(route: type[Route]) -> Iterator[tuple[KeyPath, KeySchema]]:
    todo: list[tuple[KeyPath, KeySchema]] = [((), key_schema(route))]
    while todo:
        path, schema = todo.pop()
        if schema.description:
            yield path, schema
        below: list[tuple[KeyPath, KeySchema]] = [((*path, key), part) for key, part in schema.fields.items()]
        below += [((*path, "*"), schema.entries)] if schema.entries is not None else []
        todo += reversed(below)


def _row(path: KeyPath, schema: KeySchema) -> str:
    description = " ".join(schema.description.split()).replace("|", "\\|")
    return f"| `{'.'.join(map(str, path))}` | {description} | {_names_of(schema)} |"


def _names_of(schema: KeySchema) -> str:
    """Return what the ids in a field name, or whether statements stand there."""
    for place in (schema, schema.items):
        if place is not None and (reference := place.get(Ref)) is not None:
            return reference.kind
        if place is not None and (local := place.get(LocalRef)) is not None:
            return f"its own {local.field}"
    entry = schema.entries
    return "statements" if entry is not None and entry.get(Stated) else ""
