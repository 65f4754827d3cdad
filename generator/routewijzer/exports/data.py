"""The route as data for other programs: JSON of the whole, CSV of every statement."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from routewijzer.graph import Graph
from routewijzer.model import Decision, Described

EXPORT_VERSION = 1
"""The version of the JSON: it rises when a program that reads this one would misread the next."""

COLUMNS = ("page", "part", "id", "kind", "text", "basis", "source", "target")
"""The columns of the CSV: where a statement stands, what it says, what it rests on, where it leads."""

_FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n\v\f\x85\u2028\u2029]))(?=[\s\"]*[=+\-@＝＋－＠])")
"""Where a cell may begin that a spreadsheet would calculate: before the signs of a formula, the wide ones of
an East Asian keyboard too, and before blanks and quotes that it may drop first."""


def as_json(graph: Graph) -> str:
    """Return the model as it was read, with what is derived from it.

    That is `export` (the version of this form, see `data_schema`), `order` (elements in reading order),
    `edges` (every arrow with both ends) and `dial` (the address that dials each service). Keys in the model's
    order, so that two versions can be compared.
    """
    data: dict[str, Any] = {"export": EXPORT_VERSION}
    data |= graph.route.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["order"] = list(graph.order)
    data["edges"] = [
        {
            "from": edge.source,
            "to": edge.target,
            "kind": edge.kind,
            "when": edge.when,
            "basis": edge.basis,
            "source": edge.reference,
            "outcome": edge.outcome,
        }
        for edge in graph.edges
    ]
    services = graph.route.services
    data["dial"] = {key: service.number.uri for key, service in services.items() if service.number}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(graph: Graph) -> str:
    """Return one row for every fact, open point, arrow and rule.

    It is for a spreadsheet that splits at commas or at semicolons: no cell can become a formula
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for page, described in graph.route.pages.items():
        for row in _rows(graph, page, described):
            writer.writerow(harmless(cell) for cell in (page, *row))
    return out.getvalue()


def _rows(graph: Graph, page: str, described: Described) -> Iterator[tuple[str, ...]]:
    """Yield the statements of one page, without the first column."""
    source = described.source or ""
    for key, fact in described.facts.items():
        yield ("facts", key, fact.kind, fact.text, fact.basis, fact.source or source, "")
    for key, point in described.open.items():
        yield ("open", key, "", point.text, "open", point.source or "", point.suggests or "")
    for edge in graph.outgoing.get(page, ()):
        part, key = str(edge.origin[2]), str(edge.origin[3])
        yield (part, key, edge.kind, edge.when or "", edge.basis, edge.reference or "", edge.target)
    if isinstance(described, Decision):
        for key, rule in described.rules.items():
            yield ("rules", key, rule.then, rule.because, rule.basis, rule.source or source, "")


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before all that a spreadsheet could take for a formula.

    Where Windows is set to Dutch, a spreadsheet splits this file at semicolons, and a quote that does not
    begin a field holds nothing together there: each semicolon, tab and new line in a text may begin a cell.
    """
    return _FORMULA.sub("'", cell)
