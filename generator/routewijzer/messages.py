"""Findings in words, for the edge: sentences in the language of whoever reads them.

Each language has one file in `theme/messages`. Under a phrase's key stands its text, or `message` and
`hint`; in braces stand its arguments. A conversion says how one is shown: `!q` in quotes and cut when it is
long, `!n` a number with its thousands apart, `!w` a word of the program (a kind) in this language, `!o` names
in quotes with "or" between them, `!a` names with "and". `tests/test_messages.py`
holds the files against the code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from routewijzer import yamldoc
from routewijzer.findings import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Finding,
    Phrase,
    Severity,
    in_order,
    in_quotes,
    phrase,
    printable,
)

FOLDER = "messages"
"""The folder of the theme with a file for each language."""


@dataclass(frozen=True, slots=True)
class MessageWords:
    """The words of one phrase: its text, and what to do (empty: nothing, or said by the finding itself)."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences of one language, by key.

    A key without words is shown as it is, with its arguments: a finding is never lost.
    """

    language: str
    words: Mapping[str, MessageWords]

    def text(self, sentence: Phrase) -> str:
        """Return a phrase in words, on one line."""
        return (
            self._fill(sentence, self.words[sentence.key].text)
            if sentence.key in self.words
            else _bare(sentence)
        )

    def message(self, finding: Finding) -> str:
        """Return what is wrong, with the operation of a region that brought it about."""
        return self.text(finding.message) + (self.text(finding.cause) if finding.cause else "")

    def hint(self, finding: Finding) -> str:
        """Return what to do about a finding, empty when nothing is said about it."""
        if finding.hint is not None:
            return self.text(finding.hint)
        own = self.words.get(finding.message.key)
        return self._fill(finding.message, own.hint) if own and own.hint else ""

    def line(self, finding: Finding) -> str:
        """Return a finding as one line: `route.yaml:41:3: warning: what is wrong; what to do [rule]`."""
        severity = "" if finding.severity is Severity.ERROR else f"{self.word(str(finding.severity))}: "
        hint = self.hint(finding)
        other = f" ({self.text(phrase('see', place=str(finding.other)))})" if finding.other else ""
        line = f"{self.message(finding)}{f'; {hint}' if hint else ''}{other}"
        return printable(f"{finding.place}: {severity}{line} [{finding.rule}]")

    def lines(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """Return findings as lines, in order and without repeats."""
        return tuple(self.line(finding) for finding in in_order(findings))

    def word(self, name: str) -> str:
        """Return a word of the program in this language; itself where it has none."""
        words = self.words.get(f"word.{name}")
        return words.text if words else name

    def _fill(self, sentence: Phrase, text: str) -> str:
        return _Filler(self).vformat(text, (), dict(sentence.arguments))


class _Filler(Formatter):
    """Fills the arguments of a phrase into its words."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages

    def convert_field(self, value: object, conversion: str | None) -> str:
        """Return an argument as it is shown (see this module)."""
        match conversion:
            case "q":
                return in_quotes(str(value))
            case "n":
                return f"{value:,}".replace(",", self.messages.word("thousands-separator"))
            case "w":
                kinds = str(value).split(" or ")
                return f" {self.messages.word('or')} ".join(map(self.messages.word, kinds))
            case "a" if isinstance(value, tuple):
                return f" {self.messages.word('and')} ".join(map(str, value))
            case "o" if isinstance(value, tuple):
                quoted = [in_quotes(str(name)) for name in value]
                *first, last = quoted
                return f"{', '.join(first)} {self.messages.word('or')} {last}" if first else last
        if isinstance(value, Phrase):
            return self.messages.text(value)
        return printable(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def load_messages(theme: Path, language: str) -> Messages:
    """Return the sentences of a language, English for one that has no file.

    Never raises: what cannot be read leaves keys without words.
    """
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    document, _ = yamldoc.read(theme / FOLDER / f"{chosen}.yaml", f"{FOLDER}/{chosen}.yaml", ours=True)
    data = document.data if document else None
    words: dict[str, MessageWords] = {}
    for key, entry in data.items() if isinstance(data, dict) else ():
        if isinstance(entry, dict):
            words[key] = MessageWords(str(entry.get("message", "")), str(entry.get("hint") or ""))
        else:
            words[key] = MessageWords(str(entry))
    return Messages(chosen, words)


def _bare(sentence: Phrase) -> str:
    arguments = ", ".join(f"{name}={value}" for name, value in sentence.arguments)
    return printable(f"{sentence.key} ({arguments})" if arguments else sentence.key)
