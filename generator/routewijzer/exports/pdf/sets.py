"""Which PDFs there are of a route."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from routewijzer.hosting import CarriedForm

PdfSet = Literal["alles", "beeld", "meldcode", "casussen"]
"""Everything but the cases; the picture on one sheet; cards of the first steps and decisions; the cases."""

PDF_SETS: tuple[PdfSet, ...] = get_args(PdfSet)

PDF_FORMS: Mapping["CarriedForm", PdfSet] = {
    "book": "alles",
    "sheet": "beeld",
    "cards": "meldcode",
    "handouts": "casussen",
}
"""The forms of a site that are a set, by the name that a configuration gives them."""
