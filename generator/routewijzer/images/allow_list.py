"""What an SVG may hold: elements that draw, and the attributes that say how. Everything else is refused.

Not on the list, and why: `script` and event attributes run; `a`, `image`, `feImage` and `foreignObject` load
or hold something else; `style` elements can load; `animate`, `set` and their kind change an address after it
was judged; `filter` can take minutes; `pattern` and `marker` repeat what they hold without a bound.
"""

import re

from routewijzer.findings import Phrase, phrase

ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "symbol", "use", "mask", "clipPath"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
TEXTS = frozenset(("title", "desc", "text", "tspan"))
"""Elements whose text is kept."""

_STYLES = frozenset(
    (
        *(
            "clip-path",
            "clip-rule",
            "color",
            "display",
            "dominant-baseline",
            "fill",
            "fill-opacity",
            "fill-rule",
        ),
        *(
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "letter-spacing",
            "mask",
            "opacity",
            "overflow",
        ),
        *("paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray"),
        *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"),
        *("stroke-width", "text-anchor", "text-rendering", "transform", "vector-effect", "visibility"),
        *("word-spacing", "text-decoration", "font-variant", "font-stretch", "mix-blend-mode", "isolation"),
    )
)
"""Properties that draw: as attributes, or in a `style` attribute."""

_FORMS = frozenset(
    (
        *("viewBox", "preserveAspectRatio", "version", "width", "height", "x", "y", "x1", "y1", "x2", "y2"),
        *(
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "fx",
            "fy",
            "fr",
            "d",
            "points",
            "pathLength",
            "offset",
            "dx",
            "dy",
            "rotate",
        ),
        *(
            "textLength",
            "lengthAdjust",
            "gradientUnits",
            "gradientTransform",
            "spreadMethod",
            "clipPathUnits",
        ),
        *("maskUnits", "maskContentUnits", "enable-background", "xml:space"),
    )
)
_WORDS = re.compile(r"id|class|role|lang|xml:lang|tabindex|focusable|aria-[a-z]+|data-[a-z0-9-]+")
"""Attributes whose value is a name or words: nothing in it is read as an address or a function."""

_FUNCTION = re.compile(r"([\w-]*)\s*\(")
_FUNCTIONS = frozenset(
    (
        *("rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey"),
        *("scale", "scalex", "scaley", "rotate", "skewx", "skewy"),
    )
)
_INSIDE = re.compile(r"url\(\s*(['\"]?)#([^'\"()\\\s]+)\1\s*\)")
"""A reference to an element of the same file."""

_REFERRING = frozenset(("use", "linearGradient", "radialGradient"))


def problem_of(tag: str, name: str, value: str) -> Phrase | None:
    """Return what is wrong with an attribute of an element, as words after the file's name, or None."""
    if name.lower().startswith("on"):
        return phrase("svg.script", name=name)
    if name == "href":
        inside = tag in _REFERRING and re.fullmatch(r"#[^\s#]+", value)
        return None if inside else phrase("svg.reference", name=name)
    if _WORDS.fullmatch(name):
        return None
    if name not in _STYLES and name not in _FORMS:
        return phrase("svg.attribute", name=name)
    plain = _INSIDE.sub("", value)
    calls = {call.lower() for call in _FUNCTION.findall(plain)}
    if any(sign in plain for sign in ("\\", "/*", "@", ":")) or "url" in calls:
        return phrase("svg.reference", name=name)
    if calls - _FUNCTIONS:
        return phrase("svg.function", function=sorted(calls - _FUNCTIONS)[0], name=name)
    return None


def styles(value: str) -> dict[str, str] | None:
    """Return the properties of a `style` attribute, None when one of them does not draw."""
    properties = {}
    for part in filter(str.strip, value.split(";")):
        name, mark, setting = part.partition(":")
        if not mark or name.strip().lower() not in _STYLES or "!" in setting:
            return None
        properties[name.strip().lower()] = setting.strip()
    return properties


def references(name: str, value: str) -> list[str]:
    """Return the ids of the elements that an attribute draws once more."""
    return [value[1:]] if name == "href" else [match[1] for match in _INSIDE.findall(value)]
