"""What must stay possible, or impossible, in the base and in every edition that regions make of it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from routewijzer.annotations import DisplayName, EntryRef, Ref
from routewijzer.model.types import Flag, Id, Named, OneOrMore, Text


class RequiredPath(Named):
    """A way that every edition has, or that none has. The checks prove it on the merged route."""

    text: Annotated[Text, DisplayName()]
    """What a reader can always do, or never comes to, in one sentence."""
    at: Annotated[OneOrMore, Ref("element")] = ()
    """Where it begins; left out: at every decision. Of a decision each outcome is a beginning."""
    doubt: Flag = False
    """true: only outcomes whose rule is open, or asks for an answer with `unknown`."""
    when: Annotated[Mapping[Id, Annotated[OneOrMore, EntryRef("answers")]], Ref("question")] = Field(
        default_factory=dict
    )
    """Only cases with these answers: question → answers."""
    to: Annotated[OneOrMore, Ref("element")] = ()
    """What it leads to: one of these elements, or a call to one of these services."""
    steps: Annotated[int, Field(strict=True, ge=1, le=99)] | None = None
    """At most so many arrows or calls; left out: any number."""
    avoid: Annotated[OneOrMore, Ref("element")] = ()
    """What no outcome leads to in such a case, on any walk that the helper offers."""
