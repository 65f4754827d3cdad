"""Which signs the fonts of a PDF can write: a document has no reader's own fonts to fall back on."""

import json
from collections.abc import Iterator
from pathlib import Path

FONTS = "fonts"
"""The folder of the fonts, beside the templates."""

SIGNS = "signs.json"
"""The first and the last of each range of signs that all fonts there have, by `tools/pdf_fonts.py`."""


SETTING = "\n\u00ad"
"""Signs that are set and not drawn: the end of a line, and where a word may break."""


def font_signs(templates: Path) -> frozenset[str]:
    """Return the signs that a PDF can hold."""
    ranges = json.loads((templates / FONTS / SIGNS).read_text("utf-8"))
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def missing_signs(value: object, signs: frozenset[str]) -> Iterator[str]:
    """Yield the signs of plain data that are not among `signs`, in reading order, with repeats."""
    if isinstance(value, str):
        yield from (sign for sign in value if sign not in signs and sign not in SETTING)
    elif isinstance(value, dict):
        for part in value.values():
            yield from missing_signs(part, signs)
    elif isinstance(value, list):
        for part in value:
            yield from missing_signs(part, signs)
