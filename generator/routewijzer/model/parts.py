"""What an element consists of: facts, open points, arrows, rules, outcomes, answers."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from routewijzer.annotations import (
    Annotation,
    DisplayName,
    EdgeTarget,
    EntryRef,
    LocalRef,
    Meaning,
    Ref,
    SearchText,
    Stated,
)
from routewijzer.model.types import (
    Basis,
    DayOfCheck,
    DutyId,
    ElementId,
    Flag,
    Id,
    Ids,
    Keyed,
    Label,
    LinkId,
    Named,
    OneOrMore,
    ServiceId,
    SourceId,
    Text,
    TextList,
    Title,
)

FactKind = Literal[
    "action", "duty", "role", "time", "condition", "purpose", "definition", "example", "tip", "tool", "info"
]
"""What a fact tells: something to do, a norm, who, a term of time, a condition, why, what a word means, …"""

EdgeKind = Literal["main", "contact", "exit", "escalation"]
"""The route itself, asking advice, stopping, going on to compulsory care."""


class Fact(Named):
    """One statement on an element."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Stated(), Meaning())

    text: Annotated[Text, DisplayName(), SearchText()]
    """The statement: one plain sentence; for a role or a time a few words."""
    kind: FactKind
    """Decides where the page shows it; facts of kind action are the numbered list "what do you do"."""
    basis: Basis
    """stated: the source says it; inferred: it follows from it; open: the source leaves it open."""
    detail: Annotated[Text | None, SearchText()] = None
    """A second, smaller sentence."""
    label: Annotated[Label | None, SearchText()] = None
    """The question that a role or time answers, at most three words."""
    source: SourceId | None = None
    """The source, when it is another one than the element's."""
    link: LinkId | None = None
    """A link that belongs to this fact."""
    where: Text | None = None
    """The place in the source."""
    checked: DayOfCheck | None = None
    """When somebody last compared the fact with its source."""


class OpenPoint(Named):
    """Something that the source leaves open or contradicts. Shown as such, never filled in."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(),)

    text: Annotated[Text, DisplayName(), SearchText()]
    """The question or gap, in one or two plain sentences."""
    when: Annotated[Text | None, SearchText()] = None
    """The case it is about: a subordinate clause."""
    suggests: ElementId | None = None
    """An element that others propose here. A proposal in words; never an arrow."""
    readings: Annotated[TextList, SearchText()] = ()
    """The readings that contradict each other."""
    source: SourceId | None = None
    """Who proposes it: an added source."""
    advice: Text | None = None
    """What to do meanwhile, when the standard sentence does not fit."""
    no_next: Flag = False
    """true: the source names no step after this element."""


class Next(Named):
    """An arrow to another element. Its key is the target, or any id with `to`."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Stated(), Meaning(follows=("to",)))

    to: Annotated[ElementId, EdgeTarget(or_key=True)]
    """The element it leads to; left out, the key is the target."""
    when: Annotated[Text | None, SearchText()] = None
    """The condition as a subordinate clause without its first word ("als"); left out when unconditional."""
    label: Label | None = None
    """The condition in one to four words, for the picture."""
    kind: EdgeKind = "main"
    """main: the route; contact: asking advice; exit: stopping; escalation: on to compulsory care."""
    basis: Literal["stated", "inferred"]
    """stated or inferred; what is open stands under `open`, not as an arrow."""
    source: SourceId | None = None
    """The source, when it is another one than the element's."""
    note: Text | None = None
    """Why the arrow is drawn so, in one sentence."""
    draw: Flag = True
    """false: told in words only, not drawn."""

    @model_validator(mode="before")
    @classmethod
    def _target_is_key(cls, data: Any) -> Any:
        if isinstance(data, dict) and "to" not in data and "id" in data:
            return {**data, "to": data["id"]}
        return data


class Answer(Named):
    """One possible answer to a question. A text alone is its title."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Meaning(inside=True),)

    title: Annotated[Title, DisplayName(), SearchText()]
    """What the person chooses."""
    detail: Text | None = None
    """What the choice means."""
    unknown: Flag = False
    """true for "I do not know": every question has exactly one."""

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, data: Any) -> Any:
        return {"title": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


class Question(Named):
    """One fact about a case, asked once, with fixed answers."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Stated(rests_on="route", default="stated"), Meaning())

    text: Annotated[Text, DisplayName(), SearchText()]
    """The question."""
    help: Annotated[Text | None, SearchText()] = None
    """What is meant, in one or two sentences."""
    examples: Annotated[TextList, SearchText()] = ()
    """Examples from the source."""
    urgent: Flag = False
    """true: always asked before the questions that are not urgent."""
    answers: Keyed[Answer]
    """The answers by id, at least two; one of them is the unknown one."""
    basis: Basis = "stated"
    """Whether the source asks this, or it follows from it."""
    source: SourceId | None = None
    """The source, when it is another one than the route's main source."""

    @property
    def unknown(self) -> str | None:
        """The id of the answer "I do not know", or None where there is none."""
        return next((answer.id or key for key, answer in self.answers.items() if answer.unknown), None)


class Rule(Named):
    """If the case has these answers, then this outcome; whatever the other answers are."""

    annotations: ClassVar[tuple[Annotation, ...]] = (Stated("because"), Meaning(follows=("when", "then")))

    when: Annotated[Mapping[Id, Annotated[OneOrMore, EntryRef("answers")]], LocalRef("questions")] = Field(
        min_length=1
    )
    """Question → the answers for which the rule holds."""
    then: Annotated[Id, LocalRef("outcomes")]
    """The outcome."""
    because: Annotated[Text, DisplayName(), SearchText()]
    """The reason as the person reads it: one sentence that stands alone."""
    basis: Basis
    """open: the source does not decide this case; the outcome then says what is open."""
    source: SourceId | None = None
    """The source, when it is another one than the element's."""
    stays: DutyId | None = None
    """The duty that this rule alone starts, where its outcome also has other reasons."""


class PendingAction(Named):
    """Something to do only while a duty has not been said before."""

    text: Annotated[Text, DisplayName(), SearchText()]
    """What to do. Never a call: calls always stand there."""
    unless: Annotated[OneOrMore, Ref("duty")]
    """The duties that already say it; while one of them holds, it is not shown."""
    first: Flag = False
    """true: it stands before the other actions."""


class Outcome(Named):
    """A named result of a decision: an advice and where the route goes on."""

    annotations: ClassVar[tuple[Annotation, ...]] = (
        Stated("advice", default="inferred"),
        Meaning(follows=("to", "call")),
    )

    title: Annotated[Title, DisplayName(), SearchText()]
    """The advice in a few words."""
    advice: Annotated[Text, SearchText()]
    """The advice in one or two sentences."""
    choice: Title | None = None
    """The same for a group that practises: what it would do, without a step's number; left out, the title."""
    otherwise: Text | None = None
    """Why this is not the outcome where another one is, for a group that chose it."""
    to: Annotated[ElementId, EdgeTarget()] | None = None
    """The element where the route goes on."""
    when: Annotated[Text | None, SearchText()] = None
    """The condition as a subordinate clause, for lists."""
    label: Label | None = None
    """The condition in one to four words, for the picture."""
    kind: EdgeKind = "main"
    """The kind of the arrow."""
    basis: Literal["stated", "inferred"] = "inferred"
    """Whether the source states this arrow."""
    source: SourceId | None = None
    """The source, when it is another one than the element's."""
    note: Text | None = None
    """Why the arrow is drawn so."""
    draw: Flag = True
    """false: told in words only, not drawn."""
    ask: Annotated[Text | None, SearchText()] = None
    """What to ask whoever is called, where the source decides nothing: a sentence, the first thing to do."""
    open: Annotated[Text | None, SearchText()] = None
    """What the source leaves open or contradicts in this case."""
    readings: Annotated[TextList, SearchText()] = ()
    """The readings that contradict each other."""
    actions: Annotated[TextList, SearchText()] = ()
    """What to do now, in order."""
    pending: Keyed[PendingAction] = Field(default_factory=dict)
    """What to do as well, as long as no duty already says so: after the others, or `first`."""
    stays: DutyId | None = None
    """The duty that heads every later screen of the walk."""
    offers: Annotated[Mapping[Id, Annotated[Title, SearchText()]], Ref("decision")] = Field(
        default_factory=dict
    )
    """Decisions that somebody may have to take at once all the same: decision → what the button says."""
    call: ServiceId | None = None
    """The service to call."""
    no_call: Flag = False
    """true: nobody is to be called with this outcome; the pages say so."""

    def calls(self, helpline: str) -> tuple[str, ...]:
        """Return the services that somebody calls with it: the one that it names and then the helpline.

        The helpline comes alone where something is open and nobody is named; nobody is called with `no_call`.
        """
        if self.no_call or not (self.call or self.open):
            return ()
        return tuple(dict.fromkeys((self.call or helpline, helpline)))

    @property
    def all_actions(self) -> TextList:
        """What to do where no duty holds: what to ask, then the actions and around them the pending ones."""
        return tuple(text for text, _ in self.hidden_by)

    @property
    def hidden_by(self) -> tuple[tuple[str, Ids], ...]:
        """Each of these actions with the duties that hide it, in order."""
        pending = self.pending.values()
        return (
            *((text, ()) for text in ((self.ask,) if self.ask else ())),
            *((action.text, action.unless) for action in pending if action.first),
            *((text, ()) for text in self.actions),
            *((action.text, action.unless) for action in pending if not action.first),
        )
