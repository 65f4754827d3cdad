"""Every place where the model names something else, as its annotations say: what the id checks read."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from routewijzer.annotations import EdgeTarget, Ref
from routewijzer.checks.rule import Subject
from routewijzer.findings import KeyPath, guesses, nearest
from routewijzer.key_schema import sections
from routewijzer.model import key_schema


@dataclass(frozen=True, slots=True)
class Reference:
    """At `path` the model names `id`, which must be a `kind` ("element", "link", "term or element", …)."""

    path: KeyPath
    id: str
    kind: str


def nameable_parts(subject: Subject, kind: str) -> Mapping[str, object]:
    """Return what can be named as `kind`; empty for a kind that no section declares."""
    first, *others = (subject.names.get(part, {}) for part in kind.split(" or "))
    return ChainMap(*(dict(names) for names in reversed((first, *others)))) if others else first


def paths_of(subject: Subject, key: str, kind: str = "element") -> tuple[KeyPath, ...]:
    """Return where the model says, or would say, what is named as `kind` by the id `key`."""
    keys = key_schema(type(subject.route))
    return tuple((section, key) for part in kind.split(" or ") for section in sections(keys, part))


def references(subject: Subject) -> Iterator[Reference]:
    """Yield all references of a route, in the order of the model.

    Except where edges lead (`targets`) and a decision's own outcomes and answers.
    """
    for node in subject.nodes:
        reference = node.get(Ref)
        if reference is not None and not node.get(EdgeTarget):
            yield from (Reference(path, key, reference.kind) for path, key in node.ids)


def targets(subject: Subject) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield every edge as written: the element that it leaves, where its target stands, the target's id."""
    for node in subject.nodes:
        if node.get(EdgeTarget):
            yield from ((str(path[1]), path, key) for path, key in node.ids)


def named_ids(subject: Subject) -> Mapping[str, Set[str]]:
    """Return for each kind the ids of this kind that something names.

    What a misspelled id probably means counts as named, so that a slip is reported once.
    """
    ids: dict[str, set[str]] = {kind: set() for kind in subject.names}
    missed = 0
    for reference in references(subject):
        names, meant = nameable_parts(subject, reference.kind), reference.id
        if meant not in names:
            missed += 1
            meant = (nearest(meant, names) or meant) if missed <= guesses(names) else meant
        for kind in reference.kind.split(" or "):
            ids.setdefault(kind, set()).add(meant)
    return ids
