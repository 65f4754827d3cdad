"""Whatever people write in titles, ids and addresses: it appears as text and does nothing else."""

import pytest
from lxml import etree

from diagram.drawings import small_drawing, with_texts
from diagram.graphviz_svg import read_svg, render_and_read
from routewijzer.diagram.dot.document import to_dot
from routewijzer.diagram.dot.engine import Engine, render
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.diagram.svg.standalone import export_svg
from routewijzer.diagram.text.escaping import address, printable

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "g", "a", "rect", "polygon", "path", "text", "tspan"}

HOSTILE = [
    '"',
    "'",
    "\\",
    '\\"',
    'einde"]; evil [label="ja',
    '"; graph [bgcolor="red"]; "',
    "\\N \\G \\L \\E \\T \\H",
    "regel\\nbreuk \\l \\r",
    "eindigt op een streep \\",
    "<b>vet</b>",
    "</B></FONT><IMG SRC='/etc/passwd'/>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "<!-- weg -->",
    "<![CDATA[ruw]]>",
    "]]>",
    "R&D",
    "&amp;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "&nietbestaand;",
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "regel een\nregel twee\r\nregel drie",
    "tab\there",
    "nul\x00teken \x01\x1b[31m",
    "onzichtbaar\u200b\u200c\u200d\ufeff",
    "omgekeerd \u202egnolkats\u202c",
    "open \u202e\u2066 richting",
    "half \ud800 teken",
    "\ufffe \uffff",
    "strofe\u2028alinea\u2029",
    "{a|b|<poort>c}",
    "%s %d %n {0} {{x}}",
    "// commentaar /* */ # regel",
    "strict digraph subgraph node edge",
    "emoji \U0001f6a8 en \u0301 accent",
    "\u05d0\u05d1\u05d2 \u0627\u0644",
    "lang " + "woord " * 60,
    "",
    " ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_appears_as_that_text_and_changes_nothing_else(text: str) -> None:
    drawing = with_texts(small_drawing(), text)
    root = etree.fromstring(to_svg(drawing, "a"))
    assert {str(element.tag).removeprefix(SVG) for element in root.iter()} <= TAGS
    labels = ["".join(map(str, element.itertext())) for element in root.iter(f"{SVG}text")]
    if text:
        assert printable(text) * 2 in labels
        addresses = {element.get("href") for element in root.iter(f"{SVG}a") if element.get("href")}
        assert addresses == ({address(text)} if address(text) else set())
    assert len(root.findall(f".//{SVG}g[@role='listitem']/{SVG}a")) == len(drawing.boxes)
    names = {str(name) for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on")}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()], ids=ascii)
def test_graphviz_itself_shows_a_hostile_text_as_that_text(text: str, engine: Engine) -> None:
    """The PNG and the PDF come from there: a title must not draw, link or name anything."""
    drawing = with_texts(small_drawing(), text)
    svg = render(to_dot(drawing), "svg", engine)
    plain = render_and_read(small_drawing(), engine)
    assert read_svg(svg, drawing.height).frames.keys() == plain.frames.keys()
    root = etree.fromstring(svg)
    assert {str(element.tag).removeprefix(SVG) for element in root.iter(etree.Element)} <= TAGS | {
        "title",
        "ellipse",
    }
    labels = [" ".join("".join(map(str, element.itertext())).split()) for element in root.iter(f"{SVG}text")]
    assert " ".join(printable(text).split()) in [label.removeprefix("\u2192 ") for label in labels]
    addresses = {element.get("{http://www.w3.org/1999/xlink}href") for element in root.iter(f"{SVG}a")}
    assert addresses - {None} <= {address(text)}


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_an_exported_svg_is_well_formed_with_a_hostile_text_in_it(text: str) -> None:
    root = etree.fromstring(export_svg(with_texts(small_drawing(), text)).encode())
    assert {str(element.tag).removeprefix(SVG) for element in root.iter()} <= TAGS | {"title"}


@pytest.mark.parametrize(
    ("href", "dot_text"),
    [
        ("route/stap-1.html#doen", "route/stap-1.html#doen"),
        ("https://voorbeeld.nl/a?b=1&c=%20", "https://voorbeeld.nl/a?b=1&c=%20"),
        ("tel:112", "tel:112"),
        ('a"b<c>d e', "a%22b%3Cc%3Ed%20e"),
        ("ré.html", "r%C3%A9.html"),
        ("javascript:alert(1)", ""),
        (" \tJavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
    ],
)
def test_an_address_cannot_run_anything(href: str, dot_text: str) -> None:
    assert address(href) == dot_text
