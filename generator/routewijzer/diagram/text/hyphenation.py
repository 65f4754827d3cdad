"""Where a language breaks a word, by the patterns of pyphen, of which only those that occur are parsed.

The method is Liang's: each pattern gives the places between its letters a number, the highest number at a
place counts, and a word may break where that is odd (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).
pyphen parses the twelve thousand patterns of Dutch before it looks at the first word, which takes longer than
drawing; a route needs some hundreds. The two forms of pattern that only other languages use (`^^hh` and
`pattern/change=,index,cut`) are not read; `tests/diagram/test_hyphenation.py` compares with pyphen.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

_NO_DIGITS = str.maketrans("", "", "0123456789")
_NO_PATTERN = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_LEAST = 4
"""Fewest letters that stand together at either end of a word."""


class Patterns(NamedTuple):
    """The patterns of one language as they stand in its file, by their letters; the most letters of one."""

    by_letters: dict[str, str]
    longest: int

    def positions(self, word: str) -> tuple[int, ...]:
        """How many letters of the word may stand before a break, in order."""
        text = f".{word.lower()}."
        values = [0] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(start + self.longest, len(text)) + 1):
                pattern = self.by_letters.get(text[start:end])
                for place, value in enumerate(_values(pattern) if pattern else (), start):
                    values[place] = max(values[place], value)
        return tuple(n for n in range(_LEAST, len(word) - _LEAST + 1) if values[n + 1] % 2)


@cache
def read_patterns(language: str) -> Patterns | None:
    """Return the patterns of a language ("nl", "en-GB"); None for one that pyphen does not know."""
    import pyphen

    name = pyphen.language_fallback(language)
    return _read(Path(pyphen.LANGUAGES[name])) if name else None


def _read(file: Path) -> Patterns:
    """Read a file of patterns: the first line names the encoding, others are patterns or settings."""
    raw = file.read_bytes()
    text = raw.decode(raw[: raw.index(b"\n")].decode("ascii").strip())
    lines = [line.strip() for line in text.split("\n")[1:] if not line.startswith(_NO_PATTERN)]
    letters = "\n".join(lines).translate(_NO_DIGITS).split("\n")
    return Patterns(dict(zip(letters, lines, strict=True)), max(map(len, letters)))


@cache
def _values(pattern: str) -> tuple[int, ...]:
    """Return the number before each letter of a pattern and after the last one: "a1b5l" → (0, 1, 5, 0)."""
    values = [0]
    for sign in pattern:
        if sign.isdigit():
            values[-1] = int(sign)
        else:
            values.append(0)
    return tuple(values)
