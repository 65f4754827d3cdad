"""Light colours and line styles of the picture, for outputs that stand alone (DOT, PNG, PDF, exported SVG).

The site's inline picture takes its colours from the style sheet instead. Each colour here has the name
and the value of a custom property in `theme/assets/styles/tokens.css`; a test holds the two together.
Only 6-digit colours: older Graphviz reads no shorter ones.
"""

from dataclasses import dataclass

from routewijzer.diagram.model.sketch import BoxKind, LineKind

COLOURS: dict[str, str] = {
    "surface": "#ffffff",
    "ink": "#1b2330",
    "muted": "#47505d",
    "main": "#1c3f66",
    "exit": "#5d6878",
    "contact": "#2d6a4a",
    "esc": "#b0182b",
    "node": "#ffffff",
    "nodeline": "#6b7b90",
    "dec": "#ffe7a8",
    "decline": "#8a6100",
    "end": "#e3e7ec",
    "src": "#f1ece3",
    "segoff": "#d5dbe3",
    "l0": "#eaf2fd",
    "l0s": "#1f5fae",
    "l1": "#e6f5f2",
    "l1s": "#0d6b62",
    "l2": "#eef7e6",
    "l2s": "#3f6b12",
    "l3": "#fceef0",
    "l3s": "#a3213a",
    "l4": "#f3effc",
    "l4s": "#5b3fa6",
    "l5": "#fbf3e2",
    "l5s": "#7a5300",
    "p0": "#c2410c",
    "p0b": "#ffe4d3",
    "p1": "#0f766e",
    "p1b": "#cdeee9",
    "p2": "#6d28d9",
    "p2b": "#e7dcfb",
}
"""Name of a custom property without its dashes → colour in light mode."""

TONES = 6
PHASES = 3
"""How many lane colours and phase colours there are; more lanes or phases repeat them."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a kind of line looks.

    Name of its colour, width in viewBox units, dash and gap lengths (empty: unbroken), and the nearest style
    that Graphviz knows with the width that suits it.
    """

    colour: str
    width: float
    dash: tuple[float, ...]
    graphviz: str
    graphviz_width: float


PENS: dict[LineKind, Pen] = {
    "main": Pen("main", 2.75, (), "solid", 2.75),
    "contact": Pen("contact", 2.25, (2.5, 4), "dotted", 3.25),
    "exit": Pen("exit", 2, (7, 5), "dashed", 2),
    "escalation": Pen("esc", 3, (14, 4), "dashed", 3.25),
}

ARROW_SIZE = 1.2
"""Graphviz's `arrowsize`: 1 is a tip of 10 points."""

PAINT_ORDER: tuple[LineKind, ...] = ("contact", "exit", "escalation", "main")
"""Later ones lie over earlier ones where they cross."""


def tone_names(tone: int | None) -> tuple[str, str]:
    """Return names of the colours of a lane's area and of its text and outlines.

    None is the neutral colour of the stakeholders' column.
    """
    if tone is None:
        return "src", "nodeline"
    return f"l{tone % TONES}", f"l{tone % TONES}s"


def phase_names(phase: int) -> tuple[str, str]:
    """Return names of the colours of a phase's area and of its bar and outline."""
    return f"p{phase % PHASES}b", f"p{phase % PHASES}"


def box_names(kind: BoxKind, tone: int | None, phases: tuple[int, ...], current: bool) -> tuple[str, str]:
    """Return names of the colours of a box's area and outline."""
    area, line = tone_names(tone)
    if current:
        return area, "ink"
    match kind:
        case "decision":
            return "dec", "decline"
        case "end":
            return "end", "nodeline"
        case "phase":
            return phase_names(phases[0]) if phases else ("node" if tone is None else area, line)
        case "ref":
            return area, line
        case "stakeholder":
            return "node", "nodeline"
        case _:
            return "node", line
