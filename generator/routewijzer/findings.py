"""The one shape of a problem: what, where, by which rule, and what to do about it.

A finding is data. Its sentences stand in `theme/messages`, one file a language, under the keys of its
phrases; `messages` makes them at the edge.
"""

from collections.abc import Collection, Iterable, Sized
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import IntEnum
from itertools import islice
from typing import NamedTuple, TypeAlias

KeyPath = tuple[str | int, ...]
"""Where a value stands in the data: keys and list indexes from the root."""

LANGUAGES = ("nl", "en")
"""The languages that findings are told in."""

DEFAULT_LANGUAGE = "en"
"""The one in which they are told where no route says another."""

MOST = 200
"""Most findings of one rule in one run: whoever has more fixes these first."""


class Severity(IntEnum):
    """How much a finding matters; a greater number matters more."""

    INFO = 1
    """Worth knowing."""

    WARNING = 2
    """The site is built, but somebody must look."""

    ERROR = 3
    """Nothing is built."""

    def __str__(self) -> str:
        return self.name.lower()


class Place(NamedTuple):
    """A spot in a file: path relative to the project, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def place_at(file: str, text: str, index: int) -> Place:
    r"""Return the place of the character at `index` of `text`.

    A line ends at \n, \r\n or \r, as in YAML (https://yaml.org/spec/1.2.2/#54-line-break-characters) and in
    Markdown.
    """
    before = text[:index].replace("\r\n", " \n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, index - before.rfind("\n"))


Value: TypeAlias = "str | int | float | tuple[str, ...] | Phrase"
"""What a sentence can say: a text of the author, a number, a list of names, or another phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or a part of one, before it is put into words.

    The key of its words in `theme/messages`, and the arguments that they take, by name.
    """

    key: str
    arguments: tuple[tuple[str, Value], ...] = ()


def phrase(key: str, /, **arguments: Value) -> Phrase:
    """Return the phrase `key` with its arguments."""
    return Phrase(key, tuple(arguments.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    `rule` is the stable id of the check and `message` what is wrong and what was expected. `hint` says what
    to do where it differs from case to case; None: what stands beside the message's words. `other` is a
    second place that belongs to it (region and base), `subjects` are the parts of the model that it is about
    (one that is named need not exist). `cause` says which operation of a region brought it about, where it is
    told at that operation.
    """

    rule: str
    place: Place
    message: Phrase
    hint: Phrase | None = None
    severity: Severity = Severity.ERROR
    other: Place | None = None
    subjects: tuple[KeyPath, ...] = ()
    cause: Phrase | None = None


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether one of the findings is an error, so that nothing is built."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def errors(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return the findings for which nothing is built."""
    return (finding for finding in findings if finding.severity is Severity.ERROR)


def visible(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return the findings that somebody who builds a site must see: errors and warnings."""
    return (finding for finding in findings if finding.severity is not Severity.INFO)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without repeats, by file, line, column, then severity: stable from run to run.

    For the edge, just before they are told.
    """
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda finding: (finding.place, -finding.severity, finding.rule, str(finding.message)),
        )
    )


def at_most(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the first `MOST` of one rule's findings; a last one says that there are more.

    Takes no further ones, so that a file full of mistakes is told as quickly as any other.
    """
    first = list(islice(findings, MOST + 1))
    if len(first) > MOST:
        first[MOST] = replace(
            first[MOST], message=phrase("more-of-this-kind", most=MOST), hint=None, other=None, subjects=()
        )
    return tuple(first)


def printable(text: str) -> str:
    """`text` on one line: what cannot be printed is escaped."""
    return text if text.isprintable() else "".join(map(_escape, text))


def _escape(text: str) -> str:
    return text if text.isprintable() else f"\\u{ord(text):04x}"


def in_quotes(text: str) -> str:
    """`text` in quotes for one line of a message: what cannot be printed is escaped, what is long is cut."""
    plain = printable(text[:41])
    return f'"{plain[:40]}…"' if len(plain) > 40 else f'"{plain}"'


def guesses(words: Sized) -> int:
    """Return for how many misspelled words it is worth to look for the nearest among so many known ones.

    Guessing never takes longer than reading.
    """
    return max(5, min(MOST, 100_000 // (len(words) or 1)))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that is spelled most like `word`, or None when none is near."""
    return next(iter(get_close_matches(word[:200], list(words), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, words: Iterable[str]) -> Phrase | None:
    """Return the hint `did you mean "stap-2"?` for the nearest of `words`, or None when none is near."""
    near = nearest(word, words)
    return phrase("did-you-mean", name=near) if near else None


def known_names(names: Collection[str], most: int = 8) -> Phrase:
    """Return the hint that tells which names there are, the first `most` of them."""
    listed = tuple(names)
    return phrase("known", names=(*listed[:most], *(("…",) if len(listed) > most else ())))
