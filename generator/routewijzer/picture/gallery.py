"""The finished pictures of a route: sketches → drawings → SVG, with the places of the boxes that are kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from routewijzer.addresses import HOME, element, relative
from routewijzer.diagram import Placement, Progress, draw_neighbourhood, draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.svg.legend_picture import LegendItem, legend_items
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.diagram.text.font_metrics import LABEL_SIZE
from routewijzer.findings import Phrase, phrase
from routewijzer.graph import Graph
from routewijzer.i18n import Words
from routewijzer.picture.sketches import sketches

READABLE = 12.0
"""Pixels of the text in boxes on a screen of 1280 below which the picture is too full."""
HOME_WIDTH = 1232.0
"""Pixels that a page leaves for the picture on a screen of 1280."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The places of the boxes in the wide and the stacked picture, as a lock file keeps them."""

    wide: Placement | None = None
    stacked: Placement | None = None

    @classmethod
    def read(cls, text: str) -> "Kept":
        """Read what `write` wrote; anything else is as if nothing was kept."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(data, Mapping):
            return cls()
        return cls(Placement.from_dict(data.get("wide")), Placement.from_dict(data.get("stacked")))

    def write(self) -> str:
        """Return the lock file: one line a box, so that a difference shows which boxes moved."""
        lines = []
        for name, placement in (("wide", self.wide), ("stacked", self.stacked)):
            if placement:
                cells = ",\n".join(
                    f"   {json.dumps(box)}: [{column}, {row}]" for box, column, row in placement.cells
                )
                head = f' "{name}": {{\n  "structure": {json.dumps(placement.structure)},\n'
                head += f'  "routing": {placement.routing},\n  "cells": {{\n'
                lines.append(f"{head}{cells}\n  }}\n }}")
        return "{\n" + ",\n".join(lines) + "\n}\n"


@dataclass(frozen=True, slots=True)
class Gallery:
    """The finished pictures of a route.

    `wide`, `stacked` and `mini` (by element) are SVG for the pages, `drawing` is the wide one for exports,
    `kept` are the places to keep, `problems` say what could not be drawn well.
    """

    wide: str
    stacked: str
    mini: Mapping[str, str]
    drawing: Drawing
    legend: tuple[LegendItem, ...]
    kept: Kept
    problems: tuple[Phrase, ...]


def gallery(
    graph: Graph, words: Words, kept: Kept, progress: Progress | None = None, quick: bool = False
) -> Gallery:
    """Draw all pictures of a route.

    It searches for places only where the kept ones do not fit the structure any more; `progress` is told
    about that. With `quick` it takes a good placement without a search.
    """
    home = sketches(graph, words, lambda key: relative(element(key), HOME))
    whole = sketches(graph, words, lambda key: relative(element(key), element("here"))).whole
    drawn = pictures(home.drawn, whole, kept, progress, quick)
    return replace(drawn, problems=(*home.problems, *drawn.problems))


@lru_cache(maxsize=4)  # most changes of a route leave its pictures alone, and so do most editions
def pictures(
    drawn: Sketch, near: Sketch, kept: Kept, progress: Progress | None, quick: bool = False
) -> Gallery:
    """Draw two sketches: of `drawn` the whole, of `near` the surroundings of each box.

    What was drawn last is remembered; `pictures.cache_clear()` forgets it.
    """
    wide, wide_kept = draw_wide(drawn, kept.wide, progress, quick)
    stacked, stacked_kept = draw_stacked(drawn, kept.stacked, progress, quick)
    problems = tuple(
        phrase("picture.other", problem=problem) for problem in (*wide.problems, *stacked.problems)
    )
    text_size = LABEL_SIZE * HOME_WIDTH / wide.width
    if text_size < READABLE:
        problems += (phrase("picture.too-full", size=round(text_size), least=round(READABLE)),)
    return Gallery(
        wide=to_svg(wide, "wide"),
        stacked=to_svg(stacked, "stacked"),
        mini={box.id: to_svg(draw_neighbourhood(near, box.id), "mini") for box in near.boxes},
        drawing=wide,
        legend=legend_items(drawn),
        kept=Kept(wide_kept, stacked_kept),
        problems=problems,
    )
