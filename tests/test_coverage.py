"""The model holds everything that the inventory of the source tells apart, with the same certainty.

`inventory-ids.txt` lists the ids, edges and rows of tables with their basis in the source: `text` (it says
so), `inferred` (follows, or stood only in the drawing), `text+inferred` (the rule is said, the arrow or the
reading inferred) and `gap` (it names no outcome). `coverage.yaml` says where the model has each.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from routewijzer.yamldoc import Data, read

HERE = Path(__file__).resolve().parent
BASES = {"text": {"stated"}, "inferred": {"inferred"}, "text+inferred": {"stated", "inferred"}}


@cache
def inventory() -> dict[str, str]:
    """Id → basis in the source, or an empty text where there is none."""
    lines = (HERE / "inventory-ids.txt").read_text(encoding="utf-8").splitlines()
    return {
        one: basis for one, _, basis in (line.partition(" ") for line in lines if not line.startswith("#"))
    }


@cache
def coverage() -> dict[str, tuple[str, ...]]:
    """Id → paths in the model."""
    return {
        key: tuple(map(str, paths)) if isinstance(paths, list) else (str(paths),)
        for key, paths in mapping(HERE / "coverage.yaml").items()
    }


@cache
def mapping(file: Path) -> dict[str, Data]:
    """Return the keys and values of a YAML file."""
    document, findings = read(file, file.name)
    assert document is not None, findings
    assert isinstance(document.data, dict)
    return document.data


def at(path: str) -> Any:
    """Return what stands at a path of the model, such as `steps.stap-2.facts.bespreek`, or None."""
    here: Data = mapping(HERE.parent / "route.yaml")
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here


def kinds(path: str) -> set[str]:
    """Which of `next`, `outcomes`, `rules` and `open` the path stands in."""
    return set(path.split(".")[2:3]) & {"next", "outcomes", "rules", "open"}


def test_the_inventory_is_whole() -> None:
    ids = list(inventory())
    count = {
        "facts": sum(one.startswith(("ui.", "pop-")) and "." in one for one in ids),
        "edges": sum(one[0] == "E" for one in ids),
        "ambiguities": sum(one[0] == "A" for one in ids),
        "links": sum(one.startswith("link.") for one in ids),
        "boxes": sum(one.startswith(("bt-", "mc-", "vt-", "gk-")) for one in ids),
        "named in the text only": sum(one.startswith("im-") for one in ids),
        "tables": len({one[0] for one in ids if one[1:2] == "."}),
    }
    assert count == {
        "facts": 221,
        "edges": 64,
        "ambiguities": 16,
        "links": 17,
        "boxes": 28,
        "named in the text only": 13,
        "tables": 10,
    }


def test_everything_in_the_inventory_has_its_place_in_the_model() -> None:
    assert [one for one in inventory() if not coverage().get(one)] == []


def test_the_coverage_names_nothing_that_the_inventory_lacks() -> None:
    assert [one for one in coverage() if one not in inventory()] == []


def test_every_place_in_the_coverage_exists_and_holds_something() -> None:
    empty: tuple[object, ...] = (None, "", [], {})
    assert [(one, path) for one, paths in coverage().items() for path in paths if at(path) in empty] == []


@pytest.mark.parametrize("edge", [one for one in inventory() if one[0] == "E"])
def test_an_edge_is_as_certain_as_in_the_source(edge: str) -> None:
    basis, paths = inventory()[edge], coverage()[edge]
    if basis == "gap":
        assert [path for path in paths if kinds(path) == {"next"}] == [], "what is open is never an edge"
        assert any(".open." in path or at(path).get("open") or path == "route.emergency" for path in paths)
    else:
        edges = [path for path in paths if kinds(path) & {"next", "outcomes"}]
        ends = [path for path in paths if at(path) == "end"]
        assert edges or ends, "an edge or the end of the route"
        assert {at(path).get("basis", "inferred") for path in edges} <= BASES[basis]


@pytest.mark.parametrize("row", [one for one, basis in inventory().items() if one[1:2] == "." and basis])
def test_a_row_of_a_table_is_as_certain_as_in_the_source(row: str) -> None:
    basis, paths = inventory()[row], coverage()[row]
    if basis == "gap":
        rules = [path for path in paths if kinds(path) == {"rules"}]
        closed = [path for path in rules if at(path)["basis"] == "inferred" and at(path).get("source")]
        assert {at(path)["basis"] for path in rules if path not in closed} <= {"open"}
        assert all(at("route.source") != at(path)["source"] for path in closed), "an addition closes a gap"
        assert rules or any(".open." in path for path in paths)
    else:
        rules = [path for path in paths if kinds(path) & {"rules", "next"}]
        assert rules
        assert {at(path)["basis"] for path in rules} <= BASES[basis]


def test_every_gap_of_a_table_and_every_ambiguity_is_shown_to_the_reader() -> None:
    """Each is an open point, an open outcome, a term with its doubt, or told in the words of the source."""
    gaps = [one for one in inventory() if ".gap." in one or one[0] == "A"]
    shown = {"open", "facts", "terms", "rules", "outcomes", "phone", "emergency", "note", "date_note"}
    assert [one for one in gaps if not any(shown & set(path.split(".")) for path in coverage()[one])] == []


def test_every_ambiguity_has_its_note_in_the_docs(root: Path) -> None:
    docs = (root / "docs" / "bron-en-keuzes.md").read_text(encoding="utf-8")
    assert [one for one in inventory() if one[0] == "A" and f"| {one} |" not in docs] == []
