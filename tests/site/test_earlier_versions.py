"""Earlier versions stay reachable beside the one of now, each page marked as old, and nothing finds them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from routewijzer.editions import EditionStatus
from routewijzer.pages.earlier import version_folder
from routewijzer.site_folder import is_intact
from shell_site import context
from site_builders import Builders, change, project

OLD = "versions/1.2-2026-10-01"
NOTICE = re.compile(r"<!--notice-->(.*?)<!--/notice-->", re.DOTALL)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Path:
    """Return a project at its second version, the first beside it, and one page that is no more."""
    folder = project(tmp_path_factory.mktemp("earlier") / "project")
    assert builders.run("build", "--with", "zip,html", "--out", "old", cwd=folder).code == 0
    change(folder, ('version: "1.2"', 'version: "1.3"'), ("published: 2026-10-01", "published: 2026-11-01"))
    ended = builders.run("build", "--earlier", "old", "--with", "zip,html", cwd=folder)
    assert ended.code == 0, ended.output
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """Return the project, to change."""
    return shutil.copytree(first, tmp_path / "project")


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_each_old_page_says_at_the_top_that_it_is_old_and_leads_to_the_same_page_of_now(first: Path) -> None:
    now = files(first / "site")
    pages = [name for name in files(first / "old") if name.endswith(".html") and name != "404.html"]
    assert len(pages) > 20
    for name in pages:
        html = now[f"{OLD}/{name}"].decode()
        (notice,) = NOTICE.findall(html)
        assert "This is an old version: 1.2 of 1 October 2026. Do not follow it any more." in notice
        assert "Version 1.3 of 1 November 2026 counts now." in notice
        same = name if name in now and not name.startswith("downloads/") else "index.html"
        up = "../" * (name.count("/") + 2)
        assert f'href="{up}{same}"' in notice, name
        assert html.count('<meta name="robots" content="noindex">') == 1
        assert "canonical" not in html
        assert "tel:" in notice
    assert f"{OLD}/404.html" not in now


def test_the_version_of_now_lists_them_and_its_search_and_forms_do_not_hold_them(first: Path) -> None:
    now = files(first / "site")
    listed = now["versions/index.html"].decode()
    assert re.findall(r'<a href="([^"]*)">version 1.2</a> <small>1 October 2026', listed) == [
        "1.2-2026-10-01/index.html"
    ]
    assert b'href="../versions/index.html"' in now["route/shelter-desk.html"]
    assert b"versions/" not in now["assets/search-index.js"]
    (archive,) = (name for name in now if name.endswith(".zip") and name.startswith("downloads/"))
    with ZipFile(BytesIO(now[archive])) as held:
        assert not [name for name in held.namelist() if "versions/" in name]
    (whole,) = (name for name in now if name.startswith("downloads/") and name.endswith(".html"))
    assert NOTICE.search(now[whole].decode()) is None


def test_the_old_forms_to_take_along_are_marked_inside(first: Path) -> None:
    now = files(first / "site")
    (archive,) = (name for name in now if name.endswith(".zip") and name.startswith(OLD))
    with ZipFile(BytesIO(now[archive])) as held:
        pages = [name for name in held.namelist() if name.endswith(".html") and "404" not in name]
        assert all(b"This is an old version" in held.read(name) for name in pages)
        assert held.testzip() is None


def test_the_same_input_gives_the_same_bytes_and_what_is_kept_stays_kept(
    builders: Builders, folder: Path
) -> None:
    before = files(folder / "site")
    assert is_intact(folder / "site")
    arguments = ("build", "--with", "zip,html")
    assert builders.run(*arguments, "--earlier", "old", "--out", "again", cwd=folder).code == 0
    assert files(folder / "again") == before
    ended = builders.run(*arguments, cwd=folder)
    assert (ended.code, files(folder / "site") == before) == (0, True), ended.output
    change(folder, ('version: "1.3"', 'version: "1.4"'), ("published: 2026-11-01", "published: 2026-11-02"))
    assert builders.run("build", "--earlier", "site", cwd=folder).code == 0
    after = files(folder / "site")
    assert re.findall(r'href="([^"]*)/index.html">version', after["versions/index.html"].decode()) == [
        "1.3-2026-11-01",
        "1.2-2026-10-01",
    ]
    assert b"Version 1.4 of 2 November 2026 counts now." in after[f"{OLD}/index.html"]
    assert b"Version 1.4 of 2 November 2026 counts now." in after["versions/1.3-2026-11-01/index.html"]
    assert not [name for name in after if name.count("versions/") > 1]


def test_what_others_put_beside_a_kept_version_is_not_lost(builders: Builders, folder: Path) -> None:
    letter = folder / "site" / OLD / "letter.txt"
    letter.write_text("mine", "utf-8")
    ended = builders.run("build", cwd=folder)
    assert (ended.code, f"{OLD}/letter.txt" in ended.output) == (1, True), ended.output
    assert letter.read_text("utf-8") == "mine"
    letter.unlink()
    (folder / "site" / OLD / "index.html").write_text("edited", "utf-8")
    ended = builders.run("build", "--out", "site", cwd=folder)
    assert "index.html" in ended.output
    shutil.rmtree(folder / "site" / "versions")
    assert builders.run("build", cwd=folder).code == 0
    assert not (folder / "site" / "versions").exists()


def test_a_site_that_is_none_or_was_edited_or_is_of_another_edition_is_not_kept_in_silence(
    builders: Builders, folder: Path
) -> None:
    ended = builders.run("build", "--earlier", "content", cwd=folder)
    assert (ended.code, "no finished site stands there as it was made" in ended.output) == (1, True), (
        ended.output
    )
    (folder / "old" / "index.html").write_text("edited", "utf-8")
    ended = builders.run("build", "--earlier", "old", cwd=folder)
    assert (ended.code, "no finished site stands there as it was made" in ended.output) == (1, True)
    ended = builders.run("build", "--earlier", "site", "--out", "again", cwd=folder)
    assert (ended.code, "not kept: version 1.3 is the version of now" in ended.output) == (0, True)
    change(folder, ("id: found-pet", "id: lost-pet"))
    ended = builders.run("build", "--earlier", "site", "--out", "other", cwd=folder)
    assert (ended.code, 'not kept: "found-pet" is another edition' in ended.output) == (0, True)
    assert not (folder / "other" / "versions").exists()


@pytest.mark.parametrize(
    ("version", "name"),
    [("1.2", "1.2-"), ("../../x y/…", "x-y-"), ("…", ""), ("..", ""), ("v" * 200, "v" * 60 + "-")],
)
def test_a_version_that_is_no_safe_name_gets_one(root: Path, version: str, name: str) -> None:
    day = date(2026, 11, 1)
    status = EditionStatus(id="a", title="A", owner="O", version=version, published=day, base=True)
    assert version_folder(context(root), status) == f"versions/{name}2026-11-01"
