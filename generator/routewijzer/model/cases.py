"""Practice cases: a situation and the stops of its way through the route."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from routewijzer.annotations import Annotation, DisplayName, Meaning, Ref
from routewijzer.model.types import ElementId, Flag, Id, Ids, Keyed, Named, Text, TextList, Title


class Variation(Named):
    """A "what if" at a stop: some answers changed, and the outcome that they then give."""

    answers: Mapping[Id, Id] = Field(min_length=1)
    """The changed answers; the others stay those of the stop."""
    outcome: Id
    """The outcome that these answers give."""


class Stop(Named):
    """One stop of a case: an element, what happens there, and what the group is asked."""

    at: ElementId
    """The element where the case stands."""
    tell: Text
    """What happens: two or three plain sentences."""
    ask: Text | None = None
    """The question to the group."""
    notes: TextList = ()
    """For the trainer: what to listen for, what the source leaves open."""
    decision: Annotated[Id, Ref("decision")] | None = None
    """The decision that is taken here, when it is a table about a choice inside the element."""
    answers: Mapping[Id, Id] = Field(default_factory=dict)
    """The answers of this case to the decision's questions."""
    outcome: Id | None = None
    """The outcome that these answers give."""
    other: Mapping[Id, Text] = Field(default_factory=dict)
    """Other outcome → why it is not safe or right in this case; left out, what the outcome says itself."""
    what_if: Keyed[Variation] = Field(default_factory=dict)
    """What would follow if one answer were another."""


class Case(Named):
    """A fictional situation to practise with. It names no real person and shows no harm for effect."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(),)

    title: Annotated[Title, DisplayName()]
    """What it is about, in a few words."""
    setting: Title
    """Whose work it is: school, general practitioner, home care, …"""
    situation: Text
    """What somebody sees or hears, before any step is taken."""
    draft: Flag = False
    """true: it waits for an expert; it is checked, and left out of the site until then."""
    minutes: int | None = Field(default=None, strict=True, ge=1, le=240)
    """How long a group needs for all stops."""
    short: Ids = ()
    """The stops of the short version."""
    comes_from: ElementId | None = None
    """The element before the first stop, for a case that begins half-way; left out, it begins at a start."""
    learn: TextList = ()
    """What a group takes away."""
    stops: Keyed[Stop] = Field(min_length=1)
    """The stops in order."""
