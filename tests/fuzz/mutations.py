"""Mutations of data and text that keep most of the structure, so that later layers are reached too."""

import copy
import random
from collections.abc import Callable, Sequence
from typing import Any

from hostile.texts import ADDRESSES, CHARACTERS, IDS, SCRIPTS

Data = Any
"""Plain data of YAML or JSON: mappings, lists, texts, numbers, booleans, None."""

Slot = tuple[Any, Any]
"""A container and the key or index of one value in it."""

SCALARS: tuple[Data, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, "", " ", "\u00a0", "-", "~", "2026-13-45", "2026-02-30"),
    *("a" * 3_000, [], {}, [[]], {"a": {"b": {}}}),
    *(*SCRIPTS, *ADDRESSES, *IDS, *(f"x{text}y" for text in CHARACTERS.values())),
)
MARKS = (
    *("- ", "> ", "* ", "_", "**", "`", "```\n", "[", "](", "![", "<", "&", "|", "\n|-|\n", ": ", "#"),
    *("!!! note\n", "??? x\n", "    ", "\n\n", "\t", "\\", "[^1]", "[^1]: ", "{: #a }", "<!--", "---\n"),
    *("\u2028", "\u00a0", "\x85"),
)
"""Pieces of Markdown and YAML that open something."""

SVG_MARKS = (
    *("<g>", "</g>", '<use href="#a"/>', '<use xlink:href="#b"/>', "<script>x</script>", "<?x y?>", "<!--"),
    *(' onload="x"', ' style="fill:url(#a)"', ' fill="url(x)"', "<!DOCTYPE svg>", "&a;", "<animate/>", "]]>"),
    *('<g id="a">', ' d="M0 0h1"', "<a>", ' xmlns="x"', ' xml:base="x"', "\x00", "\ufeff"),
)
"""Pieces of SVG that open, repeat or load something."""


def slots(data: Data) -> list[Slot]:
    """Return every place of a value in `data`, containers before what they hold."""
    places: list[Slot] = []
    pending = [data]
    while pending:
        holder = pending.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            places.append((holder, key))
            if isinstance(holder[key], dict | list):
                pending.append(holder[key])
    return places


def mutate_data(chance: random.Random, data: Data, count: int) -> Data:
    """Return a copy of `data` with `count` mutations drawn by `chance`."""
    changed = copy.deepcopy(data)
    for _ in range(count):
        places = slots(changed)
        if places:
            chance.choice(_MUTATIONS)(chance, chance.choice(places), places)
    return changed


def mutate_text(chance: random.Random, text: str, count: int, marks: Sequence[str] = MARKS) -> str:
    """Return `text` with `count` pieces cut, repeated or put in; some are `marks`."""
    for _ in range(count):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(40))
        piece = chance.choice((*marks, *SCRIPTS, *CHARACTERS.values()))
        times = chance.choice((1, 1, 1, 2, 50, 2_000))
        text = chance.choice(
            (
                text[:start] + text[end:],
                text[:start] + piece * times + text[start:],
                text[:start] + text[start:end] * min(times, 50) + text[start:],
            )
        )
    return text


def _replace(chance: random.Random, place: Slot, _: list[Slot]) -> None:
    holder, key = place
    holder[key] = copy.deepcopy(chance.choice(SCALARS))


def _remove(_: random.Random, place: Slot, __: list[Slot]) -> None:
    holder, key = place
    del holder[key]


def _transplant(chance: random.Random, place: Slot, places: list[Slot]) -> None:
    """Put a value from elsewhere here: an id of another section, a step where a text stood."""
    holder, key = place
    donor, at = chance.choice(places)
    holder[key] = copy.deepcopy(donor[at])


def _rename(chance: random.Random, place: Slot, places: list[Slot]) -> None:
    holder, key = place
    if not isinstance(holder, dict):
        return
    names = [at for donor, at in places if isinstance(donor, dict) and isinstance(at, str)]
    name = chance.choice([*names, *IDS, f"{key}-2"])
    entries = [(name if at == key else at, value) for at, value in holder.items()]
    holder.clear()
    holder.update(entries)


def _repeat(chance: random.Random, place: Slot, _: list[Slot]) -> None:
    holder, key = place
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        for number in range(chance.choice((1, 3, 12))):
            holder.setdefault(f"{key}-{number}", copy.deepcopy(holder[key]))


def _nest(chance: random.Random, place: Slot, _: list[Slot]) -> None:
    """Put a value deeper, up to a little more than any file may nest."""
    holder, key = place
    for _level in range(chance.choice((1, 2, 45))):
        holder[key] = chance.choice(([holder[key]], {"a": holder[key]}))


_MUTATIONS: tuple[Callable[[random.Random, Slot, list[Slot]], None], ...] = (
    _replace, _replace, _remove, _transplant, _transplant, _rename, _repeat, _nest,
)  # fmt: skip
