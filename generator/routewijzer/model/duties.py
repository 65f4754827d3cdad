"""What stays once an outcome has said it, whatever is decided after it in the same walk."""

from typing import Annotated

from routewijzer.annotations import DisplayName, Ref
from routewijzer.model.types import Flag, Id, Named, OneOrMore, Part, ServiceId, Text


class DutyQuestion(Part):
    """The question whether the duty is done, for decisions that normally come after it."""

    question: Annotated[Id, Ref("question")]
    """The question. It belongs to no table: the helper asks it before those that are not urgent."""
    within: Annotated[OneOrMore, Ref("decision")]
    """The decisions that ask it."""
    done: OneOrMore
    """The answers that say that it is done; any other leaves the duty as it is."""
    text: Text
    """What then stands in its place, in one or two sentences."""
    starts: Flag = False
    """true: any other answer starts the duty, too, where no outcome has."""


class Duty(Named):
    """What heads every later screen of the same walk. The first in the file that holds is shown."""

    text: Annotated[Text, DisplayName()]
    """What to do, in one short sentence."""
    call: ServiceId | None = None
    """The service to call."""
    within: Annotated[OneOrMore, Ref("decision")]
    """The decisions whose screens it heads without asking."""
    ask: DutyQuestion | None = None
    """Where and how the helper asks whether it is done."""
    against: Annotated[OneOrMore, Ref("element")] = ()
    """Elements to which no outcome may lead while it holds."""
