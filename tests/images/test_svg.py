"""An author's SVG is published as our own text, of elements that only draw; all other is refused."""

import gzip
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routewijzer.findings import phrase
from routewijzer.images.allow_list import ELEMENTS
from routewijzer.images.svg import MAX_DEPTH, MAX_ELEMENTS, SvgFault, rewrite_svg
from sentences import ENGLISH

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def svg(inside: str) -> str:
    return f"{HEAD}{inside}</svg>"


def bomb(levels: int, uses: int, attribute: str = "href") -> str:
    """Group that each use the one before several times: `uses` to the power of `levels` shapes."""
    shape = '<path id="a0" d="M0 0h1v1z"/>'
    groups = (
        f'<g id="a{at}">' + f'<use {attribute}="#a{at - 1}"/>' * uses + "</g>" for at in range(1, levels + 1)
    )
    return svg(f'<defs>{shape}{"".join(groups)}</defs><use {attribute}="#a{levels}"/>')


ACCEPTED_SVG = {
    "shapes": (
        '<g fill="#123456" transform="translate(1 2)"><path d="M0 0h9"/></g>',
        '<g fill="#123456" transform="translate(1 2)"><path d="M0 0h9" /></g>',
    ),
    "a style becomes attributes": (
        '<path style="fill: rgb(1, 2, 3); stroke:none;" d="M0 0"/>',
        '<path d="M0 0" fill="rgb(1, 2, 3)" stroke="none" />',
    ),
    "a paint of the file itself": (
        '<linearGradient id="a"><stop offset="0"/></linearGradient><path fill="url(#a)" d="M0 0"/>',
        '<linearGradient id="a"><stop offset="0" /></linearGradient><path fill="url(#a)" d="M0 0" />',
    ),
    "an old use": ('<g id="a"/><use xlink:href="#a"/>', '<g id="a" /><use href="#a" />'),
    "words": ("<title>A &amp; &lt;b&gt;</title>", "<title>A &amp; &lt;b&gt;</title>"),
    "a comment is not written": ("<!-- <script> --><g/>", "<g />"),
    "text that nothing shows is not written": ("<g>x</g>", "<g />"),
    "a name with signs": (
        '<g aria-label="a (b) url(c) &quot;&lt;"/>',
        '<g aria-label="a (b) url(c) &quot;&lt;" />',
    ),
}


@pytest.mark.parametrize("name", ACCEPTED_SVG)
def test_what_draws_is_written_again_like_this(name: str) -> None:
    text, expected = ACCEPTED_SVG[name]
    written = rewrite_svg(svg(text).encode())
    assert isinstance(written, bytes), written
    head = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">'
    assert written.decode() == f"{head}{expected}</svg>"
    assert rewrite_svg(written) == written


REFUSALS = {
    "a script": ("<script>alert(1)</script>", "holds <script>, which does more than draw"),
    "a script of HTML": ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "holds <script>"),
    "a foreign object": ("<foreignObject/>", "holds <foreignObject>"),
    "an animation": ('<animate attributeName="href" to="javascript:x"/>', "holds <animate>"),
    "a set": ('<set attributeName="fill"/>', "holds <set>"),
    "a link": ('<a href="#x"/>', "holds <a>"),
    "a picture in it": ('<image href="data:image/png;base64,x"/>', "holds <image>"),
    "a style sheet": ("<style>@import 'x'</style>", "holds <style>"),
    "a filter": ('<filter id="a"><feGaussianBlur stdDeviation="9999"/></filter>', "holds <filter>"),
    "a pattern": ('<pattern id="a"/>', "holds <pattern>"),
    "a handler": ('<g onload="x"/>', "holds a script (onload)"),
    "a handler in capitals": ('<g ONCLICK="x"/>', "holds a script (ONCLICK)"),
    "an unknown attribute": ('<g begin="1s"/>', 'holds the attribute "begin"'),
    "an attribute of an editor": (
        '<g xmlns:i="http://i" i:label="x"/>',
        'holds the attribute "http://i:label"',
    ),
    "a use of another file": ('<use href="b.svg#a"/>', "holds a reference to elsewhere (href)"),
    "a use of data": ('<use xlink:href="data:image/svg+xml,x#a"/>', "holds a reference to elsewhere (href)"),
    "an address where none belongs": ('<g href="#a"/>', "holds a reference to elsewhere (href)"),
    "a paint from elsewhere": ('<g fill="url(https://a.nl/b)"/>', "holds a reference to elsewhere (fill)"),
    "a paint in escapes": (r'<g fill="\75 rl(x)"/>', "holds a reference to elsewhere (fill)"),
    "a mask from elsewhere": ("<g mask=\"image-set('x' 1x)\"/>", "holds image-set() in mask"),
    "a style that loads": ('<g style="background: url(x)"/>', "holds a style that does more than draw"),
    "a style with a paint from elsewhere": (
        '<g style="fill: url(x#a)"/>',
        "holds a reference to elsewhere (fill)",
    ),
    "nothing to use": ('<use href="#b"/>', 'names "#b", which is not in it'),
    "itself": ('<g id="a"><use href="#a"/></g>', 'draws "#a" inside itself'),
    "one another": (
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "inside itself",
    ),
    "a mask of itself": ('<mask id="a"><g mask="url(#a)"/></mask>', 'draws "#a" inside itself'),
    "two of one name": ('<g id="a"/><g id="a"/>', 'has two elements with the id "a"'),
    "an instruction in it": ("<?php echo 1 ?>", "holds a processing instruction (<?php?>)"),
    "an unknown entity": ("<text>&a;</text>", "cannot be read as SVG"),
    "too deep": ("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH, f"is nested more than {MAX_DEPTH} deep"),
    "ten thousand deep": ("<g>" * 10_000 + "</g>" * 10_000, f"is nested more than {MAX_DEPTH} deep"),
    "too many": ("<g/>" * MAX_ELEMENTS, "has more than 5,000 elements"),
    "a long chain": (
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(50)),
        "has more than 8",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_does_more_than_draw_is_refused(name: str) -> None:
    text, expected = REFUSALS[name]
    fault = rewrite_svg(svg(text).encode())
    assert isinstance(fault, SvgFault)
    assert expected in ENGLISH.text(fault.problem)


WHOLE = {
    "an instruction before the root": (f'<?xml-stylesheet href="data:x"?>{svg("")}'.encode(), "instruction"),
    "an instruction after the root": (f"{svg('')}<?x y?>".encode(), "instruction"),
    "a document type": (f"<!DOCTYPE svg>{svg('')}".encode(), "has a document type"),
    "a billion laughs": (
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("<text>&b;</text>").encode(),
        "has a document type",
    ),
    "an entity from a file": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>").encode(),
        "has a document type",
    ),
    "uses of uses": (bomb(8, 10).encode(), "each use counted"),
    "old uses of uses": (bomb(6, 10, "xlink:href").encode(), "each use counted"),
    "one long path, used often": (
        svg('<path id="a" d="M0 0' + "h1" * 5_000 + '"/>' + '<use href="#a"/>' * 200).encode(),
        "draws more than 1,000,000 characters, each use counted",
    ),
    "UTF-16": (svg("").encode("utf-16"), "is not UTF-8 text"),
    "another encoding that is said": (
        f'<?xml version="1.0" encoding="UTF-7"?>{svg("")}'.encode(),
        "says that it is in UTF-7",
    ),
    "packed": (gzip.compress(svg("").encode()), "is compressed"),
    "no namespace": (b'<svg viewBox="0 0 9 9"/>', "is not in the namespace"),
    "HTML": (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "holds <html>"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is not an SVG with a viewBox"),
    "another root": (b'<g xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "is not an SVG"),
    "nothing": (b"", "cannot be read as SVG"),
    "a half": (HEAD.encode(), "cannot be read as SVG"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_no_plain_svg_is_refused(name: str) -> None:
    data, expected = WHOLE[name]
    fault = rewrite_svg(data)
    assert isinstance(fault, SvgFault)
    assert expected in ENGLISH.text(fault.problem)


def test_a_few_uses_are_taken_and_a_mark_at_the_beginning_too() -> None:
    assert isinstance(rewrite_svg(bomb(3, 10).encode()), bytes)
    assert isinstance(rewrite_svg(b"\xef\xbb\xbf" + svg("<g/>").encode()), bytes)
    assert isinstance(rewrite_svg(f'<?xml version="1.0" encoding="UTF-8"?>\n{svg("")}'.encode()), bytes)


def test_a_fault_has_its_line() -> None:
    assert rewrite_svg(f"{HEAD}\n<g/>\n<script/></svg>".encode()) == SvgFault(
        phrase("svg.element", name="script"), 3
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("g", "use", "path", "a", "text", "svg", "style", "image", "script")),
            st.sampled_from(("href", "id", "fill", "style", "onload", "xlink:href", "mask", "d", "class")),
            st.sampled_from(
                ("#a", "a", "url(#a)", "url(x)", "javascript:x", "fill:red", "\\75rl(x)", "]]>", "é")
            ),
        ),
        max_size=6,
    )
)
def test_what_is_written_holds_only_what_draws(parts: list[tuple[str, str, str]]) -> None:
    inside = "".join(f'<{tag} {name}="{value}"/>' for tag, name, value in parts)
    written = rewrite_svg(svg(inside).encode())
    if isinstance(written, bytes):
        elements = tuple(ElementTree.fromstring(written).iter())
        assert {element.tag.rpartition("}")[2] for element in elements} <= ELEMENTS
        for name, value in (pair for element in elements for pair in element.items()):
            assert not name.startswith("on")
            assert name in ("id", "class") or value in ("#a", "a", "url(#a)", "red", "é", "0 0 9 9", "]]>")
