"""Markdown of whatever form is read in a time that grows with its length.

Four times as long, about four times the time. Compared within one run, so that a slow machine judges as a
fast one.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import count, islice
from time import process_time

import pytest

from made_pages import load_words
from routewijzer.content.links import Targets
from routewijzer.content.markdown import parse, render

TARGETS = Targets({"look": "route/look.html"}, ("index.html",), ("tag.svg",))
GROWTH = 9
"""Most that four times the length may cost: 4 is linear, 16 the square; between is room for other work."""

SPANS = (
    *(
        "[",
        "]",
        "[[]",
        "[a](",
        "[](",
        "![",
        "![](",
        "![[]()",
        "[a][",
        "[a](b ",
        "[a](<b",
        '[a](b "',
        "[a](look) ",
    ),
    *(
        "*",
        "**",
        "*a ",
        "a*",
        "**a ",
        "_a ",
        "*a_ ",
        "**a*b__c_",
        "*[",
        "`",
        "`a",
        "``a` ",
        "\\",
        "<",
        "<a",
        "<!--",
    ),
    *("<http:", "&", "&#", "&#1", "&lt", "[^", "[^1]", "a\n", "a  \n", "((((", '"', "~~a ", "http://a "),
)
BLOCKS = (
    *(
        "a\n\n",
        "> a\n\n",
        "> a\n",
        ">> a\n\n",
        "- a\n",
        "- a\n\n",
        "-\n\n",
        "1. a\n\n",
        "1) a\n2. b\n",
        "- > 1. a\n",
    ),
    *(
        "# a\n",
        "a\n-\n",
        "    a\n",
        "\t",
        "\n",
        "***\n",
        "```\n",
        "```\na\n```\n",
        "<div>\n\n",
        "|a|b|\n|-|-|\n|1|2|\n\n",
    ),
    *(
        "|a|\n|-|\n",
        "a|\n-|\n",
        "[a]: b\n",
        "[a]:\n",
        "[\n",
        '[a]: b "\n',
        "[^1]: a\n\n",
        "a\n: b\n\n",
        "a\n: b\n",
        ":\n",
    ),
    *(
        "!!! tip\n    a\n",
        "??? note\n\n    a\n",
        '=== "A"\n    a\n',
        "!!!\n",
        "[x](nix)\n",
        "![x](nix)\n\n",
        "[x](#nix)\n",
    ),
)
GENERATORS: dict[str, Callable[[int], str]] = {
    "longer and longer ticks": lambda number: "`" * number + " ",
    "names of references": lambda number: f"[a{number}]: b\n",
    "names of notes": lambda number: f"a[^{number}]\n\n[^{number}]: b\n\n",
    "addresses on one line": lambda number: f"[a](x{number}) ",
    "deeper and higher lists": lambda number: "  " * (number % 8) + "- a\n",
    "equal headings": lambda number: f"# a\n\n# a-{number}\n\n",
    "tabs in tabs": lambda number: "    " * (number % 8) + '=== "A"\n',
    "boxes with blank lines": lambda number: "!!! tip\n" + "\n" * (number % 50),
}


def repeat(piece: Callable[[int], str], length: int) -> str:
    pieces = (piece(number) for number in count(1))
    return "".join(islice(pieces, length))[:length]


def always(piece: str) -> Callable[[int], str]:
    return lambda _: piece


def below(piece: str) -> Callable[[int], str]:
    return lambda number: piece if number > 1 else DEFINITIONS


def cost(text: str, times: int) -> float:
    """Return the least of some times that a text takes, in the processor's own time."""
    spent = []
    for _ in range(times):
        begin = process_time()
        render(parse(text, "content/look.md"), TARGETS, load_words("en"))
        spent.append(process_time() - begin)
    return min(spent)


REFERRING = (
    "[^",
    "[^1]",
    "[^1] ",
    "[a] ",
    "[a]\n",
    "[b]\n",
    "![b]\n",
    "- [b]\n",
    "|[b]",
    "[a][b]\n",
    "[^2]\n",
)
DEFINITIONS = "[a]: look#nix\n[b]: nix\n\n[^1]: a[^1]\n\n"
"""Definitions above the text, so that what refers to them is found."""

CASES = {
    **{f"in a text: {piece!r}": (always(piece), 10_000) for piece in BLOCKS},
    **{f"in a line: {piece!r}": (always(piece), 9_900) for piece in SPANS},
    **{f"below definitions: {piece!r}": (below(piece), 10_000) for piece in REFERRING},
    **{
        f"in one paragraph of 100,000: {piece!r}": (always(piece), 100_000) for piece in ("[^", "[b]\n", "![")
    },
    **{name: (piece, 10_000) for name, piece in GENERATORS.items()},
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.proof] if n % 3 else []) for n, name in enumerate(CASES)]
)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    piece, length = CASES[name]
    load_words("en")
    gc.disable()  # a collection in the middle of one of the two would be counted for it alone
    try:
        short = cost(repeat(piece, length // 4), 3)
        long = cost(repeat(piece, length), 1)
        if long >= GROWTH * max(short, 0.001):  # perhaps disturbed: once more, at leisure
            long = cost(repeat(piece, length), 3)
    finally:
        gc.enable()
    assert long < GROWTH * max(short, 0.001), f"{short:.4f} → {long:.4f}"
