"""What `mkdocs.yml` says is followed, or refused in one sentence and the site left as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publishing import build, files, put
from routewijzer.batch.build_all import build_one
from routewijzer.project import open_project
from routewijzer.publish import find_inherit_cycle


def test_an_edition_that_cannot_be_built_is_told_and_raises_nothing(project: Path) -> None:
    out, day = project.parent / "out", date(2026, 11, 23)
    (project / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert build_one("", open_project(project), out, day).trouble.startswith("mkdocs.yml: ")
    (project / "route.yaml").write_text("format: [", "utf-8")
    refused = build_one("", open_project(project), out, day)
    assert (refused.choice, refused.trouble, len(refused.findings)) == (None, "", 1)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            {"mkdocs.yml": "nav: 1\nINHERIT: mkdocs.yml\n"},
            "mkdocs.yml:2:1: INHERIT leads back to the same file (mkdocs.yml → mkdocs.yml)",
        ),
        (
            {"mkdocs.yml": "INHERIT: 'a/b.yml' # why\n", "a/b.yml": "x: 1\n\nINHERIT: ../mkdocs.yml"},
            "a/b.yml:3:1: INHERIT leads back to the same file (mkdocs.yml → a/b.yml → mkdocs.yml)",
        ),
        ({"mkdocs.yml": "{INHERIT: mkdocs.yml, nav: 1}"}, "mkdocs.yml: MkDocs cannot read this file"),
        ({"mkdocs.yml": "INHERIT: content"}, "mkdocs.yml: cannot read"),
        ({"mkdocs.yml": "INHERIT: none.yml"}, "mkdocs.yml: Inherited config file 'none.yml' does not exist"),
        ({"mkdocs.yml": "5"}, "mkdocs.yml: MkDocs cannot read this file"),
        ({"mkdocs.yml": "site_name: x\nplugins: []"}, 'add "- routewijzer" under "plugins:"'),
        ({"mkdocs.yml": "site_name: x\nplugins: [none]"}, 'The "none" plugin is not installed'),
        ({"mkdocs.yml": "[" * 2000}, "mkdocs.yml: "),
    ],
)
def test_a_configuration_that_cannot_be_read_is_one_sentence(
    project: Path, out: Path, texts: dict[str, str], message: str
) -> None:
    before = files(out)
    for name, text in texts.items():
        put(project / name, text)
    code, said = build(project, out)
    assert code == 1
    assert message in said.splitlines()[-1]
    assert len(said.splitlines()) == 1
    assert files(out) == before


def test_a_plugin_that_is_named_twice_is_told_and_waits_for_nothing(project: Path, out: Path) -> None:
    before = files(out)
    text = (project / "mkdocs.yml").read_text("utf-8")
    put(project / "mkdocs.yml", f"{text}  - routewijzer\n")
    code, said = build(project, out)
    assert code == 1
    assert '"routewijzer" stands twice under "plugins:"' in said
    assert files(out) == before


def test_addresses_are_final_whatever_the_configuration_says_of_them(project: Path, out: Path) -> None:
    before = files(out)
    text = (project / "mkdocs.yml").read_text("utf-8")
    put(project / "mkdocs.yml", text.replace("use_directory_urls: false\n", ""))
    assert build(project, out) == (0, f"16 pages in {out}/\n")
    assert files(out) == before


def test_a_configuration_that_inherits_another_is_followed(project: Path, out: Path) -> None:
    (project / "mkdocs.yml").rename(project / "base.yml")
    put(project / "mkdocs.yml", "INHERIT: base.yml\n")
    assert find_inherit_cycle(project / "mkdocs.yml") is None
    assert build(project, out)[0] == 0


def test_a_project_without_a_configuration_has_that_of_a_site_of_the_route(project: Path, out: Path) -> None:
    before = files(out)
    (project / "mkdocs.yml").unlink()
    code, said = build(project, out)
    assert code == 0, said
    assert files(out).keys() == before.keys()
    assert not (project / "mkdocs.yml").exists()
