"""A sound table → the decision graph that asks a person the fewest questions.

A node asks one question; a leaf is an outcome with the rules that hold there. A question that cannot
change the outcome any more is not asked, equal parts are shared, urgent questions come first, and among
the remaining orders the one with the fewest expected questions is taken (each answer equally likely),
ties by the author's order. Up to `EXACT` questions by dynamic programming over the sets of rules that can
still hold (Schumacher & Sevcik, *The synthetic approach to decision table conversion*, CACM 19(6), 1976);
above that greedily by the least expected entropy of the outcomes (Quinlan, *Induction of decision trees*,
Machine Learning 1, 1986), each live rule weighted by the share of the remaining combinations that it covers.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import log2

from routewijzer.decisions.table import Table, bits

EXACT = 8
"""Most questions for which the order is exactly optimal."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An outcome. `rules` hold given the answers on the way here; where none holds yet for certain, they
    are the rules of which one must hold."""

    outcome: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A question with the number of the next node for each of its answers, in the author's order."""

    question: str
    to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecisionGraph:
    """`nodes` are numbered; every node stands after all that it leads to; `start` is the first to visit.
    `expected` is the mean number of questions, `longest` the largest."""

    id: str
    start: int
    nodes: tuple[Node | Leaf, ...]
    expected: float
    longest: int


def compile_table(table: Table) -> DecisionGraph:
    """The graph of a sound table. A table with gaps gives leaves only where rules are left; never raises."""
    return _Compiler(table).graph()


class _Compiler:
    """Memory of one compilation. A state is (questions not yet asked, rules that can still hold)."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.exact = len(table.columns) <= EXACT
        self.shapes: dict[tuple[object, ...], int] = {}
        self.functions: dict[tuple[int, int], int] = {}
        self.costs: dict[tuple[int, int], tuple[Fraction, int | None]] = {}
        self.parts: dict[Node | Leaf, int] = {}
        self.built: dict[tuple[int, int, int], int] = {}

    def graph(self) -> DecisionGraph:
        unasked = (1 << len(self.table.columns)) - 1
        start = self._build(unasked, self.table.everything)
        nodes = tuple(self.parts)
        depth: list[tuple[Fraction, int]] = []
        for node in nodes:
            if isinstance(node, Leaf):
                depth.append((Fraction(0), 0))
            else:
                below = [depth[to] for to in node.to]
                mean = sum((one[0] for one in below), Fraction(0)) / len(below)
                depth.append((1 + mean, 1 + max(one[1] for one in below)))
        return DecisionGraph(self.table.id, start, nodes, float(depth[start][0]), depth[start][1])

    def _function(self, unasked: int, live: int) -> int:
        """A number for what the rest of the table does: equal numbers, equal outcomes for all answers."""
        for i in bits(unasked):
            if not live & self.table.depending[i]:
                unasked &= ~(1 << i)
        key = (unasked, live)
        if key not in self.functions:
            shape: tuple[object, ...]
            outcomes = self.table.outcomes(live)
            if len(outcomes) <= 1 or not unasked:
                shape = outcomes[:1]
            else:
                i = next(bits(unasked))
                rest = unasked & ~(1 << i)
                children = tuple(self._function(rest, live & allowed) for allowed in self.table.allowing[i])
                if len(set(children)) == 1:
                    self.functions[key] = children[0]
                    return children[0]
                shape = (i, children)
            self.functions[key] = self.shapes.setdefault(shape, len(self.shapes))
        return self.functions[key]

    def _candidates(self, unasked: int, live: int) -> list[int]:
        """The questions that may be asked now: those that can change the outcome, urgent ones alone."""
        if len(self.table.outcomes(live)) <= 1:
            return []
        useful = [
            i
            for i in bits(unasked)
            if live & self.table.depending[i]
            and len(
                {self._function(unasked & ~(1 << i), live & allowed) for allowed in self.table.allowing[i]}
            )
            > 1
        ]
        return [i for i in useful if self.table.columns[i].urgent] or useful

    def _choice(self, unasked: int, live: int) -> int | None:
        """The question to ask, or None at a leaf."""
        if self.exact:
            return self._cost(unasked, live)[1]
        candidates = self._candidates(unasked, live)
        return min(candidates, key=lambda i: (self._entropy(unasked, live, i), i)) if candidates else None

    def _cost(self, unasked: int, live: int) -> tuple[Fraction, int | None]:
        """The fewest expected questions from here, and the first of them."""
        key = (unasked, live)
        if key not in self.costs:
            best: tuple[Fraction, int | None] = (Fraction(0), None)
            for i in self._candidates(unasked, live):
                children = [
                    self._cost(unasked & ~(1 << i), live & allowed)[0] for allowed in self.table.allowing[i]
                ]
                cost = 1 + sum(children, Fraction(0)) / len(children)
                if best[1] is None or cost < best[0]:
                    best = (cost, i)
            self.costs[key] = best
        return self.costs[key]

    def _entropy(self, unasked: int, live: int, question: int) -> float:
        """The expected entropy (bits) of the outcomes after `question`."""
        rest = unasked & ~(1 << question)
        total = 0.0
        for allowed in self.table.allowing[question]:
            weights: dict[str, float] = {}
            for number in bits(live & allowed):
                row = self.table.rows[number]
                share = 1.0
                for i in bits(rest):
                    share *= row.allowed[i].bit_count() / len(self.table.columns[i].answers)
                weights[row.outcome] = weights.get(row.outcome, 0.0) + share
            whole = sum(weights.values()) or 1.0
            total -= sum(w / whole * log2(w / whole) for w in weights.values() if w)
        return round(total / len(self.table.allowing[question]), 9)

    def _build(self, unasked: int, live: int) -> int:
        question = self._choice(unasked, live)
        certain = self.table.certain(live, unasked)
        key = (unasked if question is not None else 0, live, certain if question is None else 0)
        if key not in self.built:
            part: Node | Leaf
            if question is None:
                outcome = (*self.table.outcomes(certain or live), "")[0]
                part = Leaf(outcome, self.table.names(certain or live))
            else:
                rest = unasked & ~(1 << question)
                allowing = self.table.allowing[question]
                part = Node(
                    self.table.columns[question].id,
                    tuple(self._build(rest, live & allowed) for allowed in allowing),
                )
            self.built[key] = self.parts.setdefault(part, len(self.parts))
        return self.built[key]
