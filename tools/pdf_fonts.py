"""Make the two font files that the PDF is set in from the package `inter-ui`.

    npm pack inter-ui && tar xf inter-ui-*.tgz
    python tools/pdf_fonts.py package/web theme/pdf/fonts

They hold more signs than those of the site, because a document has no reader's own fonts to fall back on:
the letters of all European languages in Latin script, punctuation, arrows and ticks. A PDF takes along only
what it uses. The engine that sets it reads no woff2, and finds a family only by the name records that
`NAMES` keeps.
"""

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from routewijzer.exports.pdf.font_signs import SIGNS

WEIGHTS = ("Regular", "SemiBold")
"""Text, and headings and names."""

RANGES = ((0x20, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x2044), (0x2070, 0x209F), (0x20AC, 0x20AC))
"""Latin with its extensions, punctuation, raised and lowered figures, the euro (Unicode blocks)."""

SINGLE = "\u02bc→←↑↓↔⇒−±×÷≈≠≤≥∞√½⅓¼•●○■□☐☑✓✔✗▲▼▶◀★☆™№℮Ω"
"""Single signs that texts use."""

UNITS = 1000
"""Units of a letter's square: those of a PDF, where distances between letters are whole numbers then."""

NAMES = (0, 1, 2, 4, 6, 14, 16, 17)
"""Entries of the `name` table that stay: copyright, family and style in their three forms, the licence."""


def subset(source: Path, target: Path) -> int:
    """Write the subset of the font file `source` to `target` as TrueType; returns its size in bytes."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.notdef_outline = True
    options.name_IDs = list(NAMES)
    options.drop_tables += ["gasp", "STAT", "DSIG"]
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    subsetter = Subsetter(options)
    subsetter.populate(
        unicodes=[code for first, last in RANGES for code in range(first, last + 1)], text=SINGLE
    )
    subsetter.subset(font)
    scale_upem(font, UNITS)
    save_font(font, target, options)
    return target.stat().st_size


def signs(files: list[Path]) -> list[tuple[int, int]]:
    """Return the first and the last code point of each range of signs that all these fonts have."""
    common = set.intersection(*(set(TTFont(file).getBestCmap()) for file in files))
    ends = sorted(code for code in common if code + 1 not in common)
    return list(zip(sorted(code for code in common if code - 1 not in common), ends, strict=True))


def main() -> None:
    """Make both files and the list of their signs, and say how large the fonts are together."""
    source, target = map(Path, sys.argv[1:3])
    files = [target / f"Inter-{weight}.ttf" for weight in WEIGHTS]
    sizes = [subset(source / file.with_suffix(".woff2").name, file) for file in files]
    (target / SIGNS).write_text(json.dumps(signs(files)) + "\n", "utf-8")
    print(f"{sum(sizes)} bytes")


if __name__ == "__main__":
    main()
