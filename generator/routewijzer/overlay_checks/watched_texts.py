"""Sentences that a region does not change alone: about a locked number, the helpline, or a watched word.

A new sentence with a locked number, and one of the base that the region drops, needs an approval in every
element and lane. So does one with a word that `regions.words` lists, in a fact of an approved lane or of an
element that something locked leads to; and in a fact of an approved lane one that names the helpline.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from routewijzer.annotations import Prose
from routewijzer.characters import as_read
from routewijzer.key_schema import KeySchema, sections, walk
from routewijzer.overlay.contract import RegionContract
from routewijzer.overlay.operation import Operation
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath

_SENTENCE = re.compile(r"[^.!?]+")

_EVIDENCE = ("source", "basis", "checked", "where")
"""Fields of a fact that say what it rests on, and nothing else."""

Watch = Mapping[re.Pattern[str], str]
"""What a sentence has → why it needs an approval."""


@dataclass(frozen=True)
class WatchedTexts:
    """The sentences of a base that are watched. `keys` are those of its model."""

    base: Tree
    keys: KeySchema
    contract: RegionContract

    def reason(self, operation: Operation, in_approved_lane: bool, is_reached: bool) -> str | None:
        """Return why an operation needs an approval for what it says, or says no more; None for no reason.

        `in_approved_lane`: its element stands in one, or is one; `is_reached`: something locked leads there.
        """
        target = operation.target
        new = tuple(self._sentences(target, operation.value, operation.text))
        part = self.base.at(target)
        old = tuple(self._sentences(target, part.plain if part is not None else None, operation.text))
        base_sentences = _sentences_read(self.base)
        new_sentences = [sentence for sentence in new if as_read(sentence) not in base_sentences]
        if target[0] in (*sections(self.keys, "element"), *sections(self.keys, "lane")):
            sentences_kept = {as_read(sentence) for sentence in new}
            new_sentences += [sentence for sentence in old if as_read(sentence) not in sentences_kept]
            new_sentences += self._beside(target)
        watched: list[Watch] = [self._numbers]
        if target[2:3] == ("facts",):
            watched += [self._words] if in_approved_lane or is_reached else []
            watched += [self._helpline] if in_approved_lane else []
        return next(
            (
                why
                for watch in watched
                for pattern, why in watch.items()
                if any(pattern.search(sentence) for sentence in new_sentences)
            ),
            None,
        )

    def _beside(self, target: KeyPath) -> tuple[str, ...]:
        """Return what a fact says beside a field of it that changes: they are read as one."""
        if target[2:3] != ("facts",) or len(target) < 5 or target[4] in _EVIDENCE:
            return ()
        fact = self.base.at(target[:4])
        return tuple(self._sentences(target[:4], fact.plain, False)) if fact is not None else ()

    def _sentences(self, target: KeyPath, value: Data, is_item: bool) -> Iterator[str]:
        """Yield the sentences for a reader in a value that stands at `target`."""
        schema = self.keys.at(target)
        nodes = walk(schema, value, target) if schema is not None and value is not None else ()
        texts = [node.value for node in nodes if node.get(Prose) and isinstance(node.value, str)]
        if is_item and isinstance(value, str):
            texts.append(value)
        return (sentence.strip() for text in texts for sentence in _SENTENCE.findall(text))

    @cached_property
    def _numbers(self) -> Watch:
        """The locked telephone numbers, each with the reason of its lock."""
        numbers: dict[re.Pattern[str], str] = {}
        for section in sections(self.keys, "element"):
            part = self.base.at((section,))
            for key, element in part.parts.items() if part and isinstance(part.parts, dict) else ():
                phone, lock = element.child("phone"), self.contract.lock((section, key, "phone"), whole=False)
                if phone is not None and lock is not None:
                    digits = re.sub(r"\D", "", str(phone.data))
                    spelled = r"[\s.-]*".join(digits)
                    numbers[re.compile(rf"(?<!\d){spelled}(?!\d)")] = lock.reason
        return numbers

    @cached_property
    def _helpline(self) -> Watch:
        """The name of the helpline, where the base locks which that is."""
        key, lock = (
            self.base.at(("route", "helpline")),
            self.contract.lock(("route", "helpline"), whole=False),
        )
        if key is None or lock is None:
            return {}
        names = (
            self.base.at((section, str(key.data), "title")) for section in sections(self.keys, "service")
        )
        return {_word(str(name.data)): lock.reason for name in names if name is not None}

    @cached_property
    def _words(self) -> Watch:
        return {_word(word): why for word, why in self.contract.words.items()}


@lru_cache(maxsize=2)
def _sentences_read(base: Tree) -> frozenset[str]:
    """Return the sentences of a base, as a reader takes them."""
    texts = _texts(base.plain)
    return frozenset(as_read(sentence.strip()) for text in texts for sentence in _SENTENCE.findall(text))


def _word(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)


def _texts(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)
