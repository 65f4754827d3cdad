"""`Document` → `Route`, with every mistake as a finding at its place."""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from routewijzer.findings import Finding, did_you_mean, in_order, nearest, shown
from routewijzer.model.route import Route
from routewijzer.model.types import ID_PATTERN, Named
from routewijzer.source import Document, Path

RULES: Mapping[str, str] = {
    "unknown-key": "Every key is one that the model knows.",
    "missing-key": "Every key that the model needs is there.",
    "bad-type": "A value is of the kind that its key asks for: text, a list, keys and values, true or false.",
    "bad-value": "A value is one of those that its key allows, and no longer or larger than it may be.",
    "bad-id": "An id has only a-z, 0-9 and hyphens, begins with a letter and has at most 60 characters.",
    "bad-url": "A web address begins with https:// or http://, names a host and has no blanks.",
    "bad-day": "A day exists and is written as 2026-11-23.",
    "bad-file": "A longer text is a Markdown file inside `content/`, named in a-z, 0-9 and hyphens.",
    "bad-character": "A text holds no characters that cannot be shown.",
}
"""What reading a route refuses: rule → what it asks. A route with one of these is not checked further."""

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "mapping_type": "expected keys and values",
    "dict_type": "expected keys and values",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "tuple_type": "expected a list",
}
_OWN = {
    "character": "bad-character",
    "day": "bad-day",
    "address": "bad-url",
    "file": "bad-file",
    "own_id": "unknown-key",
}
_LIMIT = {
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "too_short": "is empty",
    "too_long": "is longer than {max_length} characters",
    "greater_than_equal": "is {given}, expected at least {ge}",
    "less_than_equal": "is {given}, expected at most {le}",
    "string_pattern_mismatch": "is {given}, expected a year, a month or a day",
}


def read_route(document: Document) -> tuple[Route | None, tuple[Finding, ...]]:
    """Reads a whole route. Returns the route, or None with all findings (see `RULES`); never raises."""
    try:
        return Route.model_validate(document.data), ()
    except ValidationError as error:
        details = [one for one in error.errors(include_url=False) if not _is_derived(document, one)]
        meant = frozenset(_meant(details))
        return None, in_order(_finding(document, one) for one in details if _path(one) not in meant)


def _is_derived(document: Document, details: ErrorDetails) -> bool:
    """A bad id that the model took from a key: told once, at the key."""
    is_id = details["type"] == "string_pattern_mismatch" and details["ctx"]["pattern"] == ID_PATTERN
    return is_id and _path(details) not in document.values


def _meant(details: Iterable[ErrorDetails]) -> Iterable[Path]:
    """The missing keys that a misspelled one stands for: told once, as the misspelling."""
    missing = {_path(one) for one in details if one["type"] == "missing"}
    for one in details:
        if one["type"] == "extra_forbidden":
            *owner, key = _path(one)
            name = nearest(str(key), _known_keys(tuple(owner)))
            if name and (*owner, name) in missing:
                yield (*owner, name)


def _path(details: ErrorDetails) -> Path:
    return tuple(step for step in details["loc"] if step != "[key]")


def _finding(document: Document, details: ErrorDetails) -> Finding:
    path, kind, given = _path(details), details["type"], details["input"]
    context: Mapping[str, Any] = details.get("ctx", {})
    place = document.value_place(path)
    if kind == "missing":
        message = f'missing key "{path[-1]}"{_inside_of(path)}'
        return Finding("missing-key", document.place(path[:-1]), message, "add it")
    if kind == "extra_forbidden":
        known = _known_keys(path[:-1])
        hint = did_you_mean(str(path[-1]), known) or f"known: {', '.join(known)}"
        message = f"unknown key {shown(str(path[-1]))}{_inside_of(path)}"
        return Finding("unknown-key", document.place(path), message, hint)
    if kind == "own_id":
        path = (*path, str(context["key"]), "id")
        message = f'unknown key "id"{_inside_of(path)}'
        hint = f"delete it: {shown(str(path[-2]))} is the id"
        return Finding("unknown-key", document.place(path), message, hint)
    if kind == "literal_error":
        options = str(context["expected"]).replace("'", '"')
        words = options.replace('"', "").replace(" or ", ", ").split(", ")
        hint = did_you_mean(given, words) if isinstance(given, str) else ""
        return Finding("bad-value", place, f"{_named(path)} is {_shown(given)}, expected {options}", hint)
    if kind == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        spot = document.place(path) if details["loc"][-1:] == ("[key]",) else place
        hint = "use a-z, 0-9 and hyphens, begin with a letter, at most 60"
        return Finding("bad-id", spot, f"{_shown(given)} is no id", hint)
    if kind in _OWN:
        what = "holds a" if kind == "character" else f"is {_shown(given)}, expected"
        return Finding(_OWN[kind], place, f"{_named(path)} {what} {details['msg']}")
    if kind in _EXPECTED:
        hint = "quotes make a text of it" if kind == "string_type" and isinstance(given, bool) else ""
        return Finding("bad-type", place, f"{_named(path)} is {_shown(given)}, {_EXPECTED[kind]}", hint)
    limit = _LIMIT.get(kind, details["msg"]).format(given=_shown(given), **context)
    return Finding("bad-value", place, f"{_named(path)} {limit}")


def _named(path: Path) -> str:
    """What to call the value at `path`: its key in quotes, or "item 2 of …"."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_named(path[:-1])}"
    return shown(path[-1])


def _inside_of(path: Path) -> str:
    return f" in {_named(path[:-1])}" if len(path) > 1 else ""


def _shown(value: object) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, Mapping):
        return "keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    return shown(str(value).lower() if isinstance(value, bool) else str(value))


def _known_keys(path: Path) -> tuple[str, ...]:
    """The keys that the model knows at `path`."""
    here: Any = Route
    for step in path:
        here = _inside(here, step)
    here = _unwrap(here)
    if isinstance(here, type) and issubclass(here, BaseModel):
        return tuple(name for name in here.model_fields if name != "id" or not issubclass(here, Named))
    return ()


def _inside(kind: Any, step: str | int) -> Any:
    """The type of what stands at `step` in a value of type `kind`."""
    kind = _unwrap(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(step))
        return field.annotation if field else None
    arguments = get_args(kind)
    if not arguments:
        return None
    return arguments[-1] if get_origin(kind) is Mapping else arguments[0]


def _unwrap(kind: Any) -> Any:
    """The type inside Annotated and Optional."""
    while True:
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            kind = next((part for part in get_args(kind) if part is not type(None)), None)
        elif hasattr(kind, "__metadata__"):
            kind = get_args(kind)[0]
        elif origin is Literal:
            return None
        else:
            return kind
