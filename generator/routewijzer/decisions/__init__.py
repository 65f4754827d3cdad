"""Decision tables: proved sound, compiled to the fewest questions, explained in words."""

from routewijzer.decisions.chain import Following, Loop, loops
from routewijzer.decisions.compile import DecisionGraph, DecisionNode, Leaf, compile_table
from routewijzer.decisions.format import in_words
from routewijzer.decisions.proof import (
    Answers,
    Conflict,
    TooIntricate,
    conflicts,
    dead,
    example,
    gap,
    idle_questions,
    shadowed,
)
from routewijzer.decisions.reasons import Reasons, reasons
from routewijzer.decisions.table import MAX_QUESTIONS, MAX_RULES, DecisionTable, table

__all__ = [
    "MAX_QUESTIONS",
    "MAX_RULES",
    "Answers",
    "Conflict",
    "DecisionGraph",
    "DecisionNode",
    "DecisionTable",
    "Following",
    "Leaf",
    "Loop",
    "Reasons",
    "TooIntricate",
    "compile_table",
    "conflicts",
    "dead",
    "example",
    "gap",
    "idle_questions",
    "in_words",
    "loops",
    "reasons",
    "shadowed",
    "table",
]
