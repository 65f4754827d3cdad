"""A sound table → the decision graph that asks a person the fewest questions.

A node asks one question; a leaf is an outcome with the rules that hold there. A question that cannot
change the outcome any more is not asked, equal parts are shared, urgent questions come first, and among
the remaining orders the one with the fewest expected questions is taken (each answer equally likely),
ties by the author's order. From where at most `EXACT` questions can still matter that order is found by
dynamic programming over the sets of rules that can still hold (Schumacher & Sevcik, *The synthetic approach
to decision table conversion*, CACM 19(6), 1976). In a larger table, down to where `TAIL` questions can still
matter, the question is asked that leaves the fewest rules on average (the dash count of Pollack, *Conversion
of limited-entry decision tables to computer programs*, CACM 8(11), 1965): against the least expected entropy
of the outcomes it gave shorter graphs (3.7 questions against 3.9 on average for 31 tables of 9 to 20
questions) and never grew out of hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from routewijzer.decisions.proof import Effort
from routewijzer.decisions.table import DecisionTable, TablePart, bits

EXACT = 8
"""Most questions that can matter in a table whose order is exactly optimal."""

TAIL = 6
"""In a larger table: most questions that can still matter where the rest of the order is exactly optimal."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An outcome. Why it holds is told by `reasons`, from the answers themselves."""

    outcome: str


@dataclass(frozen=True, slots=True)
class DecisionNode:
    """A question with the number of the next node for each of its answers, in the author's order."""

    question: str
    to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecisionGraph:
    """`nodes` are numbered; every node stands after all that it leads to; `start` is the first to visit.

    `mean_questions` is the mean number of questions, `longest` the largest.
    """

    id: str
    start: int
    nodes: tuple[DecisionNode | Leaf, ...]
    mean_questions: float
    longest: int


def compile_table(table: DecisionTable) -> DecisionGraph:
    """Return the graph of a sound table.

    A table with gaps gives leaves only where rules are left. Raises `TooIntricate` when that takes more than
    `MAX_EFFORT`.
    """
    return _Compiler(table).graph()


class _Compiler:
    """Memory of one compilation. Parts of the table that have the same shape are one and the same part."""

    def __init__(self, table: DecisionTable) -> None:
        self.table = table
        self.effort = Effort()
        self.parts: dict[frozenset[tuple[str, int]], TablePart] = {}
        self.useful: dict[int, tuple[int, ...]] = {}
        self.costs: dict[int, tuple[Fraction, int | None]] = {}
        self.nodes: dict[DecisionNode | Leaf, int] = {}
        self.node_numbers: dict[int, int] = {}
        self.exact = EXACT

    def graph(self) -> DecisionGraph:
        """Return the whole graph with its numbers."""
        whole = self._part((1 << len(self.table.columns)) - 1, self.table.everything)
        if len(self._useful(whole)) > EXACT:
            self.exact = TAIL
        start = self._build(whole)
        means: list[Fraction] = []
        depths: list[int] = []
        for node in self.nodes:
            if isinstance(node, Leaf):
                means.append(Fraction(0))
                depths.append(0)
            else:
                means.append(1 + sum((means[to] for to in node.to), Fraction(0)) / len(node.to))
                depths.append(1 + max(depths[to] for to in node.to))
        return DecisionGraph(self.table.id, start, tuple(self.nodes), float(means[start]), depths[start])

    def _part(self, questions_left: int, live: int) -> TablePart:
        """Return the part of the table for a state; equal shapes give the same part."""
        self.effort.spend(live.bit_count())
        part = self.table.part(questions_left, live, across=False)
        return self.parts.setdefault(part.shape, part)

    def _build(self, part: TablePart) -> int:
        """Return the number of the node for a part; the nodes below it come first."""
        if part.live not in self.node_numbers:
            question = self._choice(part)
            node: DecisionNode | Leaf
            if question is None:
                node = Leaf((*self.table.outcomes(part.live), "")[0])
            else:
                to = tuple(self._build(below) for below in self._after(part, question))
                node = DecisionNode(self.table.columns[question].id, to)
            self.node_numbers[part.live] = self.nodes.setdefault(node, len(self.nodes))
        return self.node_numbers[part.live]

    def _choice(self, part: TablePart) -> int | None:
        """Return the question to ask, or None at a leaf."""
        if len(self._useful(part)) <= self.exact:
            return self._cost(part)[1]
        return min(self._candidates(part), key=lambda i: (self._left(part, i), i))

    def _after(self, part: TablePart, question: int) -> Iterator[TablePart]:
        """Yield the parts that the answers to `question` lead to, in the author's order."""
        rest = part.questions_left & ~(1 << question)
        for allowed in self.table.allowing[question]:
            yield self._part(rest, part.live & allowed)

    def _left(self, part: TablePart, question: int) -> Fraction:
        """How many rules can still hold after `question`, on average over its answers."""
        allowing = self.table.allowing[question]
        return Fraction(sum((part.live & allowed).bit_count() for allowed in allowing), len(allowing))

    def _useful(self, part: TablePart) -> tuple[int, ...]:
        """Return the questions that can still change the outcome."""
        live = part.live
        if live not in self.useful:
            settled = len(self.table.outcomes(live)) <= 1
            self.useful[live] = tuple(
                i
                for i in bits(0 if settled else part.questions_left)
                if any(
                    self.table.deciding[i][number] & live for number in bits(live & self.table.depending[i])
                )
            )
        return self.useful[live]

    def _candidates(self, part: TablePart) -> tuple[int, ...]:
        """Return the questions that may be asked now: the urgent ones alone, or where there are none, all."""
        useful = self._useful(part)
        return tuple(i for i in useful if self.table.columns[i].urgent) or useful

    def _cost(self, part: TablePart) -> tuple[Fraction, int | None]:
        """Return the fewest expected questions from here, and the first of them."""
        if part.live not in self.costs:
            best: tuple[Fraction, int | None] = (Fraction(0), None)
            for i in self._candidates(part):
                children = [self._cost(below)[0] for below in self._after(part, i)]
                cost = 1 + sum(children, Fraction(0)) / len(children)
                if best[1] is None or cost < best[0]:
                    best = (cost, i)
            self.costs[part.live] = best
        return self.costs[part.live]
