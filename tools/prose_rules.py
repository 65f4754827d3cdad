"""Rules of style for Dutch texts, and how easy they are to read.

The bounds are those of plain Dutch (B1): a sentence has at most 20 words, and the Flesch score after Douma
(1960), 206.84 - 0.93 x words in a sentence - 77 x syllables in a word, is at least 72.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prose_texts import Prose, sentences_of, split_sentences

MOST_WORDS = 20
LEAST_FLESCH = 72.0
LONG_WORD = 6
"""Syllables from which a word needs an entry in the glossary or in the list of known words."""

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SYLLABLE = re.compile(
    r"eeuw|aai|ooi|oei|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèìòùäëïöüâêîôû]", re.IGNORECASE
)
QUOTATION = re.compile(r"‘[^’]*’")
BRACKET = re.compile(r"\w\(|\)\w|\((?!toegevoegd\)|voorbeeld\)|http\))[a-zà-ý]+\)")
STRAIGHT = re.compile(r"(?<=\w)'|'(?=\w)|\"")
END = re.compile(r"[.?!…][’”)]?$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text, in one line."""

    place: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Readability:
    """Sentences, words and syllables of some texts."""

    sentences: int
    words: int
    syllables: int

    @property
    def flesch(self) -> float:
        """The Flesch score after Douma; 0 where there are no words."""
        if not self.words:
            return 0.0
        return 206.84 - 0.93 * self.words / self.sentences - 77 * self.syllables / self.words


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text; parts joined by a hyphen are one."""
    return tuple(WORD.findall(text))


def syllables_in(word: str) -> int:
    """Count the vowels and pairs of vowels of a word, at least one."""
    return len(SYLLABLE.findall(word)) or 1


def long_sentence(prose: Prose) -> Iterator[str]:
    """Yield each sentence that has more than 20 words."""
    for sentence in split_sentences(prose.text):
        count = len(words_in(sentence))
        if count > MOST_WORDS:
            yield f"{count} words in one sentence, at most {MOST_WORDS}: {sentence[:60]}…"


def full_stop(prose: Prose) -> Iterator[str]:
    """Yield a text of whole sentences that has no full stop at its end."""
    if prose.kind == "sentence" and not END.search(prose.text.strip()):
        yield f"no full stop at the end: …{prose.text.strip()[-40:]}"


def bracket(prose: Prose) -> Iterator[str]:
    """Yield brackets inside or around a word: a screen reader reads them out, and they hide a choice."""
    for match in BRACKET.finditer(prose.text):
        yield f"a bracket at a word: {prose.text[max(0, match.start() - 15) : match.end() + 15]}"


def apostrophe(prose: Prose) -> Iterator[str]:
    """Yield straight apostrophes and quotation marks."""
    for match in STRAIGHT.finditer(prose.text):
        yield f"a straight quote: {prose.text[max(0, match.start() - 15) : match.end() + 15]}"


RULES: tuple[Callable[[Prose], Iterator[str]], ...] = (long_sentence, full_stop, bracket, apostrophe)
"""All rules about one text; the name of each is the rule's id."""


def faults_of(texts: Iterable[Prose]) -> Iterator[Fault]:
    """Yield what the rules find, in the order of the texts."""
    for prose in texts:
        for rule in RULES:
            for message in rule(prose):
                yield Fault(prose.place, rule.__name__.replace("_", "-"), message)


def terms_without_entry(texts: Iterable[Prose], known_entries: Iterable[str]) -> Iterator[Fault]:
    """Yield, once each, the long words of sentences that are part of no entry.

    `entries` holds the titles and forms of the glossary and the words that need no entry.
    """
    entries = " ".join(known_entries).lower()
    reported: set[str] = set()
    for prose in texts:
        for word in words_in(prose.text) if prose.kind == "sentence" else ():
            small = word.lower()
            if small in reported or small in entries or syllables_in(word) < LONG_WORD:
                continue
            reported.add(small)
            yield Fault(prose.place, "term-without-entry", f'"{word}" has no entry in the glossary')


def readability(texts: Iterable[Prose]) -> Readability:
    """Return how easy the sentences read, without the words of others that they quote."""
    sentences = [words_in(QUOTATION.sub(" ", sentence)) for sentence in sentences_of(texts)]
    counted = [words for words in sentences if words]
    syllables = sum(syllables_in(word) for words in counted for word in words)
    return Readability(len(counted), sum(map(len, counted)), syllables)


def by_group(texts: Iterable[Prose]) -> Mapping[str, Readability]:
    """Return the readability of each group of texts, in order of appearance."""
    groups: dict[str, list[Prose]] = {}
    for prose in texts:
        groups.setdefault(prose.group, []).append(prose)
    return {group: readability(members) for group, members in groups.items()}
