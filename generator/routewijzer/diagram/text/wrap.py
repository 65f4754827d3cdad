"""Breaking text into lines: fewest lines first, then the least ragged; compounds break where the author says.

Dutch compounds are long. The route lists where they may break (`Veiligheids|beoordeling`); pyphen's
patterns are the fallback, and a word that still does not fit is cut, so that no text leaves its box.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from routewijzer.diagram.text.font_metrics import text_width
from routewijzer.diagram.text.hyphenation import read_patterns

SOFT_HYPHEN = "\u00ad"
LONGEST_WORD = 150.0
"""A longer word in a condition is broken, in viewBox units."""

Font = tuple[float, int]


@dataclass(frozen=True, slots=True)
class Hyphens:
    """Where words may break: the author's list (with a bar at each place) and a language."""

    words: tuple[str, ...] = ()
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that cannot be broken further; `ends` means that the line must end after it."""

    text: str
    ends: bool = False


@cache
def _author_cuts(hyphens: Hyphens) -> dict[str, tuple[int, ...]]:
    cuts: dict[str, tuple[int, ...]] = {}
    for word in hyphens.words:
        parts = word.split("|")
        cuts["".join(parts).lower()] = tuple(len("".join(parts[:n])) for n in range(1, len(parts)))
    return cuts


def _soft_cuts(word: str) -> tuple[int, ...]:
    parts = word.split(SOFT_HYPHEN)
    return tuple(len("".join(parts[:n])) for n in range(1, len(parts)))


def _known_cuts(word: str, hyphens: Hyphens) -> tuple[int, ...]:
    """Return the author's places for this word, also when punctuation stands around it."""
    soft = _soft_cuts(word)
    if soft:
        return soft
    bare = word.strip("?!.,;:()'\"“”‘’").lower()
    start = word.lower().find(bare)
    return tuple(start + cut for cut in _author_cuts(hyphens).get(bare, ()))


def _halves(word: str, cut: int) -> tuple[str, str]:
    head = word[:cut]
    return (head if head[-1:] in "-/" else head + "-"), word[cut:]


def _places(word: str, cuts: tuple[int, ...], hyphens: Hyphens) -> Iterator[tuple[int, ...]]:
    """Return places to break a word, the best kind first; the last kind is anywhere at all."""
    inner = range(2, len(word) - 2)
    yield tuple(n + 1 for n in inner if word[n] in "-/")
    yield cuts
    patterns = read_patterns(hyphens.language)
    if patterns:
        yield patterns.positions(word)
    yield tuple(range(1, len(word)))


def _pieces(word: str, cuts: tuple[int, ...], limit: float, font: Font, hyphens: Hyphens) -> list[_Piece]:
    """Break one word into pieces that fit; `cuts` are the author's places in it."""
    if text_width(word, *font) <= limit or len(word) < 2:
        return [_Piece(word)]
    best = 1
    for places in _places(word, cuts, hyphens):
        fitting = [cut for cut in places if text_width(_halves(word, cut)[0], *font) <= limit]
        if fitting:
            best = min(fitting, key=lambda cut: _unevenness(word, cut, limit, font))
            break
    head, rest = _halves(word, best)
    later = tuple(place - best for place in cuts if place > best)
    return [_Piece(head, ends=True), *_pieces(rest, later, limit, font, hyphens)]


def _unevenness(word: str, cut: int, limit: float, font: Font) -> tuple[bool, float]:
    head, rest = (text_width(half, *font) for half in _halves(word, cut))
    return rest > limit, abs(head - rest)


@cache
def wrap(text: str, limit: float, size: float, weight: int, hyphens: Hyphens) -> tuple[str, ...]:
    """Return lines of at most `limit` viewBox units; empty for blank text.

    Only a limit narrower than one letter and its hyphen can be overstepped.
    """
    font = (size, weight)
    pieces = [
        piece
        for word in text.split()
        for piece in _pieces(word.replace(SOFT_HYPHEN, ""), _known_cuts(word, hyphens), limit, font, hyphens)
    ]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            if any(piece.ends for piece in pieces[start : end - 1]):
                break
            width = text_width(_join(pieces[start:end]), *font)
            if width > limit and end - start > 1:
                break
            count, rough, _ = best[start]
            choices.append((count + 1, rough + max(0.0, limit - width) ** 2, start))
        best.append(min(choices))
    rows: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][2]
        rows.append(_join(pieces[start:end]))
        end = start
    return tuple(reversed(rows))


def _join(pieces: list[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


@cache
def wrap_condition(text: str, size: float, weight: int, hyphens: Hyphens) -> tuple[tuple[str, ...], ...]:
    """Return ways to write the condition of a line, the preferred one first: compact, on one line, narrow.

    Words stay whole unless one is longer than `LONGEST_WORD`; no way has more than three lines unless the
    condition is too long for that.
    """
    words = text.split()
    if not words:
        return ()
    widest = min(LONGEST_WORD, max(text_width(word, size, weight) for word in words))
    limits = sorted({widest, *(max(widest, limit) for limit in (100.0, 130.0, 170.0, 240.0))})
    ways = [wrap(text, limit, size, weight, hyphens) for limit in limits]
    short = [line_path for line_path in ways if len(line_path) <= 3] or ways[-1:]
    compact = next((line_path for line_path in short if len(line_path) <= 2), short[-1])
    return tuple(dict.fromkeys((compact, short[-1], short[0])))
