"""Boxes in Markdown: a line with a mark, and below it what is in the box, four blanks in.

`!!! kind "Title"` is a box, `??? kind "Title"` one that opens (`???+`: open already), `=== "Title"` a tab;
tabs that follow each other belong together (`===!` begins a new set, `===+` is the one that shows). This is
the syntax of Python-Markdown (https://python-markdown.github.io/extensions/admonition/) and of PyMdown
Extensions (https://facelessuser.github.io/pymdown-extensions/), as editors of MkDocs know it.
"""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_INDENT = 4
_KIND = r"[\w\-]+(?: +[\w\-]+)*"
_BOX = re.compile(rf'!!! ?({_KIND})(?: +"(.*)")? *')
_DETAILS = re.compile(rf'\?\?\?(\+)? ?(?:({_KIND})(?: +"(.*)")?|"(.*)") *')
_TAB = re.compile(r'===(\+!|!\+|[+!])? +"(.*)" *')
_RULE = "container"
_BEFORE = ("paragraph", "reference", "blockquote", "list")
"""The rules that a box may interrupt."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The first line of a box.

    The type of its tokens, its tag and class, its title in Markdown (None: it has none), whether it is open
    or shown, and whether it begins a new set of tabs.
    """

    type: str
    tag: str
    kind: str
    title: str | None
    open: bool = False
    new: bool = False


def containers(md: MarkdownIt) -> None:
    """Add the boxes to a parser of Markdown.

    Tokens: `admonition_*` and `details_*`, each with the title first (`title_*`, with its kind of box as
    `info`), and `tab_*` with the title in `content`, "+" for the one that shows and "!" for the first of a
    set in `info`.
    """
    md.block.ruler.before("fence", _RULE, _container, {"alt": list(_BEFORE)})


def _head(line: str) -> _Head | None:
    if match := _BOX.fullmatch(line):
        return _Head("admonition", "div", match[1], _title(match[1], match[2]))
    if match := _DETAILS.fullmatch(line):
        kind, quoted = match[2] or "", match[3] if match[2] else match[4]
        return _Head("details", "details", kind, _title(kind, quoted), open=bool(match[1]))
    if match := _TAB.fullmatch(line):
        mark = match[1] or ""
        return _Head("tab", "div", "", match[2], open="+" in mark, new="!" in mark)
    return None


def _title(kind: str, quoted_title: str | None) -> str | None:
    """Return the title of a box; without one its kind stands for it, `""` leaves it out."""
    return (kind.split(" ")[0].capitalize() if quoted_title is None else quoted_title) or None


def _container(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or state.src[start : start + 3] not in ("!!!", "???", "==="):
        return False
    head = _head(state.src[start : state.eMarks[first]])
    if head is None or silent:
        return head is not None
    following = _end(state, first, end)
    token = state.push(f"{head.type}_open", head.tag, 1)
    token.map, token.block = [first, following], True
    token.info = ("+" if head.open else "") + ("!" if head.new else "")
    token.meta = {"kind": head.kind.lower()}
    if head.type == "tab":
        token.content = head.title or ""
    elif head.title is not None:
        _push_title(state, head, first)
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = _RULE, following, state.blkIndent + _INDENT
    state.md.block.tokenize(state, first + 1, following)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push(f"{head.type}_close", head.tag, -1).block = True
    state.line = following
    return True


def _end(state: StateBlock, first: int, end: int) -> int:
    """Return the line after the last one that is indented enough; blank lines between those belong to it."""
    last = line = first
    while (line := line + 1) < end:
        if not state.isEmpty(line):
            if state.sCount[line] < state.blkIndent + _INDENT:
                break
            last = line
    return last + 1


def _push_title(state: StateBlock, head: _Head, line: int) -> None:
    tag = "summary" if head.type == "details" else "p"
    state.push("title_open", tag, 1).info = head.type
    token = state.push("inline", "", 0)
    token.content, token.children, token.map = head.title or "", [], [line, line + 1]
    state.push("title_close", tag, -1)
