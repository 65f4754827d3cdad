"""The JSON Schema of what `export json` writes: for the programs of others, versioned."""

from collections.abc import Iterator
from typing import Any

from routewijzer.exports.data import EXPORT_VERSION
from routewijzer.model import Route
from routewijzer.model.schema import DIALECT
from routewijzer.model.types import Named

_TEXT: dict[str, Any] = {"type": "string"}
_MAY_LACK: dict[str, Any] = {"type": ["string", "null"]}

_EDGE: dict[str, Any] = {
    "type": "object",
    "description": "An arrow, with the ids of both ends.",
    "properties": {
        "from": {**_TEXT, "description": "The id of the element that it leaves."},
        "to": {**_TEXT, "description": "The id of the element that it leads to."},
        "kind": {"enum": ["main", "contact", "exit", "escalation"], "description": "The kind of the arrow."},
        "when": {**_MAY_LACK, "description": "The condition as a clause; null: always."},
        "basis": {"enum": ["stated", "inferred"], "description": "Whether the source states it."},
        "source": {**_MAY_LACK, "description": "The id of the source; null: that of the element."},
        "outcome": {**_MAY_LACK, "description": "The outcome of a decision that it belongs to."},
    },
    "required": ["from", "to", "kind", "when", "basis", "source", "outcome"],
    "additionalProperties": False,
}

_DERIVED_FIELDS: dict[str, Any] = {
    "export": {"const": EXPORT_VERSION, "description": "The version of this form."},
    "order": {"type": "array", "items": _TEXT, "description": "The ids of all elements in reading order."},
    "edges": {"type": "array", "items": _EDGE, "description": "Every arrow."},
    "dial": {
        "type": "object",
        "additionalProperties": {**_TEXT, "pattern": "^tel:"},
        "description": "The address that dials each service.",
    },
}
"""What the export has beside the model."""


def _loosen(form: dict[str, Any]) -> None:
    """Allow what an author may leave out: what is null is left out here too, and a list may be empty."""
    fields = form["properties"]
    nullable = {key for key, value in fields.items() if {"type": "null"} in value.get("anyOf", ())}
    if "required" in form:
        form["required"] = [key for key in form["required"] if key not in nullable]
    for value in fields.values():
        for choice in value.get("anyOf", ()) if value.get("default") == [] else ():
            choice.pop("minItems", None)


def _part_names(kind: type[Named]) -> Iterator[str]:
    """Yield the names of all parts of the model that stand under an id, which a file does not repeat."""
    for part in kind.__subclasses__():
        yield part.__name__
        yield from _part_names(part)


def data_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of `as_json`: the model as it was read, and what is derived from it.

    What the model may leave out is left out there too, so only what always has a value is required.
    """
    schema = Route.model_json_schema(mode="serialization")
    named = set(_part_names(Named))
    for name, part in (("", schema), *schema["$defs"].items()):
        for form in (part, *part.get("anyOf", ())):
            form.pop("title", None)
            if "properties" in form:
                _loosen(form)
                if name in named:
                    form["properties"]["id"] = {**_TEXT, "description": "The id it stands under."}
    schema["properties"] |= _DERIVED_FIELDS
    schema["required"] = [*schema["required"], *_DERIVED_FIELDS]
    return {"$schema": DIALECT, "title": f"Routewijzer export {EXPORT_VERSION}", **schema}
