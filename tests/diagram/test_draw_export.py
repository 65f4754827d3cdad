"""Pictures that stand alone, and the legend beside the picture."""

import struct
from dataclasses import replace

import pytest
from lxml import etree

from diagram.drawings import LEGEND, mini_drawing, small_drawing
from routewijzer.diagram.dot.engine import Engine, EngineError, find_engine
from routewijzer.diagram.dot.exports import WIDEST, export_dot, export_png
from routewijzer.diagram.model.sketch import LegendEntry
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.diagram.svg.legend_picture import legend_items
from routewijzer.diagram.svg.palette import COLOURS, PENS
from routewijzer.diagram.svg.standalone import export_svg
from routewijzer.diagram.text.font_metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"
Element = etree._Element


@pytest.fixture(scope="module")
def exported_svg() -> Element:
    return etree.fromstring(export_svg(small_drawing()).encode())


def texts(root: Element, words: str) -> list[Element]:
    return [one for one in root.iter(f"{SVG}text") if one.text == words]


def test_an_exported_svg_needs_no_style_sheet(exported_svg: Element) -> None:
    names = {str(name) for element in exported_svg.iter() for name in element.attrib}
    assert not {name for name in names if name in ("class", "style") or name.startswith("data-")}
    inks = {
        value
        for element in exported_svg.iter()
        for name, value in element.attrib.items()
        if name in ("fill", "stroke")
    }
    assert inks - set(COLOURS.values()) == {"none"}


def test_every_shape_and_text_of_an_exported_svg_has_ink(exported_svg: Element) -> None:
    bare = [
        element
        for element in exported_svg.iter(f"{SVG}rect", f"{SVG}path", f"{SVG}polygon", f"{SVG}text")
        if element.get("fill") in (None, "none") and element.get("stroke") in (None, "none")
    ]
    assert bare == []


def test_an_exported_svg_has_a_size_a_title_and_a_ground(exported_svg: Element) -> None:
    assert (exported_svg.get("width"), exported_svg.get("height")) == ("1000", "520")
    assert exported_svg[0].text == "Een kleine route"
    assert exported_svg[1].get("fill") == COLOURS["surface"]


def test_an_exported_svg_keeps_its_links_for_old_and_new_programs(exported_svg: Element) -> None:
    links = [element.attrib for element in exported_svg.iter(f"{SVG}a") if element.get("href")]
    assert len(links) == len(small_drawing().boxes) + 1
    assert all(link["href"] == link["{http://www.w3.org/1999/xlink}href"] for link in links)


@pytest.mark.parametrize(
    ("words", "ink"),
    [
        (
            "Signalen in",
            {"fill": COLOURS["ink"], "font-size": "17", "font-weight": "600", "text-anchor": "middle"},
        ),
        ("Stap 1", {"fill": COLOURS["muted"], "font-size": "16", "text-anchor": "middle"}),
        (
            "Meldcode",
            {"fill": COLOURS["l0s"], "font-size": "19", "font-weight": "600", "text-anchor": "start"},
        ),
        ("Hulp en herstel", {"fill": COLOURS["l2s"], "font-size": "19"}),
        ("Wie heeft een", {"fill": COLOURS["ink"], "font-size": "19"}),
        ("geen zorgen", {"fill": COLOURS["exit"], "font-size": "16", "text-anchor": "middle"}),
        (
            "Legenda",
            {"fill": COLOURS["ink"], "font-size": "16", "font-weight": "600", "text-anchor": "start"},
        ),
        ("Organisatie", {"fill": COLOURS["ink"], "font-size": "16", "text-anchor": "start"}),
    ],
)
def test_text_looks_as_on_the_site(exported_svg: Element, words: str, ink: dict[str, str]) -> None:
    found = texts(exported_svg, words)[0]
    assert {name: found.get(name) for name in ink} == ink


def test_lines_look_as_their_kind(exported_svg: Element) -> None:
    dashes = {
        (element.get("stroke"), element.get("stroke-dasharray"))
        for element in exported_svg.iter(f"{SVG}path")
    }
    for pen in PENS.values():
        dash = " ".join(f"{length:g}" for length in pen.dash) or None
        assert (COLOURS[pen.colour], dash) in dashes


def test_the_box_whose_page_one_is_on_stands_out_in_an_export_too() -> None:
    root = etree.fromstring(export_svg(mini_drawing()).encode())
    (shape,) = root.iter(f"{SVG}polygon")
    assert (shape.get("fill"), shape.get("stroke"), shape.get("stroke-width")) == (
        COLOURS["l0"],
        COLOURS["ink"],
        "3.5",
    )


@pytest.mark.parametrize("width", [300, 1000, 1920])
def test_a_png_has_the_width_that_was_asked(width: int, engine: Engine) -> None:
    png = export_png(small_drawing(), width, engine)
    assert png.startswith(b"\x89PNG\r\n")
    wide, high = struct.unpack(">II", png[16:24])
    assert width <= wide <= width + 2
    assert high == pytest.approx(width * 0.52, abs=2)


@pytest.mark.parametrize("width", [0, -5, WIDEST + 1])
def test_a_png_of_an_impossible_width_is_refused(width: int) -> None:
    with pytest.raises(EngineError, match="choose a width between 1 and"):
        export_png(small_drawing(), width, find_engine({}))


def test_the_legend_beside_the_picture_has_an_entry_and_a_silent_sign_each() -> None:
    items = legend_items(small_drawing().sketch)
    assert [(item.kind, item.label) for item in items] == [(entry.kind, entry.label) for entry in LEGEND]
    for item in items:
        sign = etree.fromstring(item.sign)
        assert sign.get("aria-hidden") == "true"
        assert sign.get("class") == "pic pic-sign"
        assert len(sign) > 0


def test_each_sign_of_the_legend_differs_in_shape_or_dash() -> None:
    items = legend_items(small_drawing().sketch)
    assert len({item.sign for item in items}) == len(items)


def test_an_unknown_kind_in_the_legend_is_shown_by_its_words() -> None:
    sketch = replace(small_drawing().sketch, legend=(LegendEntry("nieuw", "Iets nieuws"),))
    (item,) = legend_items(sketch)
    assert item.label == "Iets nieuws"
    assert len(etree.fromstring(item.sign)) == 0


def test_a_picture_without_room_for_its_legend_gets_it_below_in_a_file_of_its_own() -> None:
    drawing = replace(small_drawing(), legend_at=None)
    root = etree.fromstring(export_svg(drawing).encode())
    below = [element for element in root.iter(f"{SVG}text") if float(element.get("y", 0)) > drawing.height]
    assert [element.text for element in below] == ["Legenda", *(entry.label for entry in LEGEND)]
    assert float(root.get("height", 0)) > max(float(element.get("y", 0)) for element in below)
    rights = [float(element.get("x", 0)) + text_width(element.text or "", 16, 400) for element in below]
    assert max(rights) < drawing.width
    assert len({element.get("y") for element in below}) < len(LEGEND)


def test_a_picture_that_has_its_legend_or_needs_none_stays_as_large_as_it_is() -> None:
    assert with_legend(small_drawing()) == small_drawing()
    assert with_legend(mini_drawing()) == mini_drawing()


def test_the_exported_dot_has_the_legend_too() -> None:
    assert '"legend-6-words"' in export_dot(replace(small_drawing(), legend_at=None))
