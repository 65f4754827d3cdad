"""The JSON Schema of region.yaml, made from the one of the model: completes and checks in an editor."""

from typing import Any

from routewijzer.annotations import ForEditors
from routewijzer.format_version import FORMAT
from routewijzer.key_schema import KeySchema, display_name
from routewijzer.model import Route, json_schema, key_schema
from routewijzer.overlay.approval import FIELDS
from routewijzer.overlay.approval import KEY as APPROVED
from routewijzer.overlay.operation import KINDS, REASONED_KINDS
from routewijzer.overlay.read import MAY, MODES, NAMES, NEEDED_KEYS, TOKENS
from routewijzer.yamldoc import Data

_COLOUR = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
_APPROVAL: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": list(FIELDS),
    "properties": {name: {"type": "string", "minLength": 1} for name in FIELDS},
}
_STRICT = ("required", "minItems", "minProperties", "default")
"""What holds for a whole part and not for a piece of it."""

_ORDER: dict[str, Any] = {"before": {"type": "string"}, "after": {"type": "string"}}
_DESCRIPTIONS = {
    "fill": "What the base asks every region to fill in.",
    "change": "What the region says differently, by id and field.",
    "add": "What the base has not; `before` or `after` a neighbour's id says where.",
    "remove": "What the edition has not: a text is the reason.",
    "keep": "What the base suggests to look at and the region leaves as it is: a text is the reason.",
}


def overlay_schema(route: type[Route] = Route) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of region.yaml, with the description of every key.

    It knows the shape of the base, not its ids: those are checked by `routewijzer check`.
    """
    whole = json_schema(route)
    parts: dict[str, Any] = whole["$defs"]
    root = {
        key: whole["properties"][key]
        for key, section in key_schema(route).fields.items()
        if not section.get(ForEditors)
    }
    partial = {f"Some{name}": _loose(part, "Some") for name, part in parts.items()}
    added = {f"New{name}": _loose(part, "New") for name, part in parts.items()}
    removed = {"type": ["string", "object"], "additionalProperties": {"$ref": "#/$defs/Removed"}}
    by_kind: dict[str, Any] = {
        "fill": _section(root, "Some"),
        "change": _section(root, "Some"),
        "add": _section(root, "New"),
        **{
            kind: {"type": "object", "additionalProperties": {"$ref": "#/$defs/Removed"}}
            for kind in REASONED_KINDS
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Routewijzer region",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "region"],
        "properties": {
            "format": {"const": FORMAT},
            "region": _head(parts["Head"]["properties"]),
            **{
                kind: {**by_kind[kind], "description": _DESCRIPTIONS[kind], "minProperties": 1}
                for kind in KINDS
            },
            APPROVED: {"type": "object", "minProperties": 1, "additionalProperties": _APPROVAL},
        },
        "$defs": {**parts, **partial, **added, "Removed": removed},
    }


def schema_over(base: Data, route: type[Route] = Route) -> dict[str, Any]:
    """Return the schema of region.yaml over one base: it offers the base's ids, each with what the base says.

    `base` is the plain data of route.yaml. An id that it does not have stays allowed, for what is added.
    """
    schema, keys = overlay_schema(route), key_schema(route)
    data = base if isinstance(base, dict) else {}
    offered = schema["properties"]["change"]["properties"]
    known = {name: part for name, part in data.items() if name in offered}
    schema["$defs"] |= {f"Base-{name}": _open_schema(part, keys.child(name)) for name, part in known.items()}
    for kind in KINDS:
        sections = schema["properties"][kind].setdefault("properties", {})
        for name in known:
            sections[name] = {**sections.get(name, {}), "allOf": [{"$ref": f"#/$defs/Base-{name}"}]}
    return schema


def _open_schema(value: Data, keys: KeySchema | None) -> dict[str, Any]:
    """Return a schema that asks for nothing and tells what stands at each key."""
    if isinstance(value, dict):
        name = display_name(keys, value) if keys is not None else None
        inner = {key: _open_schema(part, keys.child(key) if keys else None) for key, part in value.items()}
        return {**({"description": name} if name else {}), "properties": inner}
    return {"description": value} if isinstance(value, str) else {}


def _head(fields: dict[str, Any]) -> dict[str, Any]:
    pair = {
        "type": "object",
        "additionalProperties": False,
        "required": list(MODES),
        "properties": dict.fromkeys(MODES, _COLOUR),
    }
    logo = {
        "type": "object",
        "additionalProperties": False,
        "required": ["file", "text"],
        "properties": {"file": {"type": "string", "pattern": r"\.(svg|png)$"}, "text": {"type": "string"}},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(NEEDED_KEYS),
        "properties": {
            **{name: fields[name] for name in (*NEEDED_KEYS, *MAY)},
            "colours": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(TOKENS, pair),
            },
            "logo": logo,
            **{key: {"type": "array", "minItems": 1, "items": {"type": "string"}} for key in NAMES},
        },
    }


def _section(root: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _loose(part, prefix) for key, part in root.items()},
    }


def _loose(part: Any, prefix: str) -> Any:
    """Return a schema with all keys optional that refers to the loose parts.

    Under `add` (prefix "New") the keys say too where a part stands, and a list may be a mapping from its new
    items to their order.
    """
    if isinstance(part, list):
        return [_loose(item, prefix) for item in part]
    if not isinstance(part, dict):
        return part
    members = {key: _loose(value, prefix) for key, value in part.items() if key not in _STRICT}
    if "$ref" in part:
        members["$ref"] = part["$ref"].replace("#/$defs/", f"#/$defs/{prefix}")
    if prefix == "New" and "properties" in part:
        members["properties"] |= _ORDER
    if prefix == "New" and part.get("type") == "array":
        named = {"type": "object", "additionalProperties": {"type": ["object", "null"]}}
        return {"anyOf": [members, named]}
    return members
