"""What a way through the grid costs besides its length."""

BEND = 34.0
CROSSING = 110.0
BESIDE = 18.0
BESIDE_LENGTH = 0.15
SHARED = 0.4
CROWDED_PORT = 30.0
AWAY = 45.0
WRONG_SIDE = 110.0
OTHER_ROW = 40.0
MARGIN_LENGTH = 0.7
LABEL_IN_MARGIN = 80.0
"""Costs in viewBox units of length: a bend, a crossing, running beside another connector (once, and a share
of the length), the share that a shared stretch saves, an end where others end, a start away from the target,
an unusual side, a start in another row of the target's lane, and two for the margin of a telephone: a share
of the length, and a condition there.

Set by hand, then varied one by one on the base route with its placement kept (2026-11, 42 bends and 7
crossings with these values): BEND 45, 60, 80 and 120 gave 39, 37, 36 and 34 bends and 6, 6, 7 and 8
crossings; CROSSING 150, 200, 300 and 500 gave 41, 45, 56 and 53 bends and 6, 7, 7 and 7 crossings; WRONG_SIDE
60 and more rounds changed nothing.
"""
