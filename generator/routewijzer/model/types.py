"""The small types that the model is made of: ids, texts, days, addresses, and mappings keyed by id."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from routewijzer.annotations import Annotation, DayLooked, Prose, Ref
from routewijzer.characters import is_blank
from routewijzer.findings import phrase
from routewijzer.page_ids import is_device
from routewijzer.urls import expected_instead

Basis = Literal["stated", "inferred", "open"]
"""How sure a statement is: the source says it, it follows from the source, the source leaves it open."""

ID_PATTERN = r"^[a-z][a-z0-9-]{0,59}$"
YEAR_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
_UNPRINTABLE = ("Cc", "Cs", "Cn", "Zl", "Zp")
"""Categories of Unicode: control characters, half and unknown ones, separators of lines and paragraphs."""
_FILE = r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\.md$"


class Part(BaseModel):
    """A piece of the model: frozen, refuses unknown keys, documents itself in the JSON Schema."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)

    annotations: ClassVar[tuple[Annotation, ...]] = ()
    """What a part of this class means to everything that reads models."""


def _as_text(value: object) -> object:
    """Return a whole number as text where text is asked (`phone: 112`), and any other value as it is.

    Refuse a text that shows nothing, and unprintable characters.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value and is_blank(value):
        raise PydanticCustomError("blank", "only blanks")
    if isinstance(value, str) and not value.isprintable():
        for character in value:
            if unicodedata.category(character) in _UNPRINTABLE and character not in "\n\t":
                raise PydanticCustomError("character", "unprintable", {"code": f"{ord(character):04X}"})
    return value


def _as_year(value: object) -> object:
    """Return a year, month or day that the calendar has."""
    text = _as_text(value)
    if isinstance(text, str) and re.fullmatch(YEAR_PATTERN, text):
        try:
            date.fromisoformat(f"{text}-01-01"[:10])
        except ValueError:
            raise PydanticCustomError("day", "no day", {"expected": phrase("expected.year")}) from None
    return text


def _as_day(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "no day", {"expected": phrase("expected.day")})


def _as_address(value: object) -> object:
    """Only http(s) addresses that lead where they seem to: nothing that could run in a browser."""
    if isinstance(value, str) and (expected := expected_instead(value)):
        raise PydanticCustomError("address", "no address", {"expected": expected})
    return value


def _as_file(value: object) -> object:
    if isinstance(value, str) and (
        not re.fullmatch(_FILE, value) or any(map(is_device, value.removesuffix(".md").split("/")))
    ):
        raise PydanticCustomError("file", "no file", {"expected": phrase("expected.file")})
    return value


def _as_many(value: object) -> object:
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


Id = Annotated[str, Field(strict=True, pattern=ID_PATTERN)]
"""A name inside the model and in page addresses: a-z, 0-9 and hyphens, begins with a letter, at most 60."""

Text = Annotated[str, BeforeValidator(_as_text), Field(strict=True, min_length=1, max_length=4000), Prose()]
"""Words for a reader. Always shown as they are: never markup, never code."""

Title = Annotated[str, BeforeValidator(_as_text), Field(strict=True, min_length=1, max_length=200), Prose()]
"""A name of at most 200 characters."""

Label = Annotated[str, BeforeValidator(_as_text), Field(strict=True, min_length=1, max_length=60), Prose()]
"""A few words in the picture, at most 60 characters."""

Day = Annotated[date, BeforeValidator(_as_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written as 2026-11-23."""

ContentHash = Annotated[str, Field(strict=True, pattern=r"^[0-9a-f]{16}$")]
"""The mark of a content: sixteen hexadecimal digits."""

DayOfCheck = Annotated[Day, DayLooked()]
"""A day on which somebody compared something with its source, or opened it."""

Year = Annotated[
    str,
    BeforeValidator(_as_year),
    StringConstraints(strict=True, pattern=YEAR_PATTERN),
    WithJsonSchema({"type": ["string", "integer"], "pattern": YEAR_PATTERN}),
]
"""When something was published, as exactly as is known: 2019, 2021-01 or 2021-01-25."""

Address = Annotated[
    str,
    BeforeValidator(_as_address),
    Field(strict=True, max_length=600, json_schema_extra={"format": "uri", "pattern": r"^https?://[^\s@]+$"}),
]
"""A web address, http or https."""

File = Annotated[
    str, BeforeValidator(_as_file), Field(strict=True, max_length=120, json_schema_extra={"pattern": _FILE})
]
"""A Markdown file in `content/`."""

IconName = Annotated[str, BeforeValidator(_as_text), Field(strict=True, min_length=1, max_length=80)]
"""The name of an icon of Material for MkDocs: material/school. That it exists is a check's."""

Language = Annotated[str, Field(strict=True, pattern=LANGUAGE_PATTERN)]
"""A language as browsers know it (BCP 47): en, fr, zh-Hant, pt-BR."""

Flag = Annotated[bool, Field(strict=True)]
"""true or false."""

TextList = tuple[Text, ...]
Ids = tuple[Id, ...]

ElementId = Annotated[Id, Ref("element")]
"""The id of a stakeholder, step, decision or service."""

DutyId = Annotated[Id, Ref("duty")]
"""The id of a duty."""

ServiceId = Annotated[Id, Ref("service")]
"""The id of a service."""

SourceId = Annotated[Id, Ref("source")]
"""The id of a publication."""

LinkId = Annotated[Id, Ref("link")]
"""The id of an entry of the link library."""

QuestionId = Annotated[Id, Ref("question")]
"""The id of a question."""

OneOrMore = Annotated[
    Ids,
    BeforeValidator(_as_many),
    Field(min_length=1),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    ),
]
"""One id, or a list of them."""


def _hand_keys(value: object) -> object:
    """Hands each entry of a mapping its own key as `id`."""
    if not isinstance(value, dict):
        return value
    entries: dict[Any, Any] = {}
    for key, entry in value.items():
        if isinstance(entry, dict):
            if "id" in entry:
                raise PydanticCustomError("own_id", "the key is the id", {"key": key})
            entry = {**entry, "id": key}
        entries[key] = entry
    return entries


T = TypeVar("T")
Keyed = Annotated[Mapping[Id, T], BeforeValidator(_hand_keys)]
"""A mapping from ids to parts; each part knows its id. The order is the reading order."""


class Named(Part):
    """A part that stands in a mapping under its id."""

    id: SkipJsonSchema[Id] = ""
