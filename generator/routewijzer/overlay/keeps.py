"""Reading the part `keep`: what the base suggests to look at and the region leaves as it is, and why."""

from collections.abc import Iterator

from routewijzer.findings import Finding, did_you_mean, phrase
from routewijzer.overlay.context import MergeContext, Result
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.reasons import reasons
from routewijzer.overlay.tree import Tree


def keeps(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `keep`, each with its reason."""
    suggested = bench.contract.suggested
    for reason in reasons(bench, bench.base, region_part):
        if isinstance(reason, Finding):
            yield reason
            continue
        target, place, name = reason.target, reason.place, dotted_path(reason.target)
        if reason.text is None:
            message = phrase("overlay-no-reason.keep", path=name)
            yield Finding("overlay-no-reason", place, message, other=reason.base_place, subjects=(target,))
        elif target not in suggested:
            message, hint = (
                phrase("overlay-keep", path=name),
                did_you_mean(name, map(dotted_path, suggested)),
            )
            yield Finding("overlay-keep", place, message, hint, other=reason.base_place, subjects=(target,))
        else:
            yield Operation("keep", target, ("keep", *target), place, reason=reason.text)
