"""Which PDFs there are of a route."""

from typing import Literal, get_args

PdfSet = Literal["beeld"]
"""The picture on one sheet."""

PDF_SETS: tuple[PdfSet, ...] = get_args(PdfSet)
