"""The whole model: one route in one language. Everything else is derived from it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from routewijzer.annotations import (
    Annotation,
    Declares,
    DisplayName,
    ForEditors,
    Meaning,
    Ref,
    SearchText,
    Stated,
    Verbatim,
)
from routewijzer.model.cases import Case
from routewijzer.model.contract import Contract
from routewijzer.model.duties import Duty
from routewijzer.model.elements import Decision, Described, Element, Lane, Service, Stakeholder, Step
from routewijzer.model.entrance import Entrance
from routewijzer.model.head import Head
from routewijzer.model.parts import Question
from routewijzer.model.search import SearchTerms
from routewijzer.model.types import (
    Address,
    Basis,
    DayOfCheck,
    ElementId,
    File,
    Flag,
    Id,
    Keyed,
    Language,
    Named,
    Part,
    SourceId,
    Text,
    TextList,
    Title,
    Year,
)


class Phase(Named):
    """A stage of the method."""

    title: Annotated[Title, DisplayName(in_prose=True)]
    """Its name."""
    summary: Text | None = None
    """What happens in it."""
    step: ElementId | None = None
    """The element that explains it."""


class RoutePart(Named):
    """A part of a route that is too large for one picture; each part then has a picture of its own."""

    title: Annotated[Title, DisplayName()]
    """Its name in the picture of the whole route."""


class LegendText(Named):
    """The words of one entry of the legend."""

    title: Annotated[Title, DisplayName()]
    """Its name."""
    text: Text | None = None
    """What it means."""


class Source(Named):
    """A publication that facts rest on."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Verbatim(),)

    title: Annotated[Title, DisplayName()]
    """Its title."""
    publisher: Title | None = None
    """Who published it."""
    date: Year | None = None
    """When it was published."""
    date_note: Text | None = None
    """What is known when there is no date."""
    url: Address | None = None
    """Where it stands."""
    checked: DayOfCheck | None = None
    """When somebody last looked at it."""
    verified: Flag = True
    """false: named by others, not opened by the editors."""
    note: Text | None = None
    """What a reader must know about it."""


class Link(Named):
    """An entry of the link library."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Verbatim(), Meaning())

    title: Annotated[Title, DisplayName(), SearchText()]
    """What the link is called."""
    url: Address
    """Where it leads."""
    kind: Literal["tool", "page", "document", "video", "site"]
    """What is found there."""
    summary: Text | None = None
    """What it is good for."""
    checked: DayOfCheck | None = None
    """When somebody last opened it; empty: never."""
    note: Text | None = None
    """A doubt about it."""


class Term(Named):
    """An entry of the glossary."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Stated(rests_on="itself", default="stated"), Meaning())

    title: Annotated[Title, DisplayName(in_prose=True)]
    """The word."""
    forms: TextList = ()
    """Other spellings and inflections that are linked too."""
    text: Text
    """What it means, in one or two plain sentences."""
    basis: Basis = "stated"
    """Whether the source explains it."""
    source: SourceId | None = None
    """The source of the explanation."""
    see: tuple[Annotated[Id, Ref("term or element or lane")], ...] = ()
    """Related terms and elements."""


LegendKind = Literal[
    "main", "contact", "exit", "escalation", "stakeholder", "step", "decision", "service", "end", "phase"
]


def _as_number(value: object) -> object:
    """Return true and false as text: in Python true is 1, here it is not."""
    return str(value) if isinstance(value, bool) else value


class Route(Part):
    """One model: one domain, one language."""

    format: Annotated[Literal[1], BeforeValidator(_as_number), ForEditors()]
    """The version of this format."""
    route: Head
    """What the route is and whose."""
    lanes: Annotated[Keyed[Lane], Declares("lane")] = Field(min_length=1)
    """The bands of the picture, from top to bottom."""
    phases: Annotated[Keyed[Phase], Declares("phase")] = Field(default_factory=dict)
    """The stages of the method, in order."""
    parts: Annotated[Keyed[RoutePart], Declares("part")] = Field(default_factory=dict)
    """The parts that a picture of more than 35 boxes is divided in; without them lanes are."""
    legend: Annotated[Keyed[LegendText], Ref("legend entry")] = Field(default_factory=dict)
    """The words of the legend by kind."""
    hyphens: Annotated[tuple[Title, ...], Verbatim()] = ()
    """Where long words may break, with a bar at each place."""
    foreign_words: Annotated[Mapping[Language, TextList], Verbatim()] = Field(default_factory=dict)
    """Words and names of other languages by language, as they stand in the texts: so they are read aloud."""
    sources: Annotated[Keyed[Source], Declares("source")] = Field(default_factory=dict)
    """The publications."""
    links: Annotated[Keyed[Link], Declares("link")] = Field(default_factory=dict)
    """The link library."""
    terms: Annotated[Keyed[Term], Declares("term")] = Field(default_factory=dict)
    """The glossary."""
    services: Annotated[Keyed[Service], Declares("service or element")] = Field(default_factory=dict)
    """The organisations."""
    stakeholders: Annotated[Keyed[Stakeholder], Declares("stakeholder or element")] = Field(
        default_factory=dict
    )
    """Who starts or is involved."""
    questions: Annotated[Keyed[Question], Declares("question")] = Field(default_factory=dict)
    """The questions that decisions ask."""
    steps: Annotated[Keyed[Step], Declares("step or element")] = Field(default_factory=dict)
    """What is done."""
    decisions: Annotated[Keyed[Decision], Declares("decision or element")] = Field(default_factory=dict)
    """The choices."""
    duties: Annotated[Keyed[Duty], Declares("duty")] = Field(default_factory=dict)
    """What stays once an outcome has said it, the most urgent first."""
    entrance: Entrance | None = None
    """The question that the helper begins with; left out, it begins with the list of steps."""
    cases: Annotated[Keyed[Case], Declares("case")] = Field(default_factory=dict)
    """The practice cases."""
    search: SearchTerms = Field(default_factory=SearchTerms)
    """What readers type into the search, beside the words of the pages."""
    texts: Mapping[Literal["about", "privacy", "accessibility"], File] = Field(default_factory=dict)
    """The longer texts of the site itself: Markdown files in content/."""
    regions: Annotated[Contract, ForEditors()] = Field(default_factory=Contract)
    """What the base demands of its regions."""

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """All elements by id, in the order stakeholders, steps, decisions, services."""
        sections: tuple[Mapping[str, Element], ...] = (
            self.stakeholders,
            self.steps,
            self.decisions,
            self.services,
        )
        merged: dict[str, Element] = {}
        for section in sections:
            for key, element in section.items():
                merged.setdefault(key, element)
        return merged

    @cached_property
    def pages(self) -> Mapping[str, Described]:
        """Everything with a page under `route/`: the elements, then the lanes."""
        return {**self.lanes, **self.elements}


SECTION: Mapping[str, str] = {
    "stakeholder": "stakeholders",
    "step": "steps",
    "decision": "decisions",
    "service": "services",
}
"""Kind of element → the key of the model that holds it."""
