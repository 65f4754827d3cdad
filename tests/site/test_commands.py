"""The commands as somebody types them: what they print, and with which code they end."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import BIN
from routewijzer import pipeline
from routewijzer.cli.commands import main
from routewijzer.diagram.placement.local_search import Search
from routewijzer.exports.header_files import APACHE_SERVER
from routewijzer.exports.headers import HEADERS
from routewijzer.hosting import HEADER_FILES
from routewijzer.picture.gallery import pictures
from routewijzer.project import open_project
from site_builders import Builders, change, environment, project

GOLDEN = Path(__file__).resolve().parent / "golden"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


@pytest.fixture
def wrong(folder: Path) -> Path:
    """Return a project whose route has an error: an arrow into nowhere."""
    change(folder, ("to: shelter-desk", "to: shelter-dest"))
    return folder


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        ("check", 0, "0 errors"),
        ("--help", 0, "check"),
        ("--version", 0, "routewijzer"),
        ("schema", 0, '"$schema"'),
        ("explain choose", 0, "Bring it or call?"),
        ("explain chose", 2, 'did you mean "choose"?'),
        ("bild", 2, "No such command"),
        ("check --nonsense", 2, "No such option"),
        ("export", 2, "Commands:"),
        ("export xml", 2, "No such command 'xml'"),
        ("export json --width 300", 2, '"--width" means nothing for json; png can have it'),
        ("export headers out --edition north", 2, '"--edition" means nothing for headers; json, csv,'),
        ("export --at /a/ headers out", 2, '"--at" stands behind the format; headers can have it'),
        ("export json --nonsense", 2, "No such option"),
        ("export pages", 2, "Missing argument"),
        ("build --edition north", 2, "no regions/north/region.yaml"),
        ("diff", 2, "name a region"),
        ("--project nowhere check", 2, "does not exist"),
        ("check --json", 0, "["),
    ],
)
def test_a_command_ends_with_its_code(
    builders: Builders, folder: Path, words: str, code: int, part: str
) -> None:
    ended = builders.run(*words.split(), cwd=folder)
    assert ended.code == code, ended.output
    assert part in ended.output


@pytest.mark.parametrize("words", ["check", "build", "export json", "explain choose", "check --strict"])
def test_an_error_in_the_route_is_told_in_one_line_with_its_place(
    builders: Builders, wrong: Path, words: str
) -> None:
    ended = builders.run(*words.split(), cwd=wrong)
    assert ended.code == 1
    first = ended.output.splitlines()[0]
    assert first.startswith("route.yaml:")
    assert 'did you mean "shelter-desk"?' in first
    assert "Traceback" not in ended.output


def test_findings_as_json_have_place_rule_and_words(builders: Builders, wrong: Path) -> None:
    ended = builders.run("check", "--json", cwd=wrong)
    findings = json.loads(ended.output)
    assert ended.code == 1
    place = {"file", "line", "column", "severity", "rule", "message", "hint", "other"}
    keys = {*place, "key", "arguments", "subjects"}
    assert all(set(finding) == keys for finding in findings)
    assert findings[0]["severity"] == "error"
    assert findings[0]["line"] > 1


def test_warnings_end_with_one_only_when_they_count(builders: Builders, folder: Path) -> None:
    (folder / "content" / "loose.md").write_text("No page names this text.", "utf-8")
    told = json.loads(builders.run("check", "--json", cwd=folder).output)
    assert {one["severity"] for one in told} == {"warning"}
    assert builders.run("check", cwd=folder).code == 0
    assert builders.run("check", "--strict", cwd=folder).code == 1


def test_the_route_as_json_names_every_element_once(builders: Builders, folder: Path) -> None:
    data = json.loads(builders.run("export", "json", cwd=folder).output)
    assert data == json.loads((GOLDEN / "found-pet.json").read_text("utf-8"))


def test_the_route_as_csv_has_a_line_an_arrow(builders: Builders, folder: Path) -> None:
    said = builders.run("export", "csv", cwd=folder).output
    assert said.replace("\r\n", "\n") == (GOLDEN / "found-pet.csv").read_text("utf-8")
    assert len(list(csv.DictReader(io.StringIO(said)))) > 10


def test_the_route_as_dot_is_what_it_was(builders: Builders, folder: Path) -> None:
    said = builders.run("export", "dot", cwd=folder).output
    assert said == (GOLDEN / "found-pet.dot").read_text("utf-8")


def test_pictures_and_pages_are_written_where_asked(builders: Builders, folder: Path) -> None:
    for words in (
        "export svg out/route.svg",
        "export png out/route.png --width 800",
        "export pages out/pages",
        "export html out/route.html",
    ):
        ended = builders.run(*words.split(), cwd=folder)
        assert ended.code == 0, ended.output
    assert (folder / "out" / "route.svg").read_bytes().lstrip().startswith(b"<")
    assert (folder / "out" / "route.png").read_bytes().startswith(b"\x89PNG")
    assert len(list((folder / "out" / "pages").rglob("*.md"))) > 15
    assert (folder / "out" / "route.html").read_bytes().endswith(b"</html>")


def test_the_headers_for_web_servers_are_written_where_asked(builders: Builders, folder: Path) -> None:
    assert builders.run("export", "headers", "out", cwd=folder).code == 0
    for name in (*HEADER_FILES.values(), APACHE_SERVER):
        text = (folder / "out" / name).read_text("utf-8")
        for header, value in HEADERS:
            assert header in text
            assert value in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("build --at /a;b/", '"/a;b/" is not a path such as /zorg/route/'),
        ("build --at /../x/", '"/../x/" is not a path such as /zorg/route/'),
        ('export headers out --at /a"b/', "is not a path such as /zorg/route/"),
        (
            "export headers out --embed-by https://a.nl/x",
            '"https://a.nl/x" is not a host such as www.example.org',
        ),
        ("export headers out --embed-by http://a.nl", '"http://a.nl" is not a host such as www.example.org'),
        ("export headers out --embed-by *", '"*" is not a host such as www.example.org'),
        ("export headers out --embed-by 'self';script-src", "is not a host such as www.example.org"),
    ],
)
def test_a_path_or_host_that_a_server_would_misread_is_wrong_use(
    builders: Builders, folder: Path, words: str, message: str
) -> None:
    ended = builders.run(*words.split(), cwd=folder)
    assert (ended.code, message in ended.output) == (2, True), ended.output
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("headers: [apache2]", 'mkdocs.yml: no header file for "apache2"; known: nginx, apache, _headers'),
        ("embed_by: ['a b']", 'mkdocs.yml: "a b" is not a host'),
    ],
)
def test_a_wrong_option_of_the_site_is_told_in_one_line(
    builders: Builders, folder: Path, option: str, message: str
) -> None:
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("- routewijzer", f"- routewijzer: {{{option}}}"), "utf-8")
    for words in ("build --out out", "export headers out"):
        ended = builders.run(*words.split(), cwd=folder)
        assert (ended.code, message in ended.output, len(ended.output.splitlines())) == (1, True, 1), (
            ended.output
        )
    assert not (folder / "out").exists()


def test_an_export_that_cannot_be_written_is_told(builders: Builders, folder: Path) -> None:
    ended = builders.run("export", "json", "route.yaml/x.json", cwd=folder)
    assert ended.code == 1
    assert "cannot write" in ended.output
    assert "Traceback" not in ended.output


@pytest.mark.parametrize(
    "words", ["export svg", pytest.param("export json", marks=pytest.mark.proof), "schema"]
)
def test_an_export_to_a_full_disk_is_told_in_one_sentence(
    folder: Path, builders: Builders, words: str
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [BIN / "routewijzer", *words.split()], cwd=folder, env=environment(builders.copy),
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    what = "name a file to write" if "export" in words else "write elsewhere"
    told = "routewijzer: cannot write standard output: No space left on device; free some room or"
    assert (done.returncode, done.stderr) == (1, f"{told} {what}\n")


@pytest.mark.parametrize("words", ["export pages out", "export headers out", "export png out/route.png"])
def test_an_export_that_is_too_large_for_the_disk_leaves_nothing(
    builders: Builders, folder: Path, words: str
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "nginx.conf").write_text("mine", "utf-8")
    ended = builders.run(*words.split(), cwd=folder, largest=800)
    assert ended.code == 1
    assert "cannot write out" in ended.output
    assert [path.name for path in folder.rglob("out/*")] == ["nginx.conf"]
    assert (folder / "out" / "nginx.conf").read_text("utf-8") == "mine"


def test_check_never_searches_for_places(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def search(*_: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr(Search, "run", search)
    pictures.cache_clear()  # another test may have searched for this route
    (folder / "picture.lock.json").unlink(missing_ok=True)
    told = CliRunner().invoke(main, ["--project", str(folder), "check"])
    assert (told.exit_code, told.exception) == (0, None)
    assert "0 errors" in told.output
    with pytest.raises(AssertionError, match="searched"):
        pipeline.make(open_project(folder), date(2027, 1, 1))
