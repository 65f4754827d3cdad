"""Statements of DOT, and our coordinates as Graphviz's: points from the left bottom, sizes in inches."""

from collections.abc import Mapping

from routewijzer.diagram.model.drawing import Point
from routewijzer.diagram.svg.curves import Curve
from routewijzer.diagram.svg.palette import COLOURS
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.escaping import dot_string, marked_up

POINTS_AN_INCH = 72


def decimal(value: float, digits: int = 2) -> str:
    """Return a number as short as it can be written with so many decimals; never `-0`."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text == "-0" else text


def statement(subject: str, attributes: Mapping[str, str]) -> str:
    """Return one statement; names and values must already be written as DOT."""
    inside = ", ".join(f"{key}={value}" for key, value in attributes.items())
    return f"{subject} [{inside}];"


def colour(name: str) -> str:
    """Return a colour of the palette as a DOT string."""
    return f'"{COLOURS[name]}"'


def bold(rows: tuple[str, ...], align: str = "") -> str:
    """Return lines of bold text inside an HTML-like label."""
    end = f'<BR ALIGN="{align}"/>' if align else "<BR/>"
    text = end.join(marked_up(row) or " " for row in rows)  # empty text is an error to Graphviz
    return f"<B>{text}</B>" + (end if align else "")


class Coordinates:
    """Turns places in the drawing into DOT's; `height` is the height of the whole drawing."""

    def __init__(self, height: float) -> None:
        self._height = height

    def point(self, point: Point) -> str:
        """Return `x,y` of a place."""
        return f"{decimal(point[0])},{decimal(self._height - point[1])}"

    def rectangle(self, frame: Frame) -> dict[str, str]:
        """Return attributes of a node that fills this rectangle."""
        return {
            "pos": f'"{self.point(frame.centre)}"',
            "width": decimal(frame.width / POINTS_AN_INCH, 4),
            "height": decimal(frame.height / POINTS_AN_INCH, 4),
        }

    def bounds(self, frame: Frame) -> str:
        """Return the `bb` of a cluster: its left lower and its right upper corner."""
        low = self.point((frame.x, frame.y + frame.height))
        return f'"{low},{self.point((frame.x + frame.width, frame.y))}"'

    def spline(self, pieces: tuple[Curve, ...], tip: Point | None = None) -> str:
        """Return the `pos` of an edge; the point of its arrow belongs to the last piece only."""
        texts = [" ".join(self.point(point) for point in piece) for piece in pieces]
        if tip is not None:
            texts[-1] = f"e,{self.point(tip)} {texts[-1]}"
        return '"' + ";".join(texts) + '"'


def hidden_point(name: str, place: str) -> str:
    """Return a node without size or ink that holds a place: a corner of the canvas, the end of a sign."""
    attributes = {"pos": f'"{place}"', "shape": "point", "width": "0", "height": "0", "style": "invis"}
    return statement(dot_string(name), attributes)
