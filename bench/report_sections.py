"""The parts of bench/REPORT.md: each is written by one command and left alone by the others."""

from __future__ import annotations

import re

MUTANTS = "Mutants"
"""The title of what `make mutate` writes."""


def section(text: str, title: str) -> str:
    """Return the part of a report under a title of the second level, title and all, or an empty text."""
    found = re.search(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0].rstrip() + "\n" if found else ""


def put_section(text: str, title: str, body: str) -> str:
    """Return the report with this text under the title: where the title stands, or else at the end."""
    made = f"## {title}\n\n{body.rstrip()}\n"
    before = section(text, title)
    return text.replace(before, made) if before else f"{text.rstrip()}\n\n{made}"
