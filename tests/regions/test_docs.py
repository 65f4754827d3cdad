"""Every example in docs/regio.md does what the page says."""

import re
from collections.abc import Iterator

import pytest

from regions.overlays import ROOT, findings_of, real_base, real_content
from routewijzer.findings import Severity
from routewijzer.overlay import RULES as MERGE_RULES
from routewijzer.overlay_checks import RULES as CHECK_RULES
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


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_gives_what_the_page_says(number: int) -> None:
    text, expected = EXAMPLES[number]
    found = [
        finding
        for finding in findings_of(text, real_base(), real_content())
        if finding.severity is not Severity.INFO
    ]
    told = [DUTCH.line(finding).partition(" (zie ")[0] for finding in found]
    assert told == expected.splitlines()


def test_the_page_shows_every_operation() -> None:
    shown = "\n".join(text for text, _ in EXAMPLES)
    for operation in ("fill:", "change:", "add:", "remove:", "before:", "after:", "colours:", "places:"):
        assert operation in shown


def test_every_rule_of_overlays_is_told_once() -> None:
    told = re.findall(r"^\| `([\w-]+)` \|", DOCS.partition("## Wat de controle zegt")[2], re.MULTILINE)
    assert sorted(told) == sorted((*MERGE_RULES, *CHECK_RULES))
