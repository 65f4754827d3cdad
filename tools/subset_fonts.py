"""Make the two font files that the site ships from the package `@fontsource/inter`.

    npm pack @fontsource/inter && tar xf fontsource-inter-*.tgz
    python tools/subset_fonts.py package/files theme/assets/fonts

Kept: the letters of Dutch and its neighbours, figures, punctuation and kerning. Left out: hinting, which
no present screen needs, and every alternate form of a letter: together two thirds of the bytes. Advance
widths stay what they are, so `generator/routewijzer/diagram/inter-widths.json` holds for both.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont

WEIGHTS = (400, 600)
"""Text, and headings and names."""

CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u00ad\u2011\u2212°§©«»·½€…–—‘’‚“”„•↑↓×"
    + "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÙÛÜ"
)
"""What the files can write; other characters come from the reader's own fonts."""

COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS = 0, 1, 2, 13, 14
"""Numbers of the entries of the `name` table that stay in the files."""


def subset(source: Path, target: Path) -> int:
    """Write the subset of the font file `source` to `target` as woff2; returns its size in bytes."""
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern"]
    options.notdef_outline = True
    options.name_IDs = [COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS]
    options.drop_tables += ["gasp", "STAT", "GDEF"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    save_font(font, target, options)
    return target.stat().st_size


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
