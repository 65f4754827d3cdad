"""Findings in English sentences, as the command line prints them for an English route."""

from collections.abc import Iterable
from pathlib import Path

from routewijzer.findings import Finding, Phrase, errors
from routewijzer.messages import load_messages

THEME = Path(__file__).resolve().parents[1] / "theme"
ENGLISH = load_messages(THEME, "en")
DUTCH = load_messages(THEME, "nl")


def line(finding: Finding) -> str:
    """One finding as a line."""
    return ENGLISH.line(finding)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Return findings as lines, in the order in which they are told."""
    return list(ENGLISH.lines(findings))


def error_lines(findings: Iterable[Finding]) -> list[str]:
    """Those of the findings that are errors."""
    return lines(errors(findings))


def text(sentence: Phrase | None) -> str | None:
    """Return a phrase in words; None for none."""
    return None if sentence is None else ENGLISH.text(sentence)
