"""What a check gets and what it gives: the shape that all rules share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import get_args

from routewijzer.annotations import Declares
from routewijzer.findings import Finding, KeyPath, Phrase, Severity
from routewijzer.graph import Graph, build
from routewijzer.key_schema import Node
from routewijzer.model import SECTION, Described, LegendKind, Route, key_schema, walk_route
from routewijzer.yamldoc import Data, Document


@dataclass(frozen=True)
class Subject:
    """What is checked: the route with its places, the files in `content/` (relative names), and today."""

    document: Document
    route: Route
    content: frozenset[str]
    today: date

    @cached_property
    def graph(self) -> Graph:
        """The edges of the route."""
        return build(self.route)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """All that the route holds, with what the model says of it: walked once, for every check."""
        return tuple(walk_route(self.route))

    @cached_property
    def described_parts(self) -> Mapping[KeyPath, Described]:
        """All elements and lanes by their path in the model."""
        route = self.route
        return {
            **{("lanes", key): lane for key, lane in route.lanes.items()},
            **{
                (section, key): element
                for section in SECTION.values()
                for key, element in getattr(route, section).items()
            },
        }

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, object]]:
        """What can be named, by its kind: the ids of the sections that declare it."""
        names: dict[str, Mapping[str, object]] = {"legend entry": dict.fromkeys(get_args(LegendKind))}
        for key, section in key_schema(type(self.route)).fields.items():
            declared = section.get(Declares)
            for kind in declared.kinds if declared is not None else ():
                names[kind] = {**names.get(kind, {}), **getattr(self.route, key)}
        return names

    @cached_property
    def words(self) -> str:
        """All texts outside the glossary, one after the other, in lower case."""
        root = self.document.data
        texts: list[str] = []
        todo = [part for key, part in root.items() if key != "terms"] if isinstance(root, dict) else []
        while todo:
            value = todo.pop()
            if isinstance(value, dict):
                todo.extend(value.values())
            elif isinstance(value, list):
                todo.extend(value)
            elif isinstance(value, str):
                texts.append(value)
        return "\n".join(texts).casefold()

    def path(self, key: str) -> KeyPath:
        """Where the model says the element `key`."""
        return (SECTION[self.route.elements[key].element_kind], key)

    def line(self, path: KeyPath) -> int:
        """Return the line of `path`, for messages that point at another place."""
        return self.document.place(path).line


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, at a path of the model.

    `value` is true when the value is wrong, not the key. `about` are further parts that it is about, such as
    what is named at `path`: it need not exist.
    """

    path: KeyPath
    message: Phrase
    hint: Phrase | None = None
    severity: Severity = Severity.ERROR
    value: bool = False
    other: KeyPath | None = None
    about: tuple[KeyPath, ...] = ()


Check = Callable[[Subject], Iterator[Problem]]
"""One check. Its name is the rule's id, its docstring the rule."""


def values(subject: Subject) -> Iterator[tuple[KeyPath, Data]]:
    """Yield all values of the document with their paths, in no special order."""
    todo: list[tuple[KeyPath, Data]] = [((), subject.document.data)]
    while todo:
        path, value = todo.pop()
        yield path, value
        if isinstance(value, dict):
            todo.extend(((*path, key), part) for key, part in value.items())
        elif isinstance(value, list):
            todo.extend(((*path, index), part) for index, part in enumerate(value))


def rule_id(rule: Check) -> str:
    """`dead_end` → `dead-end`."""
    return str(rule.__name__).replace("_", "-")


def finding(subject: Subject, rule: str, problem: Problem) -> Finding:
    """Return the problem as a finding at its place."""
    document = subject.document
    place = document.value_place(problem.path) if problem.value else document.place(problem.path)
    other = document.place(problem.other) if problem.other is not None else None
    further = (problem.other,) if problem.other is not None else ()
    subjects = (problem.path, *further, *problem.about)
    return Finding(rule, place, problem.message, problem.hint, problem.severity, other, subjects)
