"""Decision tables: proved sound, compiled to the fewest questions, explained in words."""

from routewijzer.decisions.chain import Following, Loop, decisions_offered, loops, offers
from routewijzer.decisions.compile import DecisionGraph, DecisionNode, Leaf, compile_table
from routewijzer.decisions.duty_proof import DutyBreach, DutyScope, duty_breaches
from routewijzer.decisions.ends import CaseEnd, CaseScope, case_ends
from routewijzer.decisions.format import in_words
from routewijzer.decisions.open_ends import AnswerCount, OpenEnd, OpenEnds, open_ends, route_open_ends
from routewijzer.decisions.proof import (
    Answers,
    Conflict,
    TooIntricate,
    conflicts,
    dead,
    example,
    gap,
    idle_questions,
    shadowed_rules,
)
from routewijzer.decisions.reasons import Reasons, reasons
from routewijzer.decisions.table import MAX_QUESTIONS, MAX_RULES, DecisionTable, table

__all__ = [
    "MAX_QUESTIONS",
    "MAX_RULES",
    "AnswerCount",
    "Answers",
    "CaseEnd",
    "CaseScope",
    "Conflict",
    "DecisionGraph",
    "DecisionNode",
    "DecisionTable",
    "DutyBreach",
    "DutyScope",
    "Following",
    "Leaf",
    "Loop",
    "OpenEnd",
    "OpenEnds",
    "Reasons",
    "TooIntricate",
    "case_ends",
    "compile_table",
    "conflicts",
    "dead",
    "decisions_offered",
    "duty_breaches",
    "example",
    "gap",
    "idle_questions",
    "in_words",
    "loops",
    "offers",
    "open_ends",
    "reasons",
    "route_open_ends",
    "shadowed_rules",
    "table",
]
