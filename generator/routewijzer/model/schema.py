"""The JSON Schema of the model: completes and checks `route.yaml` in an editor."""

from collections.abc import Iterator
from typing import Any

from routewijzer.model.route import Route

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(route: type[Route] = Route) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of `route.yaml`, with the description of every key.

    It refuses what `read_route` refuses as far as a schema can: unknown and missing keys, bad ids, values of
    a wrong kind. A whole number is text where text is asked (`phone: 112`), as it is for the reader.
    """
    schema = route.model_json_schema()
    for part in _parts(schema):
        if isinstance(part.get("title"), str):
            del part["title"]
        if "patternProperties" in part:
            part["additionalProperties"] = False
        if part.get("type") == "string" and "minLength" in part and "pattern" not in part:
            part["type"] = ["string", "number"]
    target = schema["$defs"]["Next"]
    target["required"] = [key for key in target["required"] if key != "to"]
    return {"$schema": DIALECT, "title": "Routewijzer route", **schema}


def _parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema and all schemas inside it."""
    todo: list[Any] = [schema]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            yield part
            todo.extend(part.values())
        elif isinstance(part, list):
            todo.extend(part)
