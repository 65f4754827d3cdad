"""An overlay merged into a base, and checked for what it states and renames."""

from collections.abc import Mapping

from routewijzer.findings import Finding, has_errors
from routewijzer.key_schema import KeySchema
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay import Merged, Overlay, merge
from routewijzer.overlay.merge import operations
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks.names import old_names
from routewijzer.overlay_checks.sources import unsourced
from routewijzer.yamldoc import Data, Document, KeyPath


def merge_checked(
    base: Document,
    overlay: Overlay,
    known: Mapping[KeyPath, Data] | None = None,
    keys: KeySchema = ROUTE_KEYS,
) -> tuple[Merged | None, tuple[Finding, ...]]:
    """Merge as `overlay.merge` does, and check sources and names too.

    Return the edition, or None with all findings; never raise. `keys` are those of the base's model.
    """
    merged, found = merge(base, overlay, known)
    done = merged.operations if merged is not None else operations(base, overlay)
    found = (*found, *unsourced(tree(base), done, keys))
    if merged is None or has_errors(found):
        return None, found
    return merged, (*found, *old_names(merged.document.data, merged.regional, done, keys))
