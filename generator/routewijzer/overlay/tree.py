"""A document taken apart into values that carry their own places, so that they can move between files."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.characters import as_seen
from routewijzer.findings import Place
from routewijzer.yamldoc import Data, Document, KeyPath

KeyStep = str | int


@dataclass(slots=True, eq=False)
class Tree:
    """A value with the places of its key and of itself.

    `parts` are the values of a mapping or the items of a list; a scalar has none. Only `overlay` changes
    trees, and only copies of its own.
    """

    data: Data
    key: Place
    value: Place
    parts: "dict[str, Tree] | list[Tree] | None" = None

    def child(self, step: KeyStep) -> "Tree | None":
        """Return the part under a key, or the item of a list that says `step`; None when there is none."""
        if isinstance(self.parts, dict):
            return self.parts.get(str(step))
        if isinstance(self.parts, list):
            return next((item for item in self.parts if item.parts is None and item.data == step), None)
        return None

    def at(self, path: KeyPath) -> "Tree | None":
        """Return the part at `path`, an item of a list named by what it says; None when there is none."""
        part: Tree | None = self
        for step in path:
            if part is None:
                return None
            part = part.child(step)
        return part

    @property
    def plain(self) -> Data:
        """The value as plain data."""
        if isinstance(self.parts, dict):
            return {key: part.plain for key, part in self.parts.items()}
        if isinstance(self.parts, list):
            return [part.plain for part in self.parts]
        return self.data


_lately: deque[tuple[Document, Tree]] = deque(maxlen=8)
"""Documents with their trees: every check of an overlay asks for those of the same base and region."""


def tree(document: Document) -> Tree:
    """Return a whole document as a tree to read: the same one each time."""
    for known, root in tuple(_lately):
        if known is document:
            return root
    root = copy_tree(document)
    _lately.append((document, root))
    return root


def copy_tree(document: Document) -> Tree:
    """Return a tree of a whole document that may be changed.

    What an anchor repeats in the file is copied each time, so that changing one of them leaves the others
    alone.
    """
    return _subtree(document, document.data, ())


def _subtree(document: Document, data: Data, path: KeyPath) -> Tree:
    taken = Tree(None, document.place(path), document.value_place(path))
    if isinstance(data, dict):
        taken.parts = {key: _subtree(document, value, (*path, key)) for key, value in data.items()}
    elif isinstance(data, list):
        taken.parts = [_subtree(document, value, (*path, index)) for index, value in enumerate(data)]
    else:
        taken.data = data
    return taken


def document(root: Tree, file: str) -> Document:
    """Return the document that a tree stands for; `file` is what findings without a better place name."""
    keys: dict[KeyPath, Place] = {}
    values: dict[KeyPath, Place] = {}
    for path, part in _walk((), root):
        keys[path], values[path] = part.key, part.value
    return Document(root.plain, keys, values, file)


def _walk(path: KeyPath, here: Tree) -> Iterator[tuple[KeyPath, Tree]]:
    yield path, here
    if isinstance(here.parts, dict):
        for key, part in here.parts.items():
            yield from _walk((*path, key), part)
    elif isinstance(here.parts, list):
        for index, part in enumerate(here.parts):
            yield from _walk((*path, index), part)


def as_seen_alike(value: Data) -> Data:
    """Return a value with each text as it looks, so that a blank more changes nothing."""
    if isinstance(value, str):
        return as_seen(value)
    if isinstance(value, list):
        return [as_seen_alike(item) for item in value]
    if isinstance(value, dict):
        return {key: as_seen_alike(part) for key, part in value.items()}
    return value
