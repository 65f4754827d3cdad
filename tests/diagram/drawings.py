"""Small drawings with every coordinate made by hand: drawing is tested apart from placement and routing."""

from dataclasses import replace

from routewijzer.diagram.model.drawing import Drawing, PlacedBox, PlacedLabel, PlacedLane, RoutedLine
from routewijzer.diagram.model.sketch import Box, BoxKind, LegendEntry, Line, LineKind, Sketch, SketchLane

COLUMN = SketchLane("wie", "Wie heeft een vermoeden?", column=True)
LANES = (
    SketchLane("meldcode", "Meldcode", "begrippen.html#meldcode", tone=0),
    SketchLane("hulp", "Hulp en herstel", tone=2),
)
LEGEND = (
    LegendEntry("step", "Stap"),
    LegendEntry("service", "Organisatie"),
    LegendEntry("decision", "Beslissing"),
    LegendEntry("end", "Einde"),
    LegendEntry("main", "Route"),
    LegendEntry("exit", "Stoppen"),
    LegendEntry("phase-1", "Fase risicogestuurd"),
)


def box(
    name: str,
    kind: BoxKind,
    lane: str,
    label: str,
    caption: str = "",
    phases: tuple[int, ...] = (),
    tone: int | None = None,
) -> Box:
    """Return a box with an address and a name like those of a route."""
    href = f"route/{name}.html"
    return Box(name, kind, lane, label, caption, phases, href, f"{caption or kind}: {label}", tone=tone)


def place(one: Box, x: float, y: float, column: int, row: int, rows: tuple[str, ...] = ()) -> PlacedBox:
    """Return a box of one size, its caption in one line."""
    caption = (one.caption,) if one.caption else ()
    return PlacedBox(one, x, y, 160.0, 84.0, rows or (one.label,), caption, column, row)


ONDERWIJS = box("onderwijs", "stakeholder", "wie", "Onderwijs")
BUREN = box("buren", "stakeholder", "wie", "Buren en familie")
STAP = box("stap-1", "step", "meldcode", "Signalen in kaart brengen", "Stap 1", (0, 2))
KEUZE = box("beslissing-1", "decision", "meldcode", "Melding bij Veilig Thuis?", "Beslissing 1")
STOP = box("sluit-af", "end", "meldcode", "Sluit de meldcode af")
TEAM = box("lokaal-team", "service", "hulp", "Lokaal team")
FASE = box("herstel", "phase", "hulp", "Herstelgerichte zorg", phases=(2,))
ELDERS = box("naar-stap-1", "ref", "hulp", "Signalen in kaart brengen", "toch weer zorgen", tone=0)

BOXES = (
    place(STAP, 380.0, 110.0, 0, 0, ("Signalen in", "kaart brengen")),
    place(KEUZE, 640.0, 110.0, 1, 0, ("Melding bij", "Veilig Thuis?")),
    place(STOP, 380.0, 240.0, 0, 1, ("Sluit de", "meldcode af")),
    place(ONDERWIJS, 110.0, 110.0, 0, 0),
    place(BUREN, 110.0, 220.0, 0, 1, ("Buren en familie",)),
    place(TEAM, 640.0, 420.0, 1, 0),
    place(FASE, 880.0, 420.0, 2, 0, ("Herstel-", "gerichte zorg")),
    place(ELDERS, 380.0, 420.0, 0, 0, ("Signalen in", "kaart brengen")),
)


def line(source: str | tuple[str, ...], target: str, kind: LineKind = "main", label: str = "") -> Line:
    return Line((source,) if isinstance(source, str) else source, target, kind, label)


LINES = (
    RoutedLine(line(("onderwijs", "buren"), "stap-1"), ((198.0, 110.0), (300.0, 110.0))),
    RoutedLine(line("stap-1", "beslissing-1"), ((460.0, 110.0), (560.0, 110.0))),
    RoutedLine(line("stap-1", "sluit-af", "exit", "geen zorgen"), ((380.0, 152.0), (380.0, 198.0))),
    RoutedLine(
        line("beslissing-1", "lokaal-team", "escalation", "acuut onveilig"),
        ((640.0, 152.0), (640.0, 300.0), (700.0, 300.0), (700.0, 378.0)),
        gaps=((640.0, 240.0),),
    ),
    RoutedLine(line("sluit-af", "beslissing-1", "contact"), ((460.0, 240.0), (680.0, 240.0), (680.0, 152.0))),
    RoutedLine(line("lokaal-team", "herstel"), ((720.0, 420.0), (800.0, 420.0))),
    RoutedLine(line("lokaal-team", "naar-stap-1"), ((560.0, 420.0), (460.0, 420.0))),
)

LABELS = (
    PlacedLabel(LINES[2].line, 430.0, 176.0, 84.0, 18.4, ("geen zorgen",)),
    PlacedLabel(LINES[3].line, 600.0, 272.0, 60.0, 36.8, ("acuut", "onveilig")),
)

FRAME = (22.0, 62.0, 176.0, 206.0)
PLACED_LANES = (
    PlacedLane(COLUMN, 8.0, 8.0, 204.0, 272.0, ("Wie heeft een", "vermoeden?"), (FRAME,)),
    PlacedLane(LANES[0], 270.0, 8.0, 722.0, 300.0, ("Meldcode",)),
    PlacedLane(LANES[1], 270.0, 322.0, 722.0, 160.0, ("Hulp en herstel",)),
)


def small_drawing() -> Drawing:
    """Return a picture with each kind of box and line, phases, a frame, a gap, conditions and a legend."""
    sketch = Sketch(
        "Een kleine route",
        (COLUMN, *LANES),
        tuple(placed.box for placed in BOXES),
        tuple(routed.line for routed in LINES),
        ("veiligheid", "risicogestuurd", "herstelgericht"),
        LEGEND,
        "Legenda",
    )
    return Drawing(
        sketch, "right", 1000.0, 520.0, PLACED_LANES, BOXES, LINES, LABELS, (12.0, 300.0), 1, text_size=17.0
    )


def mini_drawing() -> Drawing:
    """Return a picture without lanes: a box, the box that one is on, and the box after it."""
    here = replace(KEUZE, href="", current=True, tone=0)
    boxes = (
        place(here, 330.0, 60.0, 1, 0, ("Melding bij", "Veilig Thuis?")),
        place(replace(STAP, tone=0), 90.0, 60.0, 0, 0, ("Signalen in", "kaart brengen")),
        place(replace(TEAM, tone=2), 570.0, 60.0, 2, 0),
    )
    lines = (
        RoutedLine(line("stap-1", "beslissing-1"), ((170.0, 60.0), (250.0, 60.0))),
        RoutedLine(line("beslissing-1", "lokaal-team", "escalation"), ((410.0, 60.0), (490.0, 60.0))),
    )
    sketch = Sketch(
        "Voor en na de melding",
        LANES,
        tuple(placed.box for placed in boxes),
        tuple(routed.line for routed in lines),
        ("veiligheid", "risicogestuurd", "herstelgericht"),
    )
    return Drawing(sketch, "right", 660.0, 120.0, (), boxes, lines, (), None, 0, text_size=17.0)


def with_texts(drawing: Drawing, text: str) -> Drawing:
    """Return the same drawing, in which every text, id and address that people write is this one."""
    boxes = tuple(
        replace(
            placed,
            box=replace(placed.box, label=text, caption=text, name=text, href=text, id=f"{text}{number}"),
            rows=(text, text),
            caption=(text,),
        )
        for number, placed in enumerate(drawing.boxes)
    )
    ids = {old.box.id: new.box.id for old, new in zip(drawing.boxes, boxes, strict=True)}

    def rename(one: Line) -> Line:
        return replace(one, source=tuple(ids[i] for i in one.source), target=ids[one.target], label=text)

    lanes = tuple(
        replace(placed, lane=replace(placed.lane, label=text, href=text), rows=(text,))
        for placed in drawing.lanes
    )
    sketch = replace(
        drawing.sketch,
        title=text,
        lanes=tuple(placed.lane for placed in lanes),
        boxes=tuple(placed.box for placed in boxes),
        lines=tuple(rename(one) for one in drawing.sketch.lines),
        legend=tuple(replace(entry, label=text) for entry in drawing.sketch.legend),
        legend_title=text,
    )
    return replace(
        drawing,
        sketch=sketch,
        lanes=lanes,
        boxes=boxes,
        lines=tuple(replace(routed, line=rename(routed.line)) for routed in drawing.lines),
        labels=tuple(replace(label, line=rename(label.line), rows=(text,)) for label in drawing.labels),
    )
