"""The first question of the helper, in everyday words: what somebody comes with, and what they do then."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from routewijzer.annotations import Annotation, DisplayName, Meaning, Ref, SearchText, Stated
from routewijzer.model.types import (
    Basis,
    Flag,
    Id,
    Keyed,
    Named,
    OneOrMore,
    Part,
    QuestionId,
    SourceId,
    Text,
    Title,
)

Ways = Annotated[Mapping[Id, Annotated[Title, SearchText()]], Ref("element")]
"""Element → what the link to it says. A decision begins in the helper, any other element has its page."""


class EntranceGoal(Named):
    """What somebody does with an answer."""

    text: Annotated[Text | None, SearchText()] = None
    """What to do, in one to three short sentences."""
    call: Annotated[OneOrMore, Ref("service")] = ()
    """The services to call, in this order."""
    ways: Ways = Field(default_factory=dict)
    """Where to go on: element → what the link says. A decision begins in the helper."""


class FollowUp(Part):
    """A question behind an answer, where it depends on the person what comes next."""

    question: QuestionId
    """The question."""
    answers: Keyed[EntranceGoal]
    """Each of its answers → what to do."""


class EntranceAnswer(EntranceGoal):
    """Something that somebody comes with."""

    annotations: ClassVar[tuple[Annotation, ...]] = (
        Stated(rests_on="route", default="inferred"),
        Meaning(follows=("call", "ways")),
    )

    title: Annotated[Title, DisplayName(), SearchText()]
    """What they say, in their own words."""
    danger: Flag = False
    """true: there is danger now. It stands first, and leads to calls alone: first that for danger."""
    closing: Flag = False
    """true: somebody thinks that it is over. It leads to the one decision that guards the end."""
    places: Flag = False
    """true: it leads to the list of steps with the decisions there."""
    ask: FollowUp | None = None
    """A question that comes first."""
    basis: Basis = "inferred"
    """Whether the source says so."""
    source: SourceId | None = None
    """The source, when it is another one than the route's main source."""


class Entrance(Part):
    """The question that the helper begins with."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(),)

    question: Annotated[Title, SearchText()]
    """The question."""
    lead: Text | None = None
    """How to answer it, in one short sentence."""
    answers: Annotated[Keyed[EntranceAnswer], Field(min_length=2)]
    """The answers; the first three are the largest."""
    also_at: Annotated[Mapping[Id, Annotated[Id, Ref("decision")]], Ref("element")] = Field(
        default_factory=dict
    )
    """Element → the decision that somebody there can take first, beside those that arrows lead to."""
