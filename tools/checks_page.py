"""Write the two pages of all checks from one source: `docs/controles.md` (Dutch) and `docs/checks.md`.

The source is `tools/docs/checks.yaml`; what stands around the checks is in `tools/docs/checks.nl.md` and
`checks.en.md`. The findings in the examples are those that the commands print for `tests/routes/bad/`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checking import ROUTES, findings_in
from routewijzer.findings import Finding
from routewijzer.messages import load_messages

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tools" / "docs"
PAGES = {"nl": ROOT / "docs" / "controles.md", "en": ROOT / "docs" / "checks.md"}
MEND = {"nl": "Oplossen", "en": "To mend"}
NOTICE = "<!-- Made by tools/checks_page.py from tools/docs/checks.*; change it there. -->\n\n"


@cache
def example_lines(folder: str, language: str) -> Mapping[str, list[str]]:
    """Return the findings of an example of `tests/routes/bad/` as lines, by place ("line:column")."""
    messages = load_messages(ROOT / "theme", language)
    lines: dict[str, list[str]] = {}
    for finding in _findings(folder):
        lines.setdefault(f"{finding.place.line}:{finding.place.column}", []).append(messages.line(finding))
    return lines


@cache
def _findings(folder: str) -> tuple[Finding, ...]:
    return findings_in(ROUTES / "bad" / folder)


@cache
def _groups() -> list[Mapping[str, Any]]:
    groups: list[Mapping[str, Any]] = yaml.safe_load((SOURCE / "checks.yaml").read_text("utf-8"))
    return groups


def page(language: str) -> str:
    """Return the text of the page; raises KeyError where an example has no finding at its place."""
    checks = "\n\n".join(part for group in _groups() for part in _group(group, language))
    frame = (SOURCE / f"checks.{language}.md").read_text("utf-8")
    return NOTICE + frame.replace("{checks}", checks)


def _group(group: Mapping[str, Any], language: str) -> Iterator[str]:
    yield f"## {group[language]['title']}"
    if group[language]["text"]:
        yield group[language]["text"].strip()
    for rule, entry in group["checks"].items():
        yield f"### `{rule}`"
        for asks, example in zip(entry[language]["asks"], entry["examples"], strict=True):
            yield asks.strip()
            places = [place.split() for place in dict.fromkeys(example)]
            lines = [line for folder, at in places for line in example_lines(folder, language)[at]]
            yield "\n".join(("```text", *lines, "```"))
        yield f"**{MEND[language]}:** {entry[language]['mend'].strip()}"


if __name__ == "__main__":
    for name, path in PAGES.items():
        path.write_text(page(name), "utf-8")
