"""From grid to viewBox: how wide each column and gutter is, and where each line's corners are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from routewijzer.diagram.layout.axes import LANE_GAP, AxisLines, Gap, Span, lay_axis, port_offsets
from routewijzer.diagram.layout.channel import Channel, ChannelOffset, lay_channel, least_heights
from routewijzer.diagram.layout.legend_room import LEGEND_GAP, legend_size
from routewijzer.diagram.layout.sizes import size_boxes
from routewijzer.diagram.layout.stakeholder_column import Rectangle, StakeholderColumn, lay_column
from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.model.drawing import Point
from routewijzer.diagram.model.sketch import Sketch, SketchLane
from routewijzer.diagram.routing.grid import Grid, lane_title, title_height, title_width
from routewijzer.diagram.routing.segments import Segment
from routewijzer.diagram.routing.tracks import Tracks
from routewijzer.diagram.text.box_size import MeasuredBox, outline
from routewijzer.diagram.text.wrap import Hyphens


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight part of a drawn line.

    `segment` is the part of the grid that it follows (None inside the channel beside the stakeholders),
    `slot` the track's number there.
    """

    start: Point
    end: Point
    segment: Segment | None
    slot: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything has a place, but the labels.

    Boxes, lanes and titles as rectangles (x, y, width, height); `lines[n]` are the stretches of connector n,
    from source to target.
    """

    width: float
    height: float
    boxes: Mapping[str, Rectangle]
    lanes: Mapping[str, Rectangle]
    titles: Mapping[str, Rectangle]
    column: StakeholderColumn | None
    lines: tuple[tuple[Stretch, ...], ...]
    gaps: Mapping[Gap, Span]


@dataclass(frozen=True, slots=True)
class Plan:
    """What geometry starts from: nothing in it depends on the size of a gutter."""

    sketch: Sketch
    grid: Grid
    box_sizes: Mapping[str, MeasuredBox]
    connections: ConnectorSet
    tracks: Tracks
    hyphens: Hyphens

    @property
    def bands(self) -> tuple[SketchLane, ...]:
        """All lanes but the column."""
        return tuple(lane for lane in self.sketch.lanes if not lane.column)


def measure_layout(plan: Plan, growth: Mapping[Gap, float]) -> Layout:
    """Place everything; `growth` is extra space in gutters.

    A lane's title gets a strip of its own only where something stands or runs in its corner.
    """
    strips = frozenset(lane.id for lane in plan.bands if plan.grid.flow == "down")
    while True:
        layout = _measure(plan, growth, strips)
        hit = frozenset(
            lane for lane, title in layout.titles.items() if lane not in strips and _touched(layout, title)
        )
        if not hit:
            return layout
        strips |= hit


def _touched(layout: Layout, title: Rectangle) -> bool:
    """Tell whether a box or a line comes into a lane title's corner."""
    left, top, right, bottom = title[0], title[1], title[0] + title[2], title[1] + title[3]
    for x, y, width, height in layout.boxes.values():
        if x < right + 8 and left < x + width and y < bottom + 4 and top < y + height:
            return True
    for line in layout.lines:
        for part in line:
            (ax, ay), (bx, by) = part.start, part.end
            if min(ax, bx) < right and left < max(ax, bx) and min(ay, by) < bottom + 2 and top < max(ay, by):
                return True
    return False


def _measure(plan: Plan, growth: Mapping[Gap, float], strips: Iterable[str]) -> Layout:
    grid, tracks = plan.grid, plan.tracks
    offsets = port_offsets(tracks, growth)
    sizes = size_boxes(grid, plan.box_sizes, plan.connections.connectors, tracks, offsets)
    titles = {lane.id: lane_title(lane.label, plan.hyphens) for lane in plan.bands}
    lead: dict[int, float] = {}
    for number, kind in enumerate(grid.y_kinds):
        if kind == "top":
            lane = plan.bands[grid.lane_of[number]].id
            strip = title_height(titles[lane]) - 4.0 if lane in strips else 4.0
            lead[number] = strip + (LANE_GAP[grid.flow] if number else 0.0)
    slots_y = {number: count for (axis, number), count in tracks.slots.items() if axis == "y"}
    ys = lay_axis(grid, "y", sizes.rows, slots_y, offsets, growth, lead, 0.0)

    entries = {
        n: ys.at(tracks.segments[n][0].line[1], tracks.place[n, 0])
        for n, connector in enumerate(plan.connections.connectors)
        if (connector.from_column or connector.to_column) and tracks.segments[n]
    }
    preferred: dict[str, float] = {}
    for n, height in entries.items():
        connector = plan.connections.connectors[n]
        name = connector.target if connector.to_column else connector.source
        preferred[name] = min(preferred.get(name, height), height)
    least = least_heights(plan.connections.connectors)
    column = lay_column(plan.sketch, plan.connections.frames, preferred, least, plan.hyphens)
    channel = lay_channel(plan.connections.connectors, entries, column.ports) if column else Channel({}, 0)

    slots_x = {number: count for (axis, number), count in tracks.slots.items() if axis == "x"}
    if column:
        slots_x[0] = channel.slots
    start = column.width if column else 0.0
    xs = lay_axis(grid, "x", sizes.columns, slots_x, offsets, growth, {}, start)
    if column:
        missing = legend_size(plan.sketch)[0] + LEGEND_GAP - start - xs.size[0]
        if missing > 0:
            xs = lay_axis(grid, "x", sizes.columns, slots_x, offsets, growth, {1: missing}, start)

    bottom = ys.middle[-1] + ys.size[-1] / 2 if ys.middle else 0.0
    first = 1 if grid.has_outer else 0
    left, right = xs.middle[first] - xs.size[first] / 2, xs.middle[-1] + xs.size[-1] / 2
    lanes: dict[str, Rectangle] = {}
    corners: dict[str, Rectangle] = {}
    for number, lane_model in enumerate(plan.bands):
        lines = [y for y, of in enumerate(grid.lane_of) if of == number]
        top = (
            ys.middle[lines[0]]
            - ys.size[lines[0]] / 2
            - lead[lines[0]]
            + (LANE_GAP[grid.flow] if lines[0] else 0.0)
        )
        end = ys.middle[lines[-1]] + ys.size[lines[-1]] / 2
        lanes[lane_model.id] = (left, top, right - left, end - top)
        rows = titles[lane_model.id]
        corners[lane_model.id] = (left, top, title_width(rows), title_height(rows) if rows else 0.0)
    boxes = {
        name: (
            xs.middle[x] - sizes.boxes[name][0] / 2,
            ys.middle[y] - sizes.boxes[name][1] / 2,
            *sizes.boxes[name],
        )
        for name, (x, y) in grid.cells.items()
    }
    layout_lines = tuple(
        _stretches(plan, n, xs, ys, boxes, column, channel.offsets.get(n))
        for n in range(len(plan.connections.connectors))
    )
    height = max(bottom, column.height if column else 0.0)
    return Layout(right, height, boxes, lanes, corners, column, layout_lines, {**xs.gaps, **ys.gaps})


def _stretches(
    plan: Plan,
    n: int,
    xs: AxisLines,
    ys: AxisLines,
    boxes: Mapping[str, Rectangle],
    column: StakeholderColumn | None,
    offset: ChannelOffset | None,
) -> tuple[Stretch, ...]:
    """Return the straight parts of one connector, from source to target."""
    connector, segments = plan.connections.connectors[n], plan.tracks.segments[n]
    points: list[Point] = []
    follows: list[Segment | None] = []
    places: list[float] = []
    if column and offset:
        near, far = (
            (connector.target, connector.source)
            if connector.to_column
            else (connector.source, connector.target)
        )
        x, _, width, _ = column.ports[connector.source if not connector.in_grid else near]
        points.append((x + width, offset.start))
        if offset.slot is not None:
            track = xs.tracks[0][offset.slot]
            points += [(track, offset.start), (track, offset.end)]
            follows += [None, None]
            places += [0.0, float(offset.slot)]
        if not connector.in_grid:
            x, _, width, _ = column.ports[connector.target]
            points.append((x + width, offset.end))
            follows.append(None)
            places.append(0.0)
    else:
        near, far = connector.source, connector.target
    if segments:
        coordinates = [
            (xs if part.line[0] == "x" else ys).at(part.line[1], plan.tracks.place[n, at])
            for at, part in enumerate(segments)
        ]
        if not offset:
            points.append(_port(plan, near, boxes[near], segments[0], coordinates[0], leaving=True))
        for at in range(len(segments) - 1):
            first, second = coordinates[at], coordinates[at + 1]
            points.append((first, second) if segments[at].line[0] == "x" else (second, first))
        points.append(_port(plan, far, boxes[far], segments[-1], coordinates[-1], leaving=False))
        follows += segments
        places += [plan.tracks.place[n, at] for at in range(len(segments))]
    parts = tuple(
        Stretch(start, end, follow, place)
        for start, end, follow, place in zip(points, points[1:], follows, places, strict=False)
    )
    if connector.to_column and connector.in_grid:
        parts = tuple(Stretch(part.end, part.start, part.segment, part.slot) for part in reversed(parts))
    return parts


def _port(
    plan: Plan, name: str, rectangle: Rectangle, segment: Segment, coordinate: float, leaving: bool
) -> Point:
    """Return where a segment meets the outline of a box."""
    x, y, width, height = rectangle
    middle_x, middle_y = x + width / 2, y + height / 2
    box, flow = plan.box_sizes[name].box, plan.grid.flow
    if segment.line[0] == "y":
        rightwards = segment.last[0] > segment.first[0]
        side = "right" if rightwards == leaving else "left"
        sign = 1 if side == "right" else -1
        return middle_x + sign * outline(box, width, height, flow, side, coordinate - middle_y), coordinate
    downwards = segment.last[1] > segment.first[1]
    side = "down" if downwards == leaving else "up"
    sign = 1 if side == "down" else -1
    return coordinate, middle_y + sign * outline(box, width, height, flow, side, coordinate - middle_x)
