"""A project's folder can hold anything: nothing outside it is read, nothing in it is changed."""

import os
from pathlib import Path

import pytest

from checking import ROUTES, SMALLEST, TODAY, build, change
from routewijzer.findings import Severity, errors
from routewijzer.pipeline import make
from routewijzer.project import open_project, read_content
from sentences import error_lines, line, lines

CONTENT = change(("    source: handbook\n    next", "    source: handbook\n    content: look.md\n    next"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "content").mkdir(parents=True)
    (folder / "route.yaml").write_text(CONTENT, "utf-8")
    (tmp_path / "secret.md").write_text("The secret.", "utf-8")
    return folder


def rules(project: Path) -> list[str]:
    return [finding.rule for finding in make(open_project(project), TODAY).findings]


def test_a_link_that_leads_outside_is_refused(project: Path) -> None:
    (project / "content" / "look.md").symlink_to(project.parent / "secret.md")
    assert "outside" in {finding.rule for finding in errors(make(open_project(project), TODAY).findings)}


def test_a_folder_that_leads_outside_is_not_followed(project: Path) -> None:
    (project / "content" / "more").symlink_to(project.parent)
    (project / "content" / "look.md").write_text("Look.", "utf-8")
    assert "The secret." not in "".join(read_content(open_project(project)).texts.values())


def test_a_link_to_nothing_is_told(project: Path) -> None:
    (project / "content" / "look.md").symlink_to(project / "nothing.md")
    assert set(rules(project)) & {"no-file", "missing-content", "outside"}


def test_links_in_a_circle_are_told(project: Path) -> None:
    (project / "content" / "look.md").symlink_to("look.md")
    assert rules(project) != []


def test_a_route_that_is_a_link_to_outside_is_read_as_a_route_only(project: Path) -> None:
    (project / "route.yaml").unlink()
    (project / "route.yaml").symlink_to(project.parent / "secret.md")
    made = make(open_project(project), TODAY)
    assert [finding.rule for finding in made.findings] == ["not-a-mapping"]
    assert "secret" not in str(made.findings[0]).replace("secret.md", "")


def test_a_folder_where_a_text_should_be_is_told(project: Path) -> None:
    (project / "content" / "look.md").mkdir()
    assert "missing-content" in rules(project)


def test_a_pipe_where_a_text_should_be_does_not_hang(project: Path) -> None:
    os.mkfifo(project / "content" / "look.md")
    assert rules(project) != []


def test_a_pipe_where_the_route_should_be_does_not_hang(project: Path) -> None:
    (project / "route.yaml").unlink()
    os.mkfifo(project / "route.yaml")
    assert rules(project) == ["no-file"]


def test_a_file_that_may_not_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "route.yaml":
            raise PermissionError(13, "Permission denied", str(file))
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = make(open_project(project), TODAY).findings
    assert lines(found) == ["route.yaml:1:1: cannot read route.yaml: Permission denied [no-file]"]


@pytest.mark.parametrize("raw", [b"caf\xe9", "é".encode("utf-16"), b"\xff" * 100])
def test_a_text_in_another_encoding_is_told(project: Path, raw: bytes) -> None:
    (project / "content" / "look.md").write_bytes(raw)
    assert "encoding" in rules(project)


def test_separators_of_unicode_move_no_line_of_a_text_and_none_of_the_route(project: Path) -> None:
    odd = "Look\u2028here,\u2029or\x85there.\r\n\r\nSee [this](nowhere-at-all).\r"
    (project / "content" / "look.md").write_text(odd, "utf-8", newline="")
    route = (project / "route.yaml").read_text("utf-8")
    wrong = route.replace("helpline: shelter", "helpline: sheltr")
    (project / "route.yaml").write_text(
        wrong.replace(" looks for its owner", "\u2028looks for\x85its owner"), "utf-8"
    )
    line = wrong[: wrong.index("sheltr")].count("\n") + 1
    found = error_lines(make(open_project(project), TODAY).findings)
    assert [one.split(" ")[0] for one in found] == [f"route.yaml:{line}:13:"]
    (project / "route.yaml").write_text(route, "utf-8")
    found = error_lines(make(open_project(project), TODAY).findings)
    assert [one.split(" ")[0] for one in found] == ["content/look.md:3:12:"]


def test_a_text_with_characters_that_cannot_be_shown_is_told(project: Path) -> None:
    (project / "content" / "look.md").write_bytes(b"Look.\n\x00\x1b[31mred")
    found = make(open_project(project), TODAY).findings
    assert lines(found) == [
        "content/look.md:2:1: character U+0000 cannot be shown; delete it [bad-character]"
    ]


def test_names_of_files_that_are_no_words_do_no_harm(project: Path) -> None:
    (project / "content" / "look.md").write_text("Look.", "utf-8")
    for name in ("a b.md", "<script>.md", "é.md", "-rf.md", "..md", "a\nb.md", "{{ 7 }}.md"):
        (project / "content" / name).write_text("x", "utf-8")
    found = make(open_project(project), TODAY).findings
    assert {finding.rule for finding in found} == {"orphan-content"}
    assert [line(finding) for finding in found if not line(finding).isprintable()] == []


def test_what_an_editor_keeps_for_itself_is_no_content(project: Path) -> None:
    (project / "content" / "look.md").write_text("Look.", "utf-8")
    (project / "content" / ".#look.md").symlink_to("me@host.1:2")
    (project / "content" / ".hidden").mkdir()
    for name in (
        ".look.md",
        "~$look.md",
        "#look.md#",
        "look.md~",
        ".look.md.swp",
        ".hidden/x.md",
        "~$tag.svg",
    ):
        (project / "content" / name).write_bytes(b"\xff")
    assert rules(project) == []


def test_a_file_whose_ending_is_nearly_right_is_told(project: Path) -> None:
    (project / "content" / "look.md").write_text("Look.", "utf-8")
    for name in ("A.MD", "b.markdown", "c.SVG", "d.gif", "e.svgz", "LICENSE", "notes.txt"):
        (project / "content" / name).write_text("x", "utf-8")
    assert lines(make(open_project(project), TODAY).findings) == [
        f'content/{name}:1:1: warning: a file that ends in "{ending}" is not read; '
        f'save it as "{other}" [content-file]'
        for name, ending, other in (
            ("A.MD", ".MD", "A.md"),
            ("b.markdown", ".markdown", "b.md"),
            ("c.SVG", ".SVG", "c.svg"),
            ("d.gif", ".gif", "d.png"),
            ("e.svgz", ".svgz", "e.svg"),
        )
    ]


def test_a_character_that_nobody_sees_is_told_and_an_emoji_of_several_is_not(project: Path) -> None:
    look = project / "content" / "look.md"
    family = "\U0001f469\u200d\U0001f469\U0001f3fd\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525"
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    look.write_text(f"{family} {scotland} so\u00adlong", "utf-8")
    assert rules(project) == []
    for text in ("a\u200db", "a\U000e0067", "\U0001f469\u200d", "a\u202eb", "a\ufeff"):
        look.write_text(f"Look.\n\n{text}", "utf-8")
        (found,) = make(open_project(project), TODAY).findings
        assert (found.rule, found.severity, found.place.line) == ("invisible-character", Severity.ERROR, 3)


def test_nothing_in_the_project_changes_by_making_its_site(project: Path) -> None:
    (project / "content" / "look.md").write_text("Look.", "utf-8")
    before = {file: file.stat().st_mtime_ns for file in project.rglob("*")}
    build(project)
    assert {file: file.stat().st_mtime_ns for file in project.rglob("*")} == before


def test_the_smallest_route_makes_a_site() -> None:
    assert build(ROUTES / "ok" / "smallest").site.pages
    assert SMALLEST.count("\n") < 40
