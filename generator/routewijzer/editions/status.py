"""How an edition stands: what `edition.json` says beside its pages, for the first page and the overview."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from routewijzer.checks import Subject
from routewijzer.editions.edition import Edition
from routewijzer.findings import Finding, Place, phrase
from routewijzer.model import SignOff, Withdrawal
from routewijzer.model.types import Flag, Id, Label, Title

STATUS_FILE = "edition.json"
"""Where a site says how its edition stands, from the site's root."""

FORMAT = 1
"""The number of its form; a key may be added without another one."""

StaleReason = Literal["behind", "unseen", "overdue"]
"""behind: it was made over another version of the base than the one of now; unseen: its region has not looked
at the version that it was made over; overdue: a day has passed on which one of its pages had to be reviewed.
"""

Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


def _iso_day(value: object) -> object:
    """Return a day written as 2026-11-23 as a date; any other value as it is, for pydantic to refuse."""
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value


StatusDay = Annotated[date, BeforeValidator(_iso_day), Field(strict=True)]


class BaseVersion(BaseModel):
    """A version of the base: its id, what it is called, its version and day."""

    model_config = ConfigDict(frozen=True)

    id: Id
    title: Title
    version: Title
    published: StatusDay


class EditionStatus(BaseModel):
    """How one edition stands.

    `base` says whether it is the base itself, `over` is the version of the base that it was made over (None
    for the base), `seen` the one that its region last looked at (None: never). `drift` are the differences by
    kind, `changes` the number of its operations, `waiting` how many of them lack an approval. `reviewed` is
    the oldest day on which one of its pages was compared with the sources, `due` the first on which one must
    be again; `places` are its municipalities. `gone` says that it is not among the editions any
    more, and that its site still stands.
    """

    model_config = ConfigDict(frozen=True)

    id: Id
    title: Title
    owner: Title
    version: Title
    published: StatusDay
    base: Flag
    over: BaseVersion | None = None
    seen: Title | None = None
    drift: Mapping[Label, Count] = Field(default_factory=dict)
    changes: Count = 0
    waiting: Count = 0
    signed: SignOff | None = None
    reviewed: StatusDay | None = None
    due: StatusDay | None = None
    places: Annotated[tuple[Title, ...], Field(max_length=1000)] = ()
    withdrawn: Withdrawal | None = None
    gone: Flag = False

    @property
    def counts(self) -> bool:
        """Whether readers may still follow it."""
        return not (self.withdrawn or self.gone)

    def stale(self, newest: BaseVersion | None, today: date) -> tuple[StaleReason, ...]:
        """Return why the edition is stale on a day, `newest` being the base of now (None: not known)."""
        return tuple(self._stale(newest, today))

    def _stale(self, newest: BaseVersion | None, today: date) -> Iterator[StaleReason]:
        if (
            self.over
            and newest
            and (self.over.version, self.over.published)
            != (
                newest.version,
                newest.published,
            )
        ):
            yield "behind"
        if self.over and self.seen and self.seen != self.over.version:
            yield "unseen"
        if self.due and self.due < today:
            yield "overdue"


def base_version(base: Subject) -> BaseVersion:
    """Return which version of the base a checked route is."""
    head = base.route.route
    return BaseVersion(id=head.id, title=head.edition, version=head.version, published=head.published)


def edition_status(subject: Subject, edition: Edition | None, base: Subject | None) -> EditionStatus:
    """Return how an edition stands; without `edition` and `base` it is the base itself.

    All values come from files that were checked, so none is looked at again.
    """
    head = subject.route.route
    described = subject.described_parts.values()
    merged = edition.merged if edition else None
    return EditionStatus.model_construct(
        id=head.id,
        title=head.edition,
        owner=head.owner,
        version=head.version,
        published=head.published,
        base=edition is None,
        over=base_version(base) if base else None,
        seen=(edition.lock.version or None) if edition else None,
        drift=dict(Counter(drift.kind for drift in edition.drifts)) if edition else {},
        changes=sum(1 for operation in merged.operations if operation.kind != "fill") if merged else 0,
        waiting=sum(1 for operation in edition.held_operations if operation.approval is None)
        if edition
        else 0,
        signed=head.sign_off,
        reviewed=min((part.reviewed for part in described if part.reviewed), default=None),
        due=min((part.review_by for part in described if part.review_by), default=None),
        places=merged.overlay.places if merged else (),
        withdrawn=head.withdrawn,
    )


def status_data(status: EditionStatus) -> dict[str, Any]:
    """Return a status as plain data, for `edition.json` and the list of all editions."""
    return {"format": FORMAT, **status.model_dump(mode="json")}


def read_status(text: str, file: str) -> tuple[EditionStatus | None, tuple[Finding, ...]]:
    """Return what an `edition.json` says, or None with the first thing that is wrong with it; never raises.

    `file` is what findings call it.
    """
    place = Place(file)
    try:
        return EditionStatus.model_validate_json(text), ()
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
    except (ValueError, RecursionError):
        return None, (Finding("edition-file", place, phrase("edition-file.not-json")),)
    if not wrong["loc"]:
        return None, (Finding("edition-file", place, phrase("edition-file.not-json")),)
    key = ".".join(str(step) for step in wrong["loc"])
    if wrong["type"] == "missing":
        return None, (Finding("edition-file", place, phrase("edition-file.missing", key=key)),)
    return None, (Finding("edition-file", place, phrase("edition-file.value", key=key)),)
