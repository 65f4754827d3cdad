"""The room that the legend takes below the stakeholders, where a picture shows it by itself."""

from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE, REGULAR, block_width

LEGEND_ROW = 25.0
LEGEND_HEAD = 34.0
LEGEND_SYMBOL = 52.0
LEGEND_GAP = 2.0
"""Height of a row of the legend and of its title; width of the symbol before the text, space after it."""


def legend_size(sketch: Sketch) -> tuple[float, float]:
    """Return width and height that the legend needs, one entry under the other; zero without entries."""
    if not sketch.legend:
        return 0.0, 0.0
    words = (sketch.legend_title, *(entry.label for entry in sketch.legend))
    widest = block_width(words, CONDITION_SIZE, REGULAR)
    return LEGEND_SYMBOL + widest, LEGEND_HEAD + LEGEND_ROW * len(sketch.legend)
