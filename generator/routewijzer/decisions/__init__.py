"""Decision tables: proved sound, compiled to the fewest questions, explained in words."""

from routewijzer.decisions.compile import DecisionGraph, Leaf, Node, compile_table
from routewijzer.decisions.proof import (
    Answers,
    Conflict,
    TooIntricate,
    conflicts,
    dead,
    example,
    gap,
    shadowed,
)
from routewijzer.decisions.table import MAX_QUESTIONS, Table, table

__all__ = [
    "MAX_QUESTIONS",
    "Answers",
    "Conflict",
    "DecisionGraph",
    "Leaf",
    "Node",
    "Table",
    "TooIntricate",
    "compile_table",
    "conflicts",
    "dead",
    "example",
    "gap",
    "shadowed",
    "table",
]
