"""A document of DMN as a tree with places; nothing in it is fetched, and no entity is resolved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import XMLParser, XMLSyntaxError, fromstring

from routewijzer.exports.dmn.names import MODEL, element_id
from routewijzer.findings import Finding, Phrase, Place, known_names, phrase

MAX_BYTES = 2_000_000
"""Largest document that is read: ten times that of a large route."""

RULE = "dmn"
"""The rule of all findings about a document of DMN."""


@dataclass(slots=True)
class DmnReader:
    """Collects what is wrong with a document; `file` is what findings call it."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, message: Phrase, part: Any = None, hint: Phrase | None = None) -> None:
        """Add a finding at a part of the document."""
        line = 1 if part is None else int(part.sourceline or 1)
        self.findings.append(Finding(RULE, Place(self.file, line), message, hint))

    def decision(self, content: bytes, key: str) -> Any:
        """Return the part of the decision with the id `key`, or None with a finding."""
        root = self._root(content)
        if root is None:
            return None
        wanted = element_id("decision", key)
        known = [str(part.get("id")) for part in children(root, "decision")]
        if wanted not in known:
            names = tuple(name.removeprefix("decision_") for name in known)
            self.refuse(phrase("dmn.no-decision", id=key), root, known_names(names) if names else None)
            return None
        return next(part for part in children(root, "decision") if part.get("id") == wanted)

    def _root(self, content: bytes) -> Any:
        if len(content) > MAX_BYTES:
            self.refuse(phrase("dmn.too-large", most=MAX_BYTES))
            return None
        parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root: Any = fromstring(content, parser)
        except (XMLSyntaxError, ValueError) as error:
            self.findings.append(
                Finding(
                    RULE,
                    Place(self.file, getattr(error, "lineno", None) or 1),
                    phrase("dmn.not-xml", problem=str(error).partition("(")[0].strip(" ,")),
                )
            )
            return None
        if root.getroottree().docinfo.doctype or root.tag != f"{{{MODEL}}}definitions":
            self.refuse(phrase("dmn.not-dmn", expected=MODEL), root)
            return None
        return root


def children(part: Any, name: str) -> Iterator[Any]:
    """Yield the parts of this name that stand directly in another."""
    return iter(part.findall(f"{{{MODEL}}}{name}"))


def text_of(part: Any, *names: str) -> str:
    """Return the text at the end of a path of names; empty where there is none."""
    for name in names:
        part = next(children(part, name), None)
        if part is None:
            return ""
    return (part.text or "").strip()
