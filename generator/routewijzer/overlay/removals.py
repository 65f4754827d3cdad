"""Reading the part `remove`: what the edition has not, each with the reason."""

from collections.abc import Iterator

from routewijzer.characters import has_words
from routewijzer.findings import Finding, phrase
from routewijzer.overlay.context import MergeContext, Result
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath


def removals(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `remove`.

    A text is the reason to remove what its key names, a mapping leads deeper. An item of a list is named by
    what it says.
    """
    yield from _removals(bench, bench.base, region_part, ())


def _removals(bench: MergeContext, base: Tree, region_part: Tree, path: KeyPath) -> Iterator[Result]:
    assert isinstance(region_part.parts, dict)
    for key, part in region_part.parts.items():
        target = (*path, key)
        base_part = base.child(key)
        if base_part is None or (base_part.parts is None and base_part.data is None):
            yield bench.missing(target, part.key)
        elif isinstance(part.parts, dict) and part.parts and base_part.parts is not None:
            yield from _removals(bench, base_part, part, target)
        elif part.parts is not None or not isinstance(part.data, str) or not has_words(part.data):
            message = phrase("overlay-no-reason", path=dotted_path(target))
            yield Finding("overlay-no-reason", part.key, message, other=base_part.key, subjects=(target,))
        elif forbidden := tuple(bench.check_allowed(target, part.key, whole=True)):
            yield from forbidden
        else:
            yield Operation("remove", target, ("remove", *target), part.key, reason=part.data)
