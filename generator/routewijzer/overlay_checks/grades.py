"""Which operations of a region count only when somebody approves them.

The base locks some values (`regions.locked`), wants an approval for others (`regions.approved`), and leaves
the rest to the region. An approval that names an element or a lane holds for what it is called and says of
itself, its longer text, its duties, its questions and outcomes and its arrows; one that names a lane, for the
elements in it too. What a region adds beside them (a fact, a link, an arrow that asks for advice) stays free.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from routewijzer.annotations import DisplayName, EdgeTarget, OwnPage, Ref, SearchText
from routewijzer.key_schema import KeySchema, Node, homes, sections, walk
from routewijzer.overlay.contract import RegionContract
from routewijzer.overlay.operation import Operation
from routewijzer.overlay.tree import Tree
from routewijzer.overlay_checks.watched_texts import WatchedTexts
from routewijzer.yamldoc import Data, KeyPath

_FREE = ("reviewed", "review_by", "aliases", "silence", "pin")
"""Fields of an element that say nothing about what to do: days, former addresses, its place."""

_LISTS = ("questions", "of")
"""Lists of an element that decide what is asked, and where."""


@dataclass(frozen=True)
class Grades:
    """What of a base is guarded. `keys` are those of its model."""

    base: Tree
    keys: KeySchema
    contract: RegionContract

    def reason(self, operation: Operation) -> str | None:
        """Return why an operation needs an approval; None when the region may do it alone."""
        if operation.kind == "fill":
            return None
        target = operation.target
        for path, why in self.contract.approved.items():
            schema = self.keys.at(path)
            own_page = schema is not None and schema.get(OwnPage) is not None
            if not own_page and (target[: len(path)] == path or path[: len(target)] == target):
                return why
        if target[:2] in self.guarded_parts and self._is_weighty(operation):
            return self.guarded_parts[target[:2]]
        if target[:2] in self.reached_parts and self._names_it(operation):
            return self.reached_parts[target[:2]]
        return (
            self._edge_of_reached(operation)
            or self._reason_of_rule(operation)
            or self._question(operation)
            or self._placed_before(operation)
            or self._watched_texts.reason(
                operation, target[:2] in self._in_approved_lane, target[:2] in self.reached_parts
            )
        )

    @cached_property
    def guarded_parts(self) -> Mapping[KeyPath, str]:
        """Elements and lanes → why what they say needs an approval.

        These are the ones that the base names, and those in a lane that it names.
        """
        guarded: dict[KeyPath, str] = {}
        for path, why in self.contract.approved.items():
            schema = self.keys.at(path)
            if schema is not None and schema.get(OwnPage):
                guarded.setdefault(path, why)
        lanes = {path[-1]: why for path, why in guarded.items() if path[0] in sections(self.keys, "lane")}
        for path in self._elements():
            lane = self.base.at((*path, "lane"))
            if lane is not None and lane.data in lanes:
                guarded.setdefault(path, lanes[str(lane.data)])
        return guarded

    @cached_property
    def _in_approved_lane(self) -> frozenset[KeyPath]:
        """The lanes that the base wants approved, and the elements in them."""
        names = sections(self.keys, "lane")
        lanes = {path for path in self.contract.approved if len(path) == 2 and path[0] in names}
        inside = (path for path in self._elements() if self._lane_of(path) in {lane[1] for lane in lanes})
        return frozenset((*lanes, *inside))

    def _lane_of(self, path: KeyPath) -> Data:
        lane = self.base.at((*path, "lane"))
        return lane.data if lane is not None else None

    @cached_property
    def _watched_texts(self) -> WatchedTexts:
        return WatchedTexts(self.base, self.keys, self.contract)

    @cached_property
    def reached_parts(self) -> Mapping[KeyPath, str]:
        """Elements that something locked leads to, or that are to be called → the reason of that lock."""
        reached: dict[KeyPath, str] = {}
        for path, lock in self.contract.locked.items():
            part, schema = self.base.at(path), self.keys.at(path)
            for node in walk(schema, part.plain, path) if part is not None and schema is not None else ():
                for home in homes(self.keys, node.path) if _leads(node) else ():
                    reached.update({(*home, key): lock.reason for _, key in node.ids} | reached)
        return reached

    def _elements(self) -> Iterator[KeyPath]:
        for section in sections(self.keys, "element"):
            part = self.base.at((section,))
            yield from (
                (section, key) for key in (part.parts if part and isinstance(part.parts, dict) else ())
            )

    def _is_weighty(self, operation: Operation) -> bool:
        """Tell whether an operation inside a guarded element touches what the approval is about."""
        path, added = operation.target, operation.kind == "add"
        if len(path) == 2:
            return True
        field, schema = str(path[2]), self.keys.at(path[:3])
        assert schema is not None
        match field:
            case "facts":
                return self._is_duty(operation)
            case "outcomes":
                return not added or len(path) > 4
            case "next":
                return not added or len(path) > 4 or not _asks_advice(operation)
        if field in _LISTS:
            return True
        return schema.items is None and schema.entries is None and field not in _FREE

    def _edge_of_reached(self, operation: Operation) -> str | None:
        """Return why a change of an arrow needs an approval: something locked leads to one of its ends."""
        path = operation.target
        if path[2:3] != ("next",) or (operation.kind == "add" and len(path) < 5):
            return None
        arrows = self.base.at(path[:3])
        keys = path[3:4] or (tuple(arrows.parts) if arrows and isinstance(arrows.parts, dict) else ())
        named = (self.base.at((*path[:3], key, "to")) for key in keys)
        targets = {str(to.data) if to is not None else str(key) for key, to in zip(keys, named, strict=True)}
        for where, why in self.reached_parts.items():
            if where == path[:2] or where[1] in targets:
                return why
        return None

    def _reason_of_rule(self, operation: Operation) -> str | None:
        """Return why the reason of a rule needs an approval: its table has rules that are locked."""
        path = operation.target
        if operation.kind == "add" or path[2:3] != ("rules",) or path[4:5] != ("because",):
            return None
        rules = self.base.at(path[:3])
        locks = (
            self.contract.lock((*path[:3], rule), whole=False)
            for rule in (rules.parts if rules is not None and isinstance(rules.parts, dict) else ())
        )
        return next((lock.reason for lock in locks if lock is not None), None)

    def _names_it(self, operation: Operation) -> bool:
        """Tell whether an operation touches what an element is called or says of itself, or its whole."""
        schema = self.keys.at(operation.target)
        own = schema is not None and (schema.get(DisplayName) or schema.get(SearchText))
        longer = operation.target[2:] == ("content",)
        return (
            longer
            or len(operation.target) == 2
            or (operation.kind != "add" and len(operation.target) == 3 and bool(own))
        )

    def _is_duty(self, operation: Operation) -> bool:
        fact = self.base.at(operation.target[:4])
        plain = fact.plain if fact is not None else operation.value
        now = operation.value if operation.target[4:] == ("kind",) else None
        return "duty" in (now, plain.get("kind") if isinstance(plain, dict) else None)

    def _question(self, operation: Operation) -> str | None:
        """Return why a change of a question needs an approval: a guarded decision asks it."""
        path = operation.target
        new_answer = operation.kind == "add" and path[2:3] == ("answers",) and len(path) == 4
        if path[0] not in sections(self.keys, "question") or len(path) < 3 or new_answer:
            return None
        asking = (why for owner, why in self.guarded_parts.items() if path[1] in self._questions(owner))
        return next(asking, None)

    def _questions(self, owner: KeyPath) -> tuple[str, ...]:
        part = self.base.at((*owner, "questions"))
        plain = part.plain if part is not None else None
        return tuple(map(str, plain)) if isinstance(plain, list) else ()

    def _placed_before(self, operation: Operation) -> str | None:
        """Return why a new part needs an approval: it stands before something that is locked."""
        order, path = operation.order, operation.target
        if order is None or order.side != "before":
            return self._new_in_lane(operation)
        if len(path) == 2:
            return self.guarded_parts.get((path[0], order.id)) or self._new_in_lane(operation)
        parent = self.base.at(path[:-1])
        names = list(parent.parts) if parent is not None and isinstance(parent.parts, dict) else []
        after = names[names.index(order.id) :] if order.id in names else [order.id]
        for name in after:
            lock = self.contract.lock((*path[:-1], name), whole=False)
            if lock is not None:
                return lock.reason
        return None

    def _new_in_lane(self, operation: Operation) -> str | None:
        """Return why a new element needs an approval: it stands in a guarded lane."""
        value = operation.value
        if len(operation.target) != 2 or not isinstance(value, dict) or "lane" not in value:
            return None
        return next(
            (self.guarded_parts[path] for path in self.guarded_parts if path == ("lanes", value["lane"])),
            None,
        )


def _leads(node: Node) -> bool:
    """Tell whether a value is where an outcome leads, or whom somebody calls."""
    reference = node.get(Ref)
    return node.get(EdgeTarget) is not None or (reference is not None and reference.kind == "service")


def _asks_advice(operation: Operation) -> bool:
    """Tell whether new arrows only offer a way to ask, in a case that they name."""
    value = operation.value
    edges = [value] if len(operation.target) == 4 else value.values() if isinstance(value, dict) else ()
    last = operation.order is None or operation.order.side == "after"
    return last and all(
        isinstance(edge, dict) and edge.get("kind") == "contact" and bool(edge.get("when")) for edge in edges
    )
