"""A free place for the condition of every line: beside a stretch that is this line's alone.

Candidates lie along each stretch, on both sides, in one to three rows of text; the cheapest one that
touches nothing is taken, the shortest lines choose first. A condition without a place keeps the places
that were tried: `growth` reads from them which gutters must grow, and `label_loop` then measures again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from routewijzer.diagram.layout.geometry import Layout, Plan, Stretch
from routewijzer.diagram.layout.obstacles import Bounds, Obstacles
from routewijzer.diagram.model.drawing import PlacedLabel, Point
from routewijzer.diagram.text.font_metrics import CONDITION_LEADING, CONDITION_SIZE, REGULAR, block_width
from routewijzer.diagram.text.wrap import wrap_condition

ABOVE = 4.0
BESIDE = 7.0
"""Distance of a label from its own line."""
LINE_CLEARANCE = 4.0
BOX_CLEARANCE = (3.0, 3.0)
LABEL_CLEARANCE = (12.0, 4.0)
"""Distance from other lines, from boxes and titles, and from other labels (across and down)."""
OWN_CLEARANCE = 2.0
DOUBTFUL = 11.0
"""A condition beside an upright line keeps so far from level lines, where conditions stand 4 above."""
ARROW = 12.0
SHORTEST = 7.0
"""A stretch shorter than this carries no label."""


@dataclass(frozen=True, slots=True)
class _LabelStyle:
    """How labels stand along a level or an upright line.

    Free room before and after, distance from the line, shares of the spare length to try, sides to try with
    their costs, and what it costs to have one row more or to be a whole length off the middle.
    """

    air: float
    distance: float
    shares: tuple[float, ...]
    sides: tuple[tuple[int, float], ...]
    more_rows: float
    off_middle: float


_LEVEL = _LabelStyle(3.0, ABOVE, (0.5, 0.2, 0.8, 0.0, 1.0), ((-1, 0.0), (1, 4.0)), 3.0, 6.0)
_UPRIGHT = _LabelStyle(3.0, BESIDE, (0.0, 0.25, 0.5, 0.75, 1.0), ((1, 2.0), (-1, 4.0)), 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that have a place, and what is left.

    `candidates` are the connectors whose label has none, with the places that were tried; `obstacles` is all
    that a label may not touch, `levels` the surroundings of level lines, where no upright line's label may
    be.
    """

    places: Mapping[int, PlacedLabel]
    candidates: Mapping[int, tuple["Candidate", ...]]
    obstacles: Obstacles
    levels: Obstacles


class Candidate(NamedTuple):
    """A place for the middle of a label, cheap ones being better.

    `beside` is the stretch that it belongs to, `outward` the direction from there to the label (-1 up or
    left, 1 down or right); `is_level` tells that it lies above or below its line, not beside it.
    """

    cost: float
    x: float
    y: float
    beside: Stretch
    is_level: bool
    outward: int
    width: float
    height: float
    rows: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The rectangle that the text would take."""
        across, down = self.width / 2, self.height / 2
        return self.x - across, self.y - down, self.x + across, self.y + down


def _label_ways(plan: Plan, n: int) -> tuple[tuple[tuple[str, ...], float, float], ...]:
    """Return the ways to write a connector's condition: rows, width and height."""
    return tuple(
        (rows, block_width(rows, CONDITION_SIZE, REGULAR) + 2, len(rows) * CONDITION_SIZE * CONDITION_LEADING)
        for rows in wrap_condition(
            plan.connections.connectors[n].line.label, CONDITION_SIZE, REGULAR, plan.hyphens
        )
    )


def _own_stretches(plan: Plan, layout: Layout, n: int) -> tuple[Stretch, ...]:
    """Return the beginning of a line, up to the place where another one joins it."""
    partners = [part for other in plan.connections.joins[n] for part in layout.lines[other]]
    result = []
    for part in layout.lines[n]:
        end = _free_end(part, partners)
        if end is None:
            result.append(part)
            continue
        if end != part.start:
            result.append(Stretch(part.start, end, part.segment, part.slot))
        break
    return tuple(result)


def _free_end(part: Stretch, partners: Sequence[Stretch]) -> Point | None:
    """Return where another line first lies on this stretch; None when none does."""
    (ax, ay), (_bx, by) = part.start, part.end
    along, across = (0, 1) if abs(ay - by) < 0.01 else (1, 0)
    begin, finish = part.start[along], part.end[along]
    sign = 1 if finish >= begin else -1
    nearest: float | None = None
    for other in partners:
        if (
            abs(other.start[across] - part.start[across]) > 0.5
            or abs(other.end[across] - part.start[across]) > 0.5
        ):
            continue
        low, high = sorted((sign * other.start[along], sign * other.end[along]))
        if low < sign * finish - 0.01 and high > sign * begin + 0.01:
            at = max(low, sign * begin)
            nearest = at if nearest is None else min(nearest, at)
    if nearest is None:
        return None
    return (sign * nearest, ay) if along == 0 else (ax, sign * nearest)


def place_labels(plan: Plan, layout: Layout, strict: bool = True) -> Labels:
    """Find a place for every condition, as far as there is one.

    Unless `strict`, it may also be a place that could be taken for another line's.
    """
    obstacles, levels = _obstacles(layout), _levels(layout, strict)
    connectors = plan.connections.connectors
    lengths = {
        n: sum(
            abs(part.end[0] - part.start[0]) + abs(part.end[1] - part.start[1]) for part in layout.lines[n]
        )
        for n, connector in enumerate(connectors)
        if connector.line.label.strip() and layout.lines[n]
    }
    placed: dict[int, PlacedLabel] = {}
    unplaced: dict[int, tuple[Candidate, ...]] = {}
    for n in sorted(lengths, key=lambda n: (round(lengths[n], 1), n)):
        ordered = sorted(_candidates(plan, layout, n), key=itemgetter(0, 1, 2))
        chosen = next(
            (candidate for candidate in ordered if _fits(candidate, n, layout, obstacles, levels)), None
        )
        if not chosen:
            unplaced[n] = tuple(ordered)
            continue
        placed[n] = PlacedLabel(
            connectors[n].line, chosen.x, chosen.y, chosen.width, chosen.height, chosen.rows
        )
        left, top, right, bottom = chosen.bounds
        dx, dy = LABEL_CLEARANCE
        obstacles.add((left - dx, top - dy, right + dx, bottom + dy))
    return Labels(placed, unplaced, obstacles, levels)


def _levels(layout: Layout, strict: bool) -> Obstacles:
    """Level lines with so much space around them that no condition of an upright line seems theirs."""
    levels = Obstacles()
    for n, line in enumerate(layout.lines if strict else ()):
        for part in line:
            (ax, ay), (bx, by) = part.start, part.end
            if abs(ay - by) < 0.01:
                levels.add((min(ax, bx), ay - DOUBTFUL, max(ax, bx), ay + DOUBTFUL), n)
    return levels


def _obstacles(layout: Layout) -> Obstacles:
    obstacles = Obstacles()
    across, down = BOX_CLEARANCE
    for x, y, width, height in (*layout.boxes.values(), *layout.titles.values()):
        if width:
            obstacles.add((x - across, y - down, x + width + across, y + height + down))
    if layout.column:
        obstacles.add((-9.0, -9.0, layout.column.width + 2, layout.column.height))
    for n, line in enumerate(layout.lines):
        for part in line:
            (ax, ay), (bx, by) = part.start, part.end
            clear = LINE_CLEARANCE
            obstacles.add(
                (min(ax, bx) - clear, min(ay, by) - clear, max(ax, bx) + clear, max(ay, by) + clear), n
            )
    return obstacles


def _fits(candidate: Candidate, n: int, layout: Layout, obstacles: Obstacles, levels: Obstacles) -> bool:
    left, top, right, bottom = bounds = candidate.bounds
    if left < 2 or top < 2 or right > layout.width - 2 or bottom > layout.height - 2:
        return False
    if not candidate.is_level and levels.hits(bounds, n):
        return False
    return not obstacles.hits(bounds, n) and not own_line_hits(bounds, layout, n)


def own_line_hits(bounds: Bounds, layout: Layout, n: int) -> list[Bounds]:
    """Return the surroundings of parts of its own line that a label with these bounds would lie over."""
    left, top, right, bottom = bounds
    hits = []
    for part in layout.lines[n]:
        (ax, ay), (bx, by) = part.start, part.end
        around = (
            min(ax, bx) - OWN_CLEARANCE,
            min(ay, by) - OWN_CLEARANCE,
            max(ax, bx) + OWN_CLEARANCE,
            max(ay, by) + OWN_CLEARANCE,
        )
        if around[0] < right and left < around[2] and around[1] < bottom and top < around[3]:
            hits.append(around)
    return hits


def _candidates(plan: Plan, layout: Layout, n: int) -> Iterator[Candidate]:
    """Return places beside each stretch of a connector; cheap near its beginning, above it or right of it."""
    last, ways = layout.lines[n][-1], _label_ways(plan, n)
    run = 0.0
    for part in _own_stretches(plan, layout, n):
        is_level = abs(part.start[1] - part.end[1]) < 0.01
        along, across = (0, 1) if is_level else (1, 0)
        begin, finish, beside = part.start[along], part.end[along], part.start[across]
        length = abs(part.end[0] - part.start[0]) + abs(part.end[1] - part.start[1])
        lead = ARROW if part.end == last.end else 0.0
        low, high = (begin, finish - lead) if finish > begin else (finish + lead, begin)
        style = _LEVEL if is_level else _UPRIGHT
        for number, (rows, width, height) in enumerate(ways if length >= SHORTEST else ()):
            long, thick = (width, height) if is_level else (height, width)
            spare = high - low - long - 2 * style.air
            first, slide = low + long / 2 + style.air, spare if is_level else max(spare, 0.0)
            base = style.more_rows * number + max(-spare, 0.0) * 1.5 + 0.02 * run
            away = thick / 2 + style.distance
            for share in style.shares:
                at = first + share * slide
                cost = base + abs(share - 0.5) * style.off_middle + 0.02 * abs(at - begin)
                for outward, extra in style.sides:
                    x, y = (at, beside + outward * away) if is_level else (beside + outward * away, at)
                    yield Candidate(
                        round(cost + extra, 3), x, y, part, is_level, outward, width, height, rows
                    )
        run += length
