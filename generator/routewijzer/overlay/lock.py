"""The lock file beside a region.yaml: what the base said under every operation when it was last looked at.

JSON, made for git: one entry a target, sorted. It is written by `accept`, never by hand.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from routewijzer.annotations import DisplayName, Meaning
from routewijzer.findings import Finding, Place, phrase
from routewijzer.key_schema import KeySchema, followed, sections, unit
from routewijzer.overlay.apply import beside
from routewijzer.overlay.merge import operations
from routewijzer.overlay.operation import KINDS, Operation, OperationKind, Overlay, dotted
from routewijzer.overlay.tree import Tree, tree
from routewijzer.yamldoc import Data, Document, KeyPath

FILE = "region.lock.json"
"""Name of the lock file, beside region.yaml."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class LockEntry:
    """What the base had under one operation.

    The value at `target` (None: nothing), and for an addition the part that it stands beside, None when it
    stands at the end. `asks` are the questions that a rule names with their texts: when a text changes, the
    rule may mean something else.
    """

    kind: OperationKind
    target: KeyPath
    base: Data
    beside: KeyPath | None = None
    asks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegionLock:
    """`version` of the base, the entries by target, and the `parts` that the base had."""

    version: str = ""
    entries: Mapping[KeyPath, LockEntry] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()

    @property
    def known(self) -> Mapping[KeyPath, Data]:
        """What the base said at each target."""
        return {target: entry.base for target, entry in self.entries.items()}


def lock_of(base: Document, overlay: Overlay, keys: KeySchema) -> RegionLock:
    """Return the lock of an overlay that fits this base as it is now; `keys` are those of its model."""
    root = tree(base)
    done = operations(base, overlay, keys)
    version = root.at(("route", "version"))
    return RegionLock(
        str(version.plain) if version else "",
        {one.target: _entry(root, one, keys) for one in done},
        frozenset(parts(root, done, keys)),
    )


def parts(root: Tree, done: tuple[Operation, ...], keys: KeySchema) -> Iterator[str]:
    """Yield by name what the base consists of.

    Its units of meaning, and those inside the parts that operations touch.
    """
    touched = {operation.target[:2] for operation in done}
    for section, entry in _units(keys):
        for key, part in _entries(root.child(section)):
            yield dotted((section, key))
            for name, _ in _units(entry) if (section, key) in touched else ():
                yield from (dotted((section, key, name, inner)) for inner, _ in _entries(part.child(name)))


def _units(keys: KeySchema) -> Iterator[tuple[str, KeySchema]]:
    """Yield the keys under which units of meaning stand by id, with the schema of one."""
    for name, inner in keys.fields.items():
        if inner.entries is not None and inner.entries.get(Meaning):
            yield name, inner.entries


def write(lock: RegionLock) -> str:
    """Return the text of the lock file."""
    entries = sorted(lock.entries.values(), key=lambda one: dotted(one.target))
    said = {
        "format": FORMAT,
        "base": lock.version,
        "targets": [_written(entry) for entry in entries],
        "parts": sorted(lock.parts),
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_lock(text: str, file: str) -> tuple[RegionLock, tuple[Finding, ...]]:
    """Read the text of a lock file (`file` is what findings call it).

    An empty text is an empty lock; one that cannot be read is a finding. Never raises.
    """
    if not text.strip():
        return RegionLock(), ()
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise ValueError(said["format"])
        entries = tuple(_read(one) for one in said["targets"])
        names = frozenset(str(name) for name in said["parts"])
        return RegionLock(str(said["base"]), {entry.target: entry for entry in entries}, names), ()
    except (ValueError, KeyError, TypeError, RecursionError):
        return RegionLock(), (Finding("overlay-lock", Place(file), phrase("overlay-lock")),)


def _entry(root: Tree, operation: Operation, keys: KeySchema) -> LockEntry:
    here = root.at(operation.target)
    neighbour = beside(operation) if operation.order else None
    asked = asks(root, operation.target, operation.value, keys)
    return LockEntry(operation.kind, operation.target, here.plain if here else None, neighbour, asked)


def asks(root: Tree, target: KeyPath, value: Data, keys: KeySchema) -> Mapping[str, str]:
    """Return the texts in the base of the questions in the unit of meaning around `target`, by id.

    These are the questions that the base names there, and those that the region's `value` names.
    """
    around = unit(keys, target)
    here = root.at(around) if around else None
    said = (here.plain if here else None, value if around == target else None)
    paths = (path for data in said for path in (followed(keys, around, data) if around else ()))
    homes = tuple((section,) for section in sections(keys, "question"))
    names = dict.fromkeys(str(path[-1]) for path in paths if path[:-1] in homes)
    texts = ((name, question(root, name, keys)) for name in names)
    return {name: str(text.plain) for name, text in texts if text is not None}


def question(root: Tree, name: str, keys: KeySchema) -> Tree | None:
    """Return the text of a question in the base; None when there is no question `name`."""
    for section in sections(keys, "question"):
        schema = keys.at((section, name))
        for key, inner in schema.fields.items() if schema is not None else ():
            if inner.get(DisplayName):
                return root.at((section, name, key))
    return None


def _written(entry: LockEntry) -> dict[str, object]:
    said: dict[str, object] = {"do": entry.kind, "target": list(entry.target)}
    if entry.kind != "add":
        said["base"] = entry.base
    if entry.beside is not None:
        said["beside"] = list(entry.beside)
    if entry.asks:
        said["asks"] = dict(entry.asks)
    return said


def _read(said: Mapping[str, Data]) -> LockEntry:
    kind, target, order = said["do"], said["target"], said.get("beside")
    if kind not in KINDS or not isinstance(target, list) or not target:
        raise ValueError(kind)
    found = {name: name for name in KINDS}[kind]
    neighbour = tuple(str(step) for step in order) if isinstance(order, list) else None
    asked = said.get("asks")
    texts = {key: str(text) for key, text in asked.items()} if isinstance(asked, dict) else {}
    return LockEntry(found, tuple(str(step) for step in target), said.get("base"), neighbour, texts)


def _entries(part: Tree | None) -> Iterator[tuple[str, Tree]]:
    if part is not None and isinstance(part.parts, dict):
        yield from part.parts.items()
