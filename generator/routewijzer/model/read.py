"""`Document` → `Route`, with every mistake as a finding at its place."""

from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from routewijzer.findings import Finding, did_you_mean
from routewijzer.model.route import Route
from routewijzer.model.types import ID_PATTERN, Named
from routewijzer.source import Document, Path

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "mapping_type": "expected keys and values",
    "dict_type": "expected keys and values",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "tuple_type": "expected a list",
    "iterable_type": "expected a list",
}
_HINT = {"string_type": "write a text; quotes make one of true, false and empty values"}


def read_route(document: Document) -> tuple[Route | None, tuple[Finding, ...]]:
    """Reads a whole route. Returns the route, or None with all findings (rule `shape`); never raises."""
    try:
        return Route.model_validate(document.data), ()
    except ValidationError as error:
        return None, tuple(_finding(document, details) for details in error.errors(include_url=False))


def _finding(document: Document, details: ErrorDetails) -> Finding:
    is_key = details["loc"][-1:] == ("[key]",)
    path: Path = tuple(step for step in details["loc"] if step != "[key]")
    kind = details["type"]
    name = path[-1] if path else "file"
    context: Mapping[str, Any] = details.get("ctx", {})
    if kind == "missing":
        place = document.place(path[:-1])
        return Finding("shape", place, f'key "{name}" is missing', "add it")
    if kind == "extra_forbidden":
        known = _known_keys(path[:-1])
        hint = did_you_mean(str(name), known) or f"known keys: {', '.join(known)}"
        return Finding("shape", document.place(path), f'unknown key "{name}"', hint)
    if kind == "literal_error":
        options = str(context["expected"]).replace("'", '"')
        given = details["input"]
        hint = (
            did_you_mean(given, options.replace('"', "").replace(" or ", ", ").split(", "))
            if isinstance(given, str)
            else ""
        )
        return Finding(
            "shape", document.value_place(path), f'"{name}" is {_shown(given)}, expected {options}', hint
        )
    if kind == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        place = document.place(path) if is_key else document.value_place(path)
        return Finding(
            "shape",
            place,
            f"{_shown(details['input'])} is no id",
            "use a-z, 0-9 and hyphens, begin with a letter, at most 60",
        )
    expected = _EXPECTED.get(kind) or _plain(details["msg"])
    message = (
        f'"{name}" is {_shown(details["input"])}: {expected}'
        if kind in _EXPECTED
        else f'"{name}": {expected}'
    )
    return Finding("shape", document.value_place(path), message, _HINT.get(kind, ""))


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ").replace("String", "text").replace("Input", "value")


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'


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
    kind = _unwrap(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(step))
        return field.annotation if field else None
    arguments = get_args(kind)
    return (
        arguments[-1]
        if get_origin(kind) is Mapping or len(arguments) < 2
        else arguments[0]
        if arguments
        else None
    )


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
