"""The picture as an SVG file that stands alone, with its legend and its own colours.

It is the site's picture with attributes in place of classes, because drawing programs and office suites read
those but few style sheets and no custom properties.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import BoxKind, LineKind
from routewijzer.diagram.svg.curves import terse
from routewijzer.diagram.svg.elements import SvgElement, serialise
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.diagram.svg.palette import COLOURS, PENS, Pen, box_names, phase_names, tone_names
from routewijzer.diagram.svg.picture import picture
from routewijzer.diagram.text.escaping import printable
from routewijzer.diagram.text.font_metrics import CAPTION_SIZE, CONDITION_SIZE, LABEL_SIZE, TITLE_SIZE

FONTS = "Inter, 'Segoe UI', Roboto, Arial, sans-serif"
_XLINK = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element inherits: the tone of its lane or box, its phase, its kind, and the picture's."""

    tone: int | None = None
    phase: int | None = None
    box: BoxKind | None = None
    pen: Pen | None = None
    current: bool = False
    legend: bool = False
    mini: bool = False


_BOXES: dict[str, BoxKind] = {f"pic-{kind}": kind for kind in get_args(BoxKind)}
_PENS: dict[str, Pen] = {f"pic-{kind}": PENS[kind] for kind in get_args(LineKind)}


def _inherit(look: _Look, names: list[str]) -> _Look:
    """Return the look of an element with these classes inside an element with this look."""
    for name in names:
        if name in _BOXES:
            look = replace(look, box=_BOXES[name])
        elif name in _PENS:
            look = replace(look, pen=_PENS[name])
        elif name == "pic-current":
            look = replace(look, current=True)
        elif name == "pic-legend":
            look = replace(look, legend=True)
        elif name == "pic-mini":
            look = replace(look, mini=True)
        elif name[:5] == "pic-t" and name[5:].isdecimal():
            look = replace(look, tone=int(name[5:]))
        elif name[:5] == "pic-p" and name[5:].isdecimal():
            look = replace(look, phase=int(name[5:]))
    return look


def _ink(
    fill: str = "none", stroke: str = "none", width: float = 0.0, dash: tuple[float, ...] = ()
) -> dict[str, str]:
    ink = {"fill": COLOURS.get(fill, fill)}
    if stroke != "none":
        ink |= {"stroke": COLOURS[stroke], "stroke-width": terse(width)}
    if dash:
        ink["stroke-dasharray"] = " ".join(terse(length) for length in dash)
    return ink


def _shape(look: _Look) -> dict[str, str]:
    kind = look.box or "step"
    phases = () if look.phase is None else (look.phase,)
    area, line = box_names(kind, look.tone, phases, look.current)
    width = 3.5 if look.current else 1.5 if look.legend else 2.0
    return _ink(area, line, width, (4, 3) if kind == "ref" else ())


def _round(ink: dict[str, str]) -> dict[str, str]:
    return {**ink, "stroke-linecap": "round", "stroke-linejoin": "round"}


def _bar(look: _Look) -> dict[str, str]:
    return _round(_ink(stroke="segoff" if look.phase is None else phase_names(look.phase)[1], width=5))


_PAINTS: dict[str, Callable[[_Look], dict[str, str]]] = {
    "pic-band": lambda look: _ink(tone_names(look.tone)[0]),
    "pic-tab": lambda look: _ink(tone_names(look.tone)[1]),
    "pic-frame": lambda _: _ink(stroke="main", width=1.5),
    "pic-shape": _shape,
    "pic-side": lambda look: _ink(stroke=tone_names(look.tone)[1], width=1.5),
    "pic-go": lambda look: _round(_ink(stroke=tone_names(look.tone)[1], width=2)),
    "pic-bar": _bar,
    "pic-tip": lambda look: _ink(look.pen.colour if look.pen else "main"),
}
"""How a part with this class looks."""


def _text(look: _Look, names: list[str], in_title: bool) -> dict[str, str]:
    colour, size, bold, anchor = "ink", CONDITION_SIZE, False, "middle"
    if "pic-title" in names or in_title:
        colour = "ink" if look.tone is None else tone_names(look.tone)[1]
        size, bold, anchor = (CONDITION_SIZE if look.legend else TITLE_SIZE), True, "start"
    elif "pic-cap" in names:
        colour, size = "muted", CAPTION_SIZE
    elif look.legend:
        anchor = "start"
    elif look.pen:
        colour, anchor = look.pen.colour, "start" if look.mini else "middle"
    else:
        size, bold = LABEL_SIZE, True
    weight = {"font-weight": "600"} if bold else {}
    return {"fill": COLOURS[colour], "font-size": terse(size), "text-anchor": anchor, **weight}


def _paint(element: SvgElement, look: _Look, in_title: bool = False) -> None:
    """Give an element and all inside it attributes for their classes; take off what only the site uses."""
    names = element.get("class", "").split()
    look = _inherit(look, names)
    tag = element.tag.rpartition("}")[2]
    ink: dict[str, str] = {}
    if tag == "text":
        ink = _text(look, names, in_title)
    elif tag == "path" and not names and look.pen:
        ink = _ink(stroke=look.pen.colour, width=look.pen.width, dash=look.pen.dash)
    for name in names:
        ink |= _PAINTS[name](look) if name in _PAINTS else {}
    for attribute in map(str, element.keys()):
        if attribute == "class" or attribute.startswith("data-"):
            del element.attrib[attribute]
    for attribute, value in ink.items():
        element.set(attribute, value)
    if tag == "a" and element.get("href"):
        element.set(_XLINK, element.get("href", ""))  # older programs know only this one
    for child in list(element):
        if child.get("class") == "pic-ring":
            element.remove(child)
        else:
            _paint(child, look, in_title or "pic-title" in names)


def export_svg(drawing: Drawing) -> str:
    """Return the picture as an SVG file in light colours that needs nothing else."""
    drawing = with_legend(drawing)
    svg = picture(drawing, "route")
    _paint(svg, _Look())
    svg.set("height", terse(drawing.height))
    svg.set("font-family", FONTS)
    title = svg.makeelement(f"{svg.tag.rpartition('}')[0]}}}title")
    title.text = printable(drawing.sketch.title)
    svg.set("aria-label", title.text)
    paper = svg.makeelement(
        f"{svg.tag.rpartition('}')[0]}}}rect", width="100%", height="100%", fill=COLOURS["surface"]
    )
    svg[:0] = [title, paper]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + serialise(svg) + "\n"
