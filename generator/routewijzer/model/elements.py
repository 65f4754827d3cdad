"""The elements of a route (stakeholder, step, decision, service) and the lanes they stand in."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from routewijzer.annotations import Annotation, DisplayName, ForEditors, Meaning, OwnPage, Ref, SearchText
from routewijzer.model.parts import Fact, Next, OpenPoint, Outcome, Rule
from routewijzer.model.types import (
    Address,
    Day,
    DayOfCheck,
    ElementId,
    File,
    Flag,
    IconName,
    Id,
    Ids,
    Keyed,
    Label,
    LinkId,
    Named,
    Part,
    QuestionId,
    SourceId,
    Text,
    TextList,
    Title,
)
from routewijzer.phone import PhoneError, PhoneNumber, parse_phone

ElementKind = Literal["stakeholder", "step", "decision", "service"]
"""The four kinds of element."""

Shape = Literal["stakeholder", "step", "decision", "service", "end", "phase"]
"""How an element looks: a step may be an end or a stage of the method."""


class Described(Named):
    """Something with a page of its own: an element or a lane."""

    annotations: ClassVar[tuple[Annotation, ...]] = (OwnPage(), Meaning())

    title: Annotated[Title, DisplayName(in_prose=True)]
    """Its name."""
    short: Annotated[Label | None, SearchText(keyword=True)] = None
    """Its name in the picture and in lists, when the title is long."""
    also: Annotated[TextList, SearchText(keyword=True)] = ()
    """Other words that people look for: abbreviations, everyday names. Only the search knows them."""
    summary: Annotated[Text | None, SearchText()] = None
    """What it is, in one or two plain sentences."""
    source: SourceId | None = None
    """The source of everything here that is `stated` and names no other."""
    cites: tuple[SourceId, ...] = ()
    """Sources that the main source itself names for this."""
    facts: Keyed[Fact] = Field(default_factory=dict)
    """The statements, in reading order."""
    open: Keyed[OpenPoint] = Field(default_factory=dict)
    """What the source leaves open."""
    links: tuple[Annotated[LinkId, SearchText()], ...] = ()
    """Entries of the link library that help here."""
    see: tuple[Annotated[Id, Ref("element or term or lane")], ...] = ()
    """Related elements or terms."""
    content: File | None = None
    """A longer text: a Markdown file in content/."""
    reviewed: DayOfCheck | None = None
    """When somebody last compared this with the sources."""
    review_by: Day | None = None
    """When it must be compared again."""
    aliases: Ids = ()
    """Former ids: their addresses keep working."""
    silence: Mapping[Id, Text] = Field(default_factory=dict)
    """Checks that are switched off here: rule → reason."""

    @property
    def label(self) -> str:
        """The short name, or the title where there is none."""
        return self.short or self.title


class Lane(Described):
    """A band of the picture."""

    column: Flag = False
    """true: the column of stakeholders at the left; at most one lane."""


class Pin(Part):
    """A fixed place in the picture: column and row inside the lane, counted from 0."""

    column: int = Field(strict=True, ge=0, le=60)
    """Column from the left."""
    row: int = Field(strict=True, ge=0, le=60)
    """Row from the top of the lane."""


class Element(Described):
    """Anything on the route with a page of its own."""

    element_kind: ClassVar[ElementKind]
    """Which of the four kinds this class is."""

    lane: Annotated[Id, Ref("lane")] | None = None
    """The lane it stands in."""
    phases: tuple[Annotated[Id, Ref("phase")], ...] = ()
    """The stages of the method that it belongs to."""
    phases_basis: Literal["stated", "inferred"] = "inferred"
    """Whether the source says so."""
    by: tuple[Annotated[Id, Ref("stakeholder or service")], ...] = ()
    """Who does it: stakeholders or services."""
    by_basis: Literal["stated", "inferred"] = "inferred"
    """Whether a source says so."""
    next: Keyed[Next] = Field(default_factory=dict)
    """The arrows that leave it, in order."""
    caption: Label | None = None
    """A small line above the name in the picture."""
    icon: Annotated[IconName | None, ForEditors()] = None
    """An icon of Material for MkDocs beside its name on its page and in lists, such as material/school."""
    picture: Flag = True
    """false: it has a page and stands in the lists, but has no box in the picture."""
    pin: Pin | None = None
    """A fixed place in the picture."""
    part: Annotated[Id, Ref("part")] | None = None
    """The part of a divided picture that it stands in; empty: that of its lane."""

    @property
    def shape(self) -> Shape:
        """How it looks in the picture."""
        return self.element_kind


class Stakeholder(Element):
    """Who starts or is involved."""

    element_kind = "stakeholder"


class Step(Element):
    """Something that is done."""

    element_kind = "step"

    number: int | None = Field(default=None, strict=True, ge=1, le=99)
    """Its number in the source's own count."""
    kind: Literal["action", "phase", "end"] = "action"
    """action: something to do; phase: a stage of the method; end: the route stops here."""

    @property
    def shape(self) -> Shape:
        """A step, a stage of the method, or an end."""
        return "step" if self.kind == "action" else self.kind


class Service(Element):
    """An organisation or provision in the chain, with its contact data."""

    element_kind = "service"

    phone: Annotated[Title | None, SearchText(keyword=True)] = None
    """Telephone number as people read it: one number, and after "ext." the digits of an extension."""
    phone_note: Text | None = None
    """Cost and hours of the number."""
    url: Address | None = None
    """Its site."""
    hours: Annotated[Text | None, SearchText(keyword=True)] = None
    """When it can be reached."""
    chat: Annotated[Text | None, SearchText(keyword=True)] = None
    """Whether, when and for whom there is a chat."""

    @cached_property
    def number(self) -> PhoneNumber | None:
        """The number that is dialled; None where there is no `phone`, or one that cannot be dialled."""
        try:
            return parse_phone(self.phone) if self.phone else None
        except PhoneError:
            return None


class Decision(Element):
    """A choice: a table of rules over questions, with named outcomes."""

    element_kind = "decision"

    questions: tuple[Annotated[QuestionId, SearchText()], ...] = ()
    """The questions of the table, in the author's order."""
    rules: Keyed[Rule] = Field(default_factory=dict)
    """The rules. They have no order: rules that can hold together must name the same outcome."""
    outcomes: Keyed[Outcome] = Field(default_factory=dict)
    """The results by id."""
    of: tuple[ElementId, ...] = ()
    """Elements whose choice this table describes; it then adds no arrows of its own."""
