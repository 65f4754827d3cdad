"""The typesetting engine: plain data and the templates of the theme become a tagged PDF (PDF/UA-1).

The data is JSON that the templates read, so no text of a route is ever read as code. The engine and the
packer come with the extra `routewijzer[pdf]`.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from routewijzer.exports.pdf.font_signs import FONTS
from routewijzer.exports.pdf.packing import pack
from routewijzer.exports.pdf.sets import PDF_SETS

STANDARD = "ua-1"
"""What the engine holds the document to: it refuses what is not accessible (ISO 14289-1)."""


class PdfError(Exception):
    """Why there is no PDF: one sentence of the engine."""


class PdfLacking(Exception):
    """The extra that sets a PDF is not installed; the message is the name of the package that lacks."""


def typeset(templates: Path, pdf_set: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the PDF that the template `main.typ` makes of `data`; the same input gives the same bytes.

    `pdf_set` is the set of pages, `files` are pictures by the names that the data gives them. Raises
    PdfError, and PdfLacking without the extra.
    """
    try:
        import pikepdf  # noqa: F401  # its lack is told before the engine has worked
        import typst
    except ModuleNotFoundError as error:
        raise PdfLacking(error.name or str(error)) from error
    sources = {file.name: file.read_bytes() for file in sorted(templates.glob("*.typ"))}
    virtual = {**sources, **files, "data.json": json.dumps(data, ensure_ascii=False).encode()}
    try:
        pdf = typst.compile(  # type: ignore[call-overload]  # the stubs forget the virtual files
            {**virtual, "main": sources["main.typ"]},
            font_paths=_fonts(templates / FONTS),
            sys_inputs={"set": pdf_set},
            pdf_standards=STANDARD,
        )
    except typst.TypstError as error:
        raise PdfError("; ".join((error.message, *error.hints))) from error
    return pack(pdf, thorough=pdf_set != PDF_SETS[0])


@cache
def _fonts(folder: Path) -> Any:
    """Return the fonts of the theme and no others: neither the system's nor those in the engine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
