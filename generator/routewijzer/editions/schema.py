"""The JSON Schema of region.yaml, made from the one of the model: completes and checks in an editor."""

from typing import Any

from routewijzer.model import json_schema
from routewijzer.overlay.operation import KINDS
from routewijzer.overlay.read import FORMAT, MAY, MODES, NEEDED, TOKENS

_LEFT_OUT = ("format", "regions")
_COLOUR = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
_TOLD = {
    "fill": "What the base asks every region to fill in.",
    "change": "What the region says differently, by id and field.",
    "add": "What the base has not; `before` or `after` a neighbour's id says where.",
    "remove": "What the edition has not: a text is the reason.",
}


def overlay_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of region.yaml, with the description of every key. It knows the shape of
    the base, not its ids: those are checked by `routewijzer check`."""
    whole = json_schema()
    parts: dict[str, Any] = whole["$defs"]
    root = {key: part for key, part in whole["properties"].items() if key not in _LEFT_OUT}
    partial = {f"Some{name}": _loose(part, "Some") for name, part in parts.items()}
    added = {f"New{name}": _loose(part, "New", ordered=True) for name, part in parts.items()}
    removed = {"type": ["string", "object"], "additionalProperties": {"$ref": "#/$defs/Removed"}}
    by_kind: dict[str, Any] = {
        "fill": _section(root, "Some"),
        "change": _section(root, "Some"),
        "add": _section(root, "New"),
        "remove": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Removed"}},
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
            **{kind: {**by_kind[kind], "description": _TOLD[kind], "minProperties": 1} for kind in KINDS},
        },
        "$defs": {**parts, **partial, **added, "Removed": removed},
    }


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
        "required": list(NEEDED),
        "properties": {
            **{name: fields[name] for name in (*NEEDED, *MAY)},
            "colours": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(TOKENS, pair),
            },
            "logo": logo,
            "places": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        },
    }


def _section(root: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _renamed(part, prefix) for key, part in root.items()},
    }


def _loose(part: dict[str, Any], prefix: str, ordered: bool = False) -> dict[str, Any]:
    """A part with all keys optional; `ordered` with the two that say where something added stands."""
    if "properties" not in part:
        return _renamed(part, prefix)  # type: ignore[no-any-return]
    order = {"before": {"type": "string"}, "after": {"type": "string"}} if ordered else {}
    fields = {key: _renamed(field, prefix) for key, field in part["properties"].items()}
    kept = {key: value for key, value in part.items() if key not in ("required", "properties")}
    return {**kept, "properties": {**fields, **order}}


def _renamed(part: Any, prefix: str) -> Any:
    """A schema that refers to the loose parts. Lists also take a mapping from items to their order."""
    if isinstance(part, list):
        return [_renamed(one, prefix) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: value.replace("#/$defs/", f"#/$defs/{prefix}") if key == "$ref" else _renamed(value, prefix)
        for key, value in part.items()
        if key not in ("minItems", "minProperties", "default")
    }
    if prefix == "New" and kept.get("type") == "array":
        named = {"type": "object", "additionalProperties": {"type": ["object", "null"]}}
        return {"anyOf": [kept, named]}
    return kept
