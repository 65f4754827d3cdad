"""Routes made by chance, with a seed: realistic in shape, for the judge to look at."""

from random import Random

from routewijzer.diagram.sketch import Box, Lane, LegendEntry, Line, Sketch

_WORDS = (
    "veiligheid beoordeling overdracht melding advies onderzoek gesprek cliënt gezin signalen overleg plan "
    "hulp zorg voorwaarden besluit raad rechter tafel team onderwijs huisarts politie nazorg herstel "
    "verzoek maatregel dossier wijkteam afspraken jeugdbescherming crisisdienst samenwerken"
).split()
_CONDITIONS = (
    "acuut onveilig geen vermoeden meer hulp nodig bereid tot zorg blijft complex anders verzoek akkoord "
    "onvoldoende signalen strafbaar feit opnieuw advies"
).split()


def generate(seed: int, boxes: int) -> Sketch:
    """A route of about so many boxes: 2–6 lanes with main chains, branches, stops, contacts,
    escalations and some cycles, and usually a column of stakeholders."""
    rng = Random(seed)
    count = rng.randint(2, 6)
    lanes = [Lane(f"l{n}", _phrase(rng, _WORDS, 1, 3), tone=n) for n in range(count)]
    made: list[Box] = []
    lines: list[Line] = []
    if rng.random() < 0.8:
        lanes.insert(0, Lane("wie", "Wie heeft een vermoeden?", column=True))
        people = [f"p{n}" for n in range(rng.randint(1, 6))]
        made += [Box(name, "stakeholder", "wie", _phrase(rng, _WORDS, 1, 3)) for name in people]
    else:
        people = []
    share = [rng.uniform(0.5, 1.5) for _ in range(count)]
    number = 0
    chains: list[list[str]] = []
    for lane in range(count):
        size = max(1, round((boxes - len(people)) * share[lane] / sum(share)))
        names = [f"b{number + n}" for n in range(size)]
        number += size
        chain = names[: max(1, min(size, round(size * rng.uniform(0.4, 0.8)), 12))]
        chains.append(chain)
        for n, name in enumerate(names):
            kind = "step"
            if name not in chain:
                kind = rng.choice(["end", "service", "decision", "service"])
            elif rng.random() < 0.25:
                kind = "decision"
            elif rng.random() < 0.1:
                kind = "phase"
            made.append(
                Box(
                    name,
                    kind,  # type: ignore[arg-type]
                    f"l{lane}",
                    _phrase(rng, _WORDS, 1, 4),
                    f"Stap {n + 1}" if name in chain and rng.random() < 0.4 else "",
                    (rng.randint(0, 2),) if rng.random() < 0.3 else (),
                )
            )
        lines += [
            Line((one,), two, "main", _maybe(rng, 0.25)) for one, two in zip(chain, chain[1:], strict=False)
        ]
        for name in names[len(chain) :]:
            box = next(box for box in made if box.id == name)
            source = rng.choice(chain)
            if box.kind == "end":
                for stopped in dict.fromkeys(
                    [source, *rng.sample(chain, min(len(chain), rng.randint(0, 2)))]
                ):
                    lines.append(Line((stopped,), name, "exit", _maybe(rng, 0.5)))
            else:
                lines.append(Line((source,), name, rng.choice(["main", "main", "contact"]), _maybe(rng, 0.6)))
                if rng.random() < 0.4:
                    lines.append(Line((name,), rng.choice(chain), "main", _maybe(rng, 0.3)))
        if len(chain) > 3 and rng.random() < 0.5:
            lines.append(Line((chain[-1],), chain[1], "main", _maybe(rng, 1.0)))
    for lane in range(count - 1):
        for _ in range(rng.randint(1, 3)):
            kind = rng.choice(["main", "escalation", "contact"])
            lines.append(
                Line((rng.choice(chains[lane]),), rng.choice(chains[lane + 1]), kind, _maybe(rng, 0.6))  # type: ignore[arg-type]
            )
    if count > 2:
        lines.append(Line((rng.choice(chains[0]),), rng.choice(chains[-1]), "escalation", _maybe(rng, 1.0)))
        lines.append(Line((rng.choice(chains[-1]),), rng.choice(chains[0]), "contact", _maybe(rng, 1.0)))
    if people:
        lines.append(Line(tuple(people[: max(1, len(people) - 1)]), chains[0][0], "main"))
        if len(people) > 1:
            lines.append(Line((people[-1],), rng.choice(chains[1]), "contact", _maybe(rng, 1.0)))
    seen: dict[tuple[tuple[str, ...], str, str], Line] = {}
    for line in lines:
        if line.target not in line.source:
            seen.setdefault((line.source, line.target, line.kind), line)
    legend = (LegendEntry("step", "Stap"), LegendEntry("main", "Route"), LegendEntry("exit", "Stoppen"))
    return Sketch(
        f"Route {seed}",
        tuple(lanes),
        tuple(made),
        tuple(seen.values()),
        ("een", "twee", "drie"),
        legend,
        "Legenda",
    )


def _phrase(rng: Random, words: tuple[str, ...] | list[str], low: int, high: int) -> str:
    text = " ".join(rng.choice(words) for _ in range(rng.randint(low, high)))
    return text[0].upper() + text[1:]


def _maybe(rng: Random, chance: float) -> str:
    return _phrase(rng, _CONDITIONS, 1, 4).lower() if rng.random() < chance else ""
