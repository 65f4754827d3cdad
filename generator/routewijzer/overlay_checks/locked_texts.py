"""What the base says everywhere in the same words: a new part of a region says it so too."""

from collections.abc import Iterator

from routewijzer.characters import as_read
from routewijzer.findings import Finding, phrase
from routewijzer.key_schema import KeySchema, display_name, walk
from routewijzer.overlay.contract import contract, matches
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree


def check_locked_texts(root: Tree, operations: tuple[Operation, ...], keys: KeySchema) -> Iterator[Finding]:
    """Yield an error for each added part that a lock with `*` stands for and that says something else.

    `root` is the tree of the base, `keys` those of its model.
    """
    region_contract = contract(root, keys)
    for operation in operations:
        schema = keys.at(operation.target)
        if operation.kind != "add" or schema is None:
            continue
        for node in walk(schema, operation.value, operation.target):
            for pattern, why in region_contract.patterns.items():
                if not matches(pattern, node.path):
                    continue
                alike = {
                    path: lock for path, lock in region_contract.locked.items() if lock.pattern == pattern
                }
                texts = {as_read(_text(root.at(path), node.schema)) for path in alike}
                if texts and as_read(display_name(node.schema, node.value) or "") not in texts:
                    message = phrase(
                        "overlay-locked.says",
                        path=dotted_path(node.path),
                        lock=dotted_path(pattern),
                        reason=why.removesuffix("."),
                    )
                    other = next(part.key for part in map(root.at, alike) if part is not None)
                    subjects = (operation.target,)
                    yield Finding("overlay-locked", operation.place, message, other=other, subjects=subjects)


def _text(part: Tree | None, schema: KeySchema) -> str:
    return (display_name(schema, part.plain) if part is not None else None) or ""
