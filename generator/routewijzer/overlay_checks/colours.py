"""A region's colours: refused when they cannot be read on the planes that they stand on.

Contrast as in WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), success criterion 1.4.3: 4.5 to 1
for text. The planes come from the style sheet itself, so that a changed plane is checked against too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from routewijzer.findings import Finding, phrase
from routewijzer.overlay.operation import Overlay
from routewijzer.overlay.read import MODES

ColourTokens = Mapping[str, Mapping[str, str]]
"""Name of a custom property without its dashes → mode ("light", "dark") → "#1c3f66"."""

TEXT = 4.5
"""Least contrast of text."""

PLANES = ("paper", "surface", "sunk", "here", "l0", "l1", "l2", "l3", "l4", "l5")
MEETS: Mapping[str, tuple[str, ...]] = {
    "accent": (*PLANES, "on-accent"),
    "link": PLANES,
    "fill": ("on-fill",),
}
"""Which colours of the style sheet each of a region's colours must be told from, as text or under text."""

HOVER: Mapping[str, str] = {"link": "link-hover", "fill": "fill-hover"}
"""Colours that follow from a region's: the same when the pointer is on it."""

_SHIFT = 0.08
"""How much lighter or darker that is (0 to 1), away from the planes."""

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_PAIR = re.compile(r"var\(--light,\s*(#[0-9a-f]{6})\)\s*var\(--dark,\s*(#[0-9a-f]{6})\)")
_ONE = re.compile(r"#[0-9a-f]{6}")


def tokens(css: str) -> ColourTokens:
    """Return the colours of a style sheet, by name and mode.

    It says each as `--name: var(--light, #…) var(--dark, #…)`, or as one colour for both modes.
    """
    values: dict[str, Mapping[str, str]] = {}
    for name, value in _TOKEN.findall(css.lower()):
        if pair := _PAIR.search(value):
            values[name] = dict(zip(MODES, pair.groups(), strict=True))
        elif value := _ONE.fullmatch(value.strip()):
            values[name] = dict.fromkeys(MODES, value.group())
    return values


def check_colours(overlay: Overlay, css: str) -> Iterator[Finding]:
    """Yield what cannot be read, with the nearest colour of the same hue that can.

    `css` is tokens.css.
    """
    known = tokens(css)
    for token, modes in overlay.look.colours.items():
        for mode, colour in modes.items():
            passes = _passes(known, token, mode)
            if not passes(colour):
                against, ratio = _worst(known, token, mode, colour)
                better = nearest(colour, passes)
                place = overlay.document.value_place(("region", "colours", token, mode))
                message = phrase(
                    "overlay-colour.contrast",
                    token=token,
                    colour=colour,
                    ratio=f"{ratio:.2f}",
                    against=against,
                    least=TEXT,
                    mode=mode,
                )
                hint = phrase("nearest-colour", colour=better) if better else None
                yield Finding("overlay-colour", place, message, hint)


def style(overlay: Overlay, css: str) -> str:
    """Return the rule that gives tokens.css the region's colours; empty when it keeps the base's."""
    known = tokens(css)
    colours: dict[str, Mapping[str, str]] = {}
    for token, modes in overlay.look.colours.items():
        colours[token] = modes
        if token in HOVER:
            colours[HOVER[token]] = {mode: _hover(known, token, mode, modes[mode]) for mode in MODES}
    if not colours:
        return ""
    lines = (
        f"  --{name}: var(--light, {pair['light']}) var(--dark, {pair['dark']});\n"
        for name, pair in colours.items()
    )
    return f":root {{\n{''.join(lines)}}}\n"


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: str, passes: Callable[[str], bool]) -> str | None:
    """Return the nearest colour that `passes`, or None when none does.

    It has the same hue and saturation and is lighter or darker by as little as can be (steps of 0.001).
    """
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for step in range(1001):
        for moved in (lightness - step / 1000, lightness + step / 1000):
            if 0 <= moved <= 1:
                candidate = _hex(hls_to_rgb(hue, moved, saturation))
                if passes(candidate):
                    return candidate
    return None


def _passes(colour_tokens: ColourTokens, token: str, mode: str) -> Callable[[str], bool]:
    others = [colour_tokens[name][mode] for name in MEETS[token] if name in colour_tokens]
    return lambda colour: all(contrast(colour, other) >= TEXT for other in others)


def _worst(colour_tokens: ColourTokens, token: str, mode: str, colour: str) -> tuple[str, float]:
    pairs = (
        (name, contrast(colour, colour_tokens[name][mode])) for name in MEETS[token] if name in colour_tokens
    )
    return min(pairs, key=lambda pair: pair[1])


def _hover(colour_tokens: ColourTokens, token: str, mode: str, colour: str) -> str:
    """Return a colour that is a little darker on light planes, lighter on dark ones, and still readable."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    moved = lightness - _SHIFT if mode == "light" else lightness + _SHIFT
    wished = _hex(hls_to_rgb(hue, min(max(moved, 0.0), 1.0), saturation))
    return nearest(wished, _passes(colour_tokens, token, mode)) or colour


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
