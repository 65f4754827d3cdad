"""What a few pages say from top to bottom, as golden files: headings, statements, links, marks, in order.

To accept a change: run with UPDATE_GOLDEN=1 and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from made_pages import pet, plain

GOLDEN = Path(__file__).parent / "golden"
PATHS = (
    "index.html",
    "glossary.html",
    "links.html",
    "sources.html",
    "open-points.html",
    "route/look.html",
    "route/choose.html",
    "route/shelter-desk.html",
    "route/street.html",
)
SKIPPED_TAGS = {"svg", "button", "use"}
INLINE = {"a", "b", "em", "strong", "small", "span", "cite", "i", "sup", "br", "img", "input"}


def outline(tree: HtmlElement, depth: int = 0) -> list[str]:
    """One line for every block: its element, its own words, and where the links in it lead."""
    lines = []
    for part in tree:
        if not isinstance(part.tag, str) or part.tag in SKIPPED_TAGS:
            continue
        if part.tag in INLINE:
            continue
        words = own_words(part)
        if words or part.tag in ("section", "nav", "table", "ul", "ol", "dl"):
            name = part.tag + (f".{part.get('class').split()[0]}" if part.get("class") else "")
            lines.append(f"{'  ' * depth}{name}: {words}".rstrip(": "))
            lines += outline(part, depth + 1)
        else:
            lines += outline(part, depth)
    return lines


def own_words(part: HtmlElement) -> str:
    """Return the words of a block that are not in a block inside it; links with their target."""
    texts = [part.text or ""]
    for child in part:
        if isinstance(child.tag, str) and child.tag in INLINE:
            words = plain(child.text_content())
            texts.append(f"[{words}]({child.get('href')})" if child.tag == "a" else words)
        texts.append(child.tail or "")
    return plain(" ".join(texts))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_this_from_top_to_bottom(path: str) -> None:
    found = "\n".join(outline(pet().tree(path))) + "\n"
    file = GOLDEN / f"{path.replace('/', '.').removesuffix('.html')}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")
