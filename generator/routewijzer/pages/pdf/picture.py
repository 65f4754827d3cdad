"""The picture on paper: where its links lie, and the map that shows where an element stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import SketchLane
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.diagram.svg.marks import COLUMN_TITLE_LEFT, TITLE_LEFT, TITLE_TOP, box_frame, title_height
from routewijzer.diagram.svg.palette import COLOURS, tone_names
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.font_metrics import BOLD, TITLE_SIZE, block_width
from routewijzer.pages.links import PageLinks


@dataclass(frozen=True, slots=True)
class SpotView:
    """A place of the picture that leads on: its rectangle in the picture's units, and its spoken name."""

    id: str
    href: str
    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LineMeaningView:
    """A kind of line with its name and what it means."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PdfPictureView:
    """The picture: its size in its own units, what it shows in words, its links, and what its lines mean."""

    width: float
    height: float
    alt: str
    boxes: tuple[SpotView, ...]
    lanes: tuple[SpotView, ...]
    lines: tuple[LineMeaningView, ...]


def pdf_picture(links: PageLinks, drawing: Drawing) -> PdfPictureView:
    """Return what the document needs to know of the picture that `drawing` gives."""
    whole, words = with_legend(drawing), links.words
    boxes = tuple(_boxes(links, drawing))
    lines = tuple(
        LineMeaningView(entry.kind, entry.title, entry.text)
        for entry in links.context.pictures.legend
        if entry.text and entry.kind in words.edge
    )
    lanes = ", ".join(lane.lane.label for lane in drawing.lanes)
    alt = words("pdf.picture_alt", title=drawing.sketch.title, count=len(boxes), lanes=lanes)
    return PdfPictureView(whole.width, whole.height, alt, boxes, tuple(_lanes(links, drawing)), lines)


def _boxes(links: PageLinks, drawing: Drawing) -> Iterator[SpotView]:
    """Yield the boxes in the reading order of the route."""
    order = {key: number for number, key in enumerate(links.context.graph.order)}
    for drawn_box in sorted(drawing.boxes, key=lambda part: order.get(part.box.id, len(order))):
        box = drawn_box.box
        left, top = drawn_box.x - drawn_box.width / 2, drawn_box.y - drawn_box.height / 2
        href = links.to_page(box.id)
        yield SpotView(box.id, href, box.name or box.label, left, top, drawn_box.width, drawn_box.height)


def _lanes(links: PageLinks, drawing: Drawing) -> Iterator[SpotView]:
    """Yield the titles of the lanes."""
    for lane in drawing.lanes:
        if lane.rows:
            left = lane.x + (COLUMN_TITLE_LEFT if lane.lane.column else TITLE_LEFT)
            width = block_width(lane.rows, TITLE_SIZE, BOLD)
            key, name = lane.lane.id, lane.lane.label
            yield SpotView(key, links.to_page(key), name, left, lane.y + TITLE_TOP, width, title_height(lane))


def map_svg(drawing: Drawing) -> str:
    """Return the picture without words as SVG: its lanes and boxes as rectangles."""
    lanes = "".join(
        _rectangle(
            Frame(lane.x, lane.y, lane.width, lane.height), 14, COLOURS[tone_names(_tone(lane.lane))[0]]
        )
        for lane in drawing.lanes
    )
    boxes = "".join(_rectangle(box_frame(box), 12) for box in drawing.boxes)
    size = f'viewBox="0 0 {drawing.width:.0f} {drawing.height:.0f}"'
    pen = f'fill="{COLOURS["surface"]}" stroke="{COLOURS["nodeline"]}" stroke-width="5"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{lanes}<g {pen}>{boxes}</g></svg>'


def _tone(lane: SketchLane) -> int | None:
    return None if lane.column else lane.tone


def _rectangle(frame: Frame, radius: int, colour: str = "") -> str:
    place = f'x="{frame.x:.0f}" y="{frame.y:.0f}" width="{frame.width:.0f}" height="{frame.height:.0f}"'
    fill = f' fill="{colour}"' if colour else ""
    return f'<rect {place} rx="{radius}"{fill}/>'
