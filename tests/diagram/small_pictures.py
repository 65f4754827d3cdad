"""Small pictures whose every line is in git: where it leaves, turns and ends, on every machine.

`python -m diagram.small_pictures`, with `generator` and `tests` on the path, writes them anew: look at the
pictures before they are committed.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from diagram.generate import generate
from diagram.strange import SOUND
from routewijzer.diagram import draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane

FILE = Path(__file__).parent / "golden" / "small-pictures.txt"

STRANGE = (
    "a line to itself",
    "two ways between two boxes",
    "several lines between two boxes",
    "a cycle",
    "titles longer than lanes",
    "lines up and down between lanes",
    "frames that overlap, lines back to stakeholders",
    "every kind of box and line",
)
ROUTE_SIZES = ((3, 4), (5, 5), (4, 10), (6, 12), (9, 14))


def _crossroads() -> Sketch:
    """Return boxes around one that leads to itself, with lines at its corners and many through one gap.

    Lines out of one box share their beginning, stops go back, and some have one target.
    """
    lanes = (SketchLane("a", "Baan a"), SketchLane("b", "Baan b"))
    boxes = tuple(Box(f"b{n}", "decision" if n == 4 else "step", "ab"[n // 5], f"Vak {n}") for n in range(10))
    ways = "01 12 23 34 44 40 41 45 46 47 48 49 59 69 79 89 05 16 27 38 94 93"
    kinds = {"40": "exit", "41": "exit", "93": "exit", "59": "contact", "69": "contact", "38": "escalation"}
    labels = {"44": "opnieuw", "45": "als het kan", "16": "soms", "93": "stop"}
    lines = tuple(
        Line((f"b{way[0]}",), f"b{way[1]}", kinds.get(way, "main"), labels.get(way, ""))  # type: ignore[arg-type]
        for way in ways.split()
    )
    return Sketch("", lanes, boxes, lines)


PICTURES: Mapping[str, Callable[[], Drawing]] = {
    **{name: lambda name=name: draw_wide(SOUND[name], quick=True)[0] for name in STRANGE},  # type: ignore[misc]
    **{
        f"generated {seed}, {boxes} boxes": lambda seed=seed, boxes=boxes: (  # type: ignore[misc]
            draw_wide(generate(seed, boxes), quick=True)[0]
        )
        for seed, boxes in ROUTE_SIZES
    },
    "crossroads": lambda: draw_wide(_crossroads(), quick=True)[0],
    "generated 3, 4 boxes, on a telephone": lambda: draw_stacked(generate(3, 4))[0],
}


def as_text(drawing: Drawing) -> str:
    """Return the size of a drawing, and for each line its corners, one line a line."""
    lines = "".join(
        f"{' '.join(line.line.source)} > {line.line.target}: "
        + " ".join(f"{x:g},{y:g}" for x, y in line.points)
        + (" joins" if line.joins else "")
        + "\n"
        for line in drawing.lines
    )
    return f"{drawing.width:g} x {drawing.height:g}, {drawing.crossings} crossings\n{lines}"


def read_pictures() -> Mapping[str, str]:
    """Return the pictures in git, by name."""
    parts = (part.partition("\n") for part in FILE.read_text("utf-8").split("# ")[1:])
    return {name: text.rstrip("\n") + "\n" for name, _, text in parts}


def write_pictures() -> None:
    """Draw every picture and write its lines."""
    FILE.write_text("\n".join(f"# {name}\n{as_text(draw())}" for name, draw in PICTURES.items()), "utf-8")


if __name__ == "__main__":
    write_pictures()
