"""Routes of any size, like the base: lanes, decisions, side steps that stop, sources on everything."""

from __future__ import annotations

from pathlib import Path

HEAD = """format: 1
route:
  id: made
  title: Made route
  name: Made
  edition: Base
  language: en
  version: "1"
  published: 2026-11-01
  owner: Office
  summary: A route of many steps.
  promise: What now?
  source: handbook
  helpline: desk
  start: step-0
  exit: https://example.org/
  emergency:
    danger: {service: desk, question: Is it hurt?, call: Call the desk}
lanes:
"""
TAIL = """sources:
  handbook: {title: Handbook, date: 2024, checked: 2026-11-01}
services:
  desk: {title: Desk, phone: 555-0100, summary: Knows more., source: handbook}
"""


def made_route(elements: int) -> str:
    """Return the YAML of a route with so many elements: of five one is a decision, one an end beside the way.

    As in the base, the picture shows at most some forty; the rest has pages and small pictures.
    """
    count = elements - 2
    lanes = 4
    lines = [
        HEAD,
        *(f"  lane-{n}: {{title: Lane {n}, summary: Part {n}., source: handbook}}\n" for n in range(lanes)),
        TAIL,
    ]
    questions, steps, decisions = ["questions:\n"], ["steps:\n"], ["decisions:\n"]
    way = [n for n in range(count) if n % 5 != 4]
    names = {n: f"{'choice' if n % 5 == 2 else 'step'}-{n}" for n in range(count)}
    after = dict(zip(way, [*way[1:], None], strict=True))
    for n in range(count):
        lane = f"lane-{n * lanes // count}"
        hidden = "" if n < 40 else "    picture: false\n"
        head = f"    lane: {lane}\n    source: handbook\n{hidden}    summary: What happens at {n}.\n"
        follow = after.get(n)
        to = names[follow] if follow is not None else "done"
        side = names[n + 2] if n % 5 == 2 and n + 2 < count else "done"
        if n % 5 == 2:
            answers = "{'yes': 'Yes', 'no': 'No', 'unknown': {title: I do not know, unknown: true}}"
            questions.append(f"  is-{n}: {{text: Is it so at {n}?, answers: {answers}}}\n")
            decisions.append(
                f"  {names[n]}:\n    title: Choice {n}\n{head}    questions: [is-{n}]\n    rules:\n"
                f"      on: {{when: {{is-{n}: 'yes'}}, then: on, because: It is so., basis: stated}}\n"
                f"      off: {{when: {{is-{n}: ['no', unknown]}}, then: off, because: It is not.,"
                f" basis: stated}}\n"
                f"    outcomes:\n      on: {{title: On, advice: Go on., to: {to},"
                f" when: it is so, basis: stated}}\n"
                f"      off: {{title: Off, advice: Stop here., to: {side}, when: it is not, basis: stated}}\n"
            )
        else:
            way_on = "    kind: end\n" if n % 5 == 4 else f"    next:\n      {to}: {{basis: stated}}\n"
            steps.append(
                f"  {names[n]}:\n    title: Step {n}\n{head}    facts:\n"
                f"      one: {{text: Do this at {n}., kind: action, basis: stated}}\n"
                f"      two: {{text: Know that at {n}., kind: purpose, basis: inferred}}\n{way_on}"
            )
    steps.append(
        f"  done: {{title: Done, kind: end, lane: lane-{lanes - 1}, summary: The end., source: handbook}}\n"
    )
    return "".join((*lines, *questions, *steps, *decisions))


def write_project(folder: Path, elements: int, settings: Path) -> Path:
    """Return a project with such a route; `settings` is an mkdocs.yml."""
    (folder / "content").mkdir(parents=True)
    (folder / "route.yaml").write_text(made_route(elements), "utf-8")
    (folder / "mkdocs.yml").write_text(settings.read_text("utf-8"), "utf-8")
    return folder
