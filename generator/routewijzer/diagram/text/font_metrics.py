"""Widths of text in the font that the site ships, so that nothing depends on what is installed.

The advance widths of Inter (SIL Open Font License) stand in `inter-widths.json`, in units of 1/2048
of the type size, one table a weight; `tools/font_widths.py` makes that table from the font files. Kerning is
left out: it changes a line by less than one percent.
"""

import json
import unicodedata
from functools import cache
from importlib.resources import files

REGULAR = 400
BOLD = 600

LABEL_SIZE = 17.0
CAPTION_SIZE = 16.0
CONDITION_SIZE = 16.0
TITLE_SIZE = 19.0
"""Type sizes in viewBox units: label and caption of a box, condition of a line, title of a lane."""

LABEL_LEADING = 1.2
CAPTION_LEADING = 1.15
CONDITION_LEADING = 1.15
TITLE_LEADING = 1.2
"""Distance between base lines, as a multiple of the type size."""

UNITS = 2048
UNKNOWN = 0.68
"""Advance of a character that the font lacks, as a fraction of the type size (a wide letter)."""


@cache
def _advances(weight: int) -> dict[str, int]:
    text = files(__package__).joinpath("inter-widths.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, int]] = json.loads(text)
    return tables[str(weight)]


def _advance(character: str, table: dict[str, int]) -> float:
    known = table.get(character)
    if known is not None:
        return known / UNITS
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    return 1.1 if unicodedata.east_asian_width(character) in "WF" else UNKNOWN


@cache
def text_width(text: str, size: float, weight: int = BOLD) -> float:
    """Return width of one line of text in viewBox units."""
    table = _advances(weight)
    return round(size * sum(_advance(character, table) for character in text), 3)


def block_width(rows: tuple[str, ...], size: float, weight: int) -> float:
    """Return width of the widest of several lines; 0 when there are none."""
    return max((text_width(row, size, weight) for row in rows), default=0.0)
