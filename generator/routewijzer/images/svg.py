"""An author's SVG → our own: parsed without entities, judged by the lists of `allow_list`, and written again.

Of the author's bytes nothing is published. What is not allowed is refused and not left out, for the picture
would then be another one; only comments, and text that no element shows, are not written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from routewijzer.findings import Phrase, phrase
from routewijzer.images.allow_list import ELEMENTS, TEXTS, problem_of, references, styles

NAMESPACE = "http://www.w3.org/2000/svg"
MAX_ELEMENTS = 5_000
"""Most elements that are drawn, each use of one counted again."""

MAX_CHARACTERS = 1_000_000
"""Most characters of paths and words that are drawn, each use again: what the largest file can hold."""

MAX_DEPTH = 24
"""Deepest nesting of elements."""

MAX_CHAIN = 8
"""Most references that lead on to each other."""

_PREFIXES = {
    f"{NAMESPACE}}}": "",
    "http://www.w3.org/1999/xlink}": "",
    "http://www.w3.org/XML/1998/namespace}": "xml:",
}


@dataclass(frozen=True, slots=True)
class SvgFault:
    """Why an SVG is refused, in words after its name ("holds a script (onload)"), and at which line."""

    problem: Phrase
    line: int = 1


class _SvgRefusal(Exception):
    """Ends the reading of a file at its first fault."""

    def __init__(self, problem: Phrase, line: int = 1) -> None:
        super().__init__(problem.key)
        self.fault = SvgFault(problem, line)


def rewrite_svg(data: bytes) -> bytes | SvgFault:
    """Return an SVG as it is published, or why it is refused. Never raises.

    It has a size of its own (`viewBox`, or `width` and `height`), stands in UTF-8 and is drawn within the
    bounds of this module. An instruction, document type or entity is refused wherever it stands.
    """
    try:
        root = _read(data)
        _Weight(root, MAX_ELEMENTS, "elements", lambda _: 1).of(root)
        _Weight(root, MAX_CHARACTERS, "characters", _characters).of(root)
    except _SvgRefusal as refused:
        return refused.fault
    root.set("xmlns", NAMESPACE)
    return tostring(root, encoding="unicode").encode()


def _read(data: bytes) -> Element:
    if data.startswith(b"\x1f\x8b"):
        raise _SvgRefusal(phrase("svg.compressed"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _SvgRefusal(phrase("svg.not-utf-8")) from None
    reader = _Reader()
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise _SvgRefusal(phrase("svg.unreadable"), error.lineno) from None
    root = reader.builder.close()
    if root.tag != "svg" or not (root.get("viewBox") or (root.get("width") and root.get("height"))):
        raise _SvgRefusal(phrase("svg.no-size"))
    return root


class _Reader:
    """A tree that grows while expat reads, and refuses at once: no entity is ever expanded."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self._open: list[str] = []
        self._count = 0

    def _refuse(self, problem: Phrase) -> None:
        raise _SvgRefusal(problem, self.parser.CurrentLineNumber)

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            self._refuse(phrase("svg.encoding", encoding=encoding))

    def _doctype(self, *_: object) -> None:
        self._refuse(phrase("svg.document-type"))

    def _instruction(self, target: str, _: str) -> None:
        self._refuse(phrase("svg.instruction", target=target))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _plain(name)
        self._count += 1
        if "}" not in name:
            self._refuse(phrase("svg.namespace", name=name, namespace=NAMESPACE))
        if tag not in ELEMENTS or not name.startswith(f"{NAMESPACE}}}"):
            self._refuse(phrase("svg.element", name=name.rpartition("}")[2]))
        if len(self._open) >= MAX_DEPTH:
            self._refuse(phrase("svg.depth", most=MAX_DEPTH))
        if self._count > MAX_ELEMENTS:
            self._refuse(phrase("svg.elements", most=MAX_ELEMENTS))
        self._open.append(tag)
        self.builder.start(tag, self._attributes(tag, attributes))

    def _attributes(self, tag: str, raw: dict[str, str]) -> dict[str, str]:
        attributes = {_plain(key): value for key, value in raw.items()}
        if "style" in attributes:
            own = styles(attributes.pop("style"))
            if own is None:
                self._refuse(phrase("svg.style"))
            attributes |= own or {}
        for name, value in attributes.items():
            if problem := problem_of(tag, name, value):
                self._refuse(problem)
        return attributes

    def _end(self, name: str) -> None:
        self._open.pop()
        self.builder.end(_plain(name))

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] in TEXTS:
            self.builder.data(text)


def _characters(element: Element) -> int:
    """Return the length of what a browser reads to draw one element: `d` and `points` above all."""
    return len(element.text or "") + sum(map(len, element.attrib.values()))


class _Weight:
    """A count of what a browser draws, at most `most` of `unit`.

    Of each element what `own` says, and what a `use`, a mask or a paint draws each time again.
    """

    def __init__(self, root: Element, most: int, unit: str, own: Callable[[Element], int]) -> None:
        self._most, self._unit, self._own = most, unit, own
        self._by_id: dict[str, Element] = {}
        for element in root.iter():
            if (name := element.get("id", "")) in self._by_id:
                raise _SvgRefusal(phrase("svg.duplicate-id", name=name))
            if name:
                self._by_id[name] = element
        self._weights: dict[int, int] = {}
        self._chain: list[str] = []

    def of(self, element: Element) -> int:
        """Return the weight of an element with all that it holds and names; `_SvgRefusal` out of bounds."""
        known = self._weights.get(id(element))
        if known is not None:
            return known
        weight = self._own(element)
        for child in element:
            weight += self.of(child)
        for name, value in element.items():
            for target in references(name, value):
                weight += self._weight_of_id(target)
        if weight > self._most:
            raise _SvgRefusal(phrase("svg.drawn", most=self._most, unit=self._unit))
        self._weights[id(element)] = weight
        return weight

    def _weight_of_id(self, target: str) -> int:
        if target in self._chain:
            raise _SvgRefusal(phrase("svg.cycle", target=target))
        if len(self._chain) >= MAX_CHAIN:
            raise _SvgRefusal(phrase("svg.chain", most=MAX_CHAIN))
        element = self._by_id.get(target)
        if element is None:
            raise _SvgRefusal(phrase("svg.unknown", target=target))
        self._chain.append(target)
        weight = self.of(element)
        self._chain.pop()
        return weight


def _plain(name: str) -> str:
    """Return a name without its namespace; one in another namespace keeps a mark that no list has."""
    for namespace, prefix in _PREFIXES.items():
        if name.startswith(namespace):
            return prefix + name.removeprefix(namespace)
    return name.replace("}", ":")
