"""What a field or a part of the model means, said once where it is defined.

Everything that must know the model's structure (references, evidence, drift, names, reports, search) reads
these annotations by way of `key_schema`, and keeps no list of sections or fields of its own.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Annotation:
    """The base of all annotations: a remark on a field (`Annotated`) or on a part (its `annotations`)."""


@dataclass(frozen=True, slots=True)
class Ref(Annotation):
    """The value is the id of a `kind`; several kinds are joined by " or ". On a mapping: its keys are."""

    kind: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return each kind that the id may be of."""
        return tuple(self.kind.split(" or "))


@dataclass(frozen=True, slots=True)
class LocalRef(Annotation):
    """The value is the id of an entry or item of `field` in the part around. On a mapping: its keys are."""

    field: str


@dataclass(frozen=True, slots=True)
class EntryRef(Annotation):
    """The value is the id of an entry of `field` in what the key around it names: an answer to a question."""

    field: str


@dataclass(frozen=True, slots=True)
class EdgeTarget(Annotation):
    """The reference is where an edge leads: the checks of edges report it, not those of ids.

    `or_key`: where it is left out, the key of the part is the id.
    """

    or_key: bool = False


@dataclass(frozen=True, slots=True)
class Declares(Annotation):
    """The ids of this section are what a `Ref` may name as one of these kinds, joined by " or "."""

    kind: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return each kind that the section's entries are."""
        return tuple(self.kind.split(" or "))


@dataclass(frozen=True, slots=True)
class DisplayName(Annotation):
    """The text by which a part is called in reports. `in_prose`: other texts use it as a name too."""

    in_prose: bool = False


@dataclass(frozen=True, slots=True)
class Stated(Annotation):
    """A part with `basis` and `source`: a statement that rests on a publication.

    `words` is the field with what it states. `rests_on` says what gives the source when the part names none:
    the part that it stands in (an element), the head of the route (its main source), or nothing. `default`
    is the basis of one that names none.
    """

    words: str = "text"
    rests_on: Literal["owner", "route", "itself"] = "owner"
    default: Literal["stated", "inferred", ""] = ""


@dataclass(frozen=True, slots=True)
class Meaning(Annotation):
    """A part that is read as one: the unit in which drift is reported and locks hold.

    What a value inside it says depends on the rest of the unit. `follows` names fields whose references
    belong to the unit too: a rule means what its questions ask and what its outcome advises. `inside`: it is
    read with the unit around it, as an answer is with its question.
    """

    follows: tuple[str, ...] = ()
    inside: bool = False


@dataclass(frozen=True, slots=True)
class SearchText(Annotation):
    """A reader finds the page by this text; by a `keyword`, which the page may show in other words.

    On a reference: by the search texts of what it names.
    """

    keyword: bool = False


@dataclass(frozen=True, slots=True)
class Prose(Annotation):
    """Words for a reader, in which names of other parts may stand."""


@dataclass(frozen=True, slots=True)
class Verbatim(Annotation):
    """The words are those of others, or only parts of words: a changed name does not change them."""


@dataclass(frozen=True, slots=True)
class ForEditors(Annotation):
    """The field says nothing to a reader of the site."""


@dataclass(frozen=True, slots=True)
class DayLooked(Annotation):
    """The day on which somebody last looked: it changes while what is said stays the same."""


@dataclass(frozen=True, slots=True)
class OwnPage(Annotation):
    """The part has a page of its own under its id."""
