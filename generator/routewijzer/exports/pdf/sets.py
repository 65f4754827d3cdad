"""Which PDFs there are of a route."""

from typing import Literal, get_args

PdfSet = Literal["alles", "beeld", "meldcode", "casussen"]
"""Everything but the cases; the picture on one sheet; cards of the first steps and decisions; the cases."""

PDF_SETS: tuple[PdfSet, ...] = get_args(PdfSet)
