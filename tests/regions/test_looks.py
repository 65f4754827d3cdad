"""A region's colours and logo: what can be read and what does nothing but draw is taken, the rest refused."""

from colorsys import rgb_to_hls
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.overlays import FILL, HEAD, ROOT, overlay
from routewijzer.overlay import Overlay
from routewijzer.overlay.read import MODES
from routewijzer.overlay_checks.colours import MEETS, TEXT, check_colours, contrast, nearest, style, tokens
from routewijzer.overlay_checks.logo import MAX_BYTES, check_logo, publish_logo
from sentences import lines

CSS = (ROOT / "theme" / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def with_colour(token: str, light: str, dark: str) -> Overlay:
    colours = f'colours: {{{token}: {{light: "{light}", dark: "{dark}"}}}}, published'
    return overlay("", HEAD.replace("published", colours) + FILL)


def with_logo(name: str) -> Overlay:
    return overlay("", HEAD.replace("published", f"logo: {{file: {name}, text: North}}, published") + FILL)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("token", MEETS)
def test_the_colours_of_the_base_can_be_read(token: str) -> None:
    known = tokens(CSS)
    assert not list(check_colours(with_colour(token, known[token]["light"], known[token]["dark"]), CSS))


def test_every_plane_is_in_the_style_sheet() -> None:
    assert {name for names in MEETS.values() for name in names} <= set(tokens(CSS))


def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can() -> None:
    found = lines(check_colours(with_colour("fill", "#ffcc00", "#28578a"), CSS))
    assert found == [
        "region.yaml:2:96: fill #ffcc00 has contrast 1.51 with on-fill, expected at least 4.5 (light); "
        'the nearest that can be read is "#907300" [overlay-colour]'
    ]


@given(st.sampled_from(tuple(product(MEETS, MODES))), COLOURS)
def test_what_is_proposed_can_be_read_and_has_the_same_hue(place: tuple[str, str], colour: str) -> None:
    token, mode = place
    others = [tokens(CSS)[name][mode] for name in MEETS[token]]

    def passes(one: str) -> bool:
        return all(contrast(one, other) >= TEXT for other in others)

    found = nearest(colour, passes)
    assert found is not None
    assert passes(found)
    if passes(colour):
        assert found == colour
    (hue, _, rich), (other, _, rich_now) = (
        rgb_to_hls(*(int(one[i : i + 2], 16) / 255 for i in (1, 3, 5))) for one in (colour, found)
    )
    if rich > 0.3 and rich_now > 0.3:
        assert min(abs(hue - other), 1 - abs(hue - other)) < 0.05


@given(COLOURS, COLOURS)
def test_colours_that_pass_and_those_that_follow_from_them_can_be_read(light: str, dark: str) -> None:
    for token in ("link", "fill"):
        over = with_colour(token, light, dark)
        if not list(check_colours(over, CSS)):
            said = tokens(style(over, CSS))
            for name, mode in product((token, f"{token}-hover"), MODES):
                for other in MEETS[token]:
                    assert contrast(said[name][mode], tokens(CSS)[other][mode]) >= TEXT


def test_without_colours_nothing_is_added_to_the_style_sheet() -> None:
    assert style(overlay(""), CSS) == ""


GOOD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" fill="#123456"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (40).to_bytes(4, "big") + (40).to_bytes(4, "big") + b"\x08\x06"

SVG = "http://www.w3.org/2000/svg"
BAD = {
    "script": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
    "handler": f'<svg xmlns="{SVG}" viewBox="0 0 9 9" onload="alert(1)"/>',
    "style": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><style>@import "https://example.org/a.css";</style></svg>',
    "foreign object": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><foreignObject/></svg>',
    "image from elsewhere": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><image href="https://example.org/a.png"/></svg>',
    "use from elsewhere": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><use href="other.svg#a"/></svg>',
    "paint from elsewhere": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><path fill="url(https://a.nl/b)"/></svg>',
    "link": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><a href="https://example.org"/></svg>',
    "entity": f'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="{SVG}" viewBox="0 0 9 9"><g>&a;</g></svg>',
    "no size": f'<svg xmlns="{SVG}"/>',
    "html": "<html></html>",
    "no markup": "logo",
    "instruction": f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><?php echo 1 ?></svg>',
}


@pytest.mark.parametrize("case", BAD)
def test_a_drawing_that_does_more_than_draw_is_refused(case: str) -> None:
    found = [finding.rule for finding in check_logo(with_logo("logo.svg"), BAD[case].encode())]
    assert found
    assert set(found) == {"overlay-logo"}


@pytest.mark.parametrize(("name", "data"), [("logo.svg", GOOD), ("logo.png", PNG)])
def test_a_small_drawing_is_taken(name: str, data: bytes) -> None:
    assert not list(check_logo(with_logo(name), data))
    assert publish_logo(with_logo(name), data)


def test_a_drawing_is_published_as_it_was_judged_and_not_as_it_was_written() -> None:
    written = publish_logo(with_logo("logo.svg"), GOOD.replace(b"<path", b"<!-- mine --><path"))
    assert written == (
        b'<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9" fill="#123456" /></svg>'
    )
    assert publish_logo(with_logo("logo.svg"), BAD["script"].encode()) == b""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.svg", None),
        ("logo.png", GOOD),
        ("logo.png", b""),
        ("logo.svg", GOOD + b" " * MAX_BYTES),
        ("logo.png", PNG.replace((40).to_bytes(4, "big"), (9000).to_bytes(4, "big"), 1)),
    ],
)
def test_a_logo_that_is_missing_another_thing_or_too_large_is_refused(name: str, data: bytes | None) -> None:
    (found,) = check_logo(with_logo(name), data)
    assert (found.rule, found.place.file) == ("overlay-logo", "region.yaml")
