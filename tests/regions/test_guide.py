"""The guide of a region: what the base suggests to look at, what the region did, and what is left."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from regions.overlays import BASE, FILL, HEAD, ROOT, base, overlay, real_base
from routewijzer.cli import main
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.contract import contract
from routewijzer.overlay.drift import drift
from routewijzer.overlay.guide import GuideEntry, guide
from routewijzer.overlay.lock import lock_of
from routewijzer.overlay.merge import operations
from routewijzer.overlay.tree import tree

KEEP = "keep: {services: {shelter: {title: It is called so here.}}}\n"


def states(body: str) -> dict[str, str]:
    """Return what a region did with each place that the small base suggests."""
    root, over = tree(base()), overlay(body)
    done = operations(base(), over, ROUTE_KEYS)
    return {one.name: one.state for one in guide(root, contract(root, ROUTE_KEYS), done, ROUTE_KEYS)}


@pytest.mark.parametrize(
    ("body", "title", "fact", "link"),
    [
        ("", "left", "left", "left"),
        (KEEP, "kept", "left", "left"),
        ("keep: {steps: {look: {facts: {gently: We say it so.}}}}\n", "left", "kept", "left"),
        ("keep: {links: {poster: We have it.}}\n", "left", "left", "kept"),
        ("change: {services: {shelter: {title: Cat home}}}\n", "changed", "left", "left"),
        ("change: {services: {shelter: {summary: Cats come here.}}}\n", "left", "left", "left"),
        ("change: {steps: {look: {facts: {gently: {text: With care.}}}}}\n", "left", "changed", "left"),
        ("remove: {steps: {look: {facts: {gently: Not here.}}}}\n", "left", "changed", "left"),
        ("remove: {links: {poster: Not here.}}\n", "left", "left", "changed"),
        (
            'add: {links: {own: {title: Own, url: "https://example.org/", kind: site}}}\n',
            "left",
            "left",
            "left",
        ),
    ],
)
def test_a_place_is_looked_at_when_the_region_says_something_there_or_keeps_it(
    body: str, title: str, fact: str, link: str
) -> None:
    expected = {"services.shelter.title": title, "steps.look.facts.gently": fact, "links.poster": link}
    assert states(body) == expected


def test_a_place_says_what_the_base_says_why_to_look_and_why_the_region_keeps_it() -> None:
    root, over = tree(base()), overlay(KEEP)
    done = operations(base(), over, ROUTE_KEYS)
    assert guide(root, contract(root, ROUTE_KEYS), done, ROUTE_KEYS) == (
        GuideEntry(
            ("services", "shelter", "title"),
            "A shelter is not called so everywhere.",
            "Cat home",
            "kept",
            "Cat shelter",
            "It is called so here.",
        ),
        GuideEntry(
            ("steps", "look", "facts", "gently"),
            "Offices say it in other words.",
            "",
            "left",
            "Do it gently.",
        ),
        GuideEntry(("links", "poster"), "The poster is one of an office.", "", "left", "Poster"),
    )


def test_what_is_kept_is_told_again_when_the_base_says_it_differently() -> None:
    over = overlay(KEEP)
    lock = lock_of(base(), over, ROUTE_KEYS)
    assert drift(base(), over, lock, ROUTE_KEYS) == ()
    (told,) = drift(base(("title: Cat shelter", "title: Cat hotel")), over, lock, ROUTE_KEYS)
    assert (told.kind, told.name, told.old, told.new) == (
        "changed",
        "services.shelter.title",
        "Cat shelter",
        "Cat hotel",
    )
    (new,) = (one for one in drift(base(), over, lock_of(base(), overlay(""), ROUTE_KEYS), ROUTE_KEYS))
    assert new.kind == "unrecorded"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the small base and one region that keeps one place."""
    (tmp_path / "regions" / "north").mkdir(parents=True)
    (tmp_path / "route.yaml").write_text(BASE, "utf-8")
    (tmp_path / "regions" / "north" / "region.yaml").write_text(HEAD + FILL + KEEP, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_the_command_the_check_and_the_page_say_how_much_is_looked_at(project: Path) -> None:
    run = CliRunner().invoke
    told = run(main, ["--project", str(project), "guide", "north"])
    assert told.exit_code == 1
    assert "services.shelter.title: looked at and kept: It is called so here.\n" in told.output
    assert "links.poster: not looked at yet\n    The poster is one of an office.\n" in told.output
    assert told.output.endswith("1 of 3 places looked at, 1 kept\n")
    checked = run(main, ["--project", str(project), "check", "--edition", "north"]).output
    assert "1 of 3 places looked at where regions often say something else, 1 kept; not yet: steps" in checked
    built = [
        "--project",
        str(project),
        "build",
        "--edition",
        "north",
        "--paths",
        "--out",
        str(project / "out"),
    ]
    assert run(main, built).exit_code == 0
    page = (project / "out" / "region.html").read_text("utf-8")
    assert "This one has looked at 1, and left 1 as they are." in page
    assert "<code>links.poster</code> <small>not looked at yet</small>" in page


def test_the_command_is_satisfied_when_every_place_is_looked_at(project: Path) -> None:
    more = "remove: {links: {poster: No., }, steps: {look: {links: {poster: No.}, facts: {gently: No.}}}}\n"
    file = project / "regions" / "north" / "region.yaml"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    done = CliRunner().invoke(main, ["--project", str(project), "guide", "north", "--json"])
    assert done.exit_code == 0, done.output
    assert {one["state"] for one in json.loads(done.output)} == {"kept", "changed"}


def test_the_real_base_suggests_places_that_no_lock_or_slot_holds() -> None:
    root = tree(real_base())
    said = contract(root, ROUTE_KEYS)
    assert len(said.suggested) >= 12
    for path in said.suggested:
        assert root.at(path) is not None
        assert said.lock(path, whole=True) is None, path
        assert not any(said.slots_below(path)), path


def test_a_suggested_place_can_be_left_out(project: Path) -> None:
    more = "remove: {links: {poster: No.}, steps: {look: {links: {poster: No.}}}}\n"
    file = project / "regions" / "north" / "region.yaml"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    told = CliRunner().invoke(main, ["--project", str(project), "check", "--edition", "north"])
    assert told.exit_code == 0, told.output
