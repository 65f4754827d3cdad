"""The report of the measurements: each command writes its own part and leaves the others as they are."""

from __future__ import annotations

import pytest
from report_sections import put_section, section

REPORT = "# Benchmark\n\nhead\n\n## One\n\nfirst\n\n### Deeper\n\nmore\n\n## Two\n\nsecond\n"


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("One", "## One\n\nfirst\n\n### Deeper\n\nmore\n"),
        ("Two", "## Two\n\nsecond\n"),
        ("Deeper", ""),
        ("T.o", ""),
    ],
)
def test_a_part_ends_where_the_next_begins(title: str, part: str) -> None:
    assert section(REPORT, title) == part


def test_a_part_takes_the_place_of_what_it_said_before() -> None:
    after = put_section(REPORT, "One", "anew\n\n### Deeper\n\nless\n")
    assert after == "# Benchmark\n\nhead\n\n## One\n\nanew\n\n### Deeper\n\nless\n\n## Two\n\nsecond\n"
    assert put_section(after, "One", "anew\n\n### Deeper\n\nless\n") == after


def test_a_part_that_is_not_there_yet_comes_at_the_end() -> None:
    assert put_section(REPORT, "Three", "third") == f"{REPORT}\n## Three\n\nthird\n"
