"""The lock file beside a region.yaml: what the base said under every operation when it was last looked at.

JSON, made for git: one entry a target, sorted. It is written by `accept`, never by hand.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from routewijzer.annotations import Meaning
from routewijzer.findings import Finding, Place, Severity, phrase
from routewijzer.key_schema import KeySchema
from routewijzer.overlay.apply import beside
from routewijzer.overlay.contract import KEY
from routewijzer.overlay.merge import operations
from routewijzer.overlay.operation import KINDS, Operation, OperationKind, Overlay, dotted_path
from routewijzer.overlay.surroundings import Surroundings, surroundings
from routewijzer.overlay.tree import Tree, tree
from routewijzer.yamldoc import Data, Document, KeyPath

FILE = "region.lock.json"
"""Name of the lock file, beside region.yaml."""

FORMAT = 2
"""The version that is written."""

_DECISION_KEYS = ("by", "day", "why")

FORMATS = (1, FORMAT)
"""Those that are read. The first one does not tell the surroundings of an operation."""


@dataclass(frozen=True, slots=True)
class LockDecision:
    """Who decided to keep what a region says, on which day (2026-11-23), and why; empty where not told."""

    by: str = ""
    day: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LockEntry:
    """What the base had under and around one operation.

    The value at `target` (None: nothing), for an addition the part that it stands beside (None when it stands
    at the end), the `surroundings` by unit of meaning (None where an older file does not tell them), and the
    last decision to keep the region's words.
    """

    kind: OperationKind
    target: KeyPath
    base: Data
    beside: KeyPath | None = None
    surroundings: Surroundings | None = None
    decision: LockDecision | None = None


@dataclass(frozen=True, slots=True)
class RegionLock:
    """What a region has seen of the base.

    The base's `version`, the entries by target, the `parts` that the base had, and its `demands`: what it
    required, locked and wanted approved, as `KIND PATH` (None where an older file does not tell them).
    """

    version: str = ""
    entries: Mapping[KeyPath, LockEntry] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    demands: frozenset[str] | None = None

    @property
    def base_values(self) -> Mapping[KeyPath, Data]:
        """What the base said at each target."""
        return {target: entry.base for target, entry in self.entries.items()}


def lock_of(base: Document, overlay: Overlay, keys: KeySchema) -> RegionLock:
    """Return the lock of an overlay that fits this base as it is now; `keys` are those of its model."""
    root = tree(base)
    done = operations(base, overlay, keys)
    version = root.at(("route", "version"))
    return RegionLock(
        str(version.plain) if version else "",
        {operation.target: _entry(root, operation, keys) for operation in done},
        frozenset(parts(root, done, keys)),
        frozenset(demands(root)),
    )


def demands(root: Tree) -> Iterator[str]:
    """Yield what a base demands of its regions, as `KIND PATH`: `locked services.alarmnummer`."""
    for kind, part in _entries(root.child(KEY)):
        for name, reason in _entries(part):
            if isinstance(reason.data, str):
                yield f"{kind} {name}"


def parts(root: Tree, operations: tuple[Operation, ...], keys: KeySchema) -> Iterator[str]:
    """Yield by name what the base consists of.

    Its units of meaning, and those inside the parts that operations touch.
    """
    touched = {operation.target[:2] for operation in operations}
    for section, entry in _units(keys):
        for key, part in _entries(root.child(section)):
            yield dotted_path((section, key))
            for name, _ in _units(entry) if (section, key) in touched else ():
                yield from (
                    dotted_path((section, key, name, inner)) for inner, _ in _entries(part.child(name))
                )


def _units(keys: KeySchema) -> Iterator[tuple[str, KeySchema]]:
    """Yield the keys under which units of meaning stand by id, with the schema of one."""
    for name, inner in keys.fields.items():
        if inner.entries is not None and inner.entries.get(Meaning):
            yield name, inner.entries


def write(lock: RegionLock) -> str:
    """Return the text of the lock file."""
    entries = sorted(lock.entries.values(), key=lambda entry: dotted_path(entry.target))
    data = {
        "format": FORMAT,
        "base": lock.version,
        "targets": [_as_data(entry) for entry in entries],
        "parts": sorted(lock.parts),
        "demands": sorted(lock.demands or ()),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_lock(text: str, file: str) -> tuple[RegionLock, tuple[Finding, ...]]:
    """Read the text of a lock file (`file` is what findings call it).

    An empty text is an empty lock; one that cannot be read is a finding. Never raises.
    """
    if not text.strip():
        return RegionLock(), ()
    try:
        data = json.loads(text)
        if data["format"] not in FORMATS:
            raise ValueError(data["format"])
        entries = {entry.target: entry for entry in map(_read, data["targets"])}
        names = frozenset(str(name) for name in data["parts"])
        demanded = frozenset(map(str, data["demands"])) if data["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return RegionLock(), (Finding("overlay-lock", Place(file), phrase("overlay-lock")),)
    old = Finding("overlay-lock", Place(file), phrase("overlay-lock.old"), None, Severity.WARNING)
    return RegionLock(str(data["base"]), entries, names, demanded), () if demanded is not None else (old,)


def _entry(root: Tree, operation: Operation, keys: KeySchema) -> LockEntry:
    part = root.at(operation.target)
    neighbour = beside(operation) if operation.order else None
    around = surroundings(root, operation.kind, operation.target, operation.value, neighbour, keys)
    return LockEntry(operation.kind, operation.target, part.plain if part else None, neighbour, around)


def _as_data(entry: LockEntry) -> dict[str, object]:
    data: dict[str, object] = {"do": entry.kind, "target": list(entry.target)}
    if entry.kind != "add":
        data["base"] = entry.base
    if entry.beside is not None:
        data["beside"] = list(entry.beside)
    if entry.surroundings is not None:
        data["around"] = [[list(path), value] for path, value in sorted(entry.surroundings.items())]
    if entry.decision is not None:
        data["kept"] = asdict(entry.decision)
    return data


def _read(data: Mapping[str, Data]) -> LockEntry:
    kind, target, order = data["do"], data["target"], data.get("beside")
    if kind not in KINDS or not isinstance(target, list) or not target:
        raise ValueError(kind)
    kinds = {name: name for name in KINDS}[kind]
    neighbour = _path(order) if isinstance(order, list) else None
    around = dict(map(_pair, pairs)) if isinstance(pairs := data.get("around"), list) else None
    decided = data.get("kept")
    decision = (
        LockDecision(*(str(decided[key]) for key in _DECISION_KEYS)) if isinstance(decided, dict) else None
    )
    return LockEntry(kinds, _path(target), data.get("base"), neighbour, around, decision)


def _pair(data: Data) -> tuple[KeyPath, Data]:
    if not isinstance(data, list):
        raise TypeError(data)
    path, value = data
    return _path(path), value


def _path(steps: Data) -> KeyPath:
    if not isinstance(steps, list):
        raise TypeError(steps)
    return tuple(str(step) for step in steps)


def _entries(part: Tree | None) -> Iterator[tuple[str, Tree]]:
    if part is not None and isinstance(part.parts, dict):
        yield from part.parts.items()
