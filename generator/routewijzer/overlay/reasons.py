"""Reading a part of an overlay that gives reasons: what the base has as keys, why it is so as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.characters import has_words
from routewijzer.findings import Finding, Place
from routewijzer.overlay.context import MergeContext
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a region removes or keeps what the base has at `target`.

    `text` is None where it gives no reason; `place` is that of the key in region.yaml, `base_place` that of
    the key in the base.
    """

    target: KeyPath
    text: str | None
    place: Place
    base_place: Place


def reasons(
    bench: MergeContext, base: Tree, region_part: Tree, path: KeyPath = ()
) -> Iterator[Reason | Finding]:
    """Yield a reason for each target: a text is the reason, a mapping leads deeper.

    An item of a list is named by what it says. A target that the base has not is a finding.
    """
    assert isinstance(region_part.parts, dict)
    for key, part in region_part.parts.items():
        target = (*path, key)
        base_part = base.child(key)
        if base_part is None or (base_part.parts is None and base_part.data is None):
            yield bench.missing(target, part.key)
        elif isinstance(part.parts, dict) and part.parts and base_part.parts is not None:
            yield from reasons(bench, base_part, part, target)
        else:
            reads = part.parts is None and isinstance(part.data, str) and has_words(part.data)
            yield Reason(target, str(part.data) if reads else None, part.key, base_part.key)
