"""A region's folder on disk: its texts, its lock file, its logo, and the base that it stands on."""

import shutil
from pathlib import Path

import pytest

from made_pages import load_words
from regions.overlays import BASE, FILL, HEAD, TODAY
from routewijzer.content.texts import texts
from routewijzer.loading import Loaded, load
from routewijzer.project import open_project
from sentences import line, lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with the small base and one region."""
    (tmp_path / "content").mkdir()
    (tmp_path / "regions" / "north" / "content").mkdir(parents=True)
    (tmp_path / "route.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "regions" / "north" / "region.yaml").write_text(HEAD + FILL, encoding="utf-8")
    return tmp_path


def load_edition(folder: Path) -> Loaded:
    return load(open_project(folder, "north"), TODAY)


def finding_lines(folder: Path) -> list[str]:
    return lines(load_edition(folder).findings)


def say(folder: Path, text: str, name: str = "region.yaml") -> None:
    (folder / "regions" / "north" / name).write_text(text, encoding="utf-8")


def test_an_edition_is_the_base_with_its_overlay(folder: Path) -> None:
    made = load_edition(folder)
    assert made.subject is not None
    assert made.base is not None
    assert (made.subject.route.route.id, made.base.route.route.id) == ("north", "cats")


def test_what_is_not_in_the_lock_file_is_told_in_one_line(folder: Path) -> None:
    drift, guide = sorted(finding_lines(folder), reverse=True)
    assert guide.endswith("[overlay-guide]")
    assert drift == (
        'regions/north/region.yaml:5:15: warning: "services.shelter.url" and 1 more are not in the lock file '
        "yet; record them with accept [drift]"
    )


def test_warnings_of_the_base_are_not_told_to_a_region(folder: Path) -> None:
    text = BASE.replace("kind: tool, checked: 2026-11-01", "kind: tool")
    (folder / "route.yaml").write_text(text, encoding="utf-8")
    assert any("unchecked-link" in line(one) for one in load(open_project(folder), TODAY).findings)
    assert not any("unchecked-link" in one for one in finding_lines(folder))


def test_errors_of_the_base_are_told_to_a_region(folder: Path) -> None:
    (folder / "route.yaml").write_text(BASE.replace("lane: street\n", "lane: stret\n", 1), encoding="utf-8")
    assert any(one.startswith("route.yaml:") and "[unknown-id]" in one for one in finding_lines(folder))


def test_a_base_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "route.yaml").write_text("format: [", encoding="utf-8")
    assert load_edition(folder).subject is None
    assert "[syntax]" in finding_lines(folder)[0]


def test_a_region_that_cannot_be_read_is_told(folder: Path) -> None:
    say(folder, "format: [")
    assert load_edition(folder).subject is None
    assert finding_lines(folder)[0].startswith("regions/north/region.yaml:2:1: not valid YAML")


def test_a_text_of_the_region_joins_those_of_the_base(folder: Path) -> None:
    say(folder, HEAD + FILL + "add: {steps: {look: {content: north.md}}}\n")
    say(folder, "Our own text.", "content/north.md")
    made = load_edition(folder)
    assert made.content.texts == {"north.md": "Our own text."}
    assert [finding.rule for finding in made.findings] == ["drift", "overlay-guide"]


def test_a_text_that_nothing_names_is_told_at_its_file_and_one_of_the_base_not(folder: Path) -> None:
    say(folder, HEAD + FILL)
    say(folder, "Our own text.", "content/north.md")
    (folder / "content" / "base.md").write_text("A text of the base.", "utf-8")
    places = [str(one.place) for one in load_edition(folder).findings if one.rule == "orphan-content"]
    assert places == ["regions/north/content/north.md:1:1"]


def test_a_folder_that_is_a_link_is_told_and_not_skipped(folder: Path, tmp_path: Path) -> None:
    say(folder, HEAD + FILL)
    say(folder, "Our own text.", "content/north.md")
    (tmp_path / "elsewhere").mkdir(exist_ok=True)
    (folder / "regions" / "north" / "content" / "dir").symlink_to(tmp_path / "elsewhere")
    (told,) = (one for one in load_edition(folder).findings if one.rule == "outside")
    assert line(told) == (
        "regions/north/content/dir:1:1: this is a link to another folder, which is not read; "
        "copy the folder here [outside]"
    )


def test_what_is_wrong_in_a_text_of_the_region_is_told_at_its_own_file(folder: Path) -> None:
    (folder / "content" / "base.md").write_text("A \x01.", encoding="utf-8")
    say(folder, HEAD + FILL + "add: {steps: {look: {content: north.md}}}\n")
    say(folder, "A \x01.\n\n[There](nowhere).", "content/north.md")
    made = load_edition(folder)
    places = [str(finding.place) for finding in made.findings if finding.rule == "bad-character"]
    assert places == ["content/base.md:1:3", "regions/north/content/north.md:1:3"]
    (folder / "content" / "base.md").unlink()
    say(folder, "[There](nowhere).", "content/north.md")
    made = load_edition(folder)
    assert made.subject is not None
    found = texts(made.subject.route, made.content, load_words("en")).findings
    assert [str(finding.place) for finding in found] == ["regions/north/content/north.md:1:9"]


def test_a_text_of_the_region_is_bounded_as_one_of_the_base(folder: Path) -> None:
    say(folder, HEAD + FILL + "add: {steps: {look: {content: north.md}}}\n")
    say(folder, "# A\n\n" + "- " * 2000 + "a", "content/north.md")
    say(folder, "x", "content/.#north.md")
    say(folder, "x", "content/B.MD")
    made = load_edition(folder)
    assert made.subject is not None
    assert any(str(finding.place) == "regions/north/content/B.MD:1:1" for finding in made.findings)
    found = texts(made.subject.route, made.content, load_words("en")).findings
    assert [(finding.rule, str(finding.place)) for finding in found] == [
        ("too-deep", "regions/north/content/north.md:3:1")
    ]


def test_a_text_that_the_region_names_and_has_not_is_told_in_the_region(folder: Path) -> None:
    say(folder, HEAD + FILL + "add: {steps: {look: {content: north.md}}}\n")
    (found,) = [one for one in finding_lines(folder) if "[missing-content]" in one]
    assert found.startswith("regions/north/region.yaml:6:")


def test_a_text_with_a_name_of_the_base_is_refused_with_both_places(folder: Path) -> None:
    (folder / "content" / "look.md").write_text("Base.", encoding="utf-8")
    say(folder, "Region.", "content/look.md")
    assert (
        'regions/north/content/look.md:1:1: the base already has a text "look.md"; give it another name and '
        'name that under "change" or "add" (see content/look.md:1:1) [overlay-content]'
    ) in finding_lines(folder)


def test_a_broken_lock_file_is_told_at_its_place(folder: Path) -> None:
    say(folder, "{", "region.lock.json")
    assert finding_lines(folder)[0].startswith(
        "regions/north/region.lock.json:1:1: this lock file cannot be read"
    )


def test_a_logo_that_is_not_there_is_told(folder: Path) -> None:
    say(folder, HEAD.replace("published", "logo: {file: logo.svg, text: North}, published") + FILL)
    assert any('no file "logo.svg" beside region.yaml' in one for one in finding_lines(folder))


def test_an_unknown_region_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "regions" / "north")
    assert "no file regions/north/region.yaml" in finding_lines(folder)[0]


def test_the_id_of_an_edition_never_leads_out_of_the_folder_of_regions(folder: Path) -> None:
    assert open_project(folder, "../../etc").region == folder / "regions" / "etc"


def test_a_folder_with_an_overlay_alone_stands_on_the_base_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "region.yaml").write_text(HEAD + FILL, encoding="utf-8")
    project = open_project(tmp_path)
    assert project.region == tmp_path.resolve()
    assert project.route.is_file()
    assert project.route.parent != tmp_path


def test_a_comment_that_cuts_a_text_of_the_region_is_told_there(folder: Path) -> None:
    region = folder / "regions" / "north" / "region.yaml"
    text = region.read_text(encoding="utf-8")
    say(folder, text.replace("edition: North", "edition: North and east #3"))
    assert any("region.yaml" in line and "trailing-comment" in line for line in finding_lines(folder))


def test_a_longer_text_beside_what_is_approved_waits_for_an_approval_of_its_words(folder: Path) -> None:
    guarded = BASE.replace("  approved:\n", "  approved:\n    steps.look: People act on it.\n", 1)
    assert guarded != BASE
    (folder / "route.yaml").write_text(guarded, "utf-8")
    overlay = HEAD.replace("version:", "approvers: [B. Vet], version:", 1) + FILL
    change = "add: {steps: {look: {content: north.md}}}\n"
    say(folder, overlay + change)
    say(folder, "You never have to tell anybody.", "content/north.md")
    (held,) = waiting(folder)
    approval = f'{{by: B. Vet, role: vet, date: 2026-11-20, of: "{held}"}}'
    say(folder, f"{overlay}{change}approved: {{steps.look.content: {approval}}}\n")
    assert waiting(folder) == []
    say(folder, "You need not tell anybody.", "content/north.md")
    assert waiting(folder) != []


def waiting(folder: Path) -> list[str]:
    """Return what an approval would have to carry, of each change that has none."""
    edition = load_edition(folder).edition
    assert edition is not None
    return [operation.digest for operation in edition.held_operations if operation.approval is None]
