"""The one shape of a problem: what, where, by which rule, and what to do about it."""

from collections.abc import Iterable, Sized
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
"""`error`: nothing is built; `warning`: built, but somebody must look; `info`: worth knowing."""

MOST = 200
"""Most findings of one rule in one run: whoever has more mends these first."""

_WEIGHT: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


class Place(NamedTuple):
    """A spot in a file: path relative to the project, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def place_at(file: str, text: str, index: int) -> Place:
    r"""Return the place of the character at `index` of `text`. A line ends at \n, \r\n or \r, as in YAML
    (https://yaml.org/spec/1.2.2/#54-line-break-characters) and in Markdown."""
    before = text[:index].replace("\r\n", " \n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, index - before.rfind("\n"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `rule` is the stable id of the check, `message` says what is wrong and what was
    expected, `hint` what to do, `other` a second place that belongs to it (region and base)."""

    rule: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"
    other: Place | None = None

    def __str__(self) -> str:
        """One line: `route.yaml:41:3: step "raad" is unreachable: …; link it or delete it [unreachable]`."""
        grade = "" if self.severity == "error" else f"{self.severity}: "
        hint = f"; {self.hint}" if self.hint else ""
        other = f" (see {self.other})" if self.other else ""
        return printable(f"{self.place}: {grade}{self.message}{hint}{other} [{self.rule}]")

    def as_json(self) -> dict[str, str | int]:
        """The same as plain data, for tools: file, line, column, severity, rule, message, hint, other."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "severity": self.severity,
            "rule": self.rule,
            "message": self.message,
            "hint": self.hint,
            "other": str(self.other) if self.other else "",
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repeats, by file, line, column, then gravity: stable from run to run."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (f.place, _WEIGHT[f.severity], f.rule, f.message),
        )
    )


def at_most(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first `MOST` of one rule's findings; a last one says that there are more. Takes no further ones, so
    that a file full of mistakes is told as quickly as any other."""
    first = list(islice(findings, MOST + 1))
    if len(first) > MOST:
        message = f"more than {MOST} findings of this kind"
        first[MOST] = replace(first[MOST], message=message, hint="fix those above first", other=None)
    return tuple(first)


def printable(text: str) -> str:
    """`text` on one line: what cannot be printed is escaped."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(one: str) -> str:
    return one if one.isprintable() else f"\\u{ord(one):04x}"


def shown(text: str) -> str:
    """`text` in quotes for one line of a message: what cannot be printed is escaped, what is long is cut."""
    plain = printable(text[:41])
    return f'"{plain[:40]}…"' if len(plain) > 40 else f'"{plain}"'


def guesses(known: Sized) -> int:
    """For how many misspelled words it is worth to look for the nearest among so many known ones: guessing
    never takes longer than reading."""
    return max(5, min(MOST, 100_000 // (len(known) or 1)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that is spelled most like `word`, or None when none is near."""
    return next(iter(get_close_matches(word[:200], list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "stap-2"?` for the nearest of `known`, or an empty string when none is near."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""
