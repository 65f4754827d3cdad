"""What the base of a route demands of the editions that regions make of it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from routewijzer.annotations import Verbatim
from routewijzer.model.paths import RequiredPath
from routewijzer.model.types import Keyed, Label, Part, Text, Title

DOTTED_PATTERN = r"^[a-z_]+(\.([a-z][a-z0-9_-]*|\*))+$"
Dotted = Annotated[str, Field(strict=True, max_length=300, pattern=DOTTED_PATTERN)]
"""A path in the model: keys and ids with dots between them; `*` stands for any id."""


class Suggestion(Part):
    """A place at which regions probably say something else."""

    why: Text
    """Why it differs from region to region."""
    example: Text | None = None
    """What a region could say there."""


class Contract(Part):
    """What the base demands of itself and of the editions that regions make of it."""

    required: Mapping[Dotted, Text] = Field(default_factory=dict)
    """What every region fills in, with what is asked."""
    locked: Mapping[Dotted, Text] = Field(default_factory=dict)
    """What no region changes, nor anything below it, with the reason."""
    approved: Mapping[Dotted, Text] = Field(default_factory=dict)
    """What a region changes only with an approval, with the reason; an element stands for what it is called
    and says of itself, its duties, questions, outcomes and arrows, a lane for the elements in it too."""
    words: Mapping[Label, Text] = Field(default_factory=dict)
    """Words that a fact in an approved lane uses, or loses, only with an approval, with the reason."""
    suggested: Mapping[Dotted, Suggestion] = Field(default_factory=dict)
    """What every region looks at: it says something else there, or keeps the words of the base."""
    paths: Keyed[RequiredPath] = Field(default_factory=dict)
    """What must stay possible or impossible in every edition, whatever it changes."""
    municipalities: Annotated[tuple[Title, ...], Verbatim()] = ()
    """All municipalities that there are: the first page and the overview then name those in no edition."""
