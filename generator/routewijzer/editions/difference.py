"""What differs between the base and an edition, as values: parts, arrows, and answers that lead elsewhere."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from routewijzer.yamldoc import Data, KeyPath

DifferenceKind = Literal["added", "changed", "removed"]
KINDS: tuple[DifferenceKind, ...] = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value inside a part.

    `path` is relative to the part; `before` and `after` are what base and edition say (None: nothing);
    `reason` is what the region gives for a removal.
    """

    kind: DifferenceKind
    path: KeyPath
    before: Data = None
    after: Data = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PartDifference:
    """A part of the model that differs: an element, a link, a term, …, or the head of the route.

    `title` is its name in the edition, for what is removed the one in the base; `page` says whether it has a
    page of its own in the edition.
    """

    kind: DifferenceKind
    section: str
    id: str
    title: str
    page: bool
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EdgeDifference:
    """An arrow that differs, from element to element by their titles.

    `before` and `after` are its condition in the base and in the edition: a clause, None for always.
    """

    kind: DifferenceKind
    source: str
    target: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """The goal that answers lead to.

    The outcome's title, the title of the element after it (None: nowhere), and the ids of both, which decide
    whether two goals are the same.
    """

    outcome: str
    to: str | None
    ids: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """Answers that lead elsewhere.

    `answers` are pairs of a question and the answers to it for which this holds; questions that do not matter
    are left out. `before` is None for answers that the base has not, `after` for answers that the edition has
    not.
    """

    answers: tuple[tuple[str, tuple[str, ...]], ...]
    before: OutcomeChange | None
    after: OutcomeChange | None


@dataclass(frozen=True, slots=True)
class TableDifference:
    """A decision in which answers lead elsewhere. `more` is the number of cases that are not shown."""

    id: str
    title: str
    cases: tuple[AnswerCase, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs. `base` and `edition` are their names with version."""

    base: str
    edition: str
    parts: tuple[PartDifference, ...]
    ways: tuple[EdgeDifference, ...]
    tables: tuple[TableDifference, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.parts or self.ways or self.tables)


def as_json(differences: Differences) -> dict[str, Any]:
    """Return the same as plain data, for tools: the fields of the values above."""
    return asdict(differences)
