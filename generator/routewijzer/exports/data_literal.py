"""Plain data as an expression of JavaScript in which each part stands once.

Made for a document that is mailed, where bytes count: the data of the helper take a third less. It is plain
JavaScript, no packing: nothing has to be unpacked, and a mail filter sees text.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, product
from string import ascii_letters

_IDENTIFIER = re.compile(r"(?!__proto__$)[A-Za-z_$][A-Za-z0-9_$]*")
"""A key that needs no quotes; written like that, `__proto__` would be no key but a prototype."""

_RESERVED_WORDS = ("do", "if", "in")
"""The reserved words of at most two letters (ECMA-262, 12.7.2)."""


def literal(data: object) -> str:
    """Return an expression for plain data: texts, numbers, truth values, lists and mappings of these.

    A text, list or mapping that occurs more than once becomes a constant, so that two places may hold the
    same object: who reads the data may change none of these. The keys of mappings that have the same keys
    become a function. The same data give the same bytes; nothing in a text can end a script or a line of it.
    """
    parts = _Parts()
    parts.add(data)
    return parts.expression(data)


def script_json(data: object) -> str:
    """Return plain data as JSON that can stand in a script of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


@dataclass(slots=True)
class _Parts:
    """What occurs in some data: `values` by their JSON, and how often they and the keys of mappings do."""

    values: dict[str, object] = field(default_factory=dict)
    uses: Counter[str] = field(default_factory=Counter)
    shapes: Counter[tuple[str, ...]] = field(default_factory=Counter)
    names: dict[str | tuple[str, ...], str] = field(default_factory=dict)

    def add(self, value: object) -> None:
        """Count a value and what is in it; what is in a value that was met before is not counted again."""
        if not isinstance(value, str | list | dict):
            return
        text = script_json(value)
        self.uses[text] += 1
        if self.uses[text] > 1:
            return
        self.values[text] = value
        if isinstance(value, dict):
            if all(map(_IDENTIFIER.fullmatch, value)):
                self.shapes[tuple(value)] += 1
            for key in value:
                if not _IDENTIFIER.fullmatch(key):
                    self.add(key)
        if not isinstance(value, str):
            for part in value.values() if isinstance(value, dict) else value:
                self.add(part)

    def expression(self, data: object) -> str:
        """Return the expression, with the shortest names for what is used most."""
        shapes = [keys for keys, uses in self.shapes.items() if _pays_as_function(keys, uses)]
        parts_first = sorted((text for text, uses in self.uses.items() if _pays(text, uses)), key=len)
        uses: Counter[str | tuple[str, ...]] = Counter({text: self.uses[text] for text in parts_first})
        uses.update({keys: self.shapes[keys] for keys in shapes})
        self.names = dict(zip((part for part, _ in uses.most_common()), _names(), strict=False))
        constants = [
            *(f"{self.names[keys]}={_function(keys)}" for keys in shapes),
            *(f"{self.names[text]}={self._whole(self.values[text])}" for text in parts_first),
        ]
        if not constants:
            return self._whole(data)
        return f"(()=>{{const {','.join(constants)};return {self._reference_to(data)}}})()"

    def _reference_to(self, value: object) -> str:
        return self.names.get(script_json(value)) or self._whole(value)

    def _whole(self, value: object) -> str:
        if isinstance(value, list):
            return f"[{','.join(map(self._reference_to, value))}]"
        if not isinstance(value, dict):
            return script_json(value)
        if function := self.names.get(tuple(value)):
            return f"{function}({','.join(map(self._reference_to, value.values()))})"
        return (
            f"{{{','.join(f'{self._key(key)}:{self._reference_to(part)}' for key, part in value.items())}}}"
        )

    def _key(self, key: str) -> str:
        if _IDENTIFIER.fullmatch(key):
            return key
        return f"[{self.names.get(script_json(key)) or script_json(key)}]"


def _pays(text: str, uses: int) -> bool:
    """Return whether a constant for this text is shorter: two letters a use, and five to make it."""
    return (uses - 1) * (len(text) - 2) > 5


def _pays_as_function(keys: tuple[str, ...], uses: int) -> bool:
    spared = sum(len(key) + 1 for key in keys) - 2
    return 0 < len(keys) <= len(ascii_letters) and (uses - 1) * spared > 12 + 4 * len(keys)


def _function(keys: tuple[str, ...]) -> str:
    """Return the function that makes a mapping with these keys of its values, in their order."""
    names = ascii_letters[: len(keys)]
    return f"({','.join(names)})=>({{{','.join(map(':'.join, zip(keys, names, strict=True)))}}})"


def _names() -> Iterator[str]:
    """Yield names of constants, the shortest first, without end."""
    for letters in count(1):
        for name in map("".join, product(ascii_letters, repeat=letters)):
            if name not in _RESERVED_WORDS:
                yield name
