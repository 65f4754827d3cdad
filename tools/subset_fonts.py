"""Make the two font files that the site ships from the package `@fontsource/inter`.

    npm pack @fontsource/inter && tar xf fontsource-inter-*.tgz
    python tools/subset_fonts.py package/files theme/assets/fonts

Kept: the letters of Dutch and its neighbours, figures, punctuation, and the kerning that an eye sees. Left
out: hinting, which no present screen needs, every alternate form of a letter, and small kerning: together
two thirds of the bytes. Advance widths stay what they are, so
`generator/routewijzer/diagram/text/inter-widths.json` holds for both.
"""

import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont

WEIGHTS = (400, 600)
"""Text, and headings and names."""

CODE = "\\^`{|}~"
"""Left out of ASCII: what stands in code only, which has letters of its own."""

CHARACTERS = (
    "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in CODE)
    + "\u00a0\u00ad\u2011\u2212°§©·€…–—‘’‚“”„›×"
    + "áàâäåçéèêëíìîïñóòôöøúùûüßÁÄÇÉÈËÍÏÓÖØÚÜ"
)
"""What the files can write; other characters come from the reader's own fonts."""

KERNED_SIGNS = string.ascii_letters + ".,:’-"
"""Between which characters kerning is kept."""

LEAST_KERNING = 100
"""The least kerning that is kept, in units of 1/2048 of the type size: 0.9 pixels in text of 18."""

COPYRIGHT, FAMILY, STYLE, LICENCE_ADDRESS = 0, 1, 2, 14
"""Numbers of the entries of the `name` table that stay; the licence itself lies beside the files."""

PAIRS, EXTENSION = 2, 9
"""Types of lookups in the GPOS table: kerning of pairs, and the wrapper for large tables."""


def subset(source: Path, target: Path) -> int:
    """Write the subset of the font file `source` to `target` as woff2; returns its size in bytes."""
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [COPYRIGHT, FAMILY, STYLE, LICENCE_ADDRESS]
    options.drop_tables += ["gasp", "STAT", "GDEF", "GPOS", "GSUB"]
    font = TTFont(source, recalcTimestamp=False)
    kerning = "".join(f"pos {first} {second} {value};" for first, second, value in sorted(set(kern(font))))
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    addOpenTypeFeaturesFromString(font, f"feature kern {{ {kerning} }} kern;")
    save_font(font, target, options)
    return target.stat().st_size


def kern(font: TTFont) -> Iterator[tuple[str, str, int]]:
    """Yield the kerned pairs of glyphs, with the change of the first one's advance width in units."""
    names = font.getBestCmap()
    glyphs = {names[ord(character)] for character in KERNED_SIGNS}
    done = set()
    for table in _tables(font):
        for first in glyphs & set(table.Coverage.glyphs):
            for second, value in _row(table, first, glyphs):
                if (first, second) not in done:  # the first table that names a pair decides
                    done.add((first, second))
                    if abs(value) >= LEAST_KERNING:
                        yield first, second, value


def _tables(font: TTFont) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.LookupType == EXTENSION else table
            if inner.LookupType == PAIRS:
                yield inner


def _row(table: Any, first: str, glyphs: set[str]) -> Iterator[tuple[str, int]]:
    if table.Format == 1:
        for pair in table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord:
            if pair.SecondGlyph in glyphs:
                yield pair.SecondGlyph, _advance(pair.Value1)
        return
    row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
    for second in glyphs:
        yield second, _advance(row[table.ClassDef2.classDefs.get(second, 0)].Value1)


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0


def main() -> None:
    """Make both files, and say how large they are together."""
    source, target = map(Path, sys.argv[1:3])
    sizes = [
        subset(source / f"inter-latin-{weight}-normal.woff2", target / f"inter-{weight}.woff2")
        for weight in WEIGHTS
    ]
    print(f"{sum(sizes)} bytes")


if __name__ == "__main__":
    main()
