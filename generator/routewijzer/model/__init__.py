"""`Document` → frozen, typed `Route`; all errors at once, each at its place."""

from routewijzer.model.cases import Case, Stop, Variation
from routewijzer.model.duties import Duty
from routewijzer.model.elements import (
    Decision,
    Described,
    Element,
    ElementKind,
    Lane,
    Service,
    Shape,
    Stakeholder,
    Step,
)
from routewijzer.model.entrance import Entrance, EntranceAnswer, EntranceGoal
from routewijzer.model.head import Emergency, Head, SignOff, Withdrawal
from routewijzer.model.key_table import key_table
from routewijzer.model.parts import Answer, EdgeKind, Fact, Next, OpenPoint, Outcome, Question, Rule
from routewijzer.model.paths import RequiredPath
from routewijzer.model.read import RULES, read_route
from routewijzer.model.route import (
    SECTION,
    LegendKind,
    LegendText,
    Link,
    Phase,
    Route,
    Source,
    Term,
)
from routewijzer.model.schema import json_schema
from routewijzer.model.search import Alarm, SearchTerms
from routewijzer.model.types import Basis
from routewijzer.model.walk import key_schema, search_texts, walk_route

ROUTE_KEYS = key_schema(Route)
"""The keys of a route with their annotations."""

__all__ = [
    "ROUTE_KEYS",
    "RULES",
    "SECTION",
    "Alarm",
    "Answer",
    "Basis",
    "Case",
    "Decision",
    "Described",
    "Duty",
    "EdgeKind",
    "Element",
    "ElementKind",
    "Emergency",
    "Entrance",
    "EntranceAnswer",
    "EntranceGoal",
    "Fact",
    "Head",
    "Lane",
    "LegendKind",
    "LegendText",
    "Link",
    "Next",
    "OpenPoint",
    "Outcome",
    "Phase",
    "Question",
    "RequiredPath",
    "Route",
    "Rule",
    "SearchTerms",
    "Service",
    "Shape",
    "SignOff",
    "Source",
    "Stakeholder",
    "Step",
    "Stop",
    "Term",
    "Variation",
    "Withdrawal",
    "json_schema",
    "key_schema",
    "key_table",
    "read_route",
    "search_texts",
    "walk_route",
]
