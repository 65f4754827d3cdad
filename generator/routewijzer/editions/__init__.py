"""Editions: the base with a region's overlay, and what it differs in, in words."""

from routewijzer.editions.approvals import HeldOperation, check_approvals, held_operations
from routewijzer.editions.diff import Version, diff
from routewijzer.editions.difference import (
    AnswerCase,
    Differences,
    EdgeDifference,
    FieldChange,
    OutcomeChange,
    PartDifference,
    TableDifference,
    as_json,
)
from routewijzer.editions.edition import Edition, Region, edition
from routewijzer.editions.locked_answers import check_locked_answers
from routewijzer.editions.report import Report, ReportChapter, ReportEntry, ReportLine, as_text, report
from routewijzer.editions.schema import overlay_schema, schema_over
from routewijzer.editions.status import BaseVersion, EditionStatus, edition_status

__all__ = [
    "AnswerCase",
    "BaseVersion",
    "Differences",
    "EdgeDifference",
    "Edition",
    "EditionStatus",
    "FieldChange",
    "HeldOperation",
    "OutcomeChange",
    "PartDifference",
    "Region",
    "Report",
    "ReportChapter",
    "ReportEntry",
    "ReportLine",
    "TableDifference",
    "Version",
    "as_json",
    "as_text",
    "check_approvals",
    "check_locked_answers",
    "diff",
    "edition",
    "edition_status",
    "held_operations",
    "overlay_schema",
    "report",
    "schema_over",
]
