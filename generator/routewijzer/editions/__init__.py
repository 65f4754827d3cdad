"""Editions side by side: what a region's differs in from the base, in words."""

from routewijzer.editions.diff import Version, diff
from routewijzer.editions.difference import Case, Change, Differences, Goal, Part, Table, Way

__all__ = ["Case", "Change", "Differences", "Goal", "Part", "Table", "Version", "Way", "diff"]
