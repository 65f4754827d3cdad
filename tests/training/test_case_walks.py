"""Every case is walked to its end in Node.js, with the decks of its page and the presenter's pure part."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from made_pages import base_with_training
from training_steps import ALL

SCRIPT = """
const walk = require(process.argv[1]);
const decks = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const walked = Object.entries(decks).map(([key, cards]) => {
  let state = walk.begin(key, 0, false);
  const passed = [];
  for (let next = walk.next(cards, state); next !== state; next = walk.next(cards, state)) {
    state = next;
    passed.push(state.at);
    if (walk.isOpen(cards, state) && cards[state.at].told)
      state = walk.choose(cards, state, cards[state.at].told);
  }
  const chosen = Object.fromEntries(Object.entries(state.chosen));
  return [key, { at: state.at, passed, chosen, boxes: walk.light(cards, state).boxes }];
});
console.log(JSON.stringify(Object.fromEntries(walked)));
"""


@pytest.fixture(scope="module")
def decks() -> dict[str, list[dict[str, object]]]:
    """Return the cards of every case as the presenter finds them in its page."""
    site = base_with_training()
    found: dict[str, list[dict[str, object]]] = {}
    for card in site.tree("training.html").xpath(".//article[@data-case]"):
        buttons = card.xpath(".//button[@data-choice]")
        told = [button.get("data-choice") for button in buttons if button.get("data-told") is not None]
        found.setdefault(card.get("data-case"), []).append(
            {
                "box": card.get("data-box"),
                "choices": [button.get("data-choice") for button in buttons]
                if card.find_class("after")
                else None,
                "told": told[0] if told else None,
            }
        )
    found.pop("0")
    return found


def test_every_case_is_walked_to_its_end_with_its_variations(
    decks: dict[str, list[dict[str, object]]], node: str, root: Path
) -> None:
    script = root / "theme" / "assets" / "scripts" / "training-walk.js"
    done = subprocess.run(
        [node, "-e", SCRIPT, str(script)],
        input=json.dumps(decks),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    walked = json.loads(done.stdout)
    assert walked.keys() == ALL.keys()
    for key, case in ALL.items():
        variations = sum(len(stop.what_ifs) for stop in case.stops)
        cards = 1 + len(case.stops) + variations + bool(case.learn)
        assert walked[key]["at"] == cards - 1 == len(decks[key]) - 1
        choices = [(stop.number, choice) for stop in case.stops for choice in stop.choices]
        told = {str(number): choice.title for number, choice in choices if choice.expected}
        chosen = walked[key]["chosen"]
        assert {at: title for at, title in chosen.items() if title} == told
        assert len(chosen) == len(told) + variations
        boxes = [stop.box for stop in case.stops if stop.box]
        assert walked[key]["boxes"] == [box for n, box in enumerate(boxes) if not n or box != boxes[n - 1]]
