"""A longer text as blocks for the typesetting engine, read from the safe HTML that `content` makes of it.

A block has a `kind`: paragraph, heading, list, quote, code, rule, table, picture or box. `runs` are pieces of
text with their look (`strong`, `emphasis`, `code`, `raised`) and where they lead.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from lxml import html as lxml_html
from markupsafe import Markup

Block: TypeAlias = dict[str, Any]
LinkTarget: TypeAlias = Callable[[str], str | None]
"""Gives of an address in the text where it leads in the document; None: nowhere."""

_LOOKS: Mapping[str, str] = {"strong": "strong", "em": "emphasis", "code": "code", "sup": "raised"}
_CONTAINERS = ("section", "div", "dd", "dl", "ul", "ol", "li", "blockquote", "details", "table", "pre", "hr")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def prose_blocks(text: Markup, link_target: LinkTarget, readable: Callable[[str], str]) -> list[Block]:
    """Return the blocks of a longer text; `readable` makes its letters those of paper. Empty for no text."""
    if not text.strip():
        return []
    (root,) = lxml_html.fragments_fromstring(f"<div>{text}</div>")
    return list(_ProseReader(link_target, readable).blocks(root))


class _ProseReader:
    """Reads elements of HTML."""

    def __init__(self, link_target: LinkTarget, readable: Callable[[str], str]) -> None:
        self.link_target, self.readable = link_target, readable

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield the blocks in an element; text beside them is a paragraph of its own."""
        loose: list[Any] = [parent.text or ""]
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            if child.tag in ("p", "dt", "summary", *_CONTAINERS, *_HEADINGS):
                yield from self._paragraph(loose)
                yield from self._block(child)
                loose = [child.tail or ""]
            else:
                loose += [child, child.tail or ""]
        yield from self._paragraph(loose)

    def _paragraph(self, parts: list[Any], kind: str = "paragraph", **more: Any) -> Iterator[Block]:
        runs = [run for part in parts for run in self._runs(part, {})]
        if any(run["text"].strip() for run in runs):
            yield {"kind": kind, "runs": runs, **more}
        for part in parts:
            for image in () if isinstance(part, str) else part.iter("img"):
                yield {
                    "kind": "picture",
                    "src": image.get("src", ""),
                    "alt": self.readable(image.get("alt", "")),
                }

    def _block(self, element: Any) -> Iterator[Block]:
        tag, name = element.tag, element.get("id")
        if tag in _HEADINGS:
            yield from self._paragraph([element], "heading", id=name)
        elif tag in ("p", "dt", "summary"):
            strong = tag != "p" or element.get("class") == "admonition-title"
            yield from self._paragraph([element], "title" if strong else "paragraph")
        elif tag in ("ul", "ol"):
            items = [
                {"id": item.get("id"), "blocks": list(self.blocks(item))}
                for item in element.iter("li")
                if item.getparent() is element
            ]
            yield {
                "kind": "list",
                "ordered": tag == "ol",
                "start": int(element.get("start", 1)),
                "items": items,
            }
        elif tag == "blockquote" or tag == "details" or "admonition" in element.get("class", ""):
            yield {"kind": "quote" if tag == "blockquote" else "box", "blocks": list(self.blocks(element))}
        elif tag == "pre":
            yield {"kind": "code", "text": self.readable_lines(element.text_content())}
        elif tag == "hr":
            yield {"kind": "rule"}
        elif tag == "table":
            rows = [[self._cell(cell) for cell in row] for row in element.iter("tr")]
            head = 1 if element.find("thead") is not None else 0
            yield {
                "kind": "table",
                "head": rows[:head],
                "rows": rows[head:],
                "columns": max(map(len, rows), default=1),
            }
        elif "tabbed-set" in element.get("class", ""):
            yield from self._tabs(element)
        else:
            yield from self.blocks(element)

    def _tabs(self, element: Any) -> Iterator[Block]:
        """Yield tabs under each other, each with its label."""
        for label, block in zip(element.iter("label"), element.find_class("tabbed-block"), strict=True):
            yield from self._paragraph([label], "title")
            yield from self.blocks(block)

    def _cell(self, cell: Any) -> list[Block]:
        return list(self._runs(cell, {}))

    def readable_lines(self, text: str) -> str:
        """Return lines of code as they stand."""
        return "\n".join(self.readable(line) for line in text.splitlines())

    def _runs(self, part: Any, look: Mapping[str, Any]) -> Iterator[Block]:
        if isinstance(part, str):
            if text := self.readable(" ".join(part.split("\n"))):
                yield {"text": text, **look}
            return
        if part.get("class") == "footnote-backref":
            return
        own = {**look, _LOOKS[part.tag]: True} if part.tag in _LOOKS else dict(look)
        if part.tag == "a" and (href := self.link_target(part.get("href", ""))):
            own["href"] = href
        yield from self._runs(part.text or "", own)
        for child in part:
            yield from self._runs(child, own)
            yield from self._runs(child.tail or "", own)
