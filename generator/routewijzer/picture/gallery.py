"""The finished pictures of a route: sketches → drawings → SVG, with the places of the boxes that are kept."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from routewijzer.addresses import HOME, element, relative
from routewijzer.diagram import Placing, draw_neighbourhood, draw_stacked, draw_wide
from routewijzer.diagram.drawing import Drawing
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.svg import to_svg
from routewijzer.diagram.svg_legend import LegendItem, legend_items
from routewijzer.graph import Graph
from routewijzer.picture.sketches import sketches
from routewijzer.words import Words

Progress = Callable[[float], None]
"""Is told how much of the search for a placing is done, from 0 to 1."""

READABLE = 12.0
"""Pixels of the picture's text on a screen of 1920 by 1080 below which the picture is too full."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The places of the boxes in the wide and the stacked picture, as a lock file keeps them."""

    wide: Placing | None = None
    stacked: Placing | None = None

    @classmethod
    def read(cls, text: str) -> "Kept":
        """What `write` wrote. Anything else is as if nothing was kept: the places are searched anew."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(data, Mapping):
            return cls()
        return cls(Placing.from_dict(data.get("wide")), Placing.from_dict(data.get("stacked")))

    def write(self) -> str:
        """The lock file: one line a box, so that a difference shows which boxes moved."""
        lines = []
        for name, placing in (("wide", self.wide), ("stacked", self.stacked)):
            if placing:
                cells = ",\n".join(
                    f"   {json.dumps(box)}: [{column}, {row}]" for box, column, row in placing.cells
                )
                head = f' "{name}": {{\n  "structure": {json.dumps(placing.structure)},\n  "cells": {{\n'
                lines.append(f"{head}{cells}\n  }}\n }}")
        return "{\n" + ",\n".join(lines) + "\n}\n"


@dataclass(frozen=True, slots=True)
class Gallery:
    """Finished SVG for the pages (`mini` by element), the wide drawing for exports, the legend, the places to
    keep, and in words what could not be drawn well."""

    wide: str
    stacked: str
    mini: Mapping[str, str]
    drawing: Drawing
    legend: tuple[LegendItem, ...]
    kept: Kept
    problems: tuple[str, ...]


def gallery(graph: Graph, words: Words, kept: Kept, progress: Progress | None = None) -> Gallery:
    """All pictures of a route. Searches for places only where the kept ones do not fit the structure any
    more; `progress` is told about that."""
    drawn = sketches(graph, words, lambda key: relative(element(key), HOME)).drawn
    whole = sketches(graph, words, lambda key: relative(element(key), element("here"))).whole
    return pictures(drawn, whole, kept, progress)


@lru_cache(maxsize=4)  # most changes of a route leave its pictures alone, and so do most editions
def pictures(drawn: Sketch, near: Sketch, kept: Kept, progress: Progress | None) -> Gallery:
    """The pictures of two sketches: of `drawn` the whole, of `near` the surroundings of each box. What was
    drawn last is remembered; `pictures.cache_clear()` forgets it."""
    wide, wide_kept = draw_wide(drawn, kept.wide, progress)
    stacked, stacked_kept = draw_stacked(drawn, kept.stacked, progress)
    problems = (*wide.problems, *stacked.problems)
    if wide.text_size < READABLE:
        problems += (
            f"the picture is too full for one screen: at 1920 by 1080 its text is {wide.text_size:.0f} "
            f"pixels high, expected at least {READABLE:.0f}; "
            'set "picture: false" on side steps or split the route',
        )
    return Gallery(
        wide=to_svg(wide, "wide"),
        stacked=to_svg(stacked, "stacked"),
        mini={box.id: to_svg(draw_neighbourhood(near, box.id), "mini") for box in near.boxes},
        drawing=wide,
        legend=legend_items(drawn),
        kept=Kept(wide_kept, stacked_kept),
        problems=problems,
    )
