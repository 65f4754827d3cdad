"""Routes of any size, shaped like a real one: chains in lanes with ways to skip, stop, return and go over."""

import json
from random import Random
from typing import Any

from diagram.generate import WORDS

STAKEHOLDERS = 4


def large_route(boxes: int, lanes: int, hub: int = 0, parts: bool = False) -> str:
    """Return a route as YAML: so many steps in so many lanes; `hub` of them ask the very first for advice.

    With `parts` the author named two of them, across the lanes.
    """
    rng = Random(boxes)
    steps: dict[str, dict[str, Any]] = {}
    size = -(-boxes // lanes)
    for number in range(boxes):
        lane, at = divmod(number, size)
        steps[f"s{number}"] = {**_description(rng), "lane": f"l{lane}", "next": {}}
        if at == size - 1 or number == boxes - 1:
            steps[f"s{number}"]["kind"] = "end"
        if lane and not at:
            _lead(rng, steps[f"s{number - 2}"], f"s{number}", 0.5, "escalation")
        if at:
            _lead(rng, steps[f"s{number - 1}"], f"s{number}", 0.2)
        if at > 3 and rng.random() < 0.25:
            _lead(rng, steps[f"s{number - rng.randint(2, 4)}"], f"s{number}", 0.8)
        if at > 4 and rng.random() < 0.1:
            _lead(rng, steps[f"s{number}"], f"s{number - rng.randint(2, 4)}", 1.0)
        if lane and rng.random() < 0.15:
            kind = rng.choice(("main", "contact", "escalation"))
            other = rng.randrange(lane * size)
            _lead(rng, steps[f"s{other - (other % size == size - 1)}"], f"s{number}", 0.6, kind)
    for number in range(2, hub + 2):
        _lead(rng, steps[f"s{boxes - number}"], "s0", 0.4, "contact")
    people = {
        f"p{number}": {**_description(rng), "lane": "who", "next": {"start": _arrow(rng, "s0", 0.0, "main")}}
        for number in range(STAKEHOLDERS)
    }
    _lead(rng, people["p0"], f"s{boxes - 2}", 1.0)
    named: dict[str, Any] = {}
    if parts:
        named = {"begin": {"title": "Het begin"}, "rest": {"title": "Wat overblijft"}}
        for number in range(0, boxes, 3):
            steps[f"s{number}"]["part"] = "begin" if number < boxes // 2 else "rest"
    route = {
        "id": "large", "title": "Een grote route", "name": "Route", "edition": "Proef", "language": "nl",
        "version": "1", "published": "2026-11-01", "owner": "Proef", "summary": "Een proef.",
        "promise": "Een proef?", "source": "handbook", "helpline": "shelter", "start": "s0",
        "exit": "https://example.org/",
        "emergency": {"danger": {"service": "shelter", "question": "Gevaar?", "call": "Bel"}},
    }  # fmt: skip
    bands = {f"l{lane}": _description(rng) for lane in range(lanes)}
    model = {
        "format": 1,
        "route": route,
        "lanes": {"who": {**_description(rng), "column": True}, **bands},
        "parts": named,
        "sources": {"handbook": {"title": "Handboek", "date": "2024", "checked": "2026-11-01"}},
        "services": {"shelter": {**_description(rng), "title": "Opvang", "phone": "555-0100"}},
        "stakeholders": people,
        "steps": steps,
        "cases": {"over": _case(size)},
    }
    return json.dumps(model, ensure_ascii=False, indent=1)


def _case(size: int) -> dict[str, Any]:
    """Return a practice case that goes from the first lane into the second."""
    stops = (size - 3, size - 2, size, size + 1)
    told = {f"stop{n}": {"at": f"s{step}", "tell": "Er gebeurt iets."} for n, step in enumerate(stops)}
    return {
        "title": "Een casus",
        "setting": "School",
        "situation": "Iemand ziet iets.",
        "comes_from": f"s{size - 4}",
        "stops": told,
    }


def _description(rng: Random) -> dict[str, Any]:
    title = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 3)))
    return {
        "title": f"{title[0].upper()}{title[1:]} {rng.randrange(10**6)}",
        "summary": "Een zin.",
        "source": "handbook",
    }


def _lead(rng: Random, step: dict[str, Any], target: str, chance: float, kind: str = "main") -> None:
    arrows = step["next"]
    arrows[f"a{len(arrows)}"] = _arrow(rng, target, chance, kind)


def _arrow(rng: Random, target: str, chance: float, kind: str) -> dict[str, Any]:
    """Return an arrow, with this chance under a condition."""
    label = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 3)))
    condition = {"when": f"het {label} is", "label": label} if rng.random() < chance else {}
    return {"to": target, "kind": kind, "basis": "inferred", **condition}
