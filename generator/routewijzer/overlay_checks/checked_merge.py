"""An overlay merged into a base, and checked for what it states and renames."""

from collections.abc import Mapping
from dataclasses import replace

from routewijzer.findings import Finding, has_errors, phrase
from routewijzer.key_schema import KeySchema
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay import Merged, Overlay, merge
from routewijzer.overlay.additions import without_order
from routewijzer.overlay.merge import operations
from routewijzer.overlay.operation import KINDS, Operation
from routewijzer.overlay.tree import Tree, tree
from routewijzer.overlay_checks.consequence import consequence
from routewijzer.overlay_checks.locked_texts import check_locked_texts
from routewijzer.overlay_checks.names import old_names
from routewijzer.overlay_checks.sources import report_unsourced
from routewijzer.yamldoc import Data, Document, KeyPath


def merge_checked(
    base: Document,
    overlay: Overlay,
    base_values: Mapping[KeyPath, Data] | None = None,
    keys: KeySchema = ROUTE_KEYS,
) -> tuple[Merged | None, tuple[Finding, ...]]:
    """Merge as `overlay.merge` does, and check sources and names too.

    Return the edition, or None with all findings; never raise. `keys` are those of the base's model.
    """
    merged, problems = merge(base, overlay, keys, base_values)
    done = merged.operations if merged is not None else operations(base, overlay, keys)
    root, region = tree(base), tree(overlay.document)
    problems = (*problems, *check_locked_texts(root, done, keys))
    problems = (
        *(_explain(finding, root, region, keys) for finding in problems),
        *report_unsourced(root, done, keys),
    )
    if merged is None or has_errors(problems):
        return None, problems
    return merged, (*problems, *old_names(merged.document.data, merged.regional, done, keys))


def _explain(finding: Finding, root: Tree, region: Tree, keys: KeySchema) -> Finding:
    """Return a finding about something locked with what it would mean for a person; others as they are."""
    if finding.rule != "overlay-locked" or finding.hint is not None or not finding.subjects:
        return finding
    target = finding.subjects[0]
    for kind in KINDS:
        region_part = region.at((kind, *target))
        if region_part is not None and len(target) > 1:
            value = None if kind == "remove" else without_order(region_part).plain
            operation = Operation(kind, target, (kind, *target), finding.place, value)
            meaning = consequence(root, region, keys, operation)
            return replace(finding, hint=phrase("overlay-locked.then", meaning=meaning))
    return finding
