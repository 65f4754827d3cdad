"""Words break where pyphen breaks them, although most of its patterns are never parsed."""

import re
from functools import cache
from pathlib import Path

import pyphen
import pytest

from made_pages import BASE, PET, ROOT
from routewijzer.diagram.text.hyphenation import read_patterns

LANGUAGES = sorted(file.stem for file in (ROOT / "theme" / "words").glob("*.yaml"))
STRANGE = [
    "",
    "a",
    "één",
    "foto's",
    "x-ray",
    "a1b2c3d4",
    "%",
    "LEFTHYPHENMIN",
    "niet/van=toepassing",
    "ĳsvrĳ",
]


@cache
def words_of(file: Path) -> frozenset[str]:
    """All words of a route, as they stand there."""
    return frozenset(re.findall(r"[^\W\d_]+", file.read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_breaks_where_pyphen_breaks_it(language: str) -> None:
    theirs, ours = pyphen.Pyphen(lang=language, left=4, right=4), read_patterns(language)
    assert ours
    words = [*words_of(BASE), *words_of(PET), *STRANGE]
    assert len(words) > 1500
    assert {word: ours.positions(word) for word in words} == {
        word: tuple(theirs.positions(word)) for word in words
    }
    assert any(ours.positions(word) for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_of_the_words_uses_a_form_of_pattern_that_is_not_read(language: str) -> None:
    patterns = read_patterns(language)
    assert patterns
    assert [one for one in patterns.by_letters.values() if "^^" in one or "=" in one] == []


def test_a_language_without_patterns_has_none() -> None:
    assert read_patterns("xx") is None
    assert read_patterns("nl-NL") == read_patterns("nl")
