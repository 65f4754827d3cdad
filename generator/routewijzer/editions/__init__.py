"""Editions: the base with a region's overlay, and what it differs in, in words."""

from routewijzer.editions.diff import Version, diff
from routewijzer.editions.difference import Case, Change, Differences, Goal, Part, Table, Way, as_json
from routewijzer.editions.edition import Edition, Region, edition
from routewijzer.editions.report import Chapter, Entry, Line, Report, as_text, report
from routewijzer.editions.schema import overlay_schema

__all__ = [
    "Case",
    "Change",
    "Chapter",
    "Differences",
    "Edition",
    "Entry",
    "Goal",
    "Line",
    "Part",
    "Region",
    "Report",
    "Table",
    "Version",
    "Way",
    "as_json",
    "as_text",
    "diff",
    "edition",
    "overlay_schema",
    "report",
]
