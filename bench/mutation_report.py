"""What the report says of mutants: how many died, which no test noticed, and which cannot be noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from measure import table

KILLED_STATES = ("killed", "timeout", "segfault", "caught by type check")
"""What mutmut says of a mutant that does not live."""

NOT_RUN = "not run"
"""What a mutant is for which the time was too short: for all that is known it survives."""


@dataclass(frozen=True)
class Mutant:
    """A mutant that was run: its part and function, what became of it, what it changes (`- old + new`)."""

    part: str
    function: str
    status: str
    change: str

    @property
    def survived(self) -> bool:
        """Whether no test failed."""
        return self.status not in KILLED_STATES


@dataclass(frozen=True)
class Score:
    """Mutants that were run, and those among them that change nothing that can be seen, with the reason."""

    mutants: Sequence[Mutant]
    equivalent: Mapping[Mutant, str]

    @property
    def survivors(self) -> list[Mutant]:
        """The mutants that a test should have noticed."""
        return [each for each in self.mutants if each.survived and each not in self.equivalent]

    @property
    def mutant_count(self) -> int:
        """The number of mutants without the equivalent ones."""
        return len(self.mutants) - len(self.equivalent)

    @property
    def good(self) -> bool:
        """Whether there were any, and nine in ten died."""
        return self.mutant_count > 0 and 10 * len(self.survivors) <= self.mutant_count

    def part(self, name: str) -> Score:
        """Return the score of one part."""
        own = [each for each in self.mutants if each.part == name]
        return Score(own, {each: reason for each, reason in self.equivalent.items() if each.part == name})

    def row(self, name: str) -> tuple[str, ...]:
        """Return this score as a line of a table."""
        killed = sum(not each.survived for each in self.mutants)
        none = sum(each.status == "no tests" for each in self.survivors)
        share = (
            f"{100 * (self.mutant_count - len(self.survivors)) / self.mutant_count:.0f} %"
            if self.mutant_count
            else ""
        )
        numbers = (len(self.mutants), killed, len(self.survivors), none, len(self.equivalent))
        return (name, *map(str, numbers), share)


def score(mutants: Sequence[Mutant], rows: Sequence[Mapping[str, str]]) -> Score:
    """Return the score of mutants; `rows` give the function, the change and the reason of equivalent ones."""
    reasons = {(row["function"], row["change"]): row["reason"] for row in rows}
    same = {
        each: reasons[each.function, each.change]
        for each in mutants
        if each.survived and (each.function, each.change) in reasons
    }
    return Score(mutants, same)


def report(score: Score, parts: Sequence[str], about: str) -> str:
    """Return the part of the report about these mutants; `about` says what was run, and where."""
    titles = ("part", "run", "killed", "survived", "of these no test calls", "equivalent", "score")
    rows = [*(score.part(name).row(name) for name in parts), score.row("all")]
    survivors = [f"- `{each.function}`: `{each.change}` ({each.status})" for each in score.survivors]
    same = [f"- `{each.function}`: `{each.change}`. {reason}" for each, reason in score.equivalent.items()]
    lists = "\n\n".join(
        f"### {title}\n\n" + ("\n".join(lines) or "None.")
        for title, lines in (("Not noticed by any test", survivors), ("Equivalent", same))
    )
    return (
        f"{about}\n\n{table(titles, rows)}\nThe score leaves out what is equivalent. Functions with a "
        f"decorator (`@cache`, `@property`) are not mutated.\n\n{lists}\n"
    )
