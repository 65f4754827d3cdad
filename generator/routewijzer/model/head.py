"""The head of a route: what it is, whose it is, whether it counts, and the numbers on every page."""

from typing import Literal

from pydantic import Field

from routewijzer.model.types import (
    Address,
    ContentHash,
    Day,
    ElementId,
    Id,
    Keyed,
    Named,
    Part,
    ServiceId,
    SourceId,
    Text,
    Title,
)


class SignOff(Part):
    """Who has approved the content, in what role, and when."""

    by: Title
    """Name of the expert or body."""
    role: Title
    """Why they can judge it."""
    date: Day
    """When."""
    hash: ContentHash | None = None
    """The mark of the content that was approved, as `export review` prints it; no other content is."""


class Withdrawal(Part):
    """Since when an edition counts no more, why, and which one counts instead."""

    date: Day
    """The day on which it was withdrawn."""
    reason: Text
    """Why, in a sentence for its readers."""
    instead: Id | None = None
    """The id of the edition that counts now and stands beside it; empty: the base route."""
    url: Address | None = None
    """The web address of the edition that counts now, where it does not stand beside this one."""


class Emergency(Named):
    """A number on the bar that stands on every page."""

    service: ServiceId
    """The service whose telephone number it is."""
    question: Title
    """When to call it, as a short question."""
    call: Title
    """The link's text."""


class Head(Part):
    """What the route is, whose it is and how it presents itself."""

    id: Id
    """Name of the edition in files and addresses."""
    title: Title
    """The whole title."""
    name: Title
    """The site's name."""
    tagline: Title | None = None
    """A line under the name."""
    edition: Title
    """Which edition this is, as a label."""
    language: Literal["nl", "en"]
    """The language of the route: picks the words of the interface."""
    version: Title
    """The version of the content."""
    published: Day
    """The day of this version."""
    owner: Title
    """Who is responsible."""
    publisher: Title | None = None
    """Who publishes this edition, when that is another than its owner."""
    licence: Title | None = None
    """What others may do with the content, as the name of a licence."""
    summary: Text
    """What the route is for, in one or two sentences."""
    promise: Title
    """The first heading of the home page."""
    source: SourceId
    """The main source; what rests on another one is shown as an addition."""
    helpline: ServiceId
    """The service to turn to where the source is silent."""
    start: ElementId
    """The element where somebody with a concern begins."""
    exit: Address
    """The neutral site that the exit button opens."""
    feedback: Address | None = None
    """Where errors can be reported."""
    sign_off: SignOff | None = None
    """Empty as long as no expert has approved the content; every page then says so."""
    withdrawn: Withdrawal | None = None
    """Set once this edition counts no more; its pages keep their addresses, and each says so."""
    emergency: Keyed[Emergency] = Field(default_factory=dict)
    """The numbers on every page."""
