"""What YAML reads otherwise than its author: a text that a comment or a comma ends, a blank that is none."""

import re
import unicodedata

import yaml

from routewijzer.characters import ODD_BLANKS
from routewijzer.findings import Finding, Place, Severity, phrase
from routewijzer.yamldoc.reader import index_of, place_of

_ID = re.compile(r"[a-z][a-z0-9-]*")
_ODD = re.compile(f"[{ODD_BLANKS}]")
_SEPARATOR = re.compile(f"(?:[-?]|[a-z][a-z0-9_-]*:)(?=[{ODD_BLANKS}])")
"""A sign or a key with its colon that only a real space would have parted from what follows."""
_STRUCTURE = re.compile(rf"^[ ]*(?:[-?][ ]+)*(?:[-?]|[\w-]*:)?(?=[{ODD_BLANKS}])")
"""The beginning of a line up to a blank that should be a space: its indentation, a dash, a key."""


class ScannedText:
    """The text of a file as its author sees it, asked about the events that PyYAML makes of it.

    Line separators of Unicode count as characters here; for PyYAML they are spaces.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        signs = (match.start() for match in re.finditer("#", text))
        self._comments = {_before_blanks(text, sign): sign for sign in signs}
        self._has_odd = not text.isascii() and _ODD.search(text) is not None
        self._end: Place | None = None

    def in_value(self, event: yaml.ScalarEvent) -> tuple[Finding, ...]:
        """Find a comment that cuts a plain text, and a separator that is none."""
        end = index_of(event.end_mark)
        if self._has_odd and (match := _SEPARATOR.match(event.value)):
            place = _further(place_of(self.file, event.start_mark), match.end())
            return (_blank(place, event.value[match.end()]),)
        if end not in self._comments or not self._cuts(event.value, self._comments[end]):
            return ()
        place = _further(place_of(self.file, event.end_mark), self._comments[end] - end)
        message = phrase("trailing-comment")
        return (Finding("trailing-comment", place, message, severity=Severity.WARNING),)

    def in_key(self, event: yaml.ScalarEvent, place: Place, *, in_braces: bool) -> tuple[Finding, ...]:
        """Find a merge key, and a blank that is no space where a line is indented or a key ends."""
        key = event.value
        if key == "<<":
            return (Finding("bad-key", place, phrase("bad-key.merge")),)
        if not self._has_odd or (match := _ODD.search(self.trim(key) if in_braces else key)) is None:
            return ()
        return (_blank(_further(place, key.index(match[0])), match[0]),)

    def after_comma(
        self, key: str, place: Place, key_end: int, event: yaml.ScalarEvent
    ) -> tuple[Finding, ...]:
        """Find a key in braces that has no colon: it is the rest of a text with a comma, or lacks a value."""
        has_colon = ":" in self.text[key_end : index_of(event.end_mark)]
        if has_colon or _ODD.search(key) is not None or self._is_repeated(place):
            return ()
        return (Finding("syntax", place, phrase("syntax.comma", key=key)),)

    def trim(self, text: str) -> str:
        """Return a plain scalar without blanks at its ends, as YAML does with spaces."""
        return text.strip(f" {ODD_BLANKS}") if self._has_odd else text

    def near(self, first: int, last: int) -> Finding | None:
        """Return what is wrong where reading stopped, if a blank that is no space may be the cause.

        It stands on one of the lines from `first` to `last` (from 1).
        """
        lines = re.split(r"\r\n|\r|\n", self.text)
        for number in range(last, first - 1, -1):
            match = _STRUCTURE.match(lines[number - 1]) if number <= len(lines) else None
            if match:
                return _blank(Place(self.file, number, match.end() + 1), lines[number - 1][match.end()])
        return None

    def _cuts(self, text: str, hash_at: int) -> bool:
        """Tell whether a comment takes a piece of a text away.

        After several words always, after one word or none (an id, a number, nothing) only where no space
        follows the sign, and after an id only a digit, as in "fase #3".
        """
        if " " in text:
            return True
        follows = self.text[hash_at + 1 : hash_at + 2]
        if follows.isspace() or follows in ("", "#"):
            return False
        return follows.isdigit() or _ID.fullmatch(text) is None

    def _is_repeated(self, place: Place) -> bool:
        """Tell whether this line has been told already: one comma after another is one cause."""
        repeated = self._end is not None and self._end.line == place.line
        self._end = place
        return repeated


def _blank(place: Place, blank: str) -> Finding:
    """Return the finding that a blank is no space."""
    name = unicodedata.name(blank, "next line").lower()
    return Finding("syntax", place, phrase("syntax.blank", code=f"{ord(blank):04X}", name=name))


def _further(place: Place, columns: int) -> Place:
    return place._replace(column=place.column + columns)


def _before_blanks(text: str, index: int) -> int:
    """Return where the spaces and tabs before `index` begin."""
    while index and text[index - 1] in " \t":
        index -= 1
    return index
