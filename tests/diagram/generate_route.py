"""Whole routes made by chance, with a seed: every kind of arrow that a model can hold, where it is hard."""

import json
from random import Random
from typing import Any

from diagram.generate import CONDITIONS, WORDS, phrase

KINDS = ("main", "main", "main", "contact", "exit", "escalation")


def generate_route(seed: int) -> str:
    """Return a route as YAML: lanes, stakeholders, steps without a box, and arrows of all sorts.

    Arrows lead on, back, into other lanes, to stakeholders and to the element itself; some are equal, some
    differ in their condition only, some are not to be drawn.
    """
    rng = Random(seed)
    lanes = {f"l{n}": _description(rng) for n in range(rng.randint(1, 3))}
    people = [f"p{n}" for n in range(rng.randint(0, 5))]
    names = [f"s{n}" for n in range(rng.randint(4, 14))]
    steps: dict[str, dict[str, Any]] = {
        name: {**_description(rng), "lane": rng.choice(list(lanes)), "picture": n == 0 or rng.random() > 0.2}
        for n, name in enumerate(names)
    }
    column = {"who": {**_description(rng), "column": True}} if people else {}
    stakeholders: dict[str, dict[str, Any]] = {name: {**_description(rng), "lane": "who"} for name in people}
    shared = {"start": _next(rng, "s0", 0.3)}
    for name, stakeholder in stakeholders.items():
        stakeholder["next"] = dict(shared) if rng.random() < 0.6 else _arrows(rng, name, names, people)
    for number, (name, step) in enumerate(steps.items()):
        step["next"] = _arrows(rng, name, names, people)
        if number + 1 < len(names):
            step["next"]["on"] = _next(rng, names[number + 1], 0.3)
    route = {
        "id": "made", "title": f"Route {seed}", "name": "Route", "edition": "Proef", "language": "nl",
        "version": "1", "published": "2026-11-01", "owner": "Proef", "summary": "Een proef.",
        "promise": "Een proef?", "source": "handbook", "helpline": "shelter", "start": "s0", "exit": "https://example.org/",
        "emergency": {"danger": {"service": "shelter", "question": "Gevaar?", "call": "Bel"}},
    }  # fmt: skip
    services = {
        "shelter": {"title": "Opvang", "phone": "555-0100", "summary": "Helpt.", "source": "handbook"}
    }
    sources = {"handbook": {"title": "Handboek", "date": "2024", "checked": "2026-11-01"}}
    model = {
        "format": 1, "route": route, "lanes": {**column, **lanes}, "sources": sources, "services": services,
        "stakeholders": stakeholders, "steps": steps,
    }  # fmt: skip
    return json.dumps(model, ensure_ascii=False, indent=1)


def _description(rng: Random) -> dict[str, Any]:
    return {"title": phrase(rng, WORDS, 1, 3), "summary": "Een zin.", "source": "handbook"}


def _next(rng: Random, target: str, chance: float) -> dict[str, Any]:
    """Return an arrow, with this chance under a condition, which has a label."""
    arrow: dict[str, Any] = {"to": target, "kind": rng.choice(KINDS), "basis": "inferred"}
    if rng.random() < chance:
        label = phrase(rng, CONDITIONS, 1, 4).lower()
        arrow |= {"when": f"het {label} is", "label": label}
    if rng.random() < 0.05:
        arrow["draw"] = False
    return arrow


def _arrows(rng: Random, name: str, names: list[str], people: list[str]) -> dict[str, Any]:
    """Up to three arrows of an element, and some more of those that are hard to draw."""
    arrows = [_next(rng, rng.choice(names), 0.5) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
    if rng.random() < 0.15:
        arrows.append(_next(rng, name, 0.7))
    if people and rng.random() < 0.12:
        arrows.append(_next(rng, rng.choice(people), 0.7))
    if arrows and rng.random() < 0.2:
        twin = {**arrows[0], "label": phrase(rng, CONDITIONS, 2, 4).lower(), "when": "het anders is"}
        arrows.append(twin if rng.random() < 0.8 else dict(arrows[0]))
    return {f"a{number}": arrow for number, arrow in enumerate(arrows)}
