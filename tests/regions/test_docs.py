"""Every example in docs/regio.md does what the page says."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

from regions.overlays import ROOT, document, findings_of, real_base, real_content
from routewijzer.findings import Severity
from routewijzer.overlay import RULES as MERGE_RULES
from routewijzer.overlay_checks import RULES as CHECK_RULES
from routewijzer.yamldoc import Data
from sentences import DUTCH

DOCS = (ROOT / "docs" / "regio.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

HEAD = """format: 1

region:
  id: utrecht
  edition: Utrecht
  owner: Utrecht
  version: "1.0"
  published: 2026-11-23

"""
FILL = """fill:
  services:
    veilig-thuis: {url: "https://veiligthuis.nl/", chat: Nee.}
    lokaal-team: {title: Buurtteam}

"""


def examples() -> Iterator[tuple[str, str]]:
    """Yield the overlay of each example with the messages that the page shows for it."""
    blocks = [(language, text) for language, text in BLOCK.findall(DOCS) if language in ("yaml", "text")]
    for number, (language, text) in enumerate(blocks):
        if language == "yaml":
            follows = blocks[number + 1] if number + 1 < len(blocks) else ("", "")
            yield _whole(text), follows[1] if follows[0] == "text" else ""


def _whole(text: str) -> str:
    head = "" if text.startswith("format:") else "format: 1\n" if text.startswith("region:") else HEAD
    return head + ("" if re.search("^fill:", text, re.MULTILINE) else FILL) + text


EXAMPLES = tuple(examples())
QUIET = tuple(number for number, (_, expected) in enumerate(EXAMPLES) if not expected)
"""The examples of which nothing is said."""


def printed_lines(text: str) -> list[str]:
    """Return the lines that the check prints of an overlay, without remarks."""
    found = findings_of(text, real_base(), real_content())
    lines = (DUTCH.line(finding) for finding in found if finding.severity is not Severity.INFO)
    return [line.partition(" (zie ")[0] for line in lines]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, marks=pytest.mark.proof if number in QUIET else ())
        for number in range(len(EXAMPLES))
    ],
)
def test_an_example_gives_what_the_page_says(number: int) -> None:
    text, expected = EXAMPLES[number]
    assert printed_lines(text) == expected.splitlines()


def join_overlays(one: Data, other: Data) -> Data:
    """Return what two overlays say together. Raises ValueError where they differ about the same thing."""
    if isinstance(one, dict) and isinstance(other, dict):
        both = {key: join_overlays(one[key], other[key]) for key in one.keys() & other.keys()}
        return {**one, **other, **both}
    if one != other:
        raise ValueError(one, other)
    return one


def joint_overlays() -> list[Data]:
    """Return the examples of which nothing is said, as many as can be in one overlay together."""
    overlays: list[Data] = []
    for number in QUIET:
        data = json.loads(json.dumps(document(EXAMPLES[number][0], "region.yaml").data))
        for place, overlay in enumerate(overlays):
            with suppress(ValueError):
                overlays[place] = join_overlays(overlay, data)
                break
        else:
            overlays.append(data)
    return overlays


def test_of_the_other_examples_nothing_is_said_when_a_region_takes_them_together() -> None:
    """Each of them alone: `make proof`."""
    overlays = joint_overlays()
    assert len(overlays) <= len(QUIET) // 2
    for overlay in overlays:
        assert printed_lines(json.dumps(overlay)) == []


def test_the_page_shows_every_operation() -> None:
    shown = "\n".join(text for text, _ in EXAMPLES)
    for operation in ("fill:", "change:", "add:", "remove:", "before:", "after:", "colours:", "places:"):
        assert operation in shown


def test_every_rule_of_overlays_is_told_once() -> None:
    rules = re.findall(r"^\| `([\w-]+)` \|", DOCS.partition("## Wat de controle zegt")[2], re.MULTILINE)
    assert sorted(rules) == sorted((*MERGE_RULES, *CHECK_RULES))
