"""Routes made by chance, with a seed: realistic in shape, for the judge to look at."""

from itertools import pairwise
from random import Random

from routewijzer.diagram.model.sketch import Box, BoxKind, LegendEntry, Line, LineKind, Sketch, SketchLane

WORDS = [
    "veiligheid",
    "beoordeling",
    "overdracht",
    "melding",
    "advies",
    "onderzoek",
    "gesprek",
    "cliënt",
    "gezin",
    "signalen",
    "overleg",
    "plan",
    "hulp",
    "zorg",
    "voorwaarden",
    "besluit",
    "raad",
    "rechter",
    "tafel",
    "team",
    "onderwijs",
    "huisarts",
    "politie",
    "nazorg",
    "herstel",
    "verzoek",
    "maatregel",
    "dossier",
    "wijkteam",
    "afspraken",
    "jeugdbescherming",
    "crisisdienst",
    "samenwerken",
]
CONDITIONS = [
    "acuut",
    "onveilig",
    "geen",
    "vermoeden",
    "meer",
    "hulp",
    "nodig",
    "bereid",
    "tot",
    "zorg",
    "blijft",
    "complex",
    "anders",
    "verzoek",
    "akkoord",
    "onvoldoende",
    "signalen",
    "strafbaar",
    "feit",
    "opnieuw",
    "advies",
]


def generate(seed: int, boxes: int) -> Sketch:
    """Return a route of about so many boxes.

    It has 2-6 lanes with main chains, branches, stops, contacts, escalations and some cycles, and usually a
    column of stakeholders.
    """
    rng = Random(seed)
    count = rng.randint(2, 6)
    lanes = [SketchLane(f"l{n}", phrase(rng, WORDS, 1, 3), tone=n) for n in range(count)]
    people = [f"p{n}" for n in range(rng.randint(1, 6))] if rng.random() < 0.8 else []
    made = [Box(name, "stakeholder", "wie", phrase(rng, WORDS, 1, 3)) for name in people]
    if people:
        lanes.insert(0, SketchLane("wie", "Wie heeft een vermoeden?", column=True))
    lines: list[Line] = []
    chains: list[list[str]] = []
    share = [rng.uniform(0.5, 1.5) for _ in range(count)]
    number = 0
    for lane in range(count):
        size = max(1, round((boxes - len(people)) * share[lane] / sum(share)))
        names = [f"b{number + n}" for n in range(size)]
        number += size
        chain = names[: max(1, min(size, round(size * rng.uniform(0.4, 0.8)), 12))]
        chains.append(chain)
        here = [_box(rng, name, n, f"l{lane}", name in chain) for n, name in enumerate(names)]
        made += here
        lines += [Line((one,), two, "main", _maybe(rng, 0.25)) for one, two in pairwise(chain)]
        for box in here[len(chain) :]:
            lines += _side(rng, box, chain)
        if len(chain) > 3 and rng.random() < 0.5:
            lines.append(Line((chain[-1],), chain[1], "main", _maybe(rng, 1.0)))
    lines += _between(rng, chains, people)
    seen: dict[tuple[tuple[str, ...], str, str], Line] = {}
    for line in lines:
        if line.target not in line.source:
            seen.setdefault((line.source, line.target, line.kind), line)
    legend = (LegendEntry("step", "Stap"), LegendEntry("main", "Route"), LegendEntry("exit", "Stoppen"))
    phases = ("een", "twee", "drie")
    return Sketch(f"Route {seed}", tuple(lanes), tuple(made), tuple(seen.values()), phases, legend, "Legenda")


def _box(rng: Random, name: str, number: int, lane: str, chained: bool) -> Box:
    kinds: tuple[BoxKind, ...] = ("end", "service", "decision", "service")
    if chained:
        kinds = ("step", "step", "step", "step", "step", "step", "decision", "decision", "decision", "phase")
    caption = f"Stap {number + 1}" if chained and rng.random() < 0.4 else ""
    phases = (rng.randint(0, 2),) if rng.random() < 0.3 else ()
    return Box(name, rng.choice(kinds), lane, phrase(rng, WORDS, 1, 4), caption, phases)


def _side(rng: Random, box: Box, chain: list[str]) -> list[Line]:
    """Lines of a box beside the main chain: a stop of one or more steps, or a branch that may return."""
    source = rng.choice(chain)
    if box.kind == "end":
        stopped = [source, *rng.sample(chain, min(len(chain), rng.randint(0, 2)))]
        return [Line((name,), box.id, "exit", _maybe(rng, 0.5)) for name in dict.fromkeys(stopped)]
    kinds: tuple[LineKind, ...] = ("main", "main", "contact")
    lines = [Line((source,), box.id, rng.choice(kinds), _maybe(rng, 0.6))]
    if rng.random() < 0.4:
        lines.append(Line((box.id,), rng.choice(chain), "main", _maybe(rng, 0.3)))
    return lines


def _between(rng: Random, chains: list[list[str]], people: list[str]) -> list[Line]:
    """Lines from lane to lane, far over the lanes and back, and from the stakeholders."""
    lines = []
    kinds: tuple[LineKind, ...] = ("main", "escalation", "contact")
    for here, there in pairwise(chains):
        for _ in range(rng.randint(1, 3)):
            lines.append(Line((rng.choice(here),), rng.choice(there), rng.choice(kinds), _maybe(rng, 0.6)))
    if len(chains) > 2:
        lines.append(Line((rng.choice(chains[0]),), rng.choice(chains[-1]), "escalation", _maybe(rng, 1.0)))
        lines.append(Line((rng.choice(chains[-1]),), rng.choice(chains[0]), "contact", _maybe(rng, 1.0)))
    if people:
        lines.append(Line(tuple(people[: max(1, len(people) - 1)]), chains[0][0], "main"))
    if len(people) > 1:
        lines.append(Line((people[-1],), rng.choice(chains[1]), "contact", _maybe(rng, 1.0)))
    return lines


def phrase(rng: Random, words: tuple[str, ...] | list[str], low: int, high: int) -> str:
    text = " ".join(rng.choice(words) for _ in range(rng.randint(low, high)))
    return text[0].upper() + text[1:]


def _maybe(rng: Random, chance: float) -> str:
    return phrase(rng, CONDITIONS, 1, 4).lower() if rng.random() < chance else ""
