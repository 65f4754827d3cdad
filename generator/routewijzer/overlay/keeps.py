"""Reading the part `keep`: what the base suggests to look at and the region leaves as it is, and why."""

from collections.abc import Iterator

from routewijzer.characters import has_words
from routewijzer.findings import Finding, did_you_mean, phrase
from routewijzer.overlay.context import MergeContext, Result
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath


def keeps(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `keep`: a text is the reason, a mapping leads deeper."""
    yield from _keeps(bench, bench.base, region_part, ())


def _keeps(bench: MergeContext, base: Tree, region_part: Tree, path: KeyPath) -> Iterator[Result]:
    assert isinstance(region_part.parts, dict)
    suggested = bench.contract.suggested
    for key, part in region_part.parts.items():
        target = (*path, key)
        base_part = base.child(key)
        if base_part is None or (base_part.parts is None and base_part.data is None):
            yield bench.missing(target, part.key)
        elif isinstance(part.parts, dict) and part.parts and base_part.parts is not None:
            yield from _keeps(bench, base_part, part, target)
        elif part.parts is not None or not isinstance(part.data, str) or not has_words(part.data):
            message = phrase("overlay-no-reason.keep", path=dotted_path(target))
            yield Finding("overlay-no-reason", part.key, message, other=base_part.key, subjects=(target,))
        elif target not in suggested:
            message = phrase("overlay-keep", path=dotted_path(target))
            hint = did_you_mean(dotted_path(target), map(dotted_path, suggested))
            yield Finding("overlay-keep", part.key, message, hint, other=base_part.key, subjects=(target,))
        else:
            yield Operation("keep", target, ("keep", *target), part.key, reason=part.data)
