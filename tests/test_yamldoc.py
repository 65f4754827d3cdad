"""YAML text → data with places; what is no YAML of ours is one finding at its place."""

import re
from pathlib import Path

import pytest
import yaml

from routewijzer.findings import Place
from routewijzer.yamldoc import RULES, Data, Document, parse
from routewijzer.yamldoc.reader import PureLoader
from sentences import lines

SCALARS: dict[str, Data] = {
    "": None,
    "~": None,
    "null": None,
    "NULL": None,
    "true": True,
    "False": False,
    "TRUE": True,
    "no": "no",
    "on": "on",
    "yes": "yes",
    "7": 7,
    "-7": -7,
    "0": 0,
    "007": "007",
    "+7": "+7",
    "0x1F": "0x1F",
    "0o17": "0o17",
    "1_000": "1_000",
    "1.10": "1.10",
    "1e3": "1e3",
    ".nan": ".nan",
    "-.inf": "-.inf",
    "12:30": "12:30",
    "2026-11-23": "2026-11-23",
    "0800-2000": "0800-2000",
    "112": 112,
    "99999999999999999999": "99999999999999999999",
    "nULL": "nULL",
    "'null'": "null",
    '"true"': "true",
    "'7'": "7",
    "! 7": "7",
    "<<": "<<",
    "=": "=",
    "x#y": "x#y",
    "street # a comment": "street",
    "112 # a comment": 112,
    "'Call desk #3' # a comment": "Call desk #3",
    "\xa0x\xa0": "x",
    "Let op:\xa0bel": "Let op:\xa0bel",
    "x\t y": "x\t y",
    "\tx\t# y": "x",
    "x\u2028y": "x y",
    "'x\x85y'": "x y",
    "'\U0001f469\u200d\U0001f692'": "\U0001f469\u200d\U0001f692",
}

NO_SPACE = "stands where a space is expected; put an ordinary space in its place [syntax]"

REFUSALS = {
    "a:\n\tb: 1\n": "2:1: a tab indents this line; use spaces [syntax]",
    "a: 1\n\tb: 2\n": "2:1: a tab indents this line; use spaces [syntax]",
    "a: b: c\n": '1:5: a second ": " is not expected here; '
    "put quotes around a text that holds it, or check the indentation [syntax]",
    "a: 'x\nb: y\n": "1:4: the quotes that open here are not closed; close them [syntax]",
    "a: [1, 2\n": "1:4: the bracket that opens here is not closed; "
    "close it, or put quotes around a text [syntax]",
    'a: "x\\q"\n': "1:6: unknown escape after a backslash; use single quotes, or two backslashes [syntax]",
    'a: "\\ud800"\n': "1:7: this escape is no character; write the character itself [syntax]",
    "a: @x\n": '1:4: a text cannot begin with "@"; put quotes around it [syntax]',
    "a: %x\n": '1:4: a text cannot begin with "%"; put quotes around it [syntax]',
    "a: - b\n": '1:4: "- " is not expected here; begin a list on a new line [syntax]',
    "  a: 1\n b: 2\n": "2:2: this does not fit what stands above it; check indentation and quotes [syntax]",
    "a: 'it's'\n": "1:8: this does not fit what stands above it; check indentation and quotes [syntax]",
    "a: x\nb\n": "2:1: after this word a colon and a blank are expected; "
    "add them, or indent it as text [syntax]",
    "%YAML 2.0\n---\na: 1\n": "1:1: not valid YAML: found incompatible YAML document; "
    "check indentation and quotes [syntax]",
    "a: \x00b\n": "1:4: character U+0000 cannot be shown; delete it [bad-character]",
    "a: 1\nb: x\x07\n": "2:5: character U+0007 cannot be shown; delete it [bad-character]",
    "a: \ud800\n": "1:4: character U+D800 cannot be shown; delete it [bad-character]",
    "a: b\ufeff\n": "1:5: character U+FEFF cannot be shown; delete it [bad-character]",
    "a: *b\n": "1:4: there is no anchor &b above; define it first [bad-anchor]",
    "a: &list 1\nb: *lists\n": '2:4: there is no anchor &lists above; did you mean "list"? [bad-anchor]',
    "a: &a [*a]\n": "1:8: anchor &a holds itself; write it out [bad-anchor]",
    "? [a]\n: b\n": "1:3: a key must be a plain word; write the key as text [bad-key]",
    "a: &a x\n*a : b\n": "2:1: a key must be a plain word; write the key as text [bad-key]",
    "a: 1\n---\nb: 2\n": "2:1: a second document begins here; delete it [several-documents]",
    "a: !!python/name:os.system x\n": '1:4: tag "!!python/name:os.system" is not used here; delete it [tag]',
    "a: !!str 7\n": '1:4: tag "!!str" is not used here; delete it [tag]',
    "": '1:1: expected keys and values; begin with "format: 1" [not-a-mapping]',
    "# nothing\n": '1:1: expected keys and values; begin with "format: 1" [not-a-mapping]',
    "- a\n": '1:1: expected keys and values; begin with "format: 1" [not-a-mapping]',
    "a: &a {x: 1}\nb:\n  <<: *a\n": '3:3: "<<" copies no keys here; '
    'write the keys out, or repeat a whole value with "*" [bad-key]',
    "a: {b: Stop, then look, and go, c: d}\n": '1:14: "then look" has no colon: '
    "in braces a comma ends a text; put quotes around the whole text that holds the comma [syntax]",
    "a: {b}\n": '1:5: "b" has no colon: in braces a comma ends a text; '
    "put quotes around the whole text that holds the comma [syntax]",
    "a: {b:}\n": "1:5: after this colon a blank is expected; add it, or put quotes around the text [syntax]",
    "a:\n  b: -\n": '2:6: "-" alone says nothing here; '
    "put quotes around it; in a rule leave the question out, then any answer counts [syntax]",
    "a: 1\nb: 2\n\xa0\xa0c: 1\n": f"3:1: U+00A0 (no-break space) {NO_SPACE}",
    "a:\n  b: 1\n\u2003 c: 1\n": f"3:1: U+2003 (em space) {NO_SPACE}",
    "a: 1\nb:\xa0x\nc: 1\n": f"2:3: U+00A0 (no-break space) {NO_SPACE}",
    "a:\n  b:\u202fx\n": f"2:5: U+202F (narrow no-break space) {NO_SPACE}",
    "a:\n  -\xa0x\n": f"2:4: U+00A0 (no-break space) {NO_SPACE}",
    "a: {b:\xa0x, c: y}\n": f"1:7: U+00A0 (no-break space) {NO_SPACE}",
    "a\u3000: x\n": f"1:2: U+3000 (ideographic space) {NO_SPACE}",
    "a: 'x'\n\u2028b: 1\n": f"2:1: U+2028 (line separator) {NO_SPACE}",
    "a: x\u2028y\u2029z\nb: 'x\x85y'\nb: 1\n": '3:1: key "b" is defined twice; '
    "keep one of the two (see r.yaml:2:1) [duplicate-key]",
    "a: 1\rb: 2\rb: 3\r": '3:1: key "b" is defined twice; '
    "keep one of the two (see r.yaml:2:1) [duplicate-key]",
    "a: 1\r\nb: x\x07\r\n": "2:5: character U+0007 cannot be shown; delete it [bad-character]",
    "a: 1\rb: x\x07": "2:5: character U+0007 cannot be shown; delete it [bad-character]",
    "a: 1\nb:\n  c: 1\n  c: 2\n": '4:3: key "c" is defined twice; '
    "keep one of the two (see r.yaml:3:3) [duplicate-key]",
}

CUTS = {
    "a: Call desk #3 or press # to wait\n": "1:14",
    "a: Is it hurt? # ask twice\n": "1:16",
    "a: Loket #3\n": "1:10",
    "a: 0800-2000 #1\n": "1:14",
    "a: one\n  two #3\n": "2:7",
    "a:\n  - x y\t# z\n": "2:9",
    "a: #3\n": "1:4",
    "a: fase #3\n": "1:9",
    "a: {b: é é #3\n  }\n": "1:12",
}
"""A text that a comment cuts, and where the comment begins."""

WHOLE = (
    "a: street # where\n",
    "a: street #where\n",
    "a: 112 # number\n",
    "a: 'x y' # z\n",
    "a: {b: c} # d\n",
    "a: # b\n  c: d\n",
    "a: | # b\n  c d #e\n",
    "a: b#c d\n",
    "# a b\na: b\n",
)
"""Comments that take nothing away."""


def data_of(text: str) -> Data:
    return document_of(text).data


def document_of(text: str) -> Document:
    document, findings = parse(text, "r.yaml")
    assert document is not None, findings
    return document


@pytest.mark.parametrize(("scalar", "value"), SCALARS.items())
def test_a_plain_value_is_read_as_in_yaml_1_2(scalar: str, value: Data) -> None:
    assert data_of(f"a: {scalar}\n") == {"a": value}
    assert type(data_of(f"a: {scalar}\n")["a"]) is type(value)  # type: ignore[index, call-overload]


@pytest.mark.parametrize(("text", "line"), REFUSALS.items())
def test_what_cannot_be_read_is_one_finding_at_its_place(text: str, line: str) -> None:
    document, findings = parse(text, "r.yaml")
    assert document is None
    assert lines(findings) == [f"r.yaml:{line}"]
    assert findings[0].rule in RULES


@pytest.mark.parametrize(("text", "spot"), CUTS.items())
def test_a_comment_that_cuts_a_text_is_told_at_its_sign(text: str, spot: str) -> None:
    document, findings = parse(text, "r.yaml")
    assert document is not None
    assert lines(findings) == [
        f"r.yaml:{spot}: warning: the text ends here: what follows # is a comment; "
        "put quotes around the text, or begin the comment on a line of its own [trailing-comment]"
    ]


@pytest.mark.parametrize("text", WHOLE)
def test_a_comment_that_cuts_nothing_is_not_told(text: str) -> None:
    assert parse(text, "r.yaml")[1] == ()


def test_line_separators_within_a_text_move_no_later_line_and_no_column() -> None:
    odd = "a: x\u2028y\nb: 'x\u2029'\nc: |\n  x\x85\nd: {e: \u2028f, g: h}\n"
    plain = re.sub("[\u2028\u2029\x85]", " ", odd)
    assert document_of(odd) == document_of(plain)


def test_all_repeated_keys_are_told_at_once() -> None:
    document, findings = parse("a: 1\na: 2\nb: {c: 1, c: 2}\n", "r.yaml")
    assert document is None
    assert [(finding.place.line, finding.other) for finding in findings] == [
        (2, Place("r.yaml", 1, 1)),
        (3, Place("r.yaml", 3, 5)),
    ]


def test_every_key_and_value_has_its_place() -> None:
    document = document_of("a:\n  b: [x, {c: y}]\n  d:\n    e\n")
    assert document.place(("a", "b")) == Place("r.yaml", 2, 3)
    assert document.value_place(("a", "b")) == Place("r.yaml", 2, 6)
    assert document.value_place(("a", "b", 1, "c")) == Place("r.yaml", 2, 14)
    assert document.value_place(("a", "d")) == Place("r.yaml", 4, 5)


def test_what_is_not_there_has_the_place_of_what_would_hold_it() -> None:
    document = document_of("a:\n  b: 1\n")
    assert document.place(("a", "c", "d")) == Place("r.yaml", 1, 1)
    assert document.place(("z",)) == Place("r.yaml", 1, 1)


def test_what_an_anchor_repeats_has_the_place_where_it_is_written() -> None:
    document = document_of("a: &same\n  x: 1\nb: *same\n")
    assert document.data == {"a": {"x": 1}, "b": {"x": 1}}
    assert document.value_place(("b", "x")) == Place("r.yaml", 2, 6)
    assert document.place(("b",)) == Place("r.yaml", 3, 1)


def test_a_merge_key_in_quotes_is_a_key_like_any_other() -> None:
    assert data_of("a: {'<<': 1}\n") == {"a": {"<<": 1}}


def test_empty_keys_are_text() -> None:
    assert data_of("{null: 1, '': 2, 7: 3, true: 4}") == {"null": 1, "": 2, "7": 3, "true": 4}


def with_each_reader(monkeypatch: pytest.MonkeyPatch, text: str) -> list[tuple[Document | None, list[str]]]:
    """Return what the C part of PyYAML gives for a text, and what its pure part does."""
    found = []
    for reader in (yaml.CLoader, PureLoader):
        monkeypatch.setattr("routewijzer.yamldoc.composer.LOADER", reader)
        document, findings = parse(text, "r.yaml")
        found.append((document, lines(findings)))
    return found


@pytest.mark.parametrize("largest", [9_000, pytest.param(None, marks=pytest.mark.proof)])
def test_both_readers_of_pyyaml_read_every_route_and_overlay_of_the_project_alike(
    root: Path, monkeypatch: pytest.MonkeyPatch, largest: int | None
) -> None:
    """Those of a few pages; the long ones say the same kinds of things at length: `make proof`."""
    files = [root / "route.yaml"]
    for name in ("route", "region"):
        files += (path for folder in ("tests", "regions") for path in (root / folder).rglob(f"{name}.yaml"))
    texts = {file.read_text("utf-8") for file in files if file.parent.name != "encoding"}
    texts = {text for text in texts if largest is None or len(text) <= largest}
    assert len(texts) > 100
    for text in texts:
        fast, pure = with_each_reader(monkeypatch, text)
        assert fast == pure


@pytest.mark.parametrize("text", [*REFUSALS, *CUTS, *(f"a: {written}\n" for written in SCALARS)])
def test_both_readers_of_pyyaml_accept_and_refuse_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (fast, told), (pure, also) = with_each_reader(monkeypatch, text)
    assert fast == pure
    assert [line.split(":")[:2] for line in told] == [line.split(":")[:2] for line in also]
