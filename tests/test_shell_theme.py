"""The colours of the theme are told apart by everybody, and stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from routewijzer.exports.header_files import header_files
from routewijzer.exports.headers import POLICY, inline_source
from routewijzer.hosting import Hosting

TEXT, LARGE_OR_SHAPE = 4.5, 3.0
"""The least contrast of WCAG 2.2: 1.4.3 for text, 1.4.11 for what shows where a control is."""

PAIRS = [
    *(
        (ink, plane, TEXT)
        for ink in ("ink", "muted", "link", "link-hover")
        for plane in ("paper", "surface", "sunk")
    ),
    *((ink, "here", TEXT) for ink in ("ink", "muted")),
    ("accent", "paper", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "sunk", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-fill", "fill", TEXT),
    ("on-fill", "fill-hover", TEXT),
    ("on-alert", "alert", TEXT),
    ("exit-ink", "on-alert", TEXT),
    *((line, plane, LARGE_OR_SHAPE) for line in ("edge", "focus") for plane in ("paper", "surface", "sunk")),
    *((line, "surface", LARGE_OR_SHAPE) for line in ("main", "exit", "contact", "esc", "here-line")),
    *((line, f"l{lane}", LARGE_OR_SHAPE) for lane in range(6) for line in ("main", "exit", "contact", "esc")),
    *((f"l{lane}s", plane, TEXT) for lane in range(6) for plane in (f"l{lane}", "paper", "surface")),
    *((ink, f"l{lane}", TEXT) for lane in range(6) for ink in ("ink", "muted")),
    *((f"p{stage}", f"p{stage}b", LARGE_OR_SHAPE) for stage in range(3)),
    *(("ink", f"p{stage}b", TEXT) for stage in range(3)),
    *((ink, plane, TEXT) for plane in ("node", "dec", "end") for ink in ("ink", "muted")),
    ("nodeline", "node", LARGE_OR_SHAPE),
    ("decline", "dec", LARGE_OR_SHAPE),
]
"""Which token stands on which, and the contrast that they need."""


@pytest.fixture(scope="module")
def colours(root: Path) -> dict[str, tuple[str, str]]:
    """Token → its colour on a light and on a dark screen."""
    text = (root / "theme" / "assets" / "styles" / "tokens.css").read_text("utf-8")
    both = re.findall(r"--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);", text)
    one = re.findall(r"--([\w-]+): (#\w{6});", text)
    return {
        **{name: (light, dark) for name, light, dark in both},
        **{name: (value, value) for name, value in one},
    }


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_guideline_does() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(("on", "plane", "least"), PAIRS)
@pytest.mark.parametrize("screen", ["light", "dark"])
def test_what_stands_on_a_plane_can_be_seen(
    colours: dict[str, tuple[str, str]], on: str, plane: str, least: float, screen: str
) -> None:
    side = 0 if screen == "light" else 1
    assert contrast(colours[on][side], colours[plane][side]) >= least


def test_every_colour_of_the_style_sheets_is_a_token(root: Path) -> None:
    allowed = {"#fff", "#fbe9e6", "#d9c3c6", "#000"}  # the way out is white on every screen; a dark stage
    for sheet in sorted((root / "theme" / "assets" / "styles").glob("*.css")):
        if sheet.name != "tokens.css":
            found = set(re.findall(r"(?<![\w&])#[0-9a-f]{3,8}\b(?=[^{}]*[;}])", sheet.read_text("utf-8")))
            assert found <= allowed, f"{sheet.name}: {found - allowed}"


def test_every_token_that_a_style_sheet_uses_exists(root: Path) -> None:
    assets = root / "theme" / "assets"
    sheets = {sheet.name: sheet.read_text("utf-8") for sheet in assets.glob("styles/*.css")}
    known = {name for text in sheets.values() for name in re.findall(r"(--[\w-]+):", text)}
    for script in assets.glob("scripts/*.js"):
        known.update(re.findall(r'["\'](--[\w-]+)["\']', script.read_text("utf-8")))
    for name, text in sheets.items():
        used = set(re.findall(r"var\((--[\w-]+)\)", text))
        assert used <= known, f"{name}: {used - known}"


def test_the_browser_s_own_bar_has_the_colour_of_the_paper(
    root: Path, colours: dict[str, tuple[str, str]]
) -> None:
    head = (root / "theme" / "main.html").read_text("utf-8")
    assert tuple(re.findall(r'name="theme-color" content="(#\w+)"', head)) == colours["paper"]


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert set(rules) == {"script-src", "style-src", "img-src", "font-src"}
    assert set(rules.values()) == {"'self'"}


def test_every_page_and_every_server_state_the_same_policy(root: Path) -> None:
    for name in ("main.html", "templates/pages/start.html"):
        text = (root / "theme" / name).read_text("utf-8")
        stated = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert stated == [POLICY], name
    style = "p{color:red}"
    known = POLICY.replace("style-src 'self'", f"style-src 'self' {inline_source(style)}")
    for name, text in header_files(Hosting(), style).items():
        assert f"{known}; frame-ancestors 'none'" in text.replace("&quot;", '"'), name


def test_every_language_of_the_words_has_its_stems(root: Path) -> None:
    vendor = root / "theme" / "assets" / "vendor"
    for language in (root / "theme" / "words").glob("*.yaml"):
        assert (vendor / f"stemmer-{language.stem}.js").is_file(), language.stem
