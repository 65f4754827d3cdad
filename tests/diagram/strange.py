"""Sketches that nobody should write, but somebody will."""

from typing import cast, get_args

from routewijzer.diagram.model.sketch import Box, BoxKind, CellPin, Line, LineKind, Sketch, SketchLane

_LANE = (SketchLane("a", "Baan a"),)
_COLUMN = SketchLane("wie", "Wie?", column=True)


def _box(name: str, lane: str = "a", kind: str = "step", label: str = "", pin: CellPin | None = None) -> Box:
    return Box(name, cast(BoxKind, kind), lane, label or f"Vak {name}", pin=pin)


def _many(count: int, lane: str = "a") -> tuple[Box, ...]:
    return tuple(_box(f"b{n}", lane) for n in range(count))


def _sketch(lanes: tuple[SketchLane, ...], boxes: tuple[Box, ...], lines: tuple[Line, ...] = ()) -> Sketch:
    return Sketch("Vreemd", lanes, boxes, lines)


def _line(source: str, target: str, kind: str = "main", label: str = "") -> Line:
    return Line(tuple(source.split()), target, cast(LineKind, kind), label)


_XY = (_box("x"), _box("y"))

SOUND = {
    "no box at all": _sketch((), ()),
    "an empty lane": _sketch((*_LANE, SketchLane("b", "Baan b")), (_box("x"),)),
    "one box": _sketch(_LANE, (_box("x"),)),
    "a line to itself": _sketch(_LANE, (_box("x"),), (_line("x", "x", label="opnieuw"),)),
    "two ways between two boxes": _sketch(
        _LANE, _XY, (_line("x", "y", label="heen"), _line("y", "x", label="terug"))
    ),
    "several lines between two boxes": _sketch(
        _LANE, _XY, (_line("x", "y", label="een"), _line("x", "y", label="twee"), _line("x", "y", "contact"))
    ),
    "the same line twice": _sketch(_LANE, _XY, (_line("x", "y", label="een"), _line("x", "y", label="een"))),
    "a cycle": _sketch(_LANE, _many(3), (_line("b0", "b1"), _line("b1", "b2"), _line("b2", "b0"))),
    "forty boxes without a line": _sketch(_LANE, _many(40)),
    "forty stops of one step": _sketch(
        _LANE, (_box("x"), *_many(40)), tuple(_line("x", f"b{n}", "exit", f"reden {n}") for n in range(40))
    ),
    "forty ways on": _sketch(_LANE, (_box("x"), *_many(40)), tuple(_line("x", f"b{n}") for n in range(40))),
    "thirty conditions into one stop": _sketch(
        _LANE,
        (_box("x", kind="end"), *_many(30)),
        tuple(_line(f"b{n}", "x", "main", f"als {n}") for n in range(30)),
    ),
    "very long texts": _sketch(
        _LANE,
        (_box("x", label="lang " * 40), _box("y", label="x" * 200)),
        (_line("x", "y", label="voorwaarde " * 18), _line("y", "x", "contact", "z" * 200)),
    ),
    "blank texts": _sketch(_LANE, (_box("x", label=" "), _box("y")), (_line("x", "y", label="  "),)),
    "odd characters": _sketch(
        _LANE,
        (_box("x", label='\u202e\u200b<b>&"\\N'), _box("y", label="日本語のとても長いテキスト🙂🙂")),
        (_line("x", "y", label="<&>"),),
    ),
    "titles longer than lanes": _sketch(
        (SketchLane("a", "Een titel met veel te veel woorden " * 4), SketchLane("b", "y" * 80)),
        (_box("x"), _box("y", "b")),
        (_line("x", "y", label="door"),),
    ),
    "lines up and down between lanes": _sketch(
        (*_LANE, SketchLane("b", "Baan b")),
        (_box("x"), _box("y", "b"), _box("z", "b")),
        (_line("y", "x", label="op"), _line("x", "y", label="neer"), _line("z", "x"), _line("x", "z")),
    ),
    "frames that overlap, lines back to stakeholders": _sketch(
        (_COLUMN, *_LANE),
        (*(_box(name, "wie", "stakeholder") for name in "pqr"), *_XY),
        (
            _line("p q", "x"),
            _line("q r", "y", "contact", "samen"),
            _line("p", "q", "contact", "praat"),
            _line("x", "p", "contact", "terug"),
            _line("p x", "y", "exit", "gemengd"),
            _line("r", "r"),
            _line("p q r", "y"),
        ),
    ),
    "only stakeholders": _sketch(
        (_COLUMN,), (_box("p", "wie", "stakeholder"), _box("q", "wie", "stakeholder")), (_line("p q", "p"),)
    ),
    "every kind of box and line": _sketch(
        _LANE,
        tuple(_box(kind, kind=kind) for kind in get_args(BoxKind)),
        tuple(
            _line("step", target, kind, f"{kind} {target}")
            for target in ("decision", "end", "phase", "ref")
            for kind in get_args(LineKind)
        ),
    ),
}

ODD = {
    "a box without a lane": (_sketch((), (_box("x"),)), 'box x stands in an unknown lane "a"'),
    "a line to nowhere": (_sketch(_LANE, _XY, (_line("x", "weg"),)), "no box weg"),
    "a line from nobody": (_sketch(_LANE, _XY, (_line("", "x"),)), "no box as its source"),
    "one id twice": (_sketch(_LANE, (_box("x"), _box("x"))), "box x is defined twice"),
    "one lane twice": (_sketch((*_LANE, *_LANE), _XY), "lane a is defined twice"),
    "two columns": (
        _sketch((_COLUMN, SketchLane("ook", "Ook", column=True)), (_box("p", "wie"), _box("q", "ook"))),
        "lane ook is a second column",
    ),
    "two pins on one cell": (
        _sketch(_LANE, (_box("x", pin=CellPin(1, 1)), _box("y", pin=CellPin(1, 1)))),
        "pin of y: x is pinned to column 1, row 1 too",
    ),
    "a pin off the picture": (_sketch(_LANE, (_box("x", pin=CellPin(-1, 5000)),)), "is off the picture"),
}
