"""What an overlay consists of: operations, each on one target of the base."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from routewijzer.findings import Place
from routewijzer.yamldoc import Data, Document, KeyPath

OperationKind = Literal["fill", "change", "add", "remove", "keep"]
"""Fill a required slot; give a value another one; add what the base has not; take away with a reason; keep,
with a reason, what the base suggests to look at."""

KINDS: tuple[OperationKind, ...] = ("fill", "change", "add", "remove", "keep")
"""The kinds, in the order in which they are carried out; what is kept changes nothing."""


REASONED_KINDS: tuple[OperationKind, ...] = ("remove", "keep")
"""The kinds of which region.yaml gives the reason, and no value."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where something added stands: directly `side` (before or after) the sibling `id`."""

    side: Literal["before", "after"]
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    `target` is a path in the base; an item of a list is named by what it says. `value` is the region's value
    (None for a removal or what is kept), `at` its path in region.yaml and `place` the place there; `reason`
    says why something is removed or kept. `text` is true when the value is an item of a list.
    """

    kind: OperationKind
    target: KeyPath
    at: KeyPath
    place: Place
    value: Data = None
    reason: str = ""
    order: Order | None = None
    text: bool = False

    @property
    def name(self) -> str:
        """The target as findings, lock file and commands spell it: `steps.stap-2.title`."""
        return dotted_path(self.target)


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval.

    `of` is the digest of the operation that was approved (`approval.digest`); `place` stands in region.yaml.
    """

    by: str
    role: str
    day: date
    of: str
    place: Place


@dataclass(frozen=True, slots=True)
class Look:
    """The face of an edition.

    `colours` by token and mode ("accent" → "light" → "#1c3f66"), and the file of the logo beside region.yaml
    with the words that stand for it; empty where the base's are kept.
    """

    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    logo: str | None = None
    logo_text: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A region.yaml that has been read.

    `head` are the fields of the route's head that the region sets, `places` the municipalities that it is
    for, `approvers` who may approve for the region, and `approvals` what they approved, by the target of an
    operation.
    """

    document: Document
    id: str
    head: Mapping[str, KeyPath]
    look: Look
    places: tuple[str, ...] = ()
    owner: str = ""
    approvers: tuple[str, ...] = ()
    approvals: Mapping[str, Approval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """The base with an overlay carried out.

    `document` is the whole model of the edition; each value has its place in the file that says it.
    `operations` are all that was done. `regional` are the paths of the edition that differ from the base,
    with the base's value under them, None for what is added (an item of a list stands under its own text,
    not its index). `removed_parts` are the paths of the base that the edition has not, with their value.
    """

    document: Document
    overlay: Overlay
    operations: tuple[Operation, ...]
    regional: Mapping[KeyPath, Data]
    removed_parts: Mapping[KeyPath, Data]


def dotted_path(path: KeyPath) -> str:
    """Return a path as people write it: `steps.stap-2.title`."""
    return ".".join(str(step) for step in path)
