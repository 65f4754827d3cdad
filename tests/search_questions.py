"""The questions that people type, asked of a site's own index and scripts in Node.js.

`python tests/search_questions.py FOLDER` prints what the site in FOLDER answers wrongly, and how many.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

QUESTIONS = Path(__file__).with_suffix(".yaml")

SCRIPT = """
const [assets, language] = process.argv.slice(1);
const MiniSearch = require(`${assets}/vendor/minisearch.js`);
globalThis.window = { routewijzer: {} };
require(`${assets}/vendor/stemmer-${language}.js`);
require(`${assets}/search.js`);
const { index, search } = window.routewijzer.searchEngine;
const fs = require("node:fs");
const script = fs.readFileSync(`${assets}/search-index.js`, "utf8");
new Function(script)();
const data = window.routewijzer.searchData;
const labels = data.words;
const { numbers } = window.routewijzer.searchWords;
const words = { stem: window.routewijzer.stem, numbers: numbers(labels.numbers), stop: labels.stop };
const site = index(MiniSearch, data.pages, words, data);
const answer = (typed) => {
  const { results, calls } = search(site, typed);
  return { pages: results.map((result) => result.path.replace(".html", "")), calls };
};
console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(answer)));
"""


@dataclass(frozen=True)
class SearchAnswer:
    """A question with the page that must come first, and what came: pages in order, and the calls above."""

    query: str
    first: str
    alarm: bool
    pages: tuple[str, ...]
    calls: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the page came first, and for an alarm both numbers stand above."""
        numbers = ("route/alarmnummer.html", "route/veilig-thuis.html")
        return self.pages[:1] == (self.first,) and (not self.alarm or set(numbers) <= set(self.calls))

    def __str__(self) -> str:
        came = ", ".join(self.pages[:3]) or "nothing"
        return f"{'alarm: ' if self.alarm else ''}{self.query}: {self.first} must come first, not {came}"


def questions() -> Iterator[tuple[str, str, bool]]:
    """Each question of the list, the page that must come first, and whether it is an alarm."""
    for section, pages in yaml.safe_load(QUESTIONS.read_text("utf-8")).items():
        for page, asked in pages.items():
            yield from ((str(typed), page, section == "alarm") for typed in asked)


def ask(site: Path, node: str = "node") -> tuple[SearchAnswer, ...]:
    """Ask all questions of the site in a folder."""
    asked = tuple(questions())
    done = subprocess.run(
        [node, "-e", SCRIPT, str(site.resolve() / "assets"), "nl"],
        input=json.dumps([typed for typed, _, _ in asked]),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return tuple(
        SearchAnswer(*question, tuple(answer["pages"]), tuple(answer["calls"]))
        for question, answer in zip(asked, json.loads(done.stdout), strict=True)
    )


def report(answers: tuple[SearchAnswer, ...]) -> str:
    """Return what was answered wrongly, a line each, and the count."""
    wrong = [answer for answer in answers if not answer.right]
    lines = [*map(str, wrong), f"{len(answers) - len(wrong)} of {len(answers)} questions right"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(ask(Path(sys.argv[1]))) + "\n")
