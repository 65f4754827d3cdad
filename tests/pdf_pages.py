"""A PDF as tests ask it: its words by page, its links, its tags, and what two checkers of PDF/UA say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pymupdf

ONE_LINE = 16.0
"""The most that a line of text is high, in points."""

HEAD, FOOT = 58.0, 54.0
"""How much of a page its running head and its foot take, in points."""


@dataclass(frozen=True)
class PdfLink:
    """A link: the number of its page (from 1), its address or the name of its place, and the page of that."""

    page: int
    target: str
    leads_to: int | None
    frame: tuple[float, float, float, float]


@dataclass(frozen=True)
class PdfLine:
    """A line of text: where it ends on its page, from the top in points, its words, size and font."""

    bottom: float
    words: str
    size: float
    font: str


@dataclass(frozen=True)
class PdfPages:
    """A finished PDF."""

    content: bytes

    @cached_property
    def document(self) -> pikepdf.Pdf:
        """The objects of the file."""
        return pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of each page in the order in which they are written."""
        with pymupdf.open(stream=self.content) as pages:
            return tuple(page.get_text(sort=False) for page in pages)

    def picture(self, page: int) -> bytes:
        """Return what a page looks like, by the number that it has from 1."""
        with pymupdf.open(stream=self.content) as pages:
            return bytes(pages[page - 1].get_pixmap(dpi=50).samples)

    @cached_property
    def lines(self) -> tuple[tuple[PdfLine, ...], ...]:
        """The lines of text on each page between head and foot, from top to bottom."""
        with pymupdf.open(stream=self.content) as pages:
            return tuple(_lines(page) for page in pages)

    @cached_property
    def spots(self) -> dict[str, tuple[int, float]]:
        """The names of places, each with the number of its page (from 1) and its height there."""
        tree = pikepdf.NameTree(self.document.Root.Names.Dests) if "/Names" in self.document.Root else {}
        found = {str(name): _place(value) for name, value in tree.items()}
        return {name: (self._numbers[place[0].objgen], float(place[3])) for name, place in found.items()}

    @cached_property
    def places(self) -> dict[str, int]:
        """The names of places and the number of their page, from 1."""
        return {name: page for name, (page, _) in self.spots.items()}

    @cached_property
    def links(self) -> tuple[PdfLink, ...]:
        """All links, page by page."""
        return tuple(self._links())

    @cached_property
    def fonts(self) -> set[str]:
        """The names of the fonts inside, without the letters before a subset's name."""
        fonts = (item for item in self.document.objects if isinstance(item, pikepdf.Dictionary))
        names = (str(font.FontName) for font in fonts if font.get("/Type") == "/FontDescriptor")
        return {name.lstrip("/").partition("+")[2] for name in names}

    def faults(self, folder: Path) -> list[str]:
        """Return what `outloud` and `pdfua` call an error."""
        file = folder / "judged.pdf"
        file.write_bytes(self.content)
        heard = [
            f"{one.rule} p.{one.page} {one.message}"
            for one in outloud.check(str(file)).findings
            if one.severity == "error"
        ]
        ruled = [f"{one.rule_id} {one.message}" for one in pdfua.validate(str(file)).findings]
        return heard + ruled

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        """The pages by the names of their objects, numbered from 1."""
        return {page.objgen: number for number, page in enumerate(self.document.pages, 1)}

    def told_numbers(self) -> Iterator[tuple[int, int]]:
        """Yield for each link with a page behind it ("blz. 12") that number, and the page where it leads."""
        with pymupdf.open(stream=self.content) as pages:
            words = [page.get_text("words") for page in pages]
            heights = [page.rect.height for page in pages]
        for link in self.links:
            _, bottom, right, top = link.frame
            if top - bottom > ONE_LINE:  # the frame of a link over two lines holds words of others
                continue
            here, height = words[link.page - 1], heights[link.page - 1]
            for word, after in pairwise(here):
                behind = 0 <= word[0] - right < 6 and height - top < (word[1] + word[3]) / 2 < height - bottom
                match = re.match(r"blz\.\s?(\d+)", f"{word[4]} {after[4]}") if behind else None
                if match and link.leads_to:
                    yield int(match[1]), link.leads_to

    def broken_tables(self) -> list[int]:
        """Return the pages on which a table begins that goes on on another."""
        return [min(pages) for pages in self._tables(self.document.Root.StructTreeRoot) if len(pages) > 1]

    def _tables(self, element: Any) -> Iterator[set[int]]:
        for kid in _kids(element):
            if str(kid.get("/S")) == "/Table":
                yield self._pages_under(kid)
            else:
                yield from self._tables(kid)

    def _pages_under(self, element: Any) -> set[int]:
        own = {self._numbers[element.Pg.objgen]} if "/Pg" in element else set()
        return own.union(*(self._pages_under(kid) for kid in _kids(element)))

    def _links(self) -> Iterator[PdfLink]:
        for number, page in enumerate(self.document.pages, 1):
            for note in page.get("/Annots", ()):
                left, bottom, right, top = (float(edge) for edge in note.Rect)
                place, target, to = note.get("/Dest"), "", None
                if "/A" in note:
                    target = str(note.A.get("/URI", ""))
                    place = note.A.get("/D")
                if isinstance(place, pikepdf.Array):
                    to = self._numbers[place[0].objgen]
                elif place is not None:
                    target, to = str(place).lstrip("/"), self.places[str(place).lstrip("/")]
                yield PdfLink(number, target, to, (left, bottom, right, top))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/MCR"]


def _place(value: Any) -> Any:
    """Return page, form, left and top of a destination."""
    return value.D if isinstance(value, pikepdf.Dictionary) else value


def _lines(page: Any) -> tuple[PdfLine, ...]:
    height = page.rect.height
    found = [
        PdfLine(span["bbox"][3], "".join(part["text"] for part in line["spans"]), span["size"], span["font"])
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        if (span := line["spans"][0]) and span["bbox"][1] > HEAD and span["bbox"][3] < height - FOOT
    ]
    return tuple(sorted(found, key=lambda line: line.bottom))
