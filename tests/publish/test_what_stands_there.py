"""Publishing replaces a site, and never anything else."""

from __future__ import annotations

import json
import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import BIN
from publishing import build, files, put
from routewijzer.manifest import MANIFEST


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize("out", ["project", ".", "project/../project", "link"])
def test_the_folder_of_the_project_is_never_replaced(project: Path, out: str, force: tuple[str, ...]) -> None:
    (project.parent / "link").symlink_to(project)
    before = files(project)
    code, said = build(project, project.parent / out, *force)
    assert (code, "the project itself stands there; choose another folder" in said) == (1, True), said
    assert {name: raw for name, raw in files(project).items() if name in before} == before


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize("kind", ["repository", "home"])
def test_a_repository_or_a_home_is_never_replaced(
    project: Path, kind: str, force: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = project.parent / "out"
    put(out / (".git/HEAD" if kind == "repository" else "user/letter.txt"))
    if kind == "home":
        monkeypatch.setenv("HOME", str(out / "user"))
    before = files(out)
    code, said = build(project, out, *force)
    assert (code, f"{kind} stands there" in said) == (1, True), said
    assert files(out) == before


@pytest.mark.parametrize(
    "name", ["letter.txt", "index.html", "more/letter.txt", "CNAME/letter.txt", ".routewijzer.json"]
)
def test_a_folder_with_something_else_than_a_site_is_left_as_it_was(project: Path, name: str) -> None:
    out = project.parent / "out"
    put(out / name)
    code, said = build(project, out)
    shown = f"{name.partition('/')[0]}/" if "/" in name else name
    assert code == 1
    assert f"something else than a site stands there, not made by routewijzer: {shown}; choose" in said
    assert files(out) == {name: b"mine"}


def test_the_manifest_has_the_names_and_hashes_of_what_was_made_and_nothing_else(out: Path) -> None:
    made = {name: sha256(raw).hexdigest() for name, raw in files(out).items() if name != MANIFEST}
    assert json.loads((out / MANIFEST).read_text("utf-8")) == made
    assert {"index.html", "404.html", "assets/site.css"} <= made.keys()


def test_what_was_made_before_and_is_no_longer_is_removed(project: Path, out: Path) -> None:
    """A made file that the next site has not, and a folder of those."""
    (out / "old").mkdir()
    made = json.loads((out / MANIFEST).read_text("utf-8"))
    for name in ("left.html", "old/left.html"):
        put(out / name, "old")
        made[name] = sha256(b"old").hexdigest()
    (out / MANIFEST).write_text(json.dumps(made), "utf-8")
    assert build(project, out)[0] == 0
    assert not (out / "left.html").exists()
    assert not (out / "old").exists()


def test_a_made_file_that_somebody_edited_is_made_anew_and_named(project: Path, out: Path) -> None:
    before = files(out)
    put(out / "index.html")
    code, said = build(project, out)
    assert code == 0
    assert f"edited by hand in {out}/, and made anew from the route: index.html" in said
    assert files(out) == before


def test_an_edited_file_that_the_next_site_has_not_is_not_lost(project: Path, out: Path) -> None:
    made = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / MANIFEST).write_text(json.dumps({**made, "left.html": sha256(b"old").hexdigest()}), "utf-8")
    put(out / "left.html")
    code, said = build(project, out)
    assert (code, "left.html; choose another folder" in said) == (1, True), said
    assert (out / "left.html").read_text("utf-8") == "mine"


HOSTING = (
    ".htaccess", "_headers", "_redirects", "CNAME", ".nojekyll", "robots.txt", "web.config",
    "staticwebapp.config.json", ".well-known/security.txt", ".well-known/acme-challenge/abc",
    "assets/.htaccess", "assets/.DS_Store",
)  # fmt: skip


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_what_belongs_to_the_server_stays(project: Path, out: Path, force: tuple[str, ...]) -> None:
    for name in HOSTING:
        put(out / name, name)
        (out / name).chmod(0o640)
        os.utime(out / name, (1, 1))
    (out / ".well-known" / "link").symlink_to("../index.html")
    before = files(out)
    assert build(project, out, *force)[0] == 0
    assert files(out) == before
    assert (out / ".well-known" / "link").readlink() == Path("../index.html")
    for name in HOSTING:
        state = (out / name).stat()
        assert (state.st_mode & 0o777, state.st_mtime) == (0o640, 1), name


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_a_file_of_the_server_is_not_lost_to_one_that_the_site_brings(
    project: Path, out: Path, force: tuple[str, ...]
) -> None:
    put(out / ".htaccess")
    before = files(out)
    text = (project / "mkdocs.yml").read_text("utf-8")
    put(project / "mkdocs.yml", text.replace("- routewijzer\n", "- routewijzer: {headers: [apache]}\n"))
    code, said = build(project, out, *force)
    assert code == 1
    assert '.htaccess; move it away, or take its server out of "headers" in mkdocs.yml' in said
    assert "--force" not in said
    assert files(out) == before


def test_what_others_made_is_named_and_refused_and_lost_only_by_force(project: Path, out: Path) -> None:
    for name in ("letter.txt", "uploads/a.txt", "uploads/b.txt", "assets/own.css", "route/CNAME", "x\ny"):
        put(out / name)
    (out / "empty").mkdir()
    before = files(out)
    code, said = build(project, out)
    assert code == 1
    assert "assets/own.css, empty/, letter.txt, route/CNAME, uploads/, x\\u000ay; choose" in said
    assert files(out) == before
    code, said = build(project, out, "--force")
    assert code == 0
    for name in ("assets/own.css", "empty/", "letter.txt", "route/CNAME", "uploads/", "x\\u000ay"):
        assert f"to be lost, as --force asks: {out}/{name}\n" in said
    assert "letter.txt" not in files(out)


@pytest.mark.parametrize("name", ["letter.txt", "index.html", "assets"])
def test_a_link_is_never_ours_and_nothing_behind_it_is_touched(project: Path, out: Path, name: str) -> None:
    away = project.parent / "away"
    (out / name).rename(away) if (out / name).exists() else put(away)
    (out / name).symlink_to(away)
    before = files(away) or away.read_bytes()
    code, said = build(project, out)
    assert (code, f"not made by routewijzer: {name}" in said) == (1, True), said
    assert build(project, out, "--force")[0] == 0
    assert not (out / name).is_symlink()
    assert (files(away) or away.read_bytes()) == before


def test_a_pipe_among_the_files_of_the_server_is_refused_and_nobody_waits(project: Path, out: Path) -> None:
    (out / ".well-known").mkdir()
    os.mkfifo(out / ".well-known" / "pipe")
    code, said = build(project, out)
    assert (code, ".well-known/pipe" in said) == (1, True), said


def test_a_site_of_an_earlier_version_is_left_until_somebody_has_looked(project: Path, out: Path) -> None:
    (out / MANIFEST).unlink()
    put(out / "CNAME")
    before = files(out)
    code, said = build(project, out)
    assert code == 1
    assert "looks like a site of an earlier version, which kept no list of what it made" in said
    assert "build once with routewijzer build --force" in said
    assert files(out) == before
    code, said = build(project, out, "--force")
    assert (code, f"to be lost, as --force asks: {out}/index.html\n" in said) == (0, True), said
    assert {name: raw for name, raw in files(out).items() if name != MANIFEST} == before
    assert build(project, out)[0] == 0


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", "null", '{"index.html": 1}', '{"../a": "%s"}', '{"/a": "%s"}', "[" * 9000]
)
def test_a_spoiled_manifest_makes_nothing_ours(project: Path, out: Path, manifest: str) -> None:
    put(project.parent / "a")
    put(out / MANIFEST, manifest.replace("%s", sha256(b"mine").hexdigest()))
    before = files(project.parent)
    assert build(project, out)[0] == 1
    assert files(project.parent) == before


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(project: Path, out: Path) -> None:
    put(out / ".well-known" / "letter.txt")
    (out / ".well-known").chmod(0)
    own = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    words: list[str | Path] = [*own, BIN / "routewijzer", "--project", project, "build", "--out", out]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    (out / ".well-known").chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert "Permission denied" in done.stderr
    assert "ask for the right" in done.stderr
    assert (out / ".well-known" / "letter.txt").is_file()


def test_no_file_of_a_site_is_a_hard_link(project: Path, out: Path) -> None:
    os.link(out / "index.html", project.parent / "elsewhere.html")
    put(out / "robots.txt")
    os.link(out / "robots.txt", project.parent / "robots.txt")
    assert build(project, out)[0] == 0
    assert {file.stat().st_nlink for file in out.rglob("*") if file.is_file()} == {1}


def mkdocs(project: Path, out: Path) -> tuple[int, str]:
    words: list[str | Path] = [BIN / "mkdocs", "build", "--site-dir", out]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_mkdocs_build_loses_nothing_of_others_either(project: Path, out: Path) -> None:
    put(out / "robots.txt")
    put(out / "index.html")
    code, said = mkdocs(project, out)
    assert (code, "edited by hand, and made anew: index.html" in said) == (0, True), said
    assert (out / "robots.txt").read_text("utf-8") == "mine"
    put(out / "letter.txt")
    before = files(out)
    code, said = mkdocs(project, out)
    assert (code, "not made by routewijzer: letter.txt; choose" in said) == (1, True), said
    assert files(out) == before
    assert [path.name for path in project.parent.iterdir() if "routewijzer-" in path.name] == []
