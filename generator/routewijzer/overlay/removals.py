"""Reading the part `remove`: what the edition has not, each with the reason."""

from collections.abc import Iterator

from routewijzer.findings import Finding, phrase
from routewijzer.overlay.context import MergeContext, Result
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.reasons import reasons
from routewijzer.overlay.tree import Tree


def removals(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `remove`, each with its reason."""
    for reason in reasons(bench, bench.base, region_part):
        if isinstance(reason, Finding):
            yield reason
            continue
        target, place = reason.target, reason.place
        if reason.text is None:
            message = phrase("overlay-no-reason", path=dotted_path(target))
            yield Finding("overlay-no-reason", place, message, other=reason.base_place, subjects=(target,))
        elif forbidden := tuple(bench.check_allowed(target, place, whole=True)):
            yield from forbidden
        else:
            yield Operation("remove", target, ("remove", *target), place, reason=reason.text)
