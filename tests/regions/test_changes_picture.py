"""What changed between two versions, as a picture on unmoved positions and as a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from diagram.judge import judge
from regions.overlays import BASE, ROOT, TODAY, base, route_of
from regions.test_nation import run
from routewijzer import i18n
from routewijzer.diagram.placement.cells import Placement
from routewijzer.graph import Graph, build
from routewijzer.i18n import Words
from routewijzer.loading import load
from routewijzer.picture import PictureLock
from routewijzer.picture.changes import changed_sketch, changes_svg, draw_changes
from routewijzer.project import open_project, read_kept

FEED = """  feed:
    {title: Feed it, lane: street, summary: Give it water., source: handbook, next: {choose: {basis: stated}}}
"""
HUNGRY = "      feed: {when: it is hungry, basis: stated}\n"
LATER = (
    ('version: "1"', 'version: "2"'),
    ("      choose: {basis: stated}\n", "      choose: {basis: stated}\n" + HUNGRY),
    ("  close: {title: Done,", FEED + "  close: {title: Done & <b>dusted,"),
    ("when: it wears a collar", "when: it has a chip"),
)
"""A new box with two lines, a box with another name, and a line with another condition."""


@pytest.fixture(scope="module")
def words() -> Words:
    loaded, _ = i18n.load(ROOT / "theme" / "words", "nl")
    assert loaded is not None
    return loaded


def version(region: str = "") -> tuple[Graph, Placement | None]:
    """Return the real route, or that of an example region, with the kept places of its picture."""
    project = open_project(ROOT, region)
    subject = load(project, TODAY).subject
    assert subject is not None
    return subject.graph, PictureLock.read(read_kept(project.lock)).wide


@pytest.mark.parametrize(
    ("region", "back"),
    [
        ("voorbeeld-crisis", True),
        pytest.param("voorbeeld-strafrecht", False, marks=pytest.mark.proof),
        pytest.param("voorbeeld-strafrecht", True, marks=pytest.mark.proof),
        pytest.param("voorbeeld-crisis", False, marks=pytest.mark.proof),
    ],
)
def test_the_picture_is_clean_and_no_box_has_moved(words: Words, region: str, back: bool) -> None:
    """The largest changes that there are: whole services and the lines to them come, and go."""
    pair = (version(), version(region))
    (old, old_kept), (new, new_kept) = reversed(pair) if back else pair
    changes = changed_sketch(old, new, words)
    assert set(changes.boxes.values()) >= {"gone" if back else "new"}
    drawing = draw_changes(changes, new, words, old_kept, new_kept)
    assert judge(drawing) == []
    assert drawing.problems == ()
    cells = {placed.box.id: (placed.column, placed.row) for placed in drawing.boxes}
    assert new_kept is not None
    assert {key: cells[key] for key, *_ in new_kept.cells} == new_kept.as_mapping()
    assert set(cells) >= {*old.route.elements} & {placed.box.id for placed in drawing.boxes}


def small(*, back: bool = False) -> tuple[Graph, Graph]:
    """Return the small route before and after its changes, or the other way round."""
    pair = build(route_of(base())), build(route_of(base(*LATER)))
    return (pair[1], pair[0]) if back else pair


def texts(svg: str) -> dict[str, list[str]]:
    """Return what the changed boxes and lines of a picture say, by how they changed."""
    told: dict[str, list[str]] = {"new": [], "gone": [], "different": []}
    for part in etree.fromstring(svg).iter("{*}a", "{*}g"):
        kind = part.get("data-change")
        if kind:
            words = (str(row).strip() for text in part.iter("{*}text") for row in text.itertext())
            told[kind].append(" ".join(word for word in words if word))
    return told


def test_every_change_of_a_box_or_line_has_a_sign_and_a_word(words: Words) -> None:
    for back, kind, sign in ((False, "new", "+ nieuw"), (True, "gone", "× weg")):
        old, new = small(back=back)
        changes = changed_sketch(old, new, words)
        drawing = draw_changes(changes, new, words, None, None)
        assert judge(drawing) == []
        told = texts(changes_svg(drawing, changes))
        assert len(told[kind]) == 3
        assert all(text.startswith(sign) for text in told[kind]), told
        assert len(told["different"]) == 2
        assert all(text.startswith("≠ anders") for text in told["different"]), told
    assert any("Done & <b>dusted" in " ".join(one) for one in texts(_svg(words)).values())


def _svg(words: Words) -> str:
    old, new = small()
    changes = changed_sketch(old, new, words)
    return changes_svg(draw_changes(changes, new, words, None, None), changes)


def test_nothing_is_marked_where_nothing_changed_but_what_somebody_names(words: Words) -> None:
    graph = build(route_of(base()))
    assert not changed_sketch(graph, graph, words)
    assert dict(changed_sketch(graph, graph, words, {"look"}).boxes) == {"look": "different"}


def test_a_box_of_a_lane_that_is_gone_stays_in_that_lane(words: Words) -> None:
    lane = ("lanes:\n", "lanes:\n  shed: {title: Shed, summary: Where it waits., source: handbook}\n")
    feed = LATER[2][0], LATER[2][1].replace("Feed it, lane: street", "Feed it, lane: shed")
    old = build(route_of(base(LATER[1], feed, lane)))
    new = build(route_of(base()))
    changes = changed_sketch(old, new, words)
    assert [one.id for one in changes.sketch.lanes] == ["shed", "street"]
    assert judge(draw_changes(changes, new, words, None, None)) == []


def test_the_page_leads_from_each_changed_box_to_its_words_and_loads_nothing(tmp_path: Path) -> None:
    text = BASE
    for before, after in LATER:
        text = text.replace(before, after)
    for name, content in (("old", BASE), ("new", text)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "route.yaml").write_text(content, "utf-8")
    html = run("changes", tmp_path / "old", tmp_path / "new", "--html")
    assert re.search("In the picture: 3\xa0new, 0\xa0gone, 2\xa0different[.]", html)
    anchors = re.findall(r'href="#(change-[^"]*)"', html)
    assert anchors
    assert all(html.count(f'id="{anchor}"') == 1 for anchor in anchors)
    assert not re.search(r'<(script|link|img)|url\((?!"?data:)|(src|href)="(?!#)', html)
    assert "<b>dusted" not in html
    svg = run("changes", tmp_path / "old", tmp_path / "new", "--svg")
    assert etree.fromstring(svg.encode()).tag.endswith("svg")
    assert "+ new" in svg
    assert "has changed in the picture" in run("changes", tmp_path / "old", tmp_path / "old", "--html")
