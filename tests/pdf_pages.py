"""A PDF as tests ask it: its words by page, its links, its tags, and what two checkers of PDF/UA say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pymupdf


@dataclass(frozen=True)
class PdfLink:
    """A link: the number of its page (from 1), its address or the name of its place, and the page of that."""

    page: int
    target: str
    leads_to: int | None
    frame: tuple[float, float, float, float]


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

    @cached_property
    def places(self) -> dict[str, int]:
        """The names of places and the number of their page, from 1."""
        tree = pikepdf.NameTree(self.document.Root.Names.Dests) if "/Names" in self.document.Root else {}
        return {str(name): self._numbers[_page_of(value).objgen] for name, value in tree.items()}

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


def _page_of(place: Any) -> Any:
    return (place.D if isinstance(place, pikepdf.Dictionary) else place)[0]
