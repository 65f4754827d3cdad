"""Files of YAML: their encoding, their size, and what is no file."""

from pathlib import Path

import pytest

from routewijzer.findings import Place
from routewijzer.yamldoc import MAX_BYTES, read
from sentences import line


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "route.yaml"
    file.write_bytes(b"\xef\xbb\xbfa:\r\n  b: caf\xc3\xa9\r\n  c: |\r\n    x\r\n    y\r\n")
    document, findings = read(file, "route.yaml")
    assert document is not None, findings
    assert document.data == {"a": {"b": "café", "c": "x\ny\n"}}
    assert document.place(("a", "c")) == Place("route.yaml", 3, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1", "cp1252", "utf-32"])
def test_other_encodings_are_told_to_be_such(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "route.yaml"
    file.write_bytes("a: café\n".encode(encoding))
    document, findings = read(file, "route.yaml")
    assert document is None
    assert [finding.rule for finding in findings] == ["encoding"]


def test_the_place_of_a_wrong_byte_is_told(tmp_path: Path) -> None:
    file = tmp_path / "route.yaml"
    file.write_bytes(b"a: 1\nb: \xe9\n")
    assert line(read(file, "route.yaml")[1][0]) == (
        "route.yaml:2:4: not UTF-8 text; save the file as UTF-8 in your editor [encoding]"
    )


def test_a_file_that_is_not_there_or_no_file_is_a_finding(tmp_path: Path) -> None:
    for file in (tmp_path / "none.yaml", tmp_path):
        document, findings = read(file, "route.yaml")
        assert document is None
        assert [finding.rule for finding in findings] == ["no-file"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "route.yaml"
    with file.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    assert [finding.rule for finding in read(file, "route.yaml")[1]] == ["too-large"]
