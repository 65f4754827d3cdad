"""What the parts of a table are called in DMN, and back: ids, variables of FEEL, texts in cells.

An id of the model holds letters, digits and "-", never "_". Its name in DMN begins with its kind, since ids
of one document share a space (NCName, https://www.w3.org/TR/xml-names/#NT-NCName).
"""

import re
from collections.abc import Iterable

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
"""The namespace of DMN 1.3."""

ANNOTATIONS = ("because", "basis", "source", "stays")
"""The annotations of a rule, in the order of their columns: keys of a rule in the model."""

ANY_ANSWER = "-"
"""A cell that allows every answer (DMN 1.3, 8.2.8)."""

_CELL = re.compile(r'\s*"([a-z][a-z0-9-]*)"\s*(?:,|$)')


def element_id(*parts: str) -> str:
    """Return an id of XML: `rule_beslissing-1_acuut`."""
    return "_".join(parts)


def model_id(name: str, kind: str) -> str | None:
    """Return the last part of an id of this kind, None for any other id."""
    parts = name.split("_")
    return parts[-1] if len(parts) > 1 and parts[0] == kind else None


def variable(key: str) -> str:
    """Return the variable of FEEL for a question: there "-" would subtract."""
    return key.replace("-", "_")


def question_of(name: str) -> str:
    """Return the question of a variable."""
    return name.strip().replace("_", "-")


def cell(answers: Iterable[str]) -> str:
    """Return answers or outcomes as a cell: `"nee","weet-niet"`."""
    return ",".join(f'"{answer}"' for answer in answers)


def cell_values(text: str) -> tuple[str, ...] | None:
    """Return the ids in a cell; empty for one that allows all, None for any other expression of FEEL."""
    if text.strip() in ("", ANY_ANSWER):
        return ()
    values, at = [], 0
    while at < len(text.rstrip()):
        match = _CELL.match(text.rstrip(), at)
        if match is None:
            return None
        values.append(match[1])
        at = match.end()
    return None if text.rstrip().endswith(",") else tuple(values)
