"""Sets of tabs: the tabs that follow each other become radio buttons, their labels and their blocks."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from routewijzer.findings import Finding, Place, phrase

MAX_TABS = 4
"""Most tabs in a set: the style sheet shows as many without a script (theme/assets/styles/content.css)."""


def tabs(md: MarkdownIt) -> None:
    """Gather the tabs of `containers` into sets, before the text in their labels is parsed.

    Tokens: `tabs_open`, one `tab_input` a tab, `tab_labels_open` with one `tab_label_open` a tab,
    `tab_blocks_open` with one `tab_open` a tab. `meta` holds the numbers of the set and the tab, from 1.
    """
    md.core.ruler.after("block", "tabs", _gather)


def too_many_tabs(tokens: Sequence[Token], file: str) -> Iterator[Finding]:
    """Return a finding for every tab that no reader could open."""
    for token in tokens:
        if token.type == "tab_open" and token.meta["tab"] == MAX_TABS + 1:
            message = phrase("content-markdown.tabs", most=MAX_TABS)
            place = Place(file, token.map[0] + 1 if token.map else 1)
            yield Finding("content-markdown", place, message)


def _gather(state: StateCore) -> None:
    counter = iter(range(1, len(state.tokens) + 2))
    state.tokens = list(_tab_sets(state.tokens, counter))


def _tab_sets(tokens: list[Token], counter: Iterator[int]) -> Iterator[Token]:
    """Yield `tokens` with their sets of tabs; a set in a tab is gathered with its block."""
    at = 0
    while at < len(tokens):
        if tokens[at].type != "tab_open":
            yield tokens[at]
            at += 1
            continue
        blocks: list[list[Token]] = []
        while at < len(tokens) and tokens[at].type == "tab_open":
            if blocks and "!" in tokens[at].info:
                break
            end = _closing(tokens, at)
            blocks.append(tokens[at : end + 1])
            at = end + 1
        yield from _set(blocks, counter)


def _closing(tokens: list[Token], start: int) -> int:
    """Return where the tab that begins at `start` ends: its opening and closing have one level."""
    level = tokens[start].level
    return next(
        at
        for at in range(start + 1, len(tokens))
        if tokens[at].type == "tab_close" and tokens[at].level == level
    )


def _set(blocks: list[list[Token]], counter: Iterator[int]) -> Iterator[Token]:
    number = next(counter)
    opened = next((at for at, block in enumerate(blocks, 1) if "+" in block[0].info), 1)
    yield _token("tabs_open", "div", 1)
    for at in range(1, len(blocks) + 1):
        yield _token("tab_input", "input", 0, {"set": number, "tab": at, "shown": at == opened})
    yield _token("tab_labels_open", "div", 1)
    for at, block in enumerate(blocks, 1):
        yield _token("tab_label_open", "label", 1, {"set": number, "tab": at})
        label = _token("inline", "", 0)
        label.content, label.children, label.map = block[0].content, [], block[0].map
        yield label
        yield _token("tab_label_close", "label", -1)
    yield _token("tab_labels_close", "div", -1)
    yield _token("tab_blocks_open", "div", 1)
    for at, block in enumerate(blocks, 1):
        block[0].meta = {"set": number, "tab": at}
        yield block[0]
        yield from _tab_sets(block[1:-1], counter)
        yield block[-1]
    yield _token("tab_blocks_close", "div", -1)
    yield _token("tabs_close", "div", -1)


def _token(kind: str, tag: str, nesting: int, meta: dict[str, int] | None = None) -> Token:
    assert nesting in (-1, 0, 1)
    return Token(kind, tag, nesting, meta=meta or {}, block=kind != "tab_input")  # type: ignore[arg-type]
