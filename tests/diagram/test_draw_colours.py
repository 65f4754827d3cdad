"""Colours: one set for the style sheet and the exports, and enough contrast in light and dark.

Required by WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for lines and outlines (1.4.11).
"""

import re
from pathlib import Path

import pytest

from routewijzer.diagram.svg.palette import COLOURS, PENS, PHASES, TONES, box_names, phase_names

STYLES = Path(__file__).resolve().parents[2] / "theme" / "assets" / "styles"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")
PICTURE = "".join((STYLES / f"{name}.css").read_text("utf-8") for name in ("picture", "picture-modes"))
MODES = ("light", "dark")
LANES = [f"l{tone}" for tone in range(TONES)]
PAPERS = [*LANES, "src", "surface", "paper"]


def tokens(mode: str) -> dict[str, str]:
    """Return the colours of the style sheet in one mode: `--name: var(--light, #…) var(--dark, #…)`."""
    two = re.findall(r"--([\w-]+):\s*var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)", TOKENS)
    return {name: light if mode == "light" else dark for name, light, dark in two}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TEXTS = [
    *((f"{lane}s", lane) for lane in LANES),
    *((pen.colour, paper) for pen in PENS.values() for paper in PAPERS),
    *(("ink", area) for area in ("node", "dec", "end", "src", "surface", "paper", *LANES)),
    *(("ink", phase_names(phase)[0]) for phase in range(PHASES)),
    *(("muted", area) for area in ("node", "dec", "end", *LANES)),
    *(("muted", phase_names(phase)[0]) for phase in range(PHASES)),
]
LINES = [
    *((f"{lane}s", paper) for lane in LANES for paper in (lane, "node", "surface")),
    *((name, paper) for name in ("decline", "nodeline") for paper in PAPERS),
    *((phase_names(phase)[1], paper) for phase in range(PHASES) for paper in (*PAPERS, "node", "dec")),
    *(("focus", paper) for paper in PAPERS),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("text", "area"), sorted(set(TEXTS)))
def test_text_has_contrast(mode: str, text: str, area: str) -> None:
    colours = tokens(mode)
    assert contrast(colours[text], colours[area]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("line", "area"), sorted(set(LINES)))
def test_lines_and_outlines_have_contrast(mode: str, line: str, area: str) -> None:
    colours = tokens(mode)
    assert contrast(colours[line], colours[area]) >= 3


def test_the_known_extremes_of_contrast_are_measured_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_exports_have_the_colours_of_the_style_sheet() -> None:
    light = tokens("light")
    assert {name: light.get(name) for name in COLOURS} == COLOURS


def test_each_colour_that_the_picture_asks_for_is_given_by_the_tokens_or_by_itself() -> None:
    asked = set(re.findall(r"var\(--([\w-]+)", PICTURE))
    own = set(re.findall(r"--([\w-]+):", PICTURE)) | {"pic-w", "pic-h"}
    assert asked - own - set(tokens("light")) == set()


def test_all_classes_of_the_style_sheet_have_the_prefix_of_the_picture() -> None:
    """All but those of lanes and phases, whose colours the picture shares with the pages."""
    selectors = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", PICTURE, flags=re.DOTALL)
    names = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert {name for name in names if not re.fullmatch(r"pic|pic-.*|lane-(\d|who)|phase-\d", name)} == set()


def test_kinds_of_lines_differ_in_dash_and_not_only_in_colour() -> None:
    assert len({pen.dash for pen in PENS.values()}) == len(PENS)
    for kind, pen in PENS.items():
        rule = re.search(rf"\.pic-lines \.pic-{kind} path\s*\{{([^}}]*)\}}", PICTURE)
        dash = re.search(r"stroke-dasharray:\s*([\d. ]+)", rule[1] if rule else "")
        assert tuple(map(float, dash[1].split() if dash else ())) == pen.dash


@pytest.mark.parametrize("kind", ["decision", "end"])
def test_a_box_of_this_kind_keeps_its_colour_in_each_lane(kind: str) -> None:
    assert len({box_names(kind, tone, (), current=False) for tone in range(6)}) == 1  # type: ignore[arg-type]
