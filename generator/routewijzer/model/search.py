"""What readers type into the search, and what their words mean there."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from routewijzer.annotations import Annotation, Meaning, Verbatim
from routewijzer.model.types import Id, Keyed, Named, Part, ServiceId, TextList


class Alarm(Named):
    """Words after which the search puts numbers to call above all results."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(),)

    words: Annotated[TextList, Verbatim()] = Field(min_length=1)
    """Words or phrases as people type them; a phrase counts when all its words are typed, in any order."""
    services: tuple[ServiceId, ...] = Field(min_length=1)
    """The services to call, the first on top."""


class SearchTerms(Part):
    """What readers type, beside the words of the pages."""

    same: Annotated[Mapping[Id, TextList], Verbatim()] = Field(default_factory=dict)
    """Words that mean the same to who searches: everyday words, dialect, other spellings."""
    alarms: Keyed[Alarm] = Field(default_factory=dict)
    """What somebody types who may be in danger, and whom to call then."""
