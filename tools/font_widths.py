"""Widths of the letters in a font file: the table that the package keeps for measuring text."""

from pathlib import Path

from fontTools.ttLib import TTFont

from routewijzer.diagram.text.font_metrics import UNITS


def read_font(path: Path) -> dict[str, int]:
    """Return advance widths of all characters of a font file, in units of 1/2048 of the type size."""
    font = TTFont(path)
    per_em = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {
        chr(code): round(metrics[glyph][0] * UNITS / per_em)
        for code, glyph in sorted(font.getBestCmap().items())
    }
