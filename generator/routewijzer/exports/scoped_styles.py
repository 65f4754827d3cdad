"""Style sheets that hold inside one element of somebody else's page, and nowhere else.

Every selector gets the element in front. Widths that ask for the window's ask for the element's own, since a
page of somebody else has columns beside it; lengths in `rem` follow a size of the element's, since its pages
choose the root's. Whether it is dark follows that page's own choice.

The text of these style sheets is that of `rcssmin`: no comments, no blanks that mean nothing.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

PLACE = ".routewijzer"
"""The element: everything of a page of the route."""

FRAME = ".routewijzer-frame"
"""Around it, the container whose width counts (CSS Containment Module Level 3)."""

DARK = ('[data-md-color-scheme="slate"]', '[data-bs-theme="dark"]')
"""How Material for MkDocs and the theme of MkDocs say that a page is dark."""

APART = f"""{FRAME}{{container-type:inline-size}}
{PLACE}{{--rem:1rem;--below:0px}}
[data-md-color-scheme] {PLACE}{{--rem:.8rem;--below:2.4rem}}
[data-bs-theme] {PLACE}{{--below:3.5rem}}
{PLACE} :not(svg,svg *){{all:revert;box-sizing:border-box}}
"""
"""First of all: what the page's own rules say about elements and common class names does not hold here.

Material's root is 20 pixels; its header and that of MkDocs stay on top: the sizes are from their own styles.
"""

UNDER = f"{PLACE} .emergency{{top:var(--below)}}"
"""Last of all: the emergency bar stays below what stays on top of that page."""

_SYMBOLS = ".shape-"
"""How the classes inside a symbol begin: where one is used, no selector knows what stands around it."""

_KEPT_WHOLE = ("@font-face", "@keyframes")
_WIDTH = re.compile(r"\((max|min)-width:([\d.]+)r?em\)")
_REM = re.compile(r"(?<![\w.#-])(-?(?:\d+\.?\d*|\.\d+))rem\b")


def scoped_name(name: str) -> str:
    """Return the name of a style sheet that holds in `PLACE`, without its ending."""
    return f"scoped-{name}"


def scoped_styles(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the style sheets among the files of a site as they hold in `PLACE`, each under its own name."""
    sheets = (PurePosixPath(name) for name in files if name.endswith(".css"))
    return {
        str(sheet.with_stem(scoped_name(sheet.stem))): _whole(sheet.stem, files[str(sheet)].decode()).encode()
        for sheet in sheets
    }


def _whole(name: str, style: str) -> str:
    return f"{APART}{scope_styles(style)}{UNDER}" if name == "site" else scope_styles(style)


def scope_styles(style: str) -> str:
    """Return a style sheet as it holds in `PLACE`. Raises ValueError where its braces do not match."""
    return "".join(_scope_blocks(style))


def _scope_blocks(style: str) -> Iterator[str]:
    for prelude, body in blocks(style):
        if prelude.startswith(_KEPT_WHOLE):
            yield f"{prelude}{{{body}}}"
        elif prelude.startswith("@media"):
            if inner := "".join(_scope_blocks(body)):
                yield _condition(prelude, inner)
        elif prelude.startswith("@supports"):
            yield f"{prelude}{{{''.join(_scope_blocks(body))}}}"
        elif prelude.startswith("@page"):
            continue  # the paper is the page's that it stands in
        elif selectors := ",".join(_place_selectors(prelude)):
            yield f"{selectors}{{{_REM.sub(_in_own_size, body)}}}"


def _condition(prelude: str, inner: str) -> str:
    """Return rules under the condition of a media query, where it asks for widths of the container's."""
    query = prelude.removeprefix("@media").strip()
    widths = _WIDTH.findall(query)
    rest = _WIDTH.sub("", query).replace("and", " ").split()
    if not widths or set(rest) - {"screen"}:
        return f"{prelude}{{{inner}}}"
    media_query = " and ".join(f"({edge}-width:{float(size) * 16:g}px)" for edge, size in widths)
    within = f"@container {media_query}{{{inner}}}"
    return f"@media screen{{{within}}}" if rest else within


def _place_selectors(prelude: str) -> Iterator[str]:
    """Yield the selectors of a rule as they hold in `PLACE`, but for the device's own choice of dark."""
    for selector in selectors_of(prelude):
        subject, _, rest = selector.partition(" ")
        if subject.startswith(":root:not([data-theme"):
            continue
        if subject.startswith(":root[data-theme"):
            yield from (f"{dark} {PLACE}" for dark in DARK)
        elif subject.startswith(_SYMBOLS):
            yield selector
        elif subject in (":root", "html", "body"):
            yield f"{PLACE} {rest}".rstrip()
        elif subject.startswith(("html", ".js")):
            yield f"{subject} {PLACE} {rest}".rstrip()
        else:
            yield f"{PLACE} {selector}"


def selectors_of(prelude: str) -> list[str]:
    """Return the selectors of a list: what its commas outside brackets and texts keep apart."""
    depth, parts = 0, [""]
    for piece in re.findall(r'"[^"]*"|[^"]', prelude):
        depth += (piece in "([") - (piece in ")]")
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


def _in_own_size(match: re.Match[str]) -> str:
    return f"calc(var(--rem)*{match[1]})"


def blocks(style: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a style sheet: what stands before the brace, and what between.

    Raises ValueError where its braces do not match.
    """
    depth, start, opened = 0, 0, 0
    for match in re.finditer(r'"[^"]*"|[{}]', style):
        if match[0] == "{":
            opened = match.end() if depth == 0 else opened
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                break
            if depth == 0:
                yield style[start : opened - 1].strip(), style[opened : match.start()]
                start = match.end()
    if depth or style[start:].strip():
        raise ValueError("the braces of a style sheet do not match")
